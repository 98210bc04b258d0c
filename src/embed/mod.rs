//! The implementation of the custom elements: the same components as in the app, without a router
//! and with nothing of the page around them.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;

mod chart;
mod events;
mod given;
mod list;
mod look;
mod mounted;
mod settings;
mod source;

pub use mounted::Mounted;
pub use settings::Settings;

thread_local! {
    /// Told why when the elements stop.
    static WHEN_STOPPED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Makes ready for a bug that stops the elements: numbers that only look alive would be worse than
/// none.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let reason = panic.to_string();
        leptos::logging::error!("{reason}");
        let when_stopped = WHEN_STOPPED.with_borrow(Clone::clone);
        if let Some(when_stopped) = when_stopped {
            let _ = when_stopped.call1(&JsValue::NULL, &reason.into());
        }
    }));
}

/// Calls a function with the reason when the elements stop.
pub fn when_stopped(function: Function) {
    WHEN_STOPPED.set(Some(function));
}

/// The styles of the chart's shadow.
pub const CHART_STYLE: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/card.css"),
    include_str!("../../style/bars.css"),
    include_str!("../../style/dashboard.css"),
    include_str!("../../style/button.css"),
    include_str!("../../style/notice.css"),
    include_str!("../../style/loading.css"),
    include_str!("../../style/embed.css"),
);

/// The styles of the list's shadow, besides those of the chart.
pub const LIST_STYLE: &str = concat!(
    include_str!("../../style/message.css"),
    include_str!("../../style/users.css"),
    include_str!("../../style/pills.css"),
    include_str!("../../style/table.css"),
    include_str!("../../style/pager.css"),
    include_str!("../../style/menu.css"),
    include_str!("../../style/panel.css"),
    include_str!("../../style/user.css"),
    include_str!("../../style/guide.css"),
);
