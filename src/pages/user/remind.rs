use leptos::prelude::*;
use web_sys::Event;

use crate::context::{Lists, Paths, Session, ToUser};
use crate::markup::{Value, markup};
use crate::outreach::{Progress, Recipient, Template};
use crate::pages::compose::Opener;
use crate::pages::sign_in_again::SignInAgain;
use crate::reactive::{Memo, ReadSignal, Signal, signal};
use crate::source::SendError;

/// One message that the portal sends once, however often it is asked to.
#[derive(Debug, Clone, Copy)]
pub struct Sending {
    to_user: Memo<Option<ToUser>>,
    /// Why this browser did not even begin to send.
    not_begun: ReadSignal<Option<SendError>>,
    send: Callback<()>,
    opener: Opener,
}

/// What leads to a text that was not sent yet.
const TRY_AGAIN: &str = "Try again…";

impl Sending {
    /// A text, where the portal sends it, to a user.
    pub fn new(about: Memo<Option<(Template, Recipient)>>) -> Self {
        let (session, paths, lists) = (Session::expect(), Paths::expect(), Lists::expect());
        let (not_begun, set_not_begun) = signal(None::<SendError>);
        let to_user = Memo::new(move |_| {
            about.with(|about| {
                let (_, to) = about.as_ref()?;
                session.outbox().to_user(&to.id.text, to.reminders)
            })
        });
        let send = Callback::new(move |()| {
            let Some((template, to)) = about.get_untracked() else {
                return;
            };
            let Some(post) = session.post(&paths, lists) else {
                return;
            };
            let outbox = untrack(|| session.outbox());
            set_not_begun.set(outbox.send_to_one(post, template, to).err());
        });
        Self {
            to_user,
            not_begun,
            send,
            opener: Opener::expect(),
        }
    }

    /// Whether another text can be written to the user now.
    pub fn can_write(self) -> bool {
        !is(self.to_user, |it| {
            it.progress == Progress::Sent || it.is_unfinished() || must_wait(it)
        })
    }

    /// Whether a text to the user alone waits to be resumed or given up.
    pub fn is_unfinished(self) -> bool {
        is(self.to_user, ToUser::is_unfinished)
    }

    /// Leads to the text that waits.
    pub fn unfinished_button(self) -> Value {
        self.button(TRY_AGAIN)
    }

    /// Asks the portal, or leads to what it was asked before; gone once the message was sent.
    pub fn button(self, label: &'static str) -> Value {
        let Self {
            to_user,
            send,
            opener,
            ..
        } = self;
        let is_elsewhere = move || is(to_user, |it| it.progress == Progress::Elsewhere);
        let label = move || match self.is_unfinished() {
            // A copy of the tab goes on with it.
            true if is_elsewhere() => "Show…",
            true => TRY_AGAIN,
            false => label,
        };
        let press = move |_: Event| {
            let unfinished = to_user.get_untracked().filter(ToUser::is_unfinished);
            match unfinished {
                Some(unfinished) => opener.show(unfinished.key),
                None => send.run(()),
            }
        };
        let is_sent = Memo::new(move |_| is(to_user, |it| it.progress == Progress::Sent));
        Value::reactive(move || {
            (!is_sent.get()).then(|| {
                markup! {
                    <button
                        type="button"
                        class="button button-primary"
                        disabled=move || is(to_user, must_wait)
                        on:click=press
                    >
                        {move || label()}
                    </button>
                }
            })
        })
    }

    /// What became of it.
    pub fn outcome(self) -> Value {
        let (to_user, not_begun) = (self.to_user, self.not_begun);
        let problem = move || not_begun.get().or_else(|| problem(to_user.get()?.progress));
        let said = move || match (to_user.get(), problem()) {
            (Some(to_user), _) if to_user.is_to_many => of_many(&to_user).to_owned(),
            (
                Some(ToUser {
                    is_running: true, ..
                }),
                None,
            ) => String::new(),
            (Some(to_user), problem) => of_one(&to_user.progress, problem),
            (None, problem) => problem
                .map(|problem| problem.to_string())
                .unwrap_or_default(),
        };
        let helps =
            Signal::derive(move || problem().is_some_and(|problem| problem.may_need_sign_in()));
        let said = markup! { <p class="action-said" aria-live="polite">{move || said()}</p> };
        markup! {
            {said}
            <SignInAgain helps />
        }
    }
}

fn is(to_user: Memo<Option<ToUser>>, is_so: fn(&ToUser) -> bool) -> bool {
    to_user.with(|to_user| to_user.as_ref().is_some_and(is_so))
}

/// Whether nothing more can be sent to the user from here now.
fn must_wait(to_user: &ToUser) -> bool {
    let ToUser {
        progress,
        is_to_many,
        is_running,
        ..
    } = to_user;
    if to_user.is_unfinished() {
        // One that waits for a busy portal can be looked at.
        return *is_running && problem(progress.clone()).is_none();
    }
    let is_others = progress.may_be_sent() || matches!(progress, Progress::Held(_));
    let is_over = matches!(progress, Progress::Unclear | Progress::Elsewhere);
    *is_running || *is_to_many && is_others || is_over
}

/// What is said of a text to the user alone.
fn of_one(progress: &Progress, problem: Option<SendError>) -> String {
    match (progress, problem) {
        (Progress::Sent, _) => {
            "Sent. It will appear under Reminders after the next data refresh.".to_owned()
        }
        (Progress::Unclear, _) => {
            "The portal didn't say whether it has sent the reminder. Ask your administrator."
                .to_owned()
        }
        (Progress::Elsewhere, _) => {
            "A duplicate of this tab took over this reminder, and may have sent it.".to_owned()
        }
        (Progress::Unknown(_), Some(problem)) => problem.after_an_unknown_try(),
        (_, Some(problem)) => problem.to_string(),
        (Progress::Unknown(_), None) => SendError::Unknown.to_string(),
        (Progress::Waiting(_) | Progress::Held(_), None) => "Not sent yet.".to_owned(),
        (_, None) => String::new(),
    }
}

/// What is said of a text that goes to others as well.
fn of_many(to_user: &ToUser) -> &'static str {
    match &to_user.progress {
        Progress::Sent => {
            "Sent with a message to several users. It will appear under Reminders after the next data refresh."
        }
        _ if to_user.is_running => "On its way with a message to several users.",
        Progress::Unclear => "May have been sent with a message to several users.",
        Progress::Elsewhere => {
            "Part of a reminder to several users that a duplicate of this tab took over. It may have been sent."
        }
        Progress::Asked | Progress::Unknown(_) => {
            "May have been sent with a message to several users. Resume that one in the list: nobody gets it twice."
        }
        Progress::Held(_) => {
            "Part of a reminder to several users that was stopped. Resume it from the list."
        }
        Progress::Waiting(_) => "Not sent: the reminder to several users was stopped first.",
        Progress::Refused(_) => "Refused in a message to several users.",
    }
}

/// Why the latest try failed.
fn problem(progress: Progress) -> Option<SendError> {
    match progress {
        Progress::Waiting(problem) | Progress::Held(problem) | Progress::Unknown(problem) => {
            problem
        }
        Progress::Refused(reason) => Some(SendError::Rejected(reason)),
        Progress::Asked | Progress::Unclear | Progress::Elsewhere | Progress::Sent => None,
    }
}
