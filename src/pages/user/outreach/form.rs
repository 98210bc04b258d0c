use leptos::prelude::*;

use super::keeper;
use crate::context::{Lists, Session};
use crate::domain::Contact;
use crate::outreach::{LONGEST_NOTE, Noting};
use crate::source::UserId;
use crate::ui::{Messages, SignIn, number};

/// So few characters are left when the reader is told how many.
const FEW_LEFT: usize = 200;

/// Logs a message or a call, with a note.
#[component]
pub fn Form(lists: Lists, user: Memo<Option<UserId>>) -> impl IntoView {
    let messages = Messages::expect();
    let config = Session::expect().config();
    let noting = Memo::new(move |_| {
        let id = user.with(|user| Some(user.as_ref()?.text.clone()));
        id.map(|id| lists.log().noting(&id)).unwrap_or_default()
    });
    let write = move |event| {
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
    let log = move |kind: Contact| {
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
    let sign_in = move || {
        let helps = problem.get().is_some_and(|it| it.may_need_sign_in());
        let template = config.get().and_then(|config| config.sign_in);
        view! { <SignIn template=template.filter(|_| helps) /> }
    };
    let left = move || {
        let written = noting.with(|noting| noting.note().chars().count());
        let left = LONGEST_NOTE.saturating_sub(written);
        (left <= FEW_LEFT).then(|| match left {
            1 => "1 character left. ".to_owned(),
            left => format!("{} characters left. ", number(left)),
        })
    };
    view! {
        <div class="outreach-form">
            <label class="field-label" for="outreach-note">"Note (optional)"</label>
            <textarea
                class="field"
                id="outreach-note"
                rows="2"
                dir="auto"
                maxlength=LONGEST_NOTE.to_string()
                readonly=move || is_saving.get()
                aria-describedby="outreach-kept"
                prop:value=move || noting.with(|noting| noting.note().to_owned())
                on:input=write
            ></textarea>
            <div class="outreach-buttons">
                <button type="button" class="button" aria-disabled=disabled on:click=move |_| log(Contact::Call)>"Log a call"</button>
                <button type="button" class="button" aria-disabled=disabled on:click=move |_| log(Contact::Message)>"Log a message"</button>
                {sign_in}
                <p class="user-note" id="outreach-kept">{left} {move || keeper(lists.log().kept().is_portals())}</p>
            </div>
            <p class="outreach-outcome" class:field-problem=move || problem.get().is_some() aria-live="polite">{outcome}</p>
        </div>
    }
}
