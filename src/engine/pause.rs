//! Long work in slices, so that a page can paint and answer its user in between.

use crate::store::Preparation;

/// How long a page may be busy before it gets a turn.
#[cfg(target_arch = "wasm32")]
const SLICE_MILLIS: f64 = 12.0;

/// Does all of the work.
pub async fn in_slices(mut work: Preparation) {
    let mut turn = Turn::new();
    while work.step() {
        turn.give().await;
    }
}

/// Gives the page a turn whenever it has been busy for too long.
#[derive(Debug)]
pub struct Turn {
    #[cfg(target_arch = "wasm32")]
    busy: super::Stopwatch,
}

impl Turn {
    /// Begins to count.
    pub fn new() -> Self {
        Self {
            #[cfg(target_arch = "wasm32")]
            busy: super::Stopwatch::start(),
        }
    }

    /// Waits for the page if it is time.
    pub async fn give(&mut self) {
        #[cfg(target_arch = "wasm32")]
        if self.busy.millis() > SLICE_MILLIS {
            pause().await;
            *self = Self::new();
        }
    }
}

/// Lets the page paint and answer its user. A timer would take a second of a page in the background, and
/// four milliseconds of any.
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
