use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::context::{fill_in, is_framed};
use crate::markup::{Value, markup};

/// The way to sign in again, where there is one.
#[component]
pub fn SignIn(
    /// Where to; `{return}` in it stands for the address to come back to.
    template: Option<String>,
    /// Whether it is what the reader most likely wants to do.
    #[prop(optional)]
    is_primary: bool,
) -> Value {
    template.map(|template| {
        let class = match is_primary {
            true => "button button-primary",
            false => "button",
        };
        let (href, target) = (to_sign_in(&template), is_framed().then_some("_top"));
        // The address may have changed since the link was drawn.
        let update = move |event: Event| {
            let link = event.current_target();
            if let Some(link) = link.and_then(|link| link.dyn_into::<Element>().ok()) {
                let _ = link.set_attribute("href", &to_sign_in(&template));
            }
        };
        let (of_pointer, of_focus) = (update.clone(), update.clone());
        markup! {
            <a class=class href=href rel="external" target=target on:pointerenter=of_pointer on:focus=of_focus on:click=update>
                "Sign in"
            </a>
        }
    }).into()
}

/// The sign-in page's address, with the one to come back to in place of `{return}`: the present
/// one, or that of the page around the frame, as far as it may be known.
fn to_sign_in(template: &str) -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    let here = || part(location.pathname()) + &part(location.search()) + &part(location.hash());
    let around = is_framed().then(page_around).flatten();
    fill_in(template, "return", &around.unwrap_or_else(here))
}

/// The page around the frame: its address where the browser lets this page read it, else where the
/// frame was opened from, unless that is the app itself after a reload.
fn page_around() -> Option<String> {
    let parent = window().parent().ok().flatten();
    let readable = parent.and_then(|parent| parent.location().href().ok());
    let opened_from = Some(document().referrer()).filter(|url| {
        let own = window().location().pathname().unwrap_or_default();
        let path = web_sys::Url::new(url).map(|url| url.pathname());
        path.is_ok_and(|path| path != own)
    });
    let url = readable.or(opened_from)?;
    Some(on_this_server(&url).unwrap_or(url))
}

/// The path and query of an address on the page's own server: sign-in pages often take no other.
fn on_this_server(url: &str) -> Option<String> {
    let url = web_sys::Url::new(url).ok()?;
    let is_own = window().location().origin().ok()? == url.origin();
    is_own.then(|| url.pathname() + &url.search() + &url.hash())
}
