//! The page of the row at the top stands in the address, so that a bookmark, a reload and a shared
//! link show the same users, in pages or not. The row itself is kept in the entry of the history,
//! where that is the app's own.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::Continuous;
use crate::query::{UserQuery, page_of};
use crate::reactive::effect;
use crate::ui::object;

/// The member of an entry's state.
const ROW: &str = "row";

impl Continuous {
    /// Goes where the address leads, and keeps the browser from scrolling there by itself.
    pub fn follow_address(self) {
        effect(move || {
            self.query.with(|_| ());
            if self.is_on.get() {
                untrack(|| self.go_to_page());
                self.keep_place();
                self.rest_again();
            }
        });
        effect(move || {
            let restoration = match self.is_on.get() {
                true => ScrollRestoration::Manual,
                false => ScrollRestoration::Auto,
            };
            self.restore(restoration);
        });
        on_cleanup(move || {
            self.restore(ScrollRestoration::Auto);
            self.rest_no_more();
        });
    }

    /// Writes where the reader is into the address and the history.
    pub fn tell_address(self) {
        let query = self.query.get_untracked();
        if !self.is_drawn(&query) || self.is_waiting() {
            return;
        }
        let (top, last) = untrack(|| (self.top(), self.in_sight().1));
        // The last rows never come to the top.
        let is_end = top > 0.5 && last + 1 == untrack(|| self.rows());
        let page = page_of(if is_end { last } else { top as usize });
        if page != query.page {
            let query = UserQuery { page, ..query };
            self.replace
                .run(self.paths.with_value(|paths| paths.users(&query)));
            // By then it is another history entry.
            self.rest_again();
        } else {
            self.keep_place();
        }
    }

    /// Keeps the row at the top in the present entry of the history, where the address has its page.
    fn keep_place(self) {
        let query = self.query.get_untracked();
        let top = untrack(|| self.top());
        let is_there = self.is_drawn(&query) && page_of(top as usize) == query.page;
        if let Some(history) = self.history().filter(|_| is_there) {
            keep_row(&history, top);
        }
    }

    /// How many rows the address asks for above the window.
    pub fn address_row(self) -> f64 {
        let page = self.query.with(UserQuery::rows);
        let kept = self.history().as_ref().and_then(kept_row);
        let is_of_page = |row: &f64| page.contains(&(*row as usize));
        kept.filter(is_of_page).unwrap_or(page.start as f64)
    }

    /// Goes to the page of the address where nothing of it is in sight. Where the list is another one,
    /// its rows come first.
    fn go_to_page(self) {
        let (page, is_drawn) = self
            .query
            .with(|query| (query.rows(), self.is_drawn(query)));
        let (first, last) = self.in_sight();
        if is_drawn && (page.end <= first || page.start > last) {
            self.go_to_top(self.address_row());
        }
    }

    fn is_drawn(self, query: &UserQuery) -> bool {
        let is_of = |drawn: &Option<super::List>| drawn.as_ref().is_some_and(|it| it.is_of(query));
        self.drawn.with_value(is_of)
    }

    fn restore(self, restoration: ScrollRestoration) {
        if let Some(history) = self.history() {
            let _ = history.set_scroll_restoration(restoration);
        }
    }

    /// The history of the app; that of a portal's page is not to be touched.
    fn history(self) -> Option<History> {
        let is_own = self
            .paths
            .try_with_value(|paths| paths.dashboard().is_some());
        window().history().ok().filter(|_| is_own == Some(true))
    }
}

fn keep_row(history: &History, row: f64) {
    if kept_row(history) != Some(row) {
        // A browser may refuse too many changes; the entry then keeps an older row.
        let _ = history.replace_state(&object(&[(ROW, row.into())]), "");
    }
}

fn kept_row(history: &History) -> Option<f64> {
    let state = history.state().ok()?;
    let row = js_sys::Reflect::get(&state, &JsValue::from_str(ROW)).ok()?;
    row.as_f64().filter(|row| *row >= 0.0)
}
