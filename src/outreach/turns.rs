use serde::{Deserialize, Serialize};

/// How many tabs to remember, the latest changed first.
const MOST: usize = 50;

/// Which copy of a tab has gone on last, for all tabs of a browser.
///
/// A tab that is duplicated copies what it has to send. As long as both copies ask for the same, the
/// portal sends it once; but when one of them leaves somebody out or writes a part anew, its keys are for
/// other people. So the copy that changes something first goes on with all of it, and the others learn
/// that before they ask for anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Turns(Vec<Turn>);

/// The latest change that a tab knows of, be it its own or made by the one it is a copy of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Turn {
    /// The first change, by which a tab and its copies are told from others.
    first: String,
    latest: String,
}

impl Turns {
    /// Reads what the browser has kept.
    pub fn restore(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// What [`Turns::restore`] reads.
    pub fn keep(&self) -> String {
        // Texts can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether another copy of the tab has changed something that the tab does not know of.
    pub fn have_passed(&self, turn: &Turn) -> bool {
        let mut latest = self.0.iter();
        latest.any(|other| other.first == turn.first && other.latest != turn.latest)
    }

    /// Notes that a tab changes something now. One that another copy has passed goes on by itself. The
    /// mark must be random and new.
    pub fn take(&mut self, turn: &mut Turn, mark: String) {
        if turn.first.is_empty() || self.have_passed(turn) {
            turn.first.clone_from(&mark);
        }
        turn.latest = mark;
        self.0.retain(|other| other.first != turn.first);
        self.0.insert(0, turn.clone());
        self.0.truncate(MOST);
    }
}

impl Turn {
    /// Reads what the tab has kept.
    pub fn restore(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// What [`Turn::restore`] reads.
    pub fn keep(&self) -> String {
        // Texts can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
