use leptos::prelude::*;

use super::load_view::progress;
use crate::context::Session;
use crate::markup::{Markup, Value, markup};
use crate::ui::{Loading, NotArrived, PageTitle, Part, Retry, Skeleton};

/// What draws a page.
pub type DrawPage = fn() -> Value;

/// A page that is fetched when it is first opened.
#[component]
pub fn LazyPage(
    /// What draws it, once it is there.
    page: Part<DrawPage>,
    /// What it looks like meanwhile.
    skeleton: Skeleton,
) -> Value {
    let (page, again) = page.get();
    let (progress, product) = (progress(), Session::expect().product());
    Value::reactive(move || match page.get() {
        None => markup! { <Loading progress skeleton /> },
        Some(Ok(draw)) => draw(),
        Some(Err(NotArrived)) => markup! {
            <PageTitle title="Couldn't load this page" product />
            <NotLoaded again />
        },
    })
}

/// What to do about a part that did not arrive, and a way to try again.
#[component]
pub fn NotLoaded(
    /// Fetches it once more.
    again: Callback<()>,
) -> Markup {
    markup! {
        <div class="failed" role="alert">
            <p>"Part of the app didn't arrive. Check the network connection, then retry. If it happens again, reload the page."</p>
            <div class="failed-ways"><Retry on_retry=again /></div>
        </div>
    }
}

/// Shown while a part is loading.
#[component]
pub fn PartLoading() -> Value {
    markup! {
        <p class="visually-hidden" role="status">"Loading"</p>
        <div class="loading-progress"><progress class="progress" aria-label="Loading"></progress></div>
    }
}
