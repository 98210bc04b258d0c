use std::time::Duration;

use leptos::prelude::*;
use web_sys::{Event, HtmlElement};

use crate::markup::{Markup, markup};
use crate::reactive::{Memo, NodeRef, RwSignal, expect_context, provide_context};

/// How long a message stays.
const STAY: Duration = Duration::from_secs(5);

/// Short messages about what was just done, shown one at a time. Each goes away by itself, or when
/// the next one comes.
#[derive(Debug, Clone, Copy)]
pub struct Messages {
    /// The message on screen, if there is one.
    text: RwSignal<Option<String>>,
    /// Counts the messages, so that the timer of an earlier one leaves a later one alone.
    count: StoredValue<u32>,
    /// Where they are shown.
    region: NodeRef<HtmlElement>,
}

impl Messages {
    /// Lets all components below say messages, which the [`MessageRegion`] among them shows.
    pub fn provide() {
        provide_context(Self {
            text: RwSignal::new(None),
            count: StoredValue::new(0),
            region: NodeRef::new(),
        });
    }

    /// The place that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Says one short sentence, without a full stop. It does nothing once the place is gone.
    pub fn say(self, text: String) {
        let next = |count: &mut u32| {
            *count = count.wrapping_add(1);
            *count
        };
        let Some(count) = self.count.try_update_value(next) else {
            return;
        };
        // A screen reader says the same words twice only if they were gone for a moment.
        self.text.set(Some(String::new()));
        request_animation_frame(move || {
            if self.is_latest(count) {
                self.text.set(Some(text));
                self.leave_later(count);
            }
        });
    }

    fn is_latest(self, count: u32) -> bool {
        self.count.try_get_value() == Some(count)
    }

    /// Takes a message away after a while, but not while it has the pointer or the focus.
    fn leave_later(self, count: u32) {
        let leave = move || {
            if !self.is_latest(count) {
                return;
            }
            let region = self.region.get_untracked();
            let is_used =
                region.is_some_and(|region| region.matches(":hover, :focus-within") == Ok(true));
            if is_used {
                self.leave_later(count);
            } else {
                self.dismiss();
            }
        };
        set_timeout(leave, STAY);
    }

    fn dismiss(self) {
        self.text.set(None);
    }
}

/// Shows and announces the messages. It is there before the first one: a screen reader announces
/// only what changes in a part that it knows.
#[component]
pub fn MessageRegion(
    /// Names it as a landmark of the page; an element has those of the page around it.
    #[prop(optional)]
    label: Option<&'static str>,
) -> Markup {
    let messages = Messages::expect();
    let text = messages.text;
    let is_shown = Memo::new(move |_| text.read().is_some());
    let dismiss = move || {
        is_shown.get().then(|| {
            markup! { <button type="button" class="text-button" on:click=move |_: Event| messages.dismiss()>"Dismiss"</button> }
        })
    };
    let class = move || match is_shown.get() {
        true => "message message-shown",
        false => "message",
    };
    markup! {
        <section class="messages" aria-label=label node_ref=messages.region>
            <div class=move || class()>
                <p class="message-text" role="status">{move || text.get().unwrap_or_default()}</p>
                {move || dismiss()}
            </div>
        </section>
    }
}
