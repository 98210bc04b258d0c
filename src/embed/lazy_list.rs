use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::events::send_error;
use super::given::Given;
use crate::markup::{Value, markup};
use crate::pages::{NotLoaded, progress};
use crate::reactive::effect;
use crate::ui::{Heading, HeadingLevel, Loading, Locale, NotArrived, Part, Skeleton};

/// What draws the list.
pub type DrawList = fn(Given) -> Value;

/// The list, whose part of the program is fetched when the first list is there.
#[component]
pub fn LazyList(given: Given, list: Part<DrawList>) -> Value {
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
    Value::reactive(move || match list.get() {
        Some(Ok(draw)) => draw(given.clone()),
        None => {
            Locale::new(&look.get_untracked().lang).provide();
            markup! { <slot name="loading"><Loading progress skeleton /></slot> }.into()
        }
        Some(Err(NotArrived)) => {
            HeadingLevel(look.get_untracked().heading_level).provide();
            markup! {
                <slot name="error">
                    <Heading class="failed-title" content=NOT_LOADED />
                    <NotLoaded again />
                </slot>
            }
            .into()
        }
    })
}

const NOT_LOADED: &str = "Couldn't load the list of users";
