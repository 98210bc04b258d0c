use std::cell::RefCell;

use js_sys::{Function, Map};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static ANSWERS: RefCell<Option<Map>> = const { RefCell::new(None) };
}

/// Sets where the page's script keeps the requests that it made while the program arrived: by address, functions
/// that take an abort signal and return the response.
pub fn answer_early_with(answers: Map) {
    ANSWERS.set(Some(answers));
}

/// Drops early answers that were not taken: a later load must not get an old one.
pub fn forget() {
    if let Some(answers) = answers() {
        answers.clear();
    }
}

fn answers() -> Option<Map> {
    ANSWERS.with_borrow(Clone::clone)
}

/// The request that was made early for an address, if any. Can be taken once.
pub fn take(address: &str) -> Option<Function> {
    let answers = answers()?;
    let address = JsValue::from_str(address);
    let answer = answers.get(&address).dyn_into().ok()?;
    answers.delete(&address);
    Some(answer)
}
