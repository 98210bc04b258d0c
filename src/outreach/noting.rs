use crate::domain::Contact;
use crate::source::{NewLogEntry, SaveError, UserId};

/// The most characters of a note.
pub const LONGEST_NOTE: usize = 2000;

/// What is written about a message or a call until it is in the log. Nothing is noted twice, however
/// often the reader clicks or tries again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noting {
    note: String,
    /// What was tried last, with its idempotency key.
    tried: Option<(NewLogEntry, String)>,
    is_saving: bool,
    problem: Option<SaveError>,
}

impl Noting {
    /// The note.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Changes the note, except while one is saved.
    pub fn write(&mut self, note: String) {
        if !self.is_saving {
            self.note = note;
        }
    }

    /// Whether it is on its way.
    pub fn is_saving(&self) -> bool {
        self.is_saving
    }

    /// Why the latest try failed.
    pub fn problem(&self) -> Option<&SaveError> {
        self.problem.as_ref()
    }

    /// Begins to save, and gives what with its key: the key before where the same was tried before, else
    /// a new one. `None` while another one is saved.
    pub fn begin(
        &mut self,
        user_id: UserId,
        kind: Contact,
        new_key: impl FnOnce() -> Option<String>,
    ) -> Option<(NewLogEntry, String)> {
        if self.is_saving {
            return None;
        }
        let entry = NewLogEntry {
            user_id,
            kind,
            note: self.note.trim().chars().take(LONGEST_NOTE).collect(),
        };
        let before = self.tried.take().filter(|(tried, _)| *tried == entry);
        let key = before.map(|(_, key)| key).or_else(new_key);
        let Some(key) = key else {
            self.problem = Some(SaveError::NoKey);
            return None;
        };
        self.problem = None;
        self.is_saving = true;
        self.tried = Some((entry.clone(), key.clone()));
        Some((entry, key))
    }

    /// Notes what came of it. The note stays until it is in the log.
    pub fn end(&mut self, saved: Result<(), SaveError>) {
        self.is_saving = false;
        self.problem = saved.err();
        if self.problem.as_ref().is_none_or(SaveError::is_kept) {
            self.note.clear();
            self.tried = None;
        }
    }
}
