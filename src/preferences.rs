use leptos::prelude::*;
use serde_json::{Map, Value, json};

use crate::domain::Names;
use crate::query::SavedView;

/// The name under which the browser keeps them.
const KEY: &str = "active-users";

/// The reader's preferences, stored in this browser and shared by all tabs. They hold no personal
/// data.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    kept: RwSignal<Kept>,
    names: Memo<Names>,
    compact_rows: Memo<bool>,
    shortcuts: Memo<bool>,
}

/// All that is kept.
#[derive(Debug, Clone, PartialEq)]
struct Kept {
    conceal_names: bool,
    compact_rows: bool,
    shortcuts: bool,
    views: Vec<SavedView>,
}

impl Kept {
    /// Reads what the browser stores, each preference separately. What can't be read is its default,
    /// but for names: whoever has concealed them must not see them because of a fault elsewhere.
    fn read() -> Self {
        let text = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let is_kept = text.is_some();
        let members: Option<Map<String, Value>> =
            text.and_then(|text| serde_json::from_str(&text).ok());
        let is_unreadable = is_kept && members.is_none();
        let members = members.unwrap_or_default();
        let truth = |name: &str, missing: bool, unreadable: bool| match members.get(name) {
            None => missing,
            Some(value) => value.as_bool().unwrap_or(unreadable),
        };
        let views = members.get("views").and_then(Value::as_array);
        let view = |view: &Value| serde_json::from_value(view.clone()).ok();
        Self {
            conceal_names: truth("conceal_names", is_unreadable, true),
            compact_rows: truth("compact_rows", false, false),
            shortcuts: truth("shortcuts", true, true),
            views: views.into_iter().flatten().filter_map(view).collect(),
        }
    }

    fn write(&self) {
        let kept = json!({
            "conceal_names": self.conceal_names,
            "compact_rows": self.compact_rows,
            "shortcuts": self.shortcuts,
            "views": self.views,
        });
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, &kept.to_string());
        }
    }
}

impl Preferences {
    /// Reads what the browser has kept, follows what other tabs change, and gives it to all
    /// components below.
    pub fn provide() {
        let kept = RwSignal::new(Kept::read());
        let names = move |_: Option<&Names>| match kept.read().conceal_names {
            true => Names::Concealed,
            false => Names::Shown,
        };
        provide_context(Self {
            kept,
            names: Memo::new(names),
            compact_rows: Memo::new(move |_| kept.read().compact_rows),
            shortcuts: Memo::new(move |_| kept.read().shortcuts),
        });
        let listener = window_event_listener(leptos::ev::storage, move |event| {
            // Without a key, everything was cleared.
            if event.key().is_none_or(|key| key == KEY) {
                let _ = kept.try_set(Kept::read());
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// The preferences that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether names are shown or concealed.
    pub fn names(self) -> Names {
        self.names.get()
    }

    /// Shows names or conceals them.
    pub fn conceal_names(self, conceal: bool) {
        self.change(|kept| kept.conceal_names = conceal);
    }

    /// Whether rows stand close together.
    pub fn compact_rows(self) -> bool {
        self.compact_rows.get()
    }

    /// Sets rows close together, or apart again.
    pub fn set_compact_rows(self, compact: bool) {
        self.change(|kept| kept.compact_rows = compact);
    }

    /// Whether single keys do anything.
    pub fn shortcuts(self) -> bool {
        self.shortcuts.get()
    }

    /// Turns single keys on or off.
    pub fn set_shortcuts(self, on: bool) {
        self.change(|kept| kept.shortcuts = on);
    }

    /// The saved views, in the order of their saving.
    pub fn views(self) -> Vec<SavedView> {
        self.kept.read().views.clone()
    }

    /// Keeps a view, in place of one of the same name.
    pub fn save_view(self, view: SavedView) {
        self.change(|kept| {
            kept.views.retain(|other| other.name != view.name);
            kept.views.push(view);
        });
    }

    /// Forgets a view.
    pub fn forget_view(self, name: &str) {
        self.change(|kept| kept.views.retain(|view| view.name != name));
    }

    /// Changes what the browser keeps now, which another tab or list may have changed since. A browser
    /// that keeps nothing for this page still has it until the page closes.
    fn change(self, change: impl FnOnce(&mut Kept)) {
        let is_kept = storage().is_some_and(|storage| matches!(storage.get_item(KEY), Ok(Some(_))));
        self.kept.update(|kept| {
            if is_kept {
                *kept = Kept::read();
            }
            change(kept);
            kept.write();
        });
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
