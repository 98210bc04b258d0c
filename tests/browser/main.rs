//! Tests that need a browser: where elements end up in the document, and how the page changes the
//! address bar.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use active_users::markup;

mod bars;
mod format;
mod letters;
mod markup_drawn;
mod markup_each;
mod page;
mod reactive;
mod tokens;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
