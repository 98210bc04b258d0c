use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AddEventListenerOptions, Element, HtmlAnchorElement};

/// Whether a click asks for nothing but to follow the link here: with another button, or with a
/// key held, it is the browser's to answer.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    let with_key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    !event.default_prevented() && event.button() == 0 && !with_key
}

/// Pushes the address of a clicked link below `base` before the router sees the click, and lets
/// the router replace it by itself.
///
/// The router (0.8) keeps a list of addresses of its own and pushes only what differs from that
/// list's end. After an address was replaced and the reader went back, the list's end is not the
/// present address any more: the same link again would change the view and leave the address.
/// The browser's own history has no such doubt.
pub fn push_before_router(event: &MouseEvent, base: &str) {
    let Some(link) = clicked_link(event).filter(|_| is_plain_click(event)) else {
        return;
    };
    let location = window().location();
    let is_ours = location.origin().ok() == Some(link.origin())
        && link
            .pathname()
            .strip_prefix(base)
            .is_some_and(|path| path.starts_with('/'));
    if !is_ours {
        return;
    }
    // The router reads this property of the link.
    let _ = js_sys::Reflect::set(&link, &JsValue::from_str("replace"), &JsValue::TRUE);
    if !link.has_attribute("data-replace")
        && location.href().ok().as_deref() != Some(link.href().as_str())
        && let Ok(history) = window().history()
    {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&link.href()));
    }
}

/// Keeps the router, which compares the beginnings of paths, from taking `/insights-archive` for a
/// page of an app under `/insights`.
pub fn leave_lookalikes(base: &str) {
    let base = base.to_owned();
    let listener = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
        let Some(link) = clicked_link(&event) else {
            return;
        };
        let path = link.pathname();
        let rest = path.strip_prefix(&base);
        if rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) {
            link.set_rel("external");
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        "click",
        listener.as_ref().unchecked_ref(),
        &options,
    );
    // The app stays for as long as its page.
    listener.forget();
}

/// A complete address, as it can be sent to somebody.
pub fn absolute(href: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(href, &base).map_or_else(|_| href.to_owned(), |url| url.href())
}

/// The link that was clicked, unless it says that it leads away.
pub fn clicked_link(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let clicked = event.target()?.dyn_into::<Element>().ok()?;
    let link = clicked
        .closest("a[href]:not([target], [download], [rel])")
        .ok()??;
    link.dyn_into().ok()
}
