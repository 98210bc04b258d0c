use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::events::send_error;
use super::given::Given;
use crate::markup::markup;
use crate::pages::{NotLoaded, progress};
use crate::reactive::{effect, reactive};
use crate::ui::{Heading, HeadingLevel, Loading, Locale, NotArrived, Part, Skeleton};

/// What draws the list.
pub type DrawList = fn(Given) -> AnyView;

/// The list, whose part of the program is fetched when the first list is there.
#[component]
pub fn LazyList(given: Given, list: Part<DrawList>) -> impl IntoView {
    let (list, again) = list.get();
    let look = given.look;
    let emit = given.emit.clone();
    effect(move || {
        if let Some(Err(NotArrived)) = list.get() {
            send_error(&emit, NOT_LOADED, JsValue::NULL);
        }
    });
    let progress = progress();
    let skeleton = Skeleton::List { compact: false };
    reactive(move || match list.get() {
        Some(Ok(draw)) => Some(draw(given.clone())),
        None => {
            Locale::new(&look.get_untracked().lang).provide();
            let loading = view! { <Loading progress skeleton /> };
            Some(markup! { <slot name="loading">{loading.into_any()}</slot> }.into_any())
        }
        Some(Err(NotArrived)) => {
            HeadingLevel(look.get_untracked().heading_level).provide();
            let error = view! {
                <Heading class="failed-title">{NOT_LOADED}</Heading>
                <NotLoaded again />
            };
            Some(markup! { <slot name="error">{error.into_any()}</slot> }.into_any())
        }
    })
}

const NOT_LOADED: &str = "Couldn't load the list of users";
