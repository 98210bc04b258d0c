use leptos::prelude::*;

use crate::engine::Loaded;
use crate::pages::lazy::NotLoaded;
use crate::pages::load_view::UnreadNotice;
use crate::ui::{NotArrived, Part, reactive};

/// What lists the records that couldn't be read. Few documents have any, so it comes later.
pub type DrawUnread = fn(ReadSignal<Loaded>) -> AnyView;

/// How many records couldn't be read, and soon which ones.
#[component]
pub fn Unread(
    /// The load that they are left out of.
    loaded: ReadSignal<Loaded>,
) -> impl IntoView {
    let (records, again) = expect_context::<Part<DrawUnread>>().get();
    let notice = move || view! { <UnreadNotice loaded dashboard=None /> };
    reactive(move || {
        Some(match records.get() {
            None => notice().into_any(),
            Some(Ok(draw)) => draw(loaded),
            Some(Err(NotArrived)) => view! { {notice()} <NotLoaded again /> }.into_any(),
        })
    })
}
