use js_sys::{Function, Map, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};

/// Drops early answers that were not taken: a later load must not get an old one.
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

/// The request that the start script made early for an address, if any: a function that takes an abort signal
/// and returns the response. Can be taken once.
pub fn take(address: &str) -> Option<Function> {
    let early = answers()?;
    let address = JsValue::from_str(address);
    let answer = early.get(&address).dyn_into().ok()?;
    early.delete(&address);
    Some(answer)
}
