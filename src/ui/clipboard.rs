use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

use super::object::object;

const PLAIN_TEXT: &str = "text/plain";

/// Copies a text that may take a while to make. It must be called in the click itself: Safari lets a
/// page copy only then, and waits for the text.
///
/// # Errors
/// When the browser refuses, because the page was not loaded over HTTPS for instance.
pub async fn copy(
    text: impl Future<Output = Result<String, JsValue>> + 'static,
) -> Result<(), JsValue> {
    let clipboard = clipboard()?;
    let can_wait = Reflect::get(&window(), &JsValue::from_str("ClipboardItem"))?.is_function();
    if !can_wait {
        let text = text.await?;
        JsFuture::from(clipboard.write_text(&text)).await?;
        return Ok(());
    }
    let blob = future_to_promise(async move {
        let options = BlobPropertyBag::new();
        options.set_type(PLAIN_TEXT);
        let parts = js_sys::Array::of1(&JsValue::from_str(&text.await?));
        Blob::new_with_str_sequence_and_options(&parts, &options).map(Into::into)
    });
    let item = ClipboardItem::new_with_record_from_str_to_str_promise(&object(&[(
        PLAIN_TEXT,
        blob.into(),
    )]))?;
    JsFuture::from(clipboard.write(&js_sys::Array::of1(&item))).await?;
    Ok(())
}

fn clipboard() -> Result<Clipboard, JsValue> {
    let clipboard = Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"))?;
    if clipboard.is_undefined() {
        return Err(JsValue::from_str("no clipboard on this page"));
    }
    Ok(clipboard.unchecked_into())
}
