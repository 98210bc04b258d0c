//! Two places for what the reader sends from here. They are empty: everything else on the page
//! comes from the data.

use leptos::prelude::*;

/// At the end of the page's head: the way to send a reminder.
#[component]
pub fn SendButton() -> impl IntoView {}

/// The first rows of the table: what was sent in this browser and is not in the data yet. Each is a
/// `<tr role="row">` with the cells of [`SendTable`](super::table::SendTable).
#[component]
pub fn SentHere() -> impl IntoView {}

/// Whether [`SentHere`] has any rows: the table then shows even where the data has no sends.
pub fn any_sent_here() -> Signal<bool> {
    false.into()
}
