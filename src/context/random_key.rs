use js_sys::Uint8Array;
use leptos::prelude::window;

/// 128 random bits; `None` where the browser has none.
pub fn random_key() -> Option<String> {
    let bytes = Uint8Array::new_with_length(16);
    let crypto = window().crypto().ok()?;
    crypto
        .get_random_values_with_array_buffer_view(&bytes)
        .ok()?;
    let hex = bytes
        .to_vec()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(hex)
}
