use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::portal::{Portal, PortalEvent};
use super::session::Session;
use super::stored::{follow, read_again, store, stored};
use crate::context::Paths;
use crate::domain::{Cooldown, Names};
use crate::query::{SavedView, UserQuery, ViewError, name_of_view};
use crate::source::SaveError;

/// The storage key of the switches. Older versions kept the views there, too.
const SWITCHES: &str = "active-users";
/// The storage key of the views, before the path of the list that they belong to.
const VIEWS: &str = "active-users-views:";

/// What this reader prefers, stored in this browser and followed by all of its tabs. It holds
/// nothing about people.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    views_key: StoredValue<String>,
    given_views: RwSignal<Option<String>>,
    portal: Portal,
    names: Memo<Names>,
    compact_rows: Memo<bool>,
    continuous: Memo<bool>,
    shortcuts: Memo<bool>,
    cooldown: Memo<Cooldown>,
    views: Memo<Vec<SavedView>>,
}

/// The switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Switches {
    conceal_names: bool,
    compact_rows: bool,
    continuous: bool,
    shortcuts: bool,
    cooldown: Cooldown,
}

impl Switches {
    /// Reads each switch by itself. What can't be read is its default, except that names are then
    /// concealed: whoever has concealed them must not see them because of a fault elsewhere.
    fn parse(text: Option<&str>) -> Self {
        let members: Option<Map<String, Value>> =
            text.and_then(|text| serde_json::from_str(text).ok());
        let is_unreadable = text.is_some() && members.is_none();
        let members = members.unwrap_or_default();
        let truth = |name: &str, missing: bool, unreadable: bool| match members.get(name) {
            None => missing,
            Some(value) => value.as_bool().unwrap_or(unreadable),
        };
        Self {
            conceal_names: truth("conceal_names", is_unreadable, true),
            compact_rows: truth("compact_rows", false, false),
            continuous: truth("continuous", false, false),
            shortcuts: truth("shortcuts", true, true),
            cooldown: members
                .get("cooldown_days")
                .and_then(|days| Cooldown::new(days.as_u64()?))
                .unwrap_or_default(),
        }
    }

    fn to_json(self) -> String {
        json!({
            "conceal_names": self.conceal_names,
            "compact_rows": self.compact_rows,
            "continuous": self.continuous,
            "shortcuts": self.shortcuts,
            "cooldown_days": self.cooldown.days(),
        })
        .to_string()
    }
}

impl Preferences {
    /// Reads what the browser has stored, follows what other tabs change, and gives it to all
    /// components below. Views belong to the list at this path, unless the page around it gives some.
    pub fn provide(paths: &Paths, given_views: RwSignal<Option<String>>) {
        let list = paths.users(&UserQuery::default());
        let path = list.split('?').next().unwrap_or_default();
        let views_key = format!("{VIEWS}{path}");
        follow(SWITCHES);
        follow(&views_key);
        let switches = Memo::new(|_| Switches::parse(stored(SWITCHES).as_deref()));
        let views = {
            let key = views_key.clone();
            Memo::new(move |_| match given_views.get() {
                Some(text) => read_views(&text),
                None => views(&key),
            })
        };
        provide_context(Self {
            views_key: StoredValue::new(views_key),
            given_views,
            portal: Session::expect().portal(),
            names: Memo::new(move |_| match switches.read().conceal_names {
                true => Names::Concealed,
                false => Names::Shown,
            }),
            compact_rows: Memo::new(move |_| switches.read().compact_rows),
            continuous: Memo::new(move |_| switches.read().continuous),
            shortcuts: Memo::new(move |_| switches.read().shortcuts),
            cooldown: Memo::new(move |_| switches.read().cooldown),
            views,
        });
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
        let _ = self.switch(|switches| switches.conceal_names = conceal);
    }

    /// Whether rows stand close together.
    pub fn compact_rows(self) -> bool {
        self.compact_rows.get()
    }

    /// Sets rows close together, or apart again.
    pub fn set_compact_rows(self, compact: bool) {
        let _ = self.switch(|switches| switches.compact_rows = compact);
    }

    /// Whether the list is one continuous list, and not in pages. Not a part of the address, whose page
    /// both ways of showing begin at: what a link shows is the same for everybody.
    pub fn continuous(self) -> bool {
        self.continuous.get()
    }

    /// Shows the list as one, or in pages again.
    pub fn set_continuous(self, continuous: bool) {
        let _ = self.switch(|switches| switches.continuous = continuous);
    }

    /// Whether single keys do anything.
    pub fn shortcuts(self) -> bool {
        self.shortcuts.get()
    }

    /// Turns single keys on or off.
    pub fn set_shortcuts(self, on: bool) {
        let _ = self.switch(|switches| switches.shortcuts = on);
    }

    /// For how long after a reminder nobody gets another one, where the configuration does not say.
    pub fn cooldown(self) -> Cooldown {
        self.cooldown.get()
    }

    /// Changes that.
    ///
    /// # Errors
    /// When the browser stores nothing, and the change is there until the page is closed.
    pub fn set_cooldown(self, cooldown: Cooldown) -> Result<(), SaveError> {
        match self.switch(|switches| switches.cooldown = cooldown) {
            true => Ok(()),
            false => Err(SaveError::NotStored),
        }
    }

    /// Whether the page around the list keeps the views, and not this browser.
    pub fn has_given_views(self) -> bool {
        self.given_views.read().is_some()
    }

    /// The saved views, in the order of their saving.
    pub fn views(self) -> Vec<SavedView> {
        self.views.get()
    }

    /// Saves a view of a list under a name that was typed, and gives the name.
    ///
    /// # Errors
    /// When there is no name, or it is taken, and nothing changes; or when the browser stores
    /// nothing, and the view is there until the page is closed.
    pub fn save_view(self, typed: &str, query: &UserQuery) -> Result<String, ViewError> {
        self.change_views("save", |views| {
            let name = name_of_view(typed, views, None)?;
            views.push(SavedView::new(&name, query));
            Ok(name)
        })
    }

    /// Gives a view another name, and gives that.
    ///
    /// # Errors
    /// As [`Preferences::save_view`].
    pub fn rename_view(self, name: &str, typed: &str) -> Result<String, ViewError> {
        self.change_views("rename", |views| {
            let new_name = name_of_view(typed, views, Some(name))?;
            let view = views.iter_mut().find(|view| view.name == name);
            if let Some(view) = view {
                view.name.clone_from(&new_name);
            }
            Ok(new_name)
        })
    }

    /// Makes a view that of another list.
    ///
    /// # Errors
    /// When the browser stores nothing, and the change is there until the page is closed.
    pub fn replace_view(self, name: &str, query: &UserQuery) -> Result<(), ViewError> {
        self.change_views("replace", |views| {
            let view = views.iter_mut().find(|view| view.name == name);
            if let Some(view) = view {
                *view = SavedView::new(name, query);
            }
            Ok(())
        })
    }

    /// Deletes a view, and gives it with its place among the others, to put it back there.
    ///
    /// # Errors
    /// As [`Preferences::replace_view`].
    pub fn delete_view(self, name: &str) -> Result<Option<(usize, SavedView)>, ViewError> {
        self.change_views("delete", |views| {
            let at = views.iter().position(|view| view.name == name);
            Ok(at.map(|at| (at, views.remove(at))))
        })
    }

    /// Puts a deleted view back in its place, unless its name was given to another one since.
    ///
    /// # Errors
    /// When that is so; and as [`Preferences::replace_view`].
    pub fn restore_view(self, at: usize, view: SavedView) -> Result<(), ViewError> {
        self.change_views("restore", |views| {
            name_of_view(&view.name, views, None)?;
            views.insert(at.min(views.len()), view);
            Ok(())
        })
    }

    /// Changes a switch of what is stored now, which another tab may have changed since, and says whether
    /// the browser keeps it.
    fn switch(self, change: impl FnOnce(&mut Switches)) -> bool {
        read_again(SWITCHES);
        let mut switches = Switches::parse(untrack(|| stored(SWITCHES)).as_deref());
        // The views of older versions stay until each list has its own.
        let old_views = untrack(old_views);
        change(&mut switches);
        let mut text = switches.to_json();
        if let Some(views) = old_views {
            text = text.replacen('{', &format!("{{\"views\":{views},"), 1);
        }
        store(SWITCHES, text)
    }

    /// Changes the views that are given or stored now, which another tab may have changed since, and tells
    /// the page around the list.
    fn change_views<T>(
        self,
        change: &'static str,
        make: impl FnOnce(&mut Vec<SavedView>) -> Result<T, ViewError>,
    ) -> Result<T, ViewError> {
        let key = self.views_key.get_value();
        let given = self.given_views.get_untracked();
        let is_given = given.is_some();
        let mut views = match given {
            Some(text) => read_views(&text),
            None => {
                read_again(&key);
                untrack(|| views(&key))
            }
        };
        let made = make(&mut views)?;
        let text = serde_json::to_string(&views).unwrap_or_default();
        let is_kept = match is_given {
            true => {
                self.given_views.set(Some(text.clone()));
                true
            }
            false => store(&key, text.clone()),
        };
        self.portal.tell(PortalEvent::Views {
            change,
            views: text,
        });
        match is_kept {
            true => Ok(made),
            false => Err(ViewError::NotStored),
        }
    }
}

/// The views under a key; those of older versions, which all lists shared, until it has its own.
fn views(key: &str) -> Vec<SavedView> {
    read_views(&stored(key).or_else(old_views).unwrap_or_default())
}

/// The views of a stored text. Older versions stored the parameters of others, too.
fn read_views(text: &str) -> Vec<SavedView> {
    let views: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
    let view = |view: Value| serde_json::from_value::<SavedView>(view).ok();
    views
        .into_iter()
        .filter_map(view)
        .map(|view| SavedView::new(&view.name, &UserQuery::parse(&view.query).query))
        .collect()
}

/// The views that an older version stored beside the switches, as JSON, without what it kept of
/// others.
fn old_views() -> Option<String> {
    let members: Map<String, Value> = serde_json::from_str(&stored(SWITCHES)?).ok()?;
    let views = read_views(&members.get("views")?.to_string());
    serde_json::to_string(&views).ok()
}
