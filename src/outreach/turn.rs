use serde::{Deserialize, Serialize};

use crate::domain::{Instant, Span};

/// For how long a browser remembers what a tab has changed last.
const REMEMBERED: Span = Span::days(30);

/// What a tab knows of the changes that it and its copies have made.
///
/// A tab that is duplicated copies what it has to send. As long as both copies ask for the same, the
/// portal sends it once; but when one of them leaves somebody out or writes a part anew, its keys are for
/// other people. So the copy that changes something first goes on with all of it, and the others learn
/// that before they ask for anything. They may write to others again once newer data shows what the copy
/// has sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Turn {
    /// The first change, by which a tab and its copies are told from others.
    first: String,
    /// The latest change that the tab knows of, be it its own or made by the one it is a copy of.
    latest: String,
    /// The instant of the data with which the tab learned that a copy has gone on.
    #[serde(default)]
    passed_with: Option<i64>,
}

/// The latest change of a tab and its copies, as the browser keeps it for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    mark: String,
    /// By this browser's clock.
    at: i64,
}

impl Turn {
    /// Reads what the tab has kept.
    pub fn restore(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// What [`Turn::restore`] reads.
    pub fn keep(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What the browser keeps the latest change under: the same for all copies, and for no other tab.
    /// Empty before the first change.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Whether another copy of the tab has changed something that the tab does not know of.
    pub fn is_passed(&self, latest: Option<&Change>) -> bool {
        latest.is_some_and(|latest| latest.mark != self.latest)
    }

    /// Notes that the tab changes something now, unless it is passed, and gives what the browser is to
    /// keep. The mark must be random and new.
    pub fn take(&mut self, mark: String, at: Instant) -> Change {
        if self.first.is_empty() {
            self.first.clone_from(&mark);
        }
        self.latest.clone_from(&mark);
        Change {
            mark,
            at: at.millis(),
        }
    }

    /// Lets a tab that is passed write for itself again, if the data of this instant is newer than the data
    /// it had when it learned that. Says whether it is.
    pub fn part(&mut self, as_of: Instant) -> bool {
        let learned = *self.passed_with.get_or_insert(as_of.millis());
        let is_newer = as_of.millis() > learned;
        if is_newer {
            *self = Self::default();
        }
        is_newer
    }
}

impl Change {
    /// Reads what the browser has kept.
    pub fn restore(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// What [`Change::restore`] reads.
    pub fn keep(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether it need not be remembered any more.
    pub fn is_old(&self, now: Instant) -> bool {
        now - Instant::from_millis(self.at) > REMEMBERED
    }
}
