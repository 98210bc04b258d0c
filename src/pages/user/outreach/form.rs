use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::Event;

use crate::context::{Lists, Preferences};
use crate::domain::{Contact, Names};
use crate::markup::{Markup, markup};
use crate::outreach::{LONGEST_NOTE, Noting};
use crate::pages::keeper::keeper;
use crate::pages::sign_in_again::SignInAgain;
use crate::reactive::{Memo, Signal};
use crate::source::UserId;
use crate::ui::{Messages, is_repeat, number, once_a_press};

/// The reader is told how many characters are left from this many on.
const FEW_LEFT: usize = 200;

/// Logs a message or a call, with a note.
#[component]
pub fn Form(lists: Lists, user: Memo<Option<UserId>>) -> Markup {
    let messages = Messages::expect();
    let preferences = Preferences::expect();
    let noting = Memo::new(move |_| {
        let id = user.with(|user| Some(user.as_ref()?.text.clone()));
        id.map(|id| lists.log().noting(&id)).unwrap_or_default()
    });
    let write = move |event: Event| {
        if let Some(user) = user.get_untracked() {
            untrack(|| lists.log()).write(&user.text, event_target_value(&event));
        }
    };
    let said = Callback::new(move |kind| {
        messages.say(match kind {
            Contact::Message => "Logged a message".to_owned(),
            Contact::Call => "Logged a call".to_owned(),
        });
    });
    let log = move |click: MouseEvent, kind: Contact| {
        // The first click has cleared the note: the second would log an entry without it.
        if is_repeat(&click) {
            return;
        }
        if let Some(user) = user.get_untracked() {
            untrack(|| lists.log()).log(user, kind, said);
        }
    };
    let is_saving = Memo::new(move |_| noting.with(Noting::is_saving));
    let disabled = move || is_saving.get().then_some("true");
    let problem = Memo::new(move |_| noting.with(|noting| noting.problem().cloned()));
    let outcome = move || match problem.get() {
        _ if is_saving.get() => Some("Saving…".to_owned()),
        problem => problem.map(|problem| problem.to_string()),
    };
    let helps = Signal::derive(move || {
        let problem = problem.get();
        problem.is_some_and(|problem| problem.may_need_sign_in())
    });
    // As the browser counts them for the limit.
    let left = move || {
        let written = noting.with(|noting| noting.note().encode_utf16().count());
        let left = LONGEST_NOTE.saturating_sub(written);
        (left <= FEW_LEFT).then(|| match left {
            1 => "1 character left. ".to_owned(),
            left => format!("{} characters left. ", number(left)),
        })
    };
    // It may name people.
    let is_concealed = Memo::new(move |_| preferences.names() == Names::Concealed);
    let note = move || match is_concealed.get() {
        true => String::new(),
        false => noting.with(|noting| noting.note().to_owned()),
    };
    let class = move || match problem.get() {
        Some(_) => "outreach-outcome field-problem",
        None => "outreach-outcome",
    };
    markup! {
        <div class="outreach-form">
            <label class="field-label" for="outreach-note">"Note (optional)"</label>
            <textarea
                class="field"
                id="outreach-note"
                rows="2"
                dir="auto"
                maxlength=LONGEST_NOTE.to_string()
                readonly=move || is_saving.get() || is_concealed.get()
                placeholder=move || is_concealed.get().then_some("Show names to write a note")
                aria-describedby="outreach-kept"
                prop:value=move || note()
                on:input=write
            ></textarea>
            <div class="outreach-buttons" on:keydown=once_a_press>
                <button type="button" class="button" aria-disabled=move || disabled() on:click=move |click: MouseEvent| log(click, Contact::Call)>"Log a call"</button>
                <button type="button" class="button" aria-disabled=move || disabled() on:click=move |click: MouseEvent| log(click, Contact::Message)>"Log a message"</button>
                <SignInAgain helps />
                <p class="user-note" id="outreach-kept">{move || left()} {move || keeper(lists.log().kept().is_portals())}</p>
            </div>
            <p class=move || class() aria-live="polite">{move || outcome()}</p>
        </div>
    }
}
