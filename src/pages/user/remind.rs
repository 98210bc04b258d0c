use leptos::prelude::*;
use leptos::task::spawn_local;

use super::future::is_future;
use crate::domain::{Instant, User};
use crate::engine::send_reminder;
use crate::guide::Text;
use crate::paths::Paths;
use crate::session::{SendingState, Session};
use crate::source::{Config, Message, Reminder, SendError, Sent, UserId};
use crate::ui::{SignIn, is_address, mailto};

/// Sends a reminder through the portal where it can, else opens it as a draft in the reader's own
/// mail program.
#[component]
pub fn Remind(
    /// The recipient.
    user: User<'static>,
    /// The message to send.
    text: Text,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let session = Session::expect();
    move || {
        let config = session.config().get().unwrap_or_default();
        let message = Message {
            user_id: UserId::of(&user),
            subject: text.subject_for_product(&config.product),
            body: text.for_product(&config.product),
        };
        if config.reminders.url.is_some() {
            // Those that the rules count: a later one does not show yet that a message was sent.
            let is_counted = |sent_at: &&Instant| !is_future(**sent_at, as_of);
            let reminders = user.reminders.iter().filter(is_counted).count();
            return view! { <Send config message reminders /> }.into_any();
        }
        let email = user.email.as_deref().filter(|email| is_address(email));
        email
            .map(|email| {
                let href = mailto(email, &message.subject, &message.body);
                view! { <p><a class="button" href=href>"Write this e-mail"</a></p> }
            })
            .into_any()
    }
}

#[component]
fn Send(config: Config, message: Message, reminders: usize) -> impl IntoView {
    let (session, paths) = (Session::expect(), Paths::expect());
    let outbox = session.outbox();
    // The browser itself can't send: a key for the message could not be made.
    let (no_key, set_no_key) = signal(None::<SendError>);
    let state = {
        let message = message.clone();
        Memo::new(move |_| outbox.state(&message, reminders))
    };
    let is_at =
        move |wanted| state.with(|state| state.as_ref().is_some_and(|(at, _)| *at == wanted));
    let sign_in = config.sign_in.clone();
    let on_click = move |_| {
        let key = match outbox.begin(&message, reminders) {
            Ok(None) => return,
            Ok(Some(key)) => key,
            Err(error) => return set_no_key.set(Some(error)),
        };
        let (config, message) = (config.clone(), message.clone());
        let url = paths.file(config.reminders.url.as_deref().unwrap_or_default());
        spawn_local(async move {
            let reminder = Reminder {
                messages: vec![message.clone()],
                test: false,
            };
            let answer = send_reminder(&url, &config, &reminder, &key).await;
            outbox.end(&message, answer.and_then(Sent::of_one));
        });
    };
    let problem = move || no_key.get().or_else(|| state.get()?.1);
    let said = move || match (problem(), is_at(SendingState::Unknown)) {
        (_, _) if is_at(SendingState::Sent) => {
            "Sent. It will appear under Reminders after the next data refresh.".to_owned()
        }
        (Some(problem), false) => problem.to_string(),
        // What an earlier try has left open, a later one that was refused does not settle.
        (Some(problem), true) if !problem.is_uncertain() => {
            format!("{problem} An earlier try may have been sent; it won't be sent twice.")
        }
        (Some(problem), true) => problem.to_string(),
        (None, true) => SendError::Unknown.to_string(),
        (None, false) => String::new(),
    };
    let sign_in = move || {
        let helps = problem().is_some_and(|problem| problem.may_need_sign_in());
        let template = sign_in.clone().filter(|_| helps);
        view! { <SignIn template /> }
    };
    view! {
        <div class="remind">
            <Show when=move || !is_at(SendingState::Sent)>
                <button type="button" class="button" disabled=move || is_at(SendingState::Asked) on:click=on_click.clone()>"Send this e-mail"</button>
            </Show>
            <p aria-live="polite">{said}</p>
            {sign_in}
        </div>
    }
}
