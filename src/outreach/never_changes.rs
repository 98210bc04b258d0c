use std::collections::{BTreeMap, BTreeSet};

use crate::source::SaveError;

/// What the reader wants of the never-notify list and the portal has not confirmed, by user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NeverChanges(BTreeMap<String, NeverChange>);

/// What the reader wants for one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeverChange {
    /// Whether the user is to be on the list.
    pub never: bool,
    /// Whether it is being saved.
    pub is_saving: bool,
    /// Why it was not saved, or not for good.
    pub problem: Option<SaveError>,
}

impl NeverChange {
    /// Whether the user may be on the list by now, whatever a list from before says.
    fn may_be_never(&self) -> bool {
        let is_uncertain = self.problem.as_ref().is_some_and(SaveError::is_uncertain);
        self.never && (self.is_saving || is_uncertain)
    }
}

impl NeverChanges {
    /// What is wanted for a user.
    pub fn get(&self, id: &str) -> Option<&NeverChange> {
        self.0.get(id)
    }

    /// Notes what is wanted for a user, and says whether it is to be saved now: what is wanted meanwhile
    /// waits for [`NeverChanges::end`].
    pub fn begin(&mut self, id: &str, never: bool) -> bool {
        let wanted = NeverChange {
            never,
            is_saving: true,
            problem: None,
        };
        let before = self.0.insert(id.to_owned(), wanted);
        before.is_none_or(|before| !before.is_saving)
    }

    /// Notes what came of saving `never`, and gives what is to be saved next: the reader may want
    /// something else by now. After a refusal that is what the list has anyway.
    pub fn end(&mut self, id: &str, never: bool, saved: Result<(), SaveError>) -> Option<bool> {
        let may_be_saved = saved.as_ref().err().is_none_or(SaveError::is_uncertain);
        let wanted = self.0.get(id).map(|change| change.never);
        let next = wanted.filter(|wanted| *wanted != never && may_be_saved);
        if next.is_some() {
            return next;
        }
        match saved.err() {
            None => self.0.remove(id),
            Some(problem) => self.0.insert(
                id.to_owned(),
                NeverChange {
                    never,
                    is_saving: false,
                    problem: Some(problem),
                },
            ),
        };
        None
    }

    /// Who may be on the list by now, whatever a list from before says: by id.
    pub fn never(&self) -> BTreeSet<String> {
        let never = self.0.iter().filter(|(_, change)| change.may_be_never());
        never.map(|(id, _)| id.clone()).collect()
    }
}
