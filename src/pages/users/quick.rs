use leptos::task::spawn_local;
use web_sys::Event;

use crate::domain::{Suggestion, is_address};
use crate::markup::{Markup, markup};
use crate::sentences::isolate;
use crate::ui::{BLOCKED, Icon, Messages, copy};

/// Copies the address beside it, as the row shows it; nothing where there is no whole address to copy.
pub fn copy_address(name: &str, email: String) -> Option<Markup> {
    let messages = Messages::expect();
    // One that is too long to show ends in an ellipsis.
    let is_whole = is_address(&email) && !email.ends_with('…');
    let label = format!("Copy the address of {name}");
    let copy_it = move |_: Event| {
        let (text, said) = (email.clone(), format!("Copied {}", isolate(&email)));
        spawn_local(async move {
            let copied = copy(async move { Ok(text) }).await;
            messages.say(copied.map_or_else(|_| BLOCKED.to_owned(), |()| said));
        });
    };
    is_whole.then(|| {
        markup! {
            <button type="button" class="row-quick row-copy" title="Copy address" aria-label=label on:click=copy_it>
                {Icon::Copy.view()}
            </button>
        }
    })
}

/// Opens the user, where the action stands first; nothing where there is nothing to do but wait.
pub fn quick_action(name: &str, suggestion: Suggestion, href: String) -> Option<Markup> {
    let (words, whom) = match suggestion {
        Suggestion::Remind => ("Remind", format!(" {name}")),
        Suggestion::Message => ("Message", format!(" {name}")),
        Suggestion::Escalate => ("Write to manager", format!(" of {name}")),
        Suggestion::Repair => ("How to re-pair", format!(" a device of {name}")),
        Suggestion::Wait => return None,
    };
    Some(markup! {
        <a class="row-quick row-action" href=href data-noscroll="">
            {words}
            <span class="visually-hidden">{whom}</span>
        </a>
    })
}
