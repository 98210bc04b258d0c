//! What `embed.js` loads for the custom elements. The chart is there at once; the list, the rest of it and
//! its dialog are parts of their own. Elements beside each other share their data.

#[cfg(target_arch = "wasm32")]
use active_users::markup;

fn main() {
    #[cfg(target_arch = "wasm32")]
    active_users::embed::start(element::ANSWERS);
}

#[cfg(target_arch = "wasm32")]
mod element {
    use active_users::embed::{DrawList, List, Mounted, Settings};
    use active_users::engine::{AnswerUsers, Answers};
    use active_users::in_part;
    use active_users::markup::markup;
    use active_users::pages::{ComposeContent, DrawDialog, DrawTool, draw_tool};
    use active_users::ui::Part;
    use js_sys::{Function, Map};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    in_part! {
        list: DrawList:
        list => |given| markup! { <List given /> };
    }

    in_part! {
        list: AnswerUsers:
        answers => active_users::engine::answer_users;
    }

    in_part! {
        rest: AnswerUsers:
        more_answers => active_users::engine::answer_more;
    }

    /// Fetches the code that answers a list's questions.
    pub const ANSWERS: Answers = Answers {
        users: || Box::pin(async { answers().await.ok() }),
        more: || Box::pin(async { more_answers().await.ok() }),
    };

    in_part! {
        rest: DrawTool:
        tools => draw_tool;
    }

    in_part! {
        compose: DrawDialog:
        compose => |opener| markup! { <ComposeContent opener /> };
    }

    /// Calls a function with the reason when the elements stop because of a bug.
    #[wasm_bindgen(js_name = whenStopped)]
    pub fn when_stopped(function: Function) {
        active_users::embed::when_stopped(function);
    }

    /// Frees the data that is kept for elements to come.
    #[wasm_bindgen]
    pub fn forget() {
        active_users::embed::forget();
    }

    /// Sets where `embed.js` keeps the requests that it has made early.
    #[wasm_bindgen(js_name = answerEarlyWith)]
    pub fn answer_early_with(early: Map) {
        active_users::engine::answer_early_with(early);
    }

    /// Sets the address of the elements' script, which their workers run too.
    #[wasm_bindgen(js_name = runWorkersWith)]
    pub fn run_workers_with(script: String) {
        active_users::engine::run_workers_with(script);
    }

    /// The component of one element. `free()` takes it away.
    #[wasm_bindgen]
    pub struct Element(Mounted);

    #[wasm_bindgen]
    impl Element {
        /// Draws it into a place of the element's shadow.
        #[wasm_bindgen(constructor)]
        pub fn new(place: HtmlElement, settings: &Settings, emit: Function) -> Self {
            if settings.is_list() {
                let list = Part::new(|| Box::pin(list()));
                let tools = Part::new(|| Box::pin(tools()));
                let compose = Part::new(|| Box::pin(compose()));
                Self(Mounted::list(place, settings, emit, list, tools, compose))
            } else {
                Self(Mounted::chart(place, settings, emit))
            }
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
