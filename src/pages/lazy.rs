use leptos::prelude::*;

use super::load_view::progress;
use crate::context::Session;
use crate::markup::markup;
use crate::reactive::reactive;
use crate::ui::{Loading, NotArrived, PageTitle, Part, Retry, Skeleton};

/// What draws a page.
pub type DrawPage = fn() -> AnyView;

/// A page that is fetched when it is first opened.
#[component]
pub fn LazyPage(
    /// What draws it, once it is there.
    page: Part<DrawPage>,
    /// What it looks like meanwhile.
    skeleton: Skeleton,
) -> impl IntoView {
    let (page, again) = page.get();
    let (progress, product) = (progress(), Session::expect().product());
    reactive(move || {
        Some(match page.get() {
            None => view! { <Loading progress skeleton /> }.into_any(),
            Some(Ok(draw)) => draw(),
            Some(Err(NotArrived)) => view! {
                <PageTitle title="Couldn't load this page" product />
                <NotLoaded again />
            }
            .into_any(),
        })
    })
}

/// What to do about a part that did not arrive, and a way to try again.
#[component]
pub fn NotLoaded(
    /// Fetches it once more.
    again: Callback<()>,
) -> impl IntoView {
    let retry = view! { <Retry on_retry=again /> };
    markup! {
        <div class="failed" role="alert">
            <p>"Part of the app didn't arrive. Check the network connection, then retry. If it happens again, reload the page."</p>
            <div class="failed-ways">{retry.into_any()}</div>
        </div>
    }
}

/// Shown while a part is loading.
#[component]
pub fn PartLoading() -> impl IntoView {
    let words = markup! { <p class="visually-hidden" role="status">"Loading"</p> };
    let drawing = markup! { <div class="loading-progress"><progress class="progress" aria-label="Loading"></progress></div> };
    view! { {words} {drawing} }
}
