use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies a text.
///
/// # Errors
/// When the browser refuses, because the page was not loaded over HTTPS for instance.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"))?;
    if clipboard.is_undefined() {
        return Err(JsValue::from_str("no clipboard on this page"));
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await?;
    Ok(())
}
