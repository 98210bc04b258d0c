use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::{Suggestion, is_address};
use crate::sentences::isolate;
use crate::ui::{BLOCKED, Icon, Messages, copy};

/// Copies the address beside it; nothing where there is no whole address to copy.
#[component]
pub fn CopyAddress(
    /// Whose address it is.
    name: String,
    /// The address as the row shows it.
    email: String,
) -> impl IntoView {
    let messages = Messages::expect();
    // One that is too long to show ends in an ellipsis.
    let is_whole = is_address(&email) && !email.ends_with('…');
    let label = format!("Copy the address of {name}");
    let copy_it = move |_| {
        let (text, said) = (email.clone(), format!("Copied {}", isolate(&email)));
        spawn_local(async move {
            let copied = copy(async move { Ok(text) }).await;
            messages.say(copied.map_or_else(|_| BLOCKED.to_owned(), |()| said));
        });
    };
    is_whole.then(|| {
        view! {
            <button type="button" class="row-quick row-copy" title="Copy address" aria-label=label on:click=copy_it>
                {Icon::Copy.view()}
            </button>
        }
    })
}

/// Opens the user, where the action stands first; nothing where there is nothing to do but wait.
#[component]
pub fn QuickAction(
    /// Who it is done about.
    name: String,
    /// What is to be done.
    suggestion: Suggestion,
    /// The user beside the list.
    href: String,
) -> impl IntoView {
    let words = match suggestion {
        Suggestion::Remind => Some(("Remind", format!(" {name}"))),
        Suggestion::Message => Some(("Message", format!(" {name}"))),
        Suggestion::Escalate => Some(("Write to manager", format!(" of {name}"))),
        Suggestion::Repair => Some(("How to re-pair", format!(" a device of {name}"))),
        Suggestion::Wait => None,
    };
    words.map(|(words, whom)| {
        view! {
            <a class="row-quick row-action" href=href data-noscroll="">
                {words}
                <span class="visually-hidden">{whom}</span>
            </a>
        }
    })
}
