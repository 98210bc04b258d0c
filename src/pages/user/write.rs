use leptos::prelude::*;
use web_sys::Event;

use super::edit::edit;
use super::known::Known;
use super::remind::Sending;
use super::task::{Addressee, Task};
use super::way::Way;
use crate::context::{Lists, Preferences, Session};
use crate::domain::Names;
use crate::guide::{Letter, TIPS, fields};
use crate::markup::{Markup, Value, markup};
use crate::outreach::{Recipient, Template, mailto};
use crate::reactive::{Memo, RwSignal};
use crate::sentences::Fields;
use crate::ui::CopyButton;

const NEVER: &str = "Asked not to be reminded, so nothing is sent from here. The switch under Outreach changes that.";
const NOT_KNOWN: &str =
    "Nothing is sent until the never-notify list is loaded: see under Outreach.";

const LOADING: &str = "Loading the never-notify list…";

/// The id of the text, for the button that shows it.
const LETTER: &str = "user-letter";

/// The one button that does what is suggested, with the text that is sent. A refresh changes what it
/// says and sends; it stays where it is, with the focus, and an open text stays open.
#[component]
pub fn Write(
    /// Whom it is about.
    known: Memo<Option<Known>>,
    /// What is to be done.
    task: Memo<Option<Task>>,
) -> Value {
    let (session, preferences) = (Session::expect(), Preferences::expect());
    let lists = Lists::expect();
    let product = session.product();
    let config = Memo::new(move |_| session.config().get().unwrap_or_default());
    let letter = Memo::new(move |_| {
        let (Known { profile, as_of }, product) = (known.get()?, product.get());
        // Concealed users are not named in a text either.
        let fields = match preferences.names() {
            Names::Shown => fields(&profile, &product, as_of),
            Names::Concealed => Fields::of_product(&product),
        };
        Some(task.get()?.text?.letter(&fields))
    });
    let way = Memo::new(move |_| {
        let (profile, task) = (known.get()?.profile, task.get()?);
        let has_portal = config.with(|config| config.reminders.url.is_some());
        if !task.is_due {
            return Some(Way::NotNow);
        }
        let may_write = match task.addressee {
            Addressee::Manager => Some(true),
            _ => lists.never_notify().allows(&profile.user.id),
        };
        Some(match may_write {
            Some(true) => Way::of(&profile, task.addressee, preferences.names(), has_portal),
            Some(false) => Way::Never,
            None => Way::NotKnown,
        })
    });
    let is_to_user = Memo::new(move |_| {
        let addressee = task.with(|task| task.map(|task| task.addressee));
        let can_write = matches!(way.get(), Some(Way::Portal(_) | Way::Draft { .. }));
        can_write && addressee != Some(Addressee::Manager)
    });
    let message = Memo::new(move |_| {
        let Known { profile, as_of } = known.get()?;
        let [tip, ..] = TIPS;
        let template = Template::from(&task.get()?.text?).with_tip(&tip);
        let has_portal = config.with(|config| config.reminders.url.is_some());
        (has_portal && is_to_user.get()).then(|| (template, Recipient::of(&profile.user, as_of)))
    });
    let sending = Sending::new(message);
    let draft = move |address: &str| {
        letter.with(|letter| {
            Some(mailto(
                address,
                &letter.as_ref()?.subject,
                &letter.as_ref()?.body,
            ))
        })
    };
    let button = move || match way.get()? {
        Way::NotNow | Way::NoAddress(_) | Way::Never | Way::NotKnown => None,
        Way::Concealed(label) => Some(
            markup! { <button type="button" class="button button-primary" disabled>{label}</button> },
        ),
        Way::Draft { .. } if sending.is_unfinished() => Some(at_hand(sending.unfinished_button())),
        Way::Draft { address, label, .. } => {
            let link = markup! {
                <a class="button button-primary" href=move || draft(&address)><bdi>{label}</bdi></a>
            };
            Some(at_hand(link.into()))
        }
        Way::Portal(label) => Some(at_hand(sending.button(label))),
    };
    let outcome = move || match way.get()? {
        Way::NotNow => None,
        Way::NoAddress(why) => Some(said(why).into()),
        Way::Never => Some(said(NEVER.to_owned()).into()),
        Way::NotKnown => {
            let has_failed = lists.never_notify().state().problem.is_some();
            let sentence = if has_failed { NOT_KNOWN } else { LOADING };
            Some(said(sentence.to_owned()).into())
        }
        Way::Concealed(_) => Some(said("Show names to write.".to_owned()).into()),
        Way::Draft { note, .. } => {
            let note = note.map(|note| said(note.to_owned()));
            Some(markup! { {note} {sending.outcome()} })
        }
        Way::Portal(_) => Some(sending.outcome()),
    };
    let has_no_address = move || matches!(way.get(), Some(Way::NoAddress(_)));
    let has_letter = Memo::new(move |_| letter.with(Option::is_some));
    let body = move || letter.get_untracked().map(|letter| letter.body);
    let copy = Callback::new(move |()| body().unwrap_or_default());
    let is_open = RwSignal::new(false);
    let buttons = move || {
        let class = move || match has_no_address() {
            true => "action-buttons action-buttons-copy",
            false => "action-buttons",
        };
        markup! {
            <div class=move || class()>
                {move || button()}
                <CopyButton label="Copy text" said="Copied the text" text=copy />
                <button
                    type="button"
                    class="button button-plain"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=LETTER
                    on:click=move |_: Event| is_open.update(|is_open| *is_open = !*is_open)
                >
                    "Preview"
                </button>
                {move || (is_to_user.get() && sending.can_write()).then(|| edit(known, task))}
            </div>
        }
    };
    let text = move || {
        markup! {
            <div class="letter" id=LETTER hidden=move || !is_open.get()>
                {move || letter.get().map(preview)}
            </div>
        }
    };
    Value::reactive(move || {
        let content = || markup! { {buttons()} {move || outcome()} {text()} };
        has_letter.get().then(content)
    })
}

/// What a phone keeps at the thumb, while everything else scrolls.
fn at_hand(button: Value) -> Markup {
    markup! { <div class="action-foot">{button}</div> }
}

/// The text as it is sent, and nothing else.
fn preview(letter: Letter) -> Vec<Markup> {
    vec![
        markup! { <p class="letter-subject"><span class="quiet">"Subject"</span> " " <bdi>{letter.subject}</bdi></p> },
        markup! { <p class="letter-body" dir="auto">{letter.body}</p> },
    ]
}

fn said(sentence: String) -> Markup {
    markup! { <p class="action-said">{sentence}</p> }
}
