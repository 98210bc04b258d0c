//! What only a browser can show: where elements end up in the document, and what the page does to
//! the address bar.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

mod bars;
mod format;
mod letters;
mod page;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
