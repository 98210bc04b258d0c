//! What `embed.js` loads for `<active-users-chart>`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    active_users::embed::start();
}

#[cfg(target_arch = "wasm32")]
mod element {
    use active_users::embed::{CHART_STYLE, Mounted, Settings};
    use js_sys::Function;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    /// The styles of an element's shadow.
    #[wasm_bindgen]
    pub fn style() -> String {
        CHART_STYLE.to_owned()
    }

    /// Calls a function with the reason when the elements stop because of a bug.
    #[wasm_bindgen(js_name = whenStopped)]
    pub fn when_stopped(function: Function) {
        active_users::embed::when_stopped(function);
    }

    /// The component of one element. `free()` takes it away.
    #[wasm_bindgen]
    pub struct Element(Mounted);

    #[wasm_bindgen]
    impl Element {
        /// Draws it into a place of the element's shadow.
        #[wasm_bindgen(constructor)]
        pub fn new(place: HtmlElement, settings: &Settings, emit: Function) -> Self {
            Self(Mounted::chart(place, settings, emit))
        }

        /// Takes over what has changed of the element's attributes and properties.
        pub fn update(&self, settings: &Settings) {
            self.0.update(settings);
        }

        /// Loads once more.
        pub fn reload(&self) {
            self.0.reload();
        }
    }
}
