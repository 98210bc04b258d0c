use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets the page paint and answer its user. A timer would take a second of a page in the background, and
/// four milliseconds of any.
pub async fn pause() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let turn = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(turn).await;
    }
    channel.port1().close();
}
