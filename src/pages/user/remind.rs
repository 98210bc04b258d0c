use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::context::{Paths, SendingState, Session};
use crate::engine::send_reminder;
use crate::source::{Config, Message, Reminder, SendError, Sent};
use crate::ui::SignIn;

/// One message that the portal sends once, however often it is asked to.
#[derive(Debug, Clone, Copy)]
pub struct Sending {
    state: Memo<Option<(SendingState, Option<SendError>)>>,
    /// The browser itself can't send: a key for the message could not be made.
    no_key: ReadSignal<Option<SendError>>,
    config: Memo<Config>,
    send: Callback<()>,
}

impl Sending {
    /// A message, where the portal sends it, to a user for whom the data has so many reminders.
    pub fn new(config: Memo<Config>, about: Memo<Option<(Message, usize)>>) -> Self {
        let (session, paths) = (Session::expect(), Paths::expect());
        let outbox = session.outbox();
        let (no_key, set_no_key) = signal(None::<SendError>);
        let state = Memo::new(move |_| {
            about.with(|about| {
                let (message, reminders) = about.as_ref()?;
                outbox.state(message, *reminders)
            })
        });
        let send = Callback::new(move |()| {
            let Some((message, reminders)) = about.get_untracked() else {
                return;
            };
            let key = match outbox.begin(&message, reminders) {
                Ok(None) => return,
                Ok(Some(key)) => key,
                Err(error) => return set_no_key.set(Some(error)),
            };
            let config = config.get_untracked();
            let url = paths.file(config.reminders.url.as_deref().unwrap_or_default());
            spawn_local(async move {
                let reminder = Reminder {
                    text: None,
                    messages: vec![message.clone()],
                    test: false,
                };
                let answer = send_reminder(&url, &config, &reminder, &key).await;
                outbox.end(&message, answer.and_then(Sent::of_one));
            });
        });
        Self {
            state,
            no_key,
            config,
            send,
        }
    }

    /// Asks the portal; gone once the message was sent.
    pub fn button(self, label: &'static str) -> AnyView {
        let (state, send) = (self.state, self.send);
        view! {
            <Show when=move || !is_at(state, SendingState::Sent)>
                <button
                    type="button"
                    class="button button-primary"
                    disabled=move || is_at(state, SendingState::Asked)
                    on:click=move |_| send.run(())
                >
                    {label}
                </button>
            </Show>
        }
        .into_any()
    }

    /// What became of it.
    pub fn outcome(self) -> AnyView {
        let (state, no_key, config) = (self.state, self.no_key, self.config);
        let problem = move || no_key.get().or_else(|| state.get()?.1);
        let said = move || match (problem(), is_at(state, SendingState::Unknown)) {
            (_, _) if is_at(state, SendingState::Sent) => {
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
            let template = config.get().sign_in.filter(|_| helps);
            view! { <SignIn template /> }
        };
        view! {
            <p class="action-said" aria-live="polite">{said}</p>
            {sign_in}
        }
        .into_any()
    }
}

fn is_at(state: Memo<Option<(SendingState, Option<SendError>)>>, wanted: SendingState) -> bool {
    state.with(|state| state.as_ref().is_some_and(|(at, _)| *at == wanted))
}
