use leptos::prelude::*;

use super::write::Write;
use crate::domain::{Account, Instant, Status, Suggestion, Word};
use crate::guide::{ADVICE, INVITATION, Text};
use crate::pages::product::with_product;
use crate::paths::Paths;
use crate::sentences::{invitation, invited_again, reason};
use crate::store::Profile;
use crate::ui::{Heading, Icon, ReaderDates};

/// Who is written to, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The user's manager, in the reader's own mail program.
    Manager,
    /// The user, in the reader's own mail program.
    User,
    /// The user, by the portal where it can, with this on the button.
    UserByPortal(&'static str),
}

/// What to do about one user.
#[derive(Debug, Clone, Copy)]
struct Task {
    icon: Icon,
    heading: &'static str,
    short: &'static str,
    steps: &'static [&'static str],
    text: Option<Text>,
    addressee: Addressee,
    /// Whether it is to be done now, and not to be waited for.
    is_due: bool,
    /// Where the guide says more.
    section: Option<Suggestion>,
}

/// The suggested action in a box: what and why, its one button, and the text to send; nothing where
/// there is nothing to do.
#[component]
pub fn Action(
    /// Whom to do something about.
    profile: Profile,
    /// What everything is measured against.
    as_of: Instant,
    /// How many levels the heading is below the others.
    below: u8,
) -> impl IntoView {
    let task = match &profile.suggestion {
        Some((suggestion, why)) => {
            suggested(*suggestion).map(|task| (task, reason(why, as_of, &ReaderDates)))
        }
        None => is_invited(&profile).then(|| {
            let evidence = &profile.evidence;
            let is_due = invited_again(evidence, as_of).is_none();
            let why = invitation(&profile.user, evidence, as_of, &ReaderDates);
            (invited(is_due), why)
        }),
    };
    task.map(|(task, why)| {
        let steps = task.steps.iter();
        let steps = steps.map(|step| view! { <li>{with_product(step)}</li> });
        let steps = (!task.steps.is_empty())
            .then(|| view! { <ol class="action-steps">{steps.collect_view()}</ol> });
        let Task {
            text,
            addressee,
            is_due,
            section,
            ..
        } = task;
        let guide = section.and_then(|section| Paths::expect().guide(Some(section)));
        let guide = guide.map(|guide| {
            view! { <a class="action-link" href=guide.href rel=guide.rel>"More in the guide"</a> }
        });
        view! {
            <section class="action" aria-label="Suggested action">
                <div class="action-head">
                    <p class="action-kind">{task.icon.view()} "Suggested action"</p>
                    {guide}
                </div>
                <Heading class="action-title" below>{task.heading}</Heading>
                <p class="action-why">{why} " " {task.short}</p>
                {steps}
                <Write profile text addressee is_due as_of />
            </section>
        }
    })
}

/// What is done for a suggestion.
fn suggested(suggestion: Suggestion) -> Option<Task> {
    let advice = ADVICE.iter().find(|advice| advice.action == suggestion)?;
    Some(Task {
        icon: Icon::of_action(suggestion),
        heading: suggestion.label(),
        short: advice.short,
        steps: advice.steps,
        text: advice.text,
        addressee: match suggestion {
            Suggestion::Escalate => Addressee::Manager,
            Suggestion::Remind => Addressee::UserByPortal("Send reminder"),
            _ => Addressee::User,
        },
        is_due: suggestion != Suggestion::Wait,
        section: Some(suggestion),
    })
}

/// Whether somebody could set up the vault and has not.
fn is_invited(profile: &Profile) -> bool {
    profile.standing.status == Status::Pending && profile.user.account == Account::Enabled
}

fn invited(is_due: bool) -> Task {
    Task {
        icon: Icon::Invite,
        heading: "Invite to set up",
        short: "",
        steps: &[],
        text: Some(INVITATION),
        addressee: Addressee::UserByPortal("Send invitation"),
        is_due,
        section: None,
    }
}
