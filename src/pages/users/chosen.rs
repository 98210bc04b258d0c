use leptos::prelude::*;

use crate::context::Preferences;
use crate::engine::{Loaded, Selected};
use crate::query::{Selection, Sort, UserQuery};
use crate::ui::ask;

/// Which rows of the present list are selected. Another page or order of the list keeps the
/// selection, another list has none.
#[derive(Debug, Clone, Copy)]
pub struct Chosen {
    selection: RwSignal<(u32, Selection)>,
    /// Counts the lists, so that coming back to one brings no selection back.
    list: Memo<(u32, UserQuery)>,
    count: ReadSignal<Option<usize>>,
}

impl Chosen {
    /// Nothing selected in the list that a query has of the data.
    pub fn new(query: Memo<UserQuery>, loaded: Signal<Loaded>) -> Self {
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
        let selection = RwSignal::new((0, Selection::NONE));
        let preferences = Preferences::expect();
        let count = ask(move || {
            let (engine, list, names) = (loaded.get().engine, list.get(), preferences.names());
            let selection = of_list(selection, list.0);
            let of = Selected {
                query: list.1,
                selection,
                names,
            };
            async move { engine.count(of).await }
        });
        Self {
            selection,
            list,
            count,
        }
    }

    fn number(self) -> u32 {
        self.list.with(|(number, _)| *number)
    }

    /// The current selection.
    pub fn selection(self) -> Selection {
        of_list(self.selection, self.number())
    }

    /// Whether a user is selected.
    pub fn contains(self, id: &str) -> bool {
        let (list, selection) = &*self.selection.read();
        self.number() == *list && selection.contains(id)
    }

    /// How many users of the list are selected.
    pub fn count(self) -> usize {
        self.count.get().unwrap_or_default()
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

/// What is selected in the list with a number.
fn of_list(selection: RwSignal<(u32, Selection)>, number: u32) -> Selection {
    let (list, selection) = &*selection.read();
    if number == *list {
        selection.clone()
    } else {
        Selection::NONE
    }
}
