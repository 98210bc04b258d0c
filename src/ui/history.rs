use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlAnchorElement;

/// Pushes the address of a clicked link before the router sees the click, and lets the router
/// replace it by itself.
///
/// The router (0.8) keeps a list of addresses of its own and pushes only what differs from that
/// list's end. After an address was replaced and the reader went back, the list's end is not the
/// present address any more: the same link again would change the view and leave the address.
/// The browser's own history has no such doubt.
pub fn push_before_router(event: &MouseEvent) {
    let with_key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || with_key {
        return;
    }
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = element.and_then(|element| {
        element
            .closest("a[href]:not([target], [download], [rel])")
            .ok()
            .flatten()
    });
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
        return;
    };

    let location = window().location();
    if location.origin().ok().as_deref() != Some(link.origin().as_str()) {
        return;
    }
    // The router reads this property of the link.
    let _ = js_sys::Reflect::set(&link, &JsValue::from_str("replace"), &JsValue::TRUE);
    if location.href().ok().as_deref() != Some(link.href().as_str())
        && let Ok(history) = window().history()
    {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&link.href()));
    }
}
