use leptos::prelude::*;
use serde_json::Value;

use super::paths::Paths;
use super::portal::{Portal, PortalEvent};
use super::preferences::old_views;
use super::session::Session;
use super::stored::{follow, read_again, store, stored};
use crate::query::{SavedView, UserQuery, ViewError, name_of_view};
use crate::reactive::{Memo, RwSignal, expect_context, provide_context, use_context};

/// The storage key, before the path of the list that the views belong to.
const KEY: &str = "active-users-views:";

/// The views as JSON, where the page around the list keeps them.
#[derive(Debug, Clone, Copy)]
pub struct GivenViews(pub RwSignal<Option<String>>);

/// The views that this reader has saved of one list, stored in this browser and followed by all of its tabs.
/// They hold nothing about people.
#[derive(Debug, Clone, Copy)]
pub struct SavedViews {
    key: StoredValue<String>,
    given: RwSignal<Option<String>>,
    portal: Portal,
    views: Memo<Vec<SavedView>>,
}

impl SavedViews {
    /// Reads those of the list at these paths, follows what other tabs change, and gives them to all
    /// components below.
    pub fn provide(paths: &Paths) {
        let list = paths.users(&UserQuery::default());
        let path = list.split('?').next().unwrap_or_default();
        let key = format!("{KEY}{path}");
        follow(&key);
        let given = use_context().map_or_else(|| RwSignal::new(None), |GivenViews(given)| given);
        provide_context(Self {
            key: StoredValue::new(key.clone()),
            given,
            portal: Session::expect().portal(),
            views: Memo::new(move |_| match given.get() {
                Some(text) => read_views(&text),
                None => views(&key),
            }),
        });
    }

    /// The views that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether the page around the list keeps the views, and not this browser.
    pub fn are_given(self) -> bool {
        self.given.read().is_some()
    }

    /// The saved views, in the order of their saving.
    pub fn all(self) -> Vec<SavedView> {
        self.views.get()
    }

    /// Saves a view of a list under a name that was typed, and gives the name.
    ///
    /// # Errors
    /// When there is no name, or it is taken, and nothing changes; or when the browser stores
    /// nothing, and the view is there until the page is closed.
    pub fn save(self, typed: &str, query: &UserQuery) -> Result<String, ViewError> {
        self.change("save", |views| {
            let name = name_of_view(typed, views, None)?;
            views.push(SavedView::new(&name, query));
            Ok(name)
        })
    }

    /// Gives a view another name, and gives that.
    ///
    /// # Errors
    /// As [`SavedViews::save`].
    pub fn rename(self, name: &str, typed: &str) -> Result<String, ViewError> {
        self.change("rename", |views| {
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
    pub fn replace(self, name: &str, query: &UserQuery) -> Result<(), ViewError> {
        self.change("replace", |views| {
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
    /// As [`SavedViews::replace`].
    pub fn delete(self, name: &str) -> Result<Option<(usize, SavedView)>, ViewError> {
        self.change("delete", |views| {
            let at = views.iter().position(|view| view.name == name);
            Ok(at.map(|at| (at, views.remove(at))))
        })
    }

    /// Puts a deleted view back in its place, unless its name was given to another one since.
    ///
    /// # Errors
    /// When that is so; and as [`SavedViews::replace`].
    pub fn restore(self, at: usize, view: SavedView) -> Result<(), ViewError> {
        self.change("restore", |views| {
            name_of_view(&view.name, views, None)?;
            views.insert(at.min(views.len()), view);
            Ok(())
        })
    }

    /// Changes the views that are given or stored now, which another tab may have changed since, and tells
    /// the page around the list.
    fn change<T>(
        self,
        change: &'static str,
        make: impl FnOnce(&mut Vec<SavedView>) -> Result<T, ViewError>,
    ) -> Result<T, ViewError> {
        let key = self.key.get_value();
        let given = self.given.get_untracked();
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
                self.given.set(Some(text.clone()));
                true
            }
            false => store(&key, text.clone()),
        };
        let views = text;
        self.portal.tell(PortalEvent::Views { change, views });
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
