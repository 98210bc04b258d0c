//! Splits long work into slices, so that the page can paint and respond in between.

use crate::store::Preparation;

/// The longest slice.
#[cfg(target_arch = "wasm32")]
const SLICE_MILLIS: f64 = 12.0;

/// Does all the work, slice by slice.
pub async fn in_slices(mut work: Preparation) {
    let mut turn = Turn::new();
    while work.step() {
        turn.give().await;
    }
}

/// Yields to the page after each slice.
#[derive(Debug)]
pub struct Turn {
    #[cfg(target_arch = "wasm32")]
    busy: super::Stopwatch,
}

impl Turn {
    /// Starts a slice.
    pub fn new() -> Self {
        Self {
            #[cfg(target_arch = "wasm32")]
            busy: super::Stopwatch::start(),
        }
    }

    /// Yields if the slice has lasted long enough.
    pub async fn give(&mut self) {
        #[cfg(target_arch = "wasm32")]
        if self.busy.millis() > SLICE_MILLIS {
            pause().await;
            *self = Self::new();
        }
    }
}

/// Lets the page paint and handle input. Not a timer: browsers slow those to a second in background tabs and to
/// four milliseconds elsewhere.
#[cfg(target_arch = "wasm32")]
async fn pause() {
    use js_sys::Promise;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::MessageChannel;

    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let turn = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(turn).await;
    }
    channel.port1().close();
}
