//! The implementation of the custom elements: the same components as in the app, without a router
//! and with nothing of the page around them.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::engine::{Answers, fetch_answers_by, serve};

mod chart;
mod events;
mod given;
mod lazy_list;
mod list;
mod look;
mod mounted;
mod settings;
mod source;

pub use lazy_list::DrawList;
pub use list::List;
pub use mounted::Mounted;
pub use settings::Settings;

thread_local! {
    /// Told why when the elements stop.
    static WHEN_STOPPED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Makes ready for a bug that stops the elements: numbers that only look alive would be worse than
/// none. `answers` fetches the code that answers a list's questions.
///
/// In a worker, it serves the page that has started the worker.
pub fn start(answers: Answers) {
    fetch_answers_by(answers);
    if serve() {
        return;
    }
    std::panic::set_hook(Box::new(|panic| {
        let reason = panic.to_string();
        leptos::logging::error!("{reason}");
        let when_stopped = WHEN_STOPPED.with_borrow(Clone::clone);
        if let Some(when_stopped) = when_stopped {
            let _ = when_stopped.call1(&JsValue::NULL, &reason.into());
        }
    }));
}

/// Frees the data that is kept for elements to come: whoever signs in next must not see it.
pub fn forget() {
    source::Users::forget_all_kept();
}

/// Calls a function with the reason when the elements stop.
pub fn when_stopped(function: Function) {
    WHEN_STOPPED.set(Some(function));
}
