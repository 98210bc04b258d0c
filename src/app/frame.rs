//! The app in a frame of another page: the page is told how high the app is.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, ResizeObserver};

use crate::ui::object;

/// The message that tells the height, in CSS pixels: `{ type, height }`.
const HEIGHT: &str = "active-users-height";
/// The message that asks for it: `{ type }`.
const MEASURE: &str = "active-users-measure";

/// The origin as browsers write it: without a slash at its end, in small letters. `None`, with a word
/// on the console, for text that does not name one: the height is only sent to a known origin.
fn origin_of(configured: &str) -> Option<String> {
    let origin = web_sys::Url::new(configured).map(|url| url.origin());
    let origin = origin.ok().filter(|origin| origin != "null");
    if origin.is_none() {
        leptos::logging::error!(
            "embed.parent_origin “{configured}” is not an origin such as https://portal.example.com"
        );
    }
    origin
}

/// Tells the page around the frame the height of `app` at first, when it changes and when it
/// asks, as long as it comes from the configured origin. Nobody else is told or listened to.
pub fn tell_height(app: Element, parent_origin: Signal<Option<String>>) {
    let app = SendWrapper::new(app);
    Effect::new(move || {
        let Some(origin) = parent_origin.get().as_deref().and_then(origin_of) else {
            return;
        };
        let Ok(Some(parent)) = window().parent() else {
            return;
        };
        if parent == window() {
            return;
        }
        let tell = {
            let (app, parent, origin) = (app.clone(), parent.clone(), origin.clone());
            move || {
                let height = app.get_bounding_client_rect().height().ceil();
                let message = object(&[("type", HEIGHT.into()), ("height", height.into())]);
                let _ = parent.post_message(&message, &origin);
            }
        };
        let on_message = {
            let tell = tell.clone();
            move |event: MessageEvent| {
                let is_parents =
                    event.origin() == origin && event.source().as_deref() == Some(parent.as_ref());
                let kind = js_sys::Reflect::get(&event.data(), &"type".into());
                if is_parents && kind.is_ok_and(|kind| kind == MEASURE) {
                    tell();
                }
            }
        };
        let listener = window_event_listener(leptos::ev::message, on_message);
        let on_resize = Closure::<dyn FnMut(JsValue)>::new(move |_| tell());
        if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            // Observing tells the first size as well.
            observer.observe(&app);
            let kept = SendWrapper::new((observer, on_resize));
            on_cleanup(move || {
                kept.0.disconnect();
                listener.remove();
            });
        }
    });
}
