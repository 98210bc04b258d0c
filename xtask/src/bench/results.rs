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
    /// Peak memory in bytes, visit by visit.
    pub memory: Vec<Entry<Vec<f64>>>,
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
        of(&mut self.loads, contender, size, network).push(load);
    }

    /// Adds what one visit took of memory.
    pub fn add_memory(&mut self, contender: Contender, size: Size, bytes: f64) {
        of(&mut self.memory, contender, size, Network::Unlimited).push(bytes);
    }

    /// Adds one round of a list.
    pub fn add_list(&mut self, contender: Contender, size: Size, list: List) {
        of(&mut self.lists, contender, size, Network::Unlimited).extend(list);
    }
}

/// The entry of a page with a document, a new one if there is none.
fn of<T: Default>(
    entries: &mut Vec<Entry<T>>,
    contender: Contender,
    size: Size,
    network: Network,
) -> &mut T {
    let same = |entry: &Entry<T>| {
        (entry.contender, entry.size, entry.network) == (contender, size, network)
    };
    let at = entries.iter().position(same).unwrap_or(entries.len());
    if at == entries.len() {
        entries.push(Entry {
            contender,
            size,
            network,
            taken: T::default(),
        });
    }
    // The entry is there: it was found or has just been added.
    #[expect(clippy::indexing_slicing, reason = "`at` is the place of an entry")]
    &mut entries[at].taken
}
