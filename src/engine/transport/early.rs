use js_sys::{Function, Map, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};

/// What a later load must not take any more: it would be old.
pub fn forget() {
    if let Some(early) = answers() {
        early.clear();
    }
}

fn answers() -> Option<Map> {
    let script = document().query_selector("script[data-app]").ok()??;
    let early = Reflect::get(&script, &"early".into()).ok()?;
    early.dyn_into().ok()
}

/// What gives the answer that the start script has asked for at an address, once: a function of the signal
/// that cancels it.
pub fn take(address: &str) -> Option<Function> {
    let early = answers()?;
    let address = JsValue::from_str(address);
    let answer = early.get(&address).dyn_into().ok()?;
    early.delete(&address);
    Some(answer)
}
