use leptos::prelude::*;
use web_sys::Event;

use super::Answer;
use crate::export::{BYTE_ORDER_MARK, Format, sends_csv};
use crate::markup::{Markup, markup};
use crate::reactive::RwSignal;
use crate::ui::{Messages, download, number};

/// Said of a file that could not be made.
pub const NO_MEMORY: &str =
    "Not enough memory to create the file. Close other tabs, then save it again.";

/// Saves all sends as a file.
pub fn save_button(sends: Answer) -> Vec<Markup> {
    let messages = Messages::expect();
    let has_failed = RwSignal::new(false);
    // The language of numbers belongs to the component.
    let owner = Owner::current().unwrap_or_default();
    let save = move |_: Event| {
        let Some((sends, as_of)) = sends.get_untracked() else {
            return;
        };
        let name = format!("reminders-{}.csv", as_of.day().to_iso());
        let text = format!("{BYTE_ORDER_MARK}{}", sends_csv(&sends.sends));
        let saved = download(&name, Format::Csv.media_type(), &text);
        has_failed.set(saved.is_err());
        match saved {
            Ok(()) => messages.say(owner.with(|| said(sends.sends.len()))),
            Err(error) => leptos::logging::error!("{name} could not be saved: {error:?}"),
        }
    };
    let problem = move || has_failed.get().then_some(NO_MEMORY);
    vec![
        markup! { <p class="hint" aria-live="polite">{move || problem()}</p> },
        markup! { <button type="button" class="button" on:click=save>"Save as CSV"</button> },
    ]
}

fn said(sends: usize) -> String {
    let noun = if sends == 1 { "send" } else { "sends" };
    format!("Exported {} {noun}", number(sends))
}
