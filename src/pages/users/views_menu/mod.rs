mod name_field;
mod row;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use self::name_field::name_field;
use self::row::row;
use super::tools::Tools;
use crate::context::{Paths, Preferences, SavedViews, Session};
use crate::engine::{Loaded, Stopped};
use crate::markup::{Markup, Value, markup};
use crate::query::{
    SavedView, Selected, Selection, UserQuery, ViewError, suggested_name, views_as_text,
};
use crate::reactive::{Memo, NodeRef, ReadSignal, RwSignal, Signal, effect};
use crate::sentences::isolate;
use crate::ui::{CopyButton, Messages, absolute, ask, focus};

/// What a view asks for, and the number of users in its list.
type ViewCounts = ReadSignal<Option<Vec<(String, usize)>>>;

/// Views that were saved under a name, ways to change them, and a way to save the present list.
#[component]
pub fn ViewsMenu(
    /// The present list, and the data that is counted in.
    tools: Tools,
) -> Value {
    let Tools {
        list,
        loaded,
        is_open,
        ..
    } = tools;
    let paths = Paths::expect();
    SavedViews::provide(&paths);
    let views = SavedViews::expect();
    let counts = count_views(loaded, is_open);
    let managing = Managing::new(list);
    effect(move || {
        if is_open.get() {
            managing.begin();
        }
    });
    let places = move || (0..managing.rows().len()).collect();
    let is_empty = move || managing.rows().is_empty();
    let has_views = Memo::new(move |_| !views.all().is_empty());
    let text = Callback::new(move |()| {
        let address = |query: &UserQuery| absolute(&paths.users(query));
        views_as_text(&views.all(), address)
    });
    let empty = move || {
        is_empty().then(|| {
            markup! {
                <p class="menu-empty">
                    <strong>"No saved views yet."</strong>
                    " Save filters, sorting and columns under a name to come back to them with one click."
                </p>
            }
        })
    };
    let rows = Value::each(places, usize::to_string, move |at| {
        row(at, managing, counts)
    });
    let list = markup! { <ul class="menu-list views" aria-label="Saved views">{rows}</ul> };
    let copy = move || {
        let button =
            || markup! { <CopyButton label="Copy all as links" said="Copied the links" text /> };
        has_views
            .get()
            .then(|| markup! { <div class="menu-foot">{button()}</div> })
    };
    markup! {
        {move || empty()}
        {vec![list, save_form(managing)]}
        {move || copy()}
    }
}

/// The number of users in the list of each view, by what its address asks for; while the menu is closed
/// nobody is counted.
fn count_views(loaded: ReadSignal<Loaded>, is_open: RwSignal<bool>) -> ViewCounts {
    let (preferences, saved) = (Preferences::expect(), SavedViews::expect());
    ask(move || {
        let (is_open, engine, names) = (is_open.get(), loaded.get().engine, preferences.names());
        let views = if is_open { saved.all() } else { Vec::new() };
        async move {
            let mut counts = Vec::new();
            for view in views {
                let list = view.query(&UserQuery::default());
                let count = engine.count(Selected {
                    query: list,
                    selection: Selection::ALL,
                    names,
                });
                counts.push((view.query, count.await?));
            }
            Ok::<_, Stopped>(counts)
        }
    })
}

/// Saves the present list under a name.
fn save_form(managing: Managing) -> Markup {
    let Managing { query, problem, .. } = managing;
    let input = NodeRef::<HtmlInputElement>::new();
    let focus_input = move || focus(input.get_untracked().map(Into::into));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        managing.save();
        focus_input();
    };
    let replace = move |_: Event| {
        if let Some(ViewError::Taken(name)) = problem.get_untracked() {
            managing.replace(&name);
            focus_input();
        }
    };
    let is_taken = move || matches!(problem.get(), Some(ViewError::Taken(_)));
    let saved = managing.saved;
    let kept = move || match saved.are_given() {
        true => "This site keeps your views.",
        false => "Views stay in this browser.",
    };
    let left_out = move || query.with(left_out);
    let button = markup! { <button type="submit" class="button">"Save"</button> };
    let label = "Save this list as";
    let field = name_field("view-name", label, managing.name, problem, input, button);
    let replace_button = move || {
        is_taken().then(|| {
            markup! { <button type="button" class="button" on:click=replace>"Replace that view"</button> }
        })
    };
    markup! {
        <form class="menu-form" novalidate on:submit=save>
            {field}
            {move || replace_button()}
            <p class="hint">{move || kept()} {move || left_out()}</p>
        </form>
    }
}

/// What of the present list is in no view, since it names people.
fn left_out(query: &UserQuery) -> Option<&'static str> {
    match (!query.q.is_empty(), !query.manager.is_empty()) {
        (false, false) => None,
        (true, false) => Some(" The search text is not saved, because it may name people."),
        (false, true) => Some(" The manager is not saved, because that names a person."),
        (true, true) => {
            Some(" The search text and the manager are not saved, because they name people.")
        }
    }
}

/// What the menu knows and does while it is open.
#[derive(Debug, Clone, Copy)]
struct Managing {
    query: Memo<UserQuery>,
    product: Signal<String>,
    saved: SavedViews,
    messages: Messages,
    /// The name to save the present list under.
    name: RwSignal<String>,
    /// Why the last change was not made, or not stored.
    problem: RwSignal<Option<ViewError>>,
    /// The place of the view that is being changed.
    editing: RwSignal<Option<usize>>,
    /// The view that was deleted last, with its place.
    deleted: RwSignal<Option<(usize, SavedView)>>,
}

/// A row of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ViewRow {
    /// A saved view.
    Saved(SavedView),
    /// In place of a view that was deleted.
    Deleted(SavedView),
}

impl Managing {
    fn new(query: Memo<UserQuery>) -> Self {
        Self {
            query,
            product: Session::expect().product(),
            saved: SavedViews::expect(),
            messages: Messages::expect(),
            name: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            editing: RwSignal::new(None),
            deleted: RwSignal::new(None),
        }
    }

    /// Begins anew: the menu opens.
    fn begin(self) {
        self.deleted.set(None);
        self.editing.set(None);
        self.problem.set(None);
        self.suggest_name();
    }

    fn suggest_name(self) {
        let views = untrack(|| self.saved.all());
        let product = self.product.get_untracked();
        let name = self.query.with_untracked(|query| {
            let name = query.name().replace("{product}", &product);
            suggested_name(&name, query, &views)
        });
        self.name.set(name);
    }

    /// The views, and in its place the one that was deleted last.
    fn rows(self) -> Vec<ViewRow> {
        let views = self.saved.all().into_iter();
        let mut rows: Vec<_> = views.map(ViewRow::Saved).collect();
        if let Some((at, view)) = self.deleted.get() {
            rows.insert(at.min(rows.len()), ViewRow::Deleted(view));
        }
        rows
    }

    fn save(self) {
        let typed = self.name.get_untracked();
        let saved = self
            .query
            .with_untracked(|query| self.saved.save(&typed, query));
        let is_saved = matches!(saved, Ok(_) | Err(ViewError::NotStored));
        self.end(saved.map(|name| format!("Saved the view “{}”", isolate(&name))));
        if is_saved {
            self.name.set(String::new());
        }
    }

    /// Gives a view another name.
    fn rename(self, name: &str, typed: &str) -> Result<(), ViewError> {
        let renamed = self.saved.rename(name, typed);
        if let Err(error @ (ViewError::Unnamed | ViewError::Taken(_))) = renamed {
            return Err(error);
        }
        self.end(renamed.map(|name| format!("Renamed the view to “{}”", isolate(&name))));
        self.suggest_name();
        Ok(())
    }

    /// Makes a view that of the present list.
    fn replace(self, name: &str) {
        let replaced = self
            .query
            .with_untracked(|query| self.saved.replace(name, query));
        self.end(replaced.map(|()| format!("Replaced the view “{}”", isolate(name))));
        self.suggest_name();
    }

    fn delete(self, name: &str) {
        let deleted = self.saved.delete(name);
        let said = deleted.clone();
        self.end(said.map(|_| format!("Deleted the view “{}”", isolate(name))));
        self.deleted.set(deleted.ok().flatten());
        self.suggest_name();
    }

    /// Puts the view that was deleted last back in its place.
    fn restore(self) {
        let Some((at, view)) = self.deleted.get_untracked() else {
            return;
        };
        let said = format!("Restored the view “{}”", isolate(&view.name));
        self.end(self.saved.restore(at, view).map(|()| said));
        self.suggest_name();
    }

    /// Says what was done, or shows why it was not.
    fn end(self, done: Result<String, ViewError>) {
        self.deleted.set(None);
        self.editing.set(None);
        self.problem.set(done.clone().err());
        if let Ok(said) = done {
            self.messages.say(said);
        }
    }
}
