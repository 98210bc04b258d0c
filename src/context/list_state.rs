use std::sync::Arc;

use super::stored::stored;
use crate::outreach::List;
use crate::source::{Fault, LoadError};

/// How a list stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ListState<T> {
    /// The list, once it is known.
    pub list: Option<Arc<T>>,
    /// Whether it is loaded now.
    pub is_loading: bool,
    /// Whether the list was too old already when that began.
    pub was_outdated: bool,
    /// Why the latest load has failed.
    pub problem: Option<LoadError>,
}

impl<T> ListState<T> {
    /// The list, where nothing says that it may be another one by now.
    pub fn certain(&self) -> Option<&Arc<T>> {
        self.list.as_ref().filter(|_| self.problem.is_none())
    }

    /// Whether the list is too old, and a new one is on its way.
    pub fn is_outdated(&self) -> bool {
        self.is_loading && self.was_outdated
    }

    /// Takes the result of a load. A reader who lost the right to see the list stops seeing it.
    pub(super) fn take(&mut self, list: Result<T, LoadError>) {
        self.is_loading = false;
        match list {
            Ok(list) => {
                self.list = Some(Arc::new(list));
                self.problem = None;
            }
            Err(error) => {
                if error.fault == Fault::Status(403) {
                    self.list = None;
                }
                self.problem = Some(error);
            }
        }
    }
}

/// The list that this browser has stored; an empty one where it has stored none.
pub(super) fn in_browser<T: List>(key: &str) -> ListState<T> {
    let list = match stored(key) {
        None => Ok(T::default()),
        Some(text) => T::parse(text.as_bytes()),
    };
    let (list, problem) = match list {
        Ok(list) => (Some(Arc::new(list)), None),
        Err(_) => (None, Some(Fault::Stored)),
    };
    ListState {
        list,
        is_loading: false,
        was_outdated: false,
        problem: problem.map(|fault| LoadError {
            what: T::NAME.to_owned(),
            fault,
        }),
    }
}
