use leptos::prelude::*;

use crate::query::{Selection, Sort, UserQuery};

/// Which rows of the present list are selected. Another page or order of the list keeps the
/// selection, another list has none.
#[derive(Debug, Clone, Copy)]
pub struct Chosen {
    selection: RwSignal<(u32, Selection)>,
    /// Counts the lists, so that coming back to one brings no selection back.
    list: Memo<(u32, UserQuery)>,
}

impl Chosen {
    /// Nothing selected in the list of a query.
    pub fn new(query: Memo<UserQuery>) -> Self {
        // The same users, whatever their order and however they are shown.
        let list = Memo::new(move |before: Option<&(u32, UserQuery)>| {
            let mut list = query.with(|query| query.changed(|query| query.sort = Sort::DEFAULT));
            list.columns = UserQuery::default().columns;
            let number = match before {
                None => 0,
                Some((number, before)) if *before == list => *number,
                Some((number, _)) => number + 1,
            };
            (number, list)
        });
        Self {
            selection: RwSignal::new((0, Selection::NONE)),
            list,
        }
    }

    fn number(self) -> u32 {
        self.list.with(|(number, _)| *number)
    }

    /// The current selection.
    pub fn selection(self) -> Selection {
        let (list, selection) = &*self.selection.read();
        if self.number() == *list {
            selection.clone()
        } else {
            Selection::NONE
        }
    }

    /// Whether a user is selected.
    pub fn contains(self, id: &str) -> bool {
        let (list, selection) = &*self.selection.read();
        self.number() == *list && selection.contains(id)
    }

    /// How many users are selected in a list of this length.
    pub fn count(self, total: usize) -> usize {
        self.selection().count(total)
    }

    /// Selects users or takes their selection back.
    pub fn set_all<'a>(self, ids: impl Iterator<Item = &'a str>, selected: bool) {
        let mut selection = untrack(|| self.selection());
        for id in ids {
            selection.set(id, selected);
        }
        self.replace(selection);
    }

    /// Selects just these.
    pub fn replace(self, selection: Selection) {
        self.selection.set((untrack(|| self.number()), selection));
    }
}
