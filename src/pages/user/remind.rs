use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::User;
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
            let reminders = user.reminders.len();
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
    let (problem, set_problem) = signal(None::<Problem>);
    let state = {
        let message = message.clone();
        Memo::new(move |_| outbox.state(&message, reminders))
    };
    let sign_in = config.sign_in.clone();
    let on_click = move |_| {
        let key = match outbox.begin(&message, reminders) {
            Ok(None) => return,
            Ok(Some(key)) => key,
            Err(error) => return set_problem.set(Some(error.into())),
        };
        set_problem.set(None);
        let (config, message) = (config.clone(), message.clone());
        let url = paths.file(config.reminders.url.as_deref().unwrap_or_default());
        spawn_local(async move {
            let reminder = Reminder {
                messages: vec![message.clone()],
                test: false,
            };
            let answer = send_reminder(&url, &config, &reminder, &key).await;
            let (state, problem) = result(answer);
            outbox.end(&message, state);
            let _ = set_problem.try_set(problem);
        });
    };
    let is_busy = move || state.get() == Some(SendingState::Asked);
    let said = move || match (problem.get(), state.get()) {
        (Some(problem), _) => problem.sentence,
        (None, Some(SendingState::Sent)) => {
            "Sent. It will appear under Reminders after the next data refresh.".to_owned()
        }
        (None, Some(SendingState::Unknown)) => SendError::Unknown.to_string(),
        (None, _) => String::new(),
    };
    let sign_in = move || {
        let ended = problem.get().is_some_and(|problem| problem.is_session_end);
        let template = sign_in.clone().filter(|_| ended);
        view! { <SignIn template /> }
    };
    view! {
        <div class="remind">
            <Show when=move || state.get() != Some(SendingState::Sent)>
                <button type="button" class="button" disabled=is_busy on:click=on_click.clone()>"Send this e-mail"</button>
            </Show>
            <p aria-live="polite">{said}</p>
            {sign_in}
        </div>
    }
}

/// Why a message was not sent.
#[derive(Debug, Clone)]
struct Problem {
    sentence: String,
    is_session_end: bool,
}

impl From<SendError> for Problem {
    fn from(error: SendError) -> Self {
        Self {
            sentence: error.to_string(),
            is_session_end: error.is_session_end(),
        }
    }
}

/// What an answer means for a message, and what there is to say about it.
fn result(answer: Result<Sent, SendError>) -> (Option<SendingState>, Option<Problem>) {
    match answer {
        Err(SendError::Unknown) => (Some(SendingState::Unknown), None),
        Err(error) => (None, Some(error.into())),
        Ok(Sent { accepted, rejected }) => match rejected.into_iter().next() {
            None if accepted > 0 => (Some(SendingState::Sent), None),
            rejected => {
                let reason = rejected.and_then(|rejected| rejected.reason);
                let reason = reason.unwrap_or_else(|| "the portal rejected this user.".to_owned());
                let problem = Problem {
                    sentence: format!("Not sent: {reason}"),
                    is_session_end: false,
                };
                (None, Some(problem))
            }
        },
    }
}
