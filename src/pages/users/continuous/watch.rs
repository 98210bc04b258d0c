use leptos::ev::{resize, scroll};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

use super::Continuous;
use crate::reactive::effect;

/// Follows the scroll bar and the sizes of what is drawn, until the current owner is gone.
pub fn watch(continuous: Continuous) {
    let scrolled = window_event_listener(scroll, move |_| continuous.heard());
    let resized = window_event_listener(resize, move |_| continuous.measure());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    effect(move || {
        let Some(frame) = continuous.frame.get() else {
            return;
        };
        let on_scroll = Closure::<dyn FnMut(JsValue)>::new(move |_| continuous.heard());
        let on_resize = Closure::<dyn FnMut(JsValue)>::new(move |_| continuous.measure());
        let listener = on_scroll.as_ref().unchecked_ref();
        let _ = frame.add_event_listener_with_callback("scroll", listener);
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(&frame);
            // Rows that get higher or lower change the table alone.
            if let Some(table) = frame.first_element_child() {
                observer.observe(&table);
            }
        }
        let kept = SendWrapper::new((frame, observer, on_scroll, on_resize));
        on_cleanup(move || {
            let (frame, observer, on_scroll, _) = &*kept;
            let listener = on_scroll.as_ref().unchecked_ref();
            let _ = frame.remove_event_listener_with_callback("scroll", listener);
            observer.iter().for_each(ResizeObserver::disconnect);
        });
    });
}
