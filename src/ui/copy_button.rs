use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use super::clipboard::copy;
use super::message::Messages;
use crate::markup::{Markup, markup};
use crate::reactive::{RwSignal, Signal};

/// What is said beside a button whose copy was refused.
pub const BLOCKED: &str = "Your browser blocked copying";

/// Copies a text and says so.
#[component]
pub fn CopyButton(
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// What is said once the text was copied.
    said: &'static str,
    /// Gives the text when the button is used.
    text: Callback<(), String>,
) -> Markup {
    let copying = Copying::new(said);
    markup! {
        <span class="copy">
            <button type="button" class="button" on:click=move |_: Event| copying.copy(text.run(()))>{move || label.get()}</button>
            {copying.problem()}
        </span>
    }
}

/// What a button does that copies a text.
#[derive(Debug, Clone, Copy)]
pub struct Copying {
    said: &'static str,
    messages: Messages,
    is_blocked: RwSignal<bool>,
}

impl Copying {
    /// For one button, with what is said once its text was copied.
    pub fn new(said: &'static str) -> Self {
        Self {
            said,
            messages: Messages::expect(),
            is_blocked: RwSignal::new(false),
        }
    }

    /// Copies a text, in the click itself.
    pub fn copy(self, text: String) {
        spawn_local(async move {
            let copied = copy(async move { Ok(text) }).await;
            self.is_blocked.set(copied.is_err());
            if copied.is_ok() {
                self.messages.say(self.said.to_owned());
            }
        });
    }

    /// What stands beside the button when the browser refuses.
    pub fn problem(self) -> Markup {
        let problem = move || self.is_blocked.get().then_some(BLOCKED);
        markup! { <span class="copy-outcome" aria-live="polite">{move || problem()}</span> }
    }
}
