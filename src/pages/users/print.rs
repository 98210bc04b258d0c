use std::ops::Range;

use leptos::ev::{afterprint, beforeprint};
use leptos::prelude::*;

use super::answer::Answer;
use crate::context::{Paths, Session};
use crate::markup::{Markup, markup};
use crate::query::UserQuery;
use crate::reactive::{Memo, RwSignal, Signal, effect};
use crate::ui::{day_and_time, number, users};

/// The most rows that are printed, on about 60 sheets.
const MOST: usize = 2_000;

/// Whether the list is being printed: then it has all of its rows, and not one page of them.
#[derive(Debug, Clone, Copy)]
pub struct Printing {
    is_on: RwSignal<bool>,
    /// Whether the print button waits for the rows.
    is_waiting: StoredValue<bool>,
    /// Whether the browser has said that it prints.
    has_begun: StoredValue<bool>,
}

impl Printing {
    /// Follows the browser's own printing as well, except while a user is open, and on a portal's
    /// page: there it is about other things than the list.
    pub fn watch(is_open: Memo<bool>) -> Self {
        let (is_on, has_begun) = (RwSignal::new(false), StoredValue::new(false));
        let is_own_page = Paths::expect().dashboard().is_some();
        let before = window_event_listener(beforeprint, move |_| {
            has_begun.set_value(true);
            if is_own_page && !is_open.get_untracked() {
                is_on.set(true);
            }
        });
        let after = window_event_listener(afterprint, move |_| is_on.set(false));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
        Self {
            is_on,
            is_waiting: StoredValue::new(false),
            has_begun,
        }
    }

    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self.is_on.get()
    }

    /// The positions of the rows to show.
    pub fn rows(self, query: &UserQuery) -> Range<usize> {
        if self.is_on() { 0..MOST } else { query.rows() }
    }

    /// Opens the browser's print dialog once all rows are there.
    pub fn print(self) {
        self.is_waiting.set_value(true);
        self.is_on.set(true);
    }

    /// Prints when this is the answer that is waited for.
    fn look_at(self, answer: &Answer) {
        let is_whole = answer.page.rows.len() == answer.page.total.min(MOST);
        if is_whole && self.is_on.get() && self.is_waiting.get_value() {
            self.is_waiting.set_value(false);
            request_animation_frame(move || {
                self.has_begun.set_value(false);
                let _ = window().print();
                // A frame may not be allowed to print. Nothing would then say that it is over.
                if self.has_begun.try_get_value() == Some(false) {
                    self.is_on.set(false);
                }
            });
        }
    }
}

/// What the list is, on paper alone, where neither tabs nor filters are.
#[component]
pub fn PrintHead(
    /// The rows, once they are there.
    answer: Signal<Option<Answer>>,
    /// Whether they are printed.
    printing: Printing,
) -> Markup {
    effect(move || {
        answer.with(|answer| answer.iter().for_each(|answer| printing.look_at(answer)));
    });
    let session = Session::expect();
    let head = move || {
        let answer = answer.read();
        let Answer {
            page,
            start,
            query,
            loaded,
            ..
        } = answer.as_ref()?;
        let count = count(*start, page.rows.len(), page.total);
        let as_of = day_and_time(loaded.as_of.at);
        // The browser's own print command does not wait for a worker's rows.
        let is_part = page.rows.len() < page.total.min(MOST);
        let all = if is_part && session.may_export() {
            " To print all, use Print under Export."
        } else {
            ""
        };
        Some(format!(
            "{}: {count}. Data as of {as_of}.{all}",
            query.name()
        ))
    };
    markup! { <p class="print-head">{move || head()}</p> }
}

/// How many rows there are on paper, and which where they are not all.
fn count(start: usize, shown: usize, total: usize) -> String {
    let all = users(total);
    match (start, shown) {
        (_, 0) => all,
        (0, shown) if shown == total => all,
        (0, shown) => format!("the first {} of {all}", number(shown)),
        (start, shown) => {
            let (first, last) = (number(start + 1), number(start + shown));
            format!("rows {first} to {last} of {all}")
        }
    }
}
