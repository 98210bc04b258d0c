use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::Names;
use crate::query::SavedView;

/// The name under which the browser keeps them.
const KEY: &str = "active-users";

/// What this reader prefers, kept in this browser. Nothing about people is in it.
#[derive(Debug, Clone, Copy)]
pub struct Preferences(RwSignal<Kept>);

/// All that is kept. Unknown keys are ignored, and a missing one is its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    conceal_names: bool,
    compact_rows: bool,
    shortcuts: bool,
    views: Vec<SavedView>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            conceal_names: false,
            compact_rows: false,
            shortcuts: true,
            views: Vec::new(),
        }
    }
}

impl Preferences {
    /// Reads what the browser has kept, and gives it to all components below. What can't be read
    /// counts as nothing kept.
    pub fn provide() {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let kept = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        provide_context(Self(RwSignal::new(kept.unwrap_or_default())));
    }

    /// The preferences that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether names are shown or concealed.
    pub fn names(self) -> Names {
        if self.0.read().conceal_names {
            Names::Concealed
        } else {
            Names::Shown
        }
    }

    /// Shows names or conceals them.
    pub fn conceal_names(self, conceal: bool) {
        self.change(|kept| kept.conceal_names = conceal);
    }

    /// Whether rows stand close together.
    pub fn compact_rows(self) -> bool {
        self.0.read().compact_rows
    }

    /// Sets rows close together, or apart again.
    pub fn set_compact_rows(self, compact: bool) {
        self.change(|kept| kept.compact_rows = compact);
    }

    /// Whether single keys do anything.
    pub fn shortcuts(self) -> bool {
        self.0.read().shortcuts
    }

    /// Turns single keys on or off.
    pub fn set_shortcuts(self, on: bool) {
        self.change(|kept| kept.shortcuts = on);
    }

    /// The saved views, in the order of their saving.
    pub fn views(self) -> Vec<SavedView> {
        self.0.read().views.clone()
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

    /// A browser that keeps nothing for this page still has it until the page closes.
    fn change(self, change: impl FnOnce(&mut Kept)) {
        self.0.update(change);
        let text = serde_json::to_string(&*self.0.read_untracked());
        if let (Some(storage), Ok(text)) = (storage(), text) {
            let _ = storage.set_item(KEY, &text);
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
