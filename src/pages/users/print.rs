use leptos::ev::{afterprint, beforeprint};
use leptos::prelude::*;

use super::list::Answer;
use crate::paths::Paths;
use crate::query::UserQuery;
use crate::ui::{day_and_time, number, users};

/// The most rows that are printed, on about 60 sheets.
const MOST: usize = 2_000;

/// Whether the list is being printed: then it has all of its rows, and not one page of them.
#[derive(Debug, Clone, Copy)]
pub struct Printing {
    is_on: RwSignal<bool>,
    /// Whether the print button waits for the rows.
    is_waiting: StoredValue<bool>,
}

impl Printing {
    /// Follows the browser's own printing as well, except on a portal's page: there it is about other
    /// things than the list.
    pub fn watch() -> Self {
        let is_on = RwSignal::new(false);
        let after = window_event_listener(afterprint, move |_| is_on.set(false));
        on_cleanup(move || after.remove());
        if Paths::expect().dashboard().is_some() {
            let before = window_event_listener(beforeprint, move |_| is_on.set(true));
            on_cleanup(move || before.remove());
        }
        Self {
            is_on,
            is_waiting: StoredValue::new(false),
        }
    }

    /// The positions of the rows to show.
    pub fn rows(self, query: &UserQuery) -> std::ops::Range<usize> {
        if self.is_on.get() {
            0..MOST
        } else {
            query.rows()
        }
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
            request_animation_frame(|| drop(window().print()));
        }
    }
}

/// What the list is, on paper alone, where neither tabs nor filters are.
#[component]
pub fn PrintHead(
    /// The rows, once they are there.
    answer: ReadSignal<Option<Answer>>,
    /// Whether they are printed.
    printing: Printing,
) -> impl IntoView {
    Effect::new(move || {
        answer.with(|answer| answer.iter().for_each(|answer| printing.look_at(answer)));
    });
    let head = move || {
        let answer = answer.read();
        let Answer {
            page, query, as_of, ..
        } = answer.as_ref()?;
        let shown = page.rows.len();
        let count = match printing.is_on.get() && shown < page.total {
            true => format!("the first {} of {}", number(shown), users(page.total)),
            false => users(page.total),
        };
        let as_of = day_and_time(*as_of);
        Some(format!("{}: {count}. Data as of {as_of}.", query.name()))
    };
    view! { <p class="print-head">{head}</p> }
}
