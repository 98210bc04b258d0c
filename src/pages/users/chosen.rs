use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::context::Preferences;
use crate::engine::Loaded;
use crate::query::{Selected, Selection, Sort, UserQuery};
use crate::reactive::{Memo, ReadSignal, RwSignal};
use crate::ui::ask;

/// Which rows of the present list are selected. Another page or order of the list keeps the
/// selection, another list has none.
#[derive(Debug, Clone, Copy)]
pub struct Chosen {
    selection: RwSignal<(u32, Selection)>,
    /// Counts the lists, so that coming back to one brings no selection back.
    list: Memo<(u32, UserQuery)>,
    /// The list in its order, and the data.
    query: Memo<UserQuery>,
    loaded: ReadSignal<Loaded>,
    count: ReadSignal<Option<usize>>,
}

impl Chosen {
    /// Nothing selected in the list that a query has of the data.
    pub fn new(query: Memo<UserQuery>, loaded: ReadSignal<Loaded>) -> Self {
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
            query,
            loaded,
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

    /// Selects everybody between two users of the list, or takes their selection back, whether their
    /// rows are drawn or not.
    pub fn set_range(self, from: String, to: String, selected: bool) {
        let (engine, query) = untrack(|| (self.loaded.get().engine, self.query.get()));
        let (names, list) = untrack(|| (Preferences::expect().names(), self.number()));
        spawn_local(async move {
            let mut ends = Vec::new();
            for id in [&from, &to] {
                ends.extend(engine.position(id, &query, names).await.ok().flatten());
            }
            let &[from, to] = ends.as_slice() else { return };
            let rows = from.min(to) - 1..from.max(to);
            let Ok(page) = engine.page(&query, rows, names).await else {
                return;
            };
            // The reader may have gone on to another list meanwhile.
            if self.list.try_with_untracked(|(number, _)| *number) == Some(list) {
                self.set_all(page.rows.iter().map(|user| user.id.as_str()), selected);
            }
        });
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
