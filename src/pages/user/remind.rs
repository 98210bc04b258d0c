use leptos::prelude::*;

use crate::context::{Paths, Session};
use crate::outreach::{Progress, Recipient, Template};
use crate::source::{Config, SendError};
use crate::ui::SignIn;

/// One message that the portal sends once, however often it is asked to.
#[derive(Debug, Clone, Copy)]
pub struct Sending {
    progress: Memo<Option<Progress>>,
    /// The browser itself can't send: a key for the message could not be made.
    no_key: ReadSignal<Option<SendError>>,
    config: Memo<Config>,
    send: Callback<()>,
}

impl Sending {
    /// A text, where the portal sends it, to a user.
    pub fn new(config: Memo<Config>, about: Memo<Option<(Template, Recipient)>>) -> Self {
        let (session, paths) = (Session::expect(), Paths::expect());
        let outbox = session.outbox();
        let (no_key, set_no_key) = signal(None::<SendError>);
        let progress = Memo::new(move |_| {
            about.with(|about| {
                let (_, to) = about.as_ref()?;
                outbox.progress(&to.id.text, to.reminders)
            })
        });
        let send = Callback::new(move |()| {
            let Some((template, to)) = about.get_untracked() else {
                return;
            };
            let Some(post) = session.post(&paths) else {
                return;
            };
            set_no_key.set(outbox.send_to_one(post, template, to).err());
        });
        Self {
            progress,
            no_key,
            config,
            send,
        }
    }

    /// Asks the portal; gone once the message was sent.
    pub fn button(self, label: &'static str) -> AnyView {
        let (progress, send) = (self.progress, self.send);
        view! {
            <Show when=move || !is_at(progress, |at| *at == Progress::Sent)>
                <button
                    type="button"
                    class="button button-primary"
                    disabled=move || is_at(progress, is_under_way)
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
        let (progress, no_key, config) = (self.progress, self.no_key, self.config);
        let problem = move || no_key.get().or_else(|| problem(progress.get()?));
        let said = move || {
            match (progress.get(), problem()) {
            (Some(Progress::Sent), _) => {
                "Sent. It will appear under Reminders after the next data refresh.".to_owned()
            }
            (Some(Progress::Waiting), None) => {
                "Waiting in a message to several users that was stopped. Resume it, or see Reminders.".to_owned()
            }
            // What an earlier try has left open, a later one that was refused does not settle.
            (Some(Progress::Unknown(_)), Some(problem)) if !problem.is_uncertain() => {
                format!("{problem} An earlier try may have been sent; it won't be sent twice.")
            }
            (_, Some(problem)) => problem.to_string(),
            (Some(Progress::Unknown(_)), None) => SendError::Unknown.to_string(),
            (_, None) => String::new(),
        }
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

fn is_at(progress: Memo<Option<Progress>>, is_wanted: fn(&Progress) -> bool) -> bool {
    progress.with(|progress| progress.as_ref().is_some_and(is_wanted))
}

fn is_under_way(progress: &Progress) -> bool {
    matches!(progress, Progress::Asked | Progress::Waiting)
}

/// Why the latest try failed.
fn problem(progress: Progress) -> Option<SendError> {
    match progress {
        Progress::NotSent(problem) => Some(problem),
        Progress::Unknown(problem) => problem,
        Progress::Waiting | Progress::Asked | Progress::Sent => None,
    }
}
