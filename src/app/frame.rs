//! The app in a frame of another page: the page is told how high the app is and which address it shows, and may
//! say which address it should show.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MessageEvent, ResizeObserver, Url, Window};

use crate::context::{Paths, Session, without_portals};
use crate::markup::Value;
use crate::reactive::{Memo, effect};
use crate::ui::object;

/// The message that tells the height, in CSS pixels: `{ type, height }`.
const HEIGHT: &str = "active-users-height";
/// The message that asks for it: `{ type }`.
const MEASURE: &str = "active-users-measure";
/// The message that tells the address, relative to the app's folder: `{ type, address }`.
const ADDRESS: &str = "active-users-address";
/// The message that asks for such an address: `{ type, address }`.
const GO: &str = "active-users-go";

/// The page around the frame.
#[derive(Clone)]
struct Around {
    window: SendWrapper<Window>,
    origin: String,
}

impl Around {
    /// The page around this one, which must come from the configured origin.
    fn at(origin: &str) -> Option<Self> {
        let parent = window().parent().ok().flatten()?;
        (parent != window()).then_some(())?;
        Some(Self {
            window: SendWrapper::new(parent),
            origin: origin_of(origin)?,
        })
    }

    fn tell(&self, message: &JsValue) {
        let _ = self.window.post_message(message, &self.origin);
    }

    fn has_sent(&self, event: &MessageEvent) -> bool {
        let source = event.source();
        event.origin() == self.origin && source.as_deref() == Some((*self.window).as_ref())
    }
}

/// The origin as browsers write it: without a slash at its end, in small letters. `None`, with a word
/// on the console, for text that does not name one: only a known origin is told anything.
fn origin_of(configured: &str) -> Option<String> {
    let origin = Url::new(configured).map(|url| url.origin());
    let origin = origin.ok().filter(|origin| origin != "null");
    if origin.is_none() {
        leptos::logging::error!(
            "embed.parent_origin “{configured}” is not an origin such as https://portal.example.com"
        );
    }
    origin
}

/// Tells the page around the frame the height of `app` and the address that is shown, at first and when they
/// change, and goes where it says, as long as it comes from the configured origin. Nobody else is told or
/// listened to.
#[component]
pub fn Frame(
    /// What has the height.
    app: Element,
    /// The app's folder, without a slash at its end.
    base: String,
) -> Value {
    let config = Session::expect().config();
    let origin = Memo::new(move |_| config.get()?.embed.parent_origin);
    let (app, paths) = (SendWrapper::new(app), Paths::expect());
    let address = address(base.clone());
    effect(move || {
        let Some(around) = origin.get().as_deref().and_then(Around::at) else {
            return;
        };
        let of_address = around.clone();
        effect(move || {
            let message = [("type", ADDRESS.into()), ("address", address.get().into())];
            of_address.tell(&object(&message));
        });
        let tell_height = {
            let (app, around) = (app.clone(), around.clone());
            move || {
                let height = app.get_bounding_client_rect().height().ceil();
                around.tell(&object(&[
                    ("type", HEIGHT.into()),
                    ("height", height.into()),
                ]));
            }
        };
        let on_message = {
            let (tell_height, paths, base) = (tell_height.clone(), paths.clone(), base.clone());
            move |event: MessageEvent| {
                if !around.has_sent(&event) {
                    return;
                }
                let text = |name: &str| {
                    let value = Reflect::get(&event.data(), &name.into()).ok();
                    value.and_then(|value| value.as_string())
                };
                match text("type").as_deref() {
                    Some(MEASURE) => tell_height(),
                    Some(GO) => go(&paths, &base, &text("address").unwrap_or_default()),
                    _ => {}
                }
            }
        };
        let listener = window_event_listener(leptos::ev::message, on_message);
        on_cleanup(move || listener.remove());
        let on_resize = Closure::<dyn FnMut(JsValue)>::new(move |_| tell_height());
        if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            // Observing tells the first size as well.
            observer.observe(&app);
            let kept = SendWrapper::new((observer, on_resize));
            on_cleanup(move || kept.0.disconnect());
        }
    });
    Value::Nothing
}

/// The address that is shown, relative to the app's folder and without what the page around it has said:
/// `users?activity=inactive`.
fn address(base: String) -> Memo<String> {
    let location = use_location();
    Memo::new(move |_| {
        let path = location.pathname.get();
        let path = path.strip_prefix(&base).unwrap_or_default();
        let mut address = path.trim_start_matches('/').to_owned();
        let query = without_portals(location.search.get().trim_start_matches('?'));
        if !query.is_empty() {
            address = format!("{address}?{query}");
        }
        address + &location.hash.get()
    })
}

/// Shows an address of the app in place of the present one. One that leads elsewhere is ignored.
fn go(paths: &Paths, base: &str, address: &str) {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let Ok(url) = Url::new_with_base(address, &format!("{origin}{base}/")) else {
        return;
    };
    let is_inside = url.origin() == origin && url.pathname().starts_with(&format!("{base}/"));
    let query = url.search();
    let href = paths.with_query(&url.pathname(), query.trim_start_matches('?')) + &url.hash();
    let (Ok(history), true) = (window().history(), is_inside) else {
        return;
    };
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href));
    // The router listens to this.
    if let Ok(event) = Event::new("popstate") {
        let _ = window().dispatch_event(&event);
    }
}
