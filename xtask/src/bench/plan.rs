//! What is measured how often.

use std::path::PathBuf;

use super::contender::Contender;
use super::documents::Size;
use super::pace::Network;

/// A kind of measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Measure {
    /// From the navigation to the last bars
    Load,
    /// Letters, filters, sorts and scrolling
    List,
}

/// What to measure: the fields are the options of the command line.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Options {
    /// Measure these pages only; nothing is written to docs/
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<Contender>,
    /// Measure with documents of these sizes only, such as 100000 or 1000000-lean
    #[arg(long = "size", value_delimiter = ',')]
    pub sizes: Vec<Size>,
    /// Measure over these networks only
    #[arg(long = "network", value_delimiter = ',')]
    pub networks: Vec<Network>,
    /// Measure this only
    #[arg(long)]
    pub measure: Option<Measure>,
    /// How many times to visit each page
    #[arg(long)]
    pub runs: Option<usize>,
    /// Take three minutes: fewer documents and visits
    #[arg(long)]
    pub quick: bool,
    /// Measure this build of the app [default: dist/, built first if it is not current]
    #[arg(long, value_name = "FOLDER")]
    pub dist: Option<PathBuf>,
    /// Measure this build of the app as well, in turns with the other one
    #[arg(long, value_name = "FOLDER")]
    pub before: Option<PathBuf>,
}

/// One document over one network, visited so many times by each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The document.
    pub size: Size,
    /// The network.
    pub network: Network,
    /// How many times.
    pub runs: usize,
}

const SMALL: Size = whole(3_000);
const LARGE: Size = whole(100_000);
const MILLION: Size = whole(1_000_000);
/// Small enough for JavaScript's longest string, 512 MB.
const LEAN_MILLION: Size = Size {
    users: 1_000_000,
    is_lean: true,
};

const fn whole(users: usize) -> Size {
    Size {
        users,
        is_lean: false,
    }
}

/// The complete run.
const COMPLETE: [Cell; 8] = [
    cell(SMALL, Network::Unlimited, 7),
    cell(SMALL, Network::Office, 5),
    cell(SMALL, Network::Fast3G, 3),
    cell(LARGE, Network::Unlimited, 5),
    cell(LARGE, Network::Office, 3),
    cell(LEAN_MILLION, Network::Unlimited, 3),
    cell(LEAN_MILLION, Network::Office, 1),
    cell(MILLION, Network::Unlimited, 2),
];

/// A first impression.
const QUICK: [Cell; 3] = [
    cell(SMALL, Network::Unlimited, 3),
    cell(SMALL, Network::Fast3G, 1),
    cell(LARGE, Network::Unlimited, 3),
];

/// The documents for the lists, and how many rounds.
const LISTS: [(Size, usize); 3] = [(SMALL, 2), (LARGE, 2), (LEAN_MILLION, 1)];
const QUICK_LISTS: [(Size, usize); 2] = [(SMALL, 1), (LARGE, 1)];

const fn cell(size: Size, network: Network, runs: usize) -> Cell {
    Cell {
        size,
        network,
        runs,
    }
}

/// How many visits are weighed: a page's memory is not the same twice, and a million takes its time.
pub fn weighings(size: Size) -> usize {
    if size.users > LARGE.users { 1 } else { 3 }
}

impl Options {
    /// Whether it is the run that docs/benchmarks.md is about.
    pub fn is_complete(&self) -> bool {
        let is_whole = self.only.is_empty() && self.sizes.is_empty() && self.networks.is_empty();
        is_whole
            && self.measure.is_none()
            && self.runs.is_none()
            && !self.quick
            && self.dist.is_none()
            && self.before.is_none()
    }

    /// The pages.
    pub fn contenders(&self) -> Vec<Contender> {
        let mut contenders = self.only.clone();
        if contenders.is_empty() {
            contenders.extend(Contender::ALL);
        }
        contenders.extend(self.before.as_ref().map(|_| Contender::Before));
        contenders
    }

    /// The visits.
    pub fn cells(&self) -> Vec<Cell> {
        if self.measure == Some(Measure::List) {
            return Vec::new();
        }
        let usual: &[Cell] = if self.quick { &QUICK } else { &COMPLETE };
        let networks =
            |cell: &Cell| self.networks.is_empty() || self.networks.contains(&cell.network);
        let cells: Vec<Cell> = if self.sizes.is_empty() {
            usual.iter().copied().filter(networks).collect()
        } else {
            let chosen = if self.networks.is_empty() {
                &[Network::Unlimited][..]
            } else {
                &self.networks
            };
            let of = |size: Size| chosen.iter().map(move |network| cell(size, *network, 3));
            self.sizes.iter().copied().flat_map(of).collect()
        };
        let runs = |cell: Cell| Cell {
            runs: self.runs.unwrap_or(cell.runs),
            ..cell
        };
        cells.into_iter().map(runs).collect()
    }

    /// The documents for the lists, and how many rounds.
    pub fn lists(&self) -> Vec<(Size, usize)> {
        if self.measure == Some(Measure::Load) {
            return Vec::new();
        }
        let usual: &[(Size, usize)] = if self.quick { &QUICK_LISTS } else { &LISTS };
        let sizes: Vec<_> = if self.sizes.is_empty() {
            usual.to_vec()
        } else {
            self.sizes.iter().map(|size| (*size, 1)).collect()
        };
        sizes
            .into_iter()
            .map(|(size, rounds)| (size, self.runs.unwrap_or(rounds)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_leaves_the_rest_out() {
        let options = Options {
            sizes: vec![LARGE],
            runs: Some(2),
            measure: Some(Measure::Load),
            ..Options::default()
        };
        assert_eq!(options.cells(), [cell(LARGE, Network::Unlimited, 2)]);
        assert!(options.lists().is_empty());
        assert!(!options.is_complete());
    }

    #[test]
    fn without_a_choice_everything_is_measured() {
        let options = Options::default();
        assert_eq!(options.cells(), COMPLETE);
        assert_eq!(options.lists(), LISTS);
        assert_eq!(options.contenders(), Contender::ALL);
        assert!(options.is_complete());
    }

    #[test]
    fn a_network_can_be_chosen_alone() {
        let options = Options {
            networks: vec![Network::Fast3G],
            ..Options::default()
        };
        assert_eq!(options.cells(), [cell(SMALL, Network::Fast3G, 3)]);
    }
}
