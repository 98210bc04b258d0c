//! What one run of the benchmark has found.

use serde::Serialize;

use super::contender::Contender;
use super::documents::Size;
use super::list::List;
use super::load::Load;
use super::pace::Network;

/// Everything, as it is kept below target/.
#[derive(Debug, Serialize)]
pub struct Results {
    /// Where, when and with what.
    pub setting: Vec<(String, String)>,
    /// The documents and how large they are, in bytes.
    pub documents: Vec<(Size, usize)>,
    /// What could not be loaded, and why.
    pub failures: Vec<Failure>,
    /// Peak memory in bytes.
    pub memory: Vec<Entry<u64>>,
    /// The visits.
    pub loads: Vec<Entry<Vec<Load>>>,
    /// The lists.
    pub lists: Vec<Entry<List>>,
}

/// What was measured of one page with one document.
#[derive(Debug, Serialize)]
pub struct Entry<T> {
    /// The page.
    pub contender: Contender,
    /// The document.
    pub size: Size,
    /// How fast it came.
    pub network: Network,
    /// What it took.
    pub taken: T,
}

/// A page that cannot show a document.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The page.
    pub contender: Contender,
    /// The document.
    pub size: Size,
    /// In the words of the page.
    pub why: String,
}

impl Results {
    /// An empty one.
    pub fn new(setting: Vec<(String, String)>) -> Self {
        Self {
            setting,
            documents: Vec::new(),
            failures: Vec::new(),
            memory: Vec::new(),
            loads: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// Whether a page was seen to fail with a document.
    pub fn has_failed(&self, contender: Contender, size: Size) -> bool {
        let failed = |failure: &Failure| (failure.contender, failure.size) == (contender, size);
        self.failures.iter().any(failed)
    }

    /// The visits of one page.
    pub fn loads(&self, contender: Contender, size: Size, network: Network) -> &[Load] {
        let wanted = |entry: &&Entry<Vec<Load>>| {
            (entry.contender, entry.size, entry.network) == (contender, size, network)
        };
        self.loads
            .iter()
            .find(wanted)
            .map_or(&[], |entry| &entry.taken)
    }

    /// Adds one visit.
    pub fn add(&mut self, contender: Contender, size: Size, network: Network, load: Load) {
        let same = |entry: &&mut Entry<Vec<Load>>| {
            (entry.contender, entry.size, entry.network) == (contender, size, network)
        };
        match self.loads.iter_mut().find(same) {
            Some(entry) => entry.taken.push(load),
            None => self.loads.push(Entry {
                contender,
                size,
                network,
                taken: vec![load],
            }),
        }
    }
}
