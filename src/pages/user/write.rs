use leptos::prelude::*;

use super::action::Addressee;
use super::future::is_future;
use super::remind::Sending;
use crate::domain::{Instant, Names, shortened};
use crate::guide::{Letter, Text, fields};
use crate::preferences::Preferences;
use crate::sentences::{Fields, first_name};
use crate::session::Session;
use crate::source::{Message, UserId};
use crate::store::Profile;
use crate::ui::{CopyButton, is_address, mailto};

/// The id of the text, for the button that shows it.
const LETTER: &str = "user-letter";

/// The one button that does what is suggested, with the text that is sent.
#[component]
pub fn Write(
    /// Whom it is about.
    profile: Profile,
    /// What is sent; nothing where there is nothing to write.
    text: Option<Text>,
    /// Who gets it, and how.
    addressee: Addressee,
    /// Whether it is to be sent now.
    is_due: bool,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let session = Session::expect();
    let names = untrack(|| Preferences::expect().names());
    let product = session.product();
    let about = profile.clone();
    // Concealed users are not named in a text either.
    let letter = Memo::new(move |_| {
        let product = product.read();
        let fields = match names {
            Names::Shown => fields(&about, &product, as_of),
            Names::Concealed => Fields::of_product(&product),
        };
        text.map(|text| text.letter(&fields))
    });
    let open = Previewed::expect();
    let id = profile.user.id.clone();
    let is_open = Memo::new(move |_| open.is(&id));
    let config = session.config();
    move || {
        let config = config.get().unwrap_or_default();
        let Some(sent) = letter.get() else {
            return ().into_any();
        };
        let way = match is_due {
            true => Way::of(&profile, addressee, names, config.reminders.url.is_some()),
            false => Way::NotNow,
        };
        let is_primary = way == Way::NoAddress;
        let (button, outcome) = match way {
            Way::NotNow => (().into_any(), ().into_any()),
            Way::NoAddress => (().into_any(), said(nowhere(&profile, addressee))),
            Way::Concealed(label) => (
                view! { <button type="button" class="button button-primary" disabled>{label}</button> }.into_any(),
                said("Show names to write.".to_owned()),
            ),
            Way::Draft { address, label } => {
                let href = mailto(&address, &sent.subject, &sent.body);
                let link = view! { <a class="button button-primary" href=href><bdi>{label}</bdi></a> };
                // The button of what a portal would send does not say so itself.
                let note = match addressee {
                    Addressee::UserByPortal(_) => {
                        said("Opens as a draft in your mail program.".to_owned())
                    }
                    Addressee::User | Addressee::Manager => ().into_any(),
                };
                (at_hand(link), note)
            }
            Way::Portal(label) => {
                let message = Message {
                    user_id: UserId::of(&profile.user),
                    subject: sent.subject.clone(),
                    body: sent.body.clone(),
                };
                // Those that the rules count: a later one does not show yet that a message was sent.
                let reminders = profile.user.reminders.iter();
                let reminders = reminders.filter(|at| !is_future(**at, as_of)).count();
                let sending = Sending::new(config, message, reminders);
                (at_hand(sending.button(label)), sending.outcome())
            }
        };
        let id = profile.user.id.clone();
        let toggle = move |_| open.toggle(&id);
        let body = sent.body.clone();
        let copy = Callback::new(move |()| body.clone());
        view! {
            <div class="action-buttons" class:action-buttons-copy=is_primary>
                {button}
                <CopyButton label="Copy text" said="Copied the text" text=copy />
                <button
                    type="button"
                    class="button button-plain"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=LETTER
                    on:click=toggle
                >
                    "Preview"
                </button>
            </div>
            {outcome}
            <Preview sent is_open />
        }
        .into_any()
    }
}

/// What a phone keeps at the thumb, while everything else scrolls.
fn at_hand(button: impl IntoView + 'static) -> AnyView {
    view! { <div class="action-foot">{button}</div> }.into_any()
}

/// The user whose text is open. It outlives the view of the user, which is redrawn on a refresh.
#[derive(Debug, Clone, Copy)]
pub struct Previewed(RwSignal<Option<String>>);

impl Previewed {
    /// Gives nobody's text to all components below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    fn expect() -> Self {
        expect_context()
    }

    fn is(self, id: &str) -> bool {
        self.0.with(|open| open.as_deref() == Some(id))
    }

    fn toggle(self, id: &str) {
        let is_open = untrack(|| self.is(id));
        self.0.set((!is_open).then(|| id.to_owned()));
    }
}

/// The text as it is sent, and nothing else.
#[component]
fn Preview(sent: Letter, is_open: Memo<bool>) -> impl IntoView {
    view! {
        <div class="letter" id=LETTER hidden=move || !is_open.get()>
            <p class="letter-subject"><span class="quiet">"Subject"</span> " " <bdi>{sent.subject}</bdi></p>
            <p class="letter-body" dir="auto">{sent.body}</p>
        </div>
    }
}

/// How a text gets to whom it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    /// It is too early for another one.
    NotNow,
    /// The data has no address to write to.
    NoAddress,
    /// Whoever is concealed can't be written to.
    Concealed(&'static str),
    /// By the reader's own mail program.
    Draft {
        /// Who gets it.
        address: String,
        /// What the button says.
        label: String,
    },
    /// By the portal.
    Portal(&'static str),
}

impl Way {
    fn of(profile: &Profile, addressee: Addressee, names: Names, has_portal: bool) -> Self {
        let user = &profile.user;
        let concealed = match addressee {
            Addressee::Manager => "Write to the manager",
            Addressee::User => "Write to this person",
            Addressee::UserByPortal(label) => label,
        };
        if names == Names::Concealed {
            return Self::Concealed(concealed);
        }
        let to = |name: &str| format!("Write to {}", shortened(name));
        let (email, label) = match addressee {
            Addressee::Manager => {
                let Some(manager) = &user.manager else {
                    return Self::NoAddress;
                };
                let name = manager.name.as_deref().or(manager.email.as_deref());
                (manager.email.as_deref(), to(name.unwrap_or_default()))
            }
            Addressee::User => {
                let first_name = user.name.as_deref().map(first_name);
                let name = first_name.as_deref().or(user.email.as_deref());
                (user.email.as_deref(), to(name.unwrap_or_default()))
            }
            // It has addresses of its own.
            Addressee::UserByPortal(label) if has_portal => return Self::Portal(label),
            Addressee::UserByPortal(label) => (user.email.as_deref(), label.to_owned()),
        };
        match email.filter(|email| is_address(email)) {
            Some(email) => Self::Draft {
                address: email.to_owned(),
                label,
            },
            None => Self::NoAddress,
        }
    }
}

/// Why there is nobody to write to.
fn nowhere(profile: &Profile, addressee: Addressee) -> String {
    let manager = profile.user.manager.as_ref();
    let named = |name: Option<&str>| match name {
        Some(name) => format!(
            "The data has no e-mail address for {}.",
            crate::sentences::isolate(&shortened(name))
        ),
        None => "The data has no e-mail address to write to.".to_owned(),
    };
    match (addressee, manager) {
        (Addressee::Manager, None) => "The data does not say who the manager is.".to_owned(),
        (Addressee::Manager, Some(manager)) => named(manager.name.as_deref()),
        _ => named(profile.user.name.as_deref()),
    }
}

fn said(sentence: String) -> AnyView {
    view! { <p class="action-said">{sentence}</p> }.into_any()
}
