use leptos::prelude::*;

use super::known::Known;
use super::write::Write;
use crate::domain::{Account, Status, Suggestion, Word};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    icon: Icon,
    heading: &'static str,
    short: &'static str,
    steps: &'static [&'static str],
    /// What is sent; nothing where there is nothing to write.
    pub text: Option<Text>,
    /// Who gets it, and how.
    pub addressee: Addressee,
    /// Whether it is to be done now, and not to be waited for.
    pub is_due: bool,
    /// Where the guide says more.
    section: Option<Suggestion>,
}

/// The suggested action in a box: what and why, its one button, and the text to send; nothing where
/// there is nothing to do.
#[component]
pub fn Action(
    /// Whom to do something about.
    known: Memo<Option<Known>>,
    /// How many levels the heading is below the others.
    below: u8,
) -> impl IntoView {
    let task = Memo::new(move |_| known.with(|known| Task::of(known.as_ref()?)));
    let has_task = Memo::new(move |_| task.with(Option::is_some));
    let head = move || Some(view! { <Head known=known.get()? task=task.get()? below /> });
    view! {
        <Show when=move || has_task.get()>
            <section class="action" aria-label="Suggested action">
                {head}
                <Write known task />
            </section>
        </Show>
    }
}

/// What to do, and why.
#[component]
fn Head(known: Known, task: Task, below: u8) -> impl IntoView {
    let guide = task
        .section
        .and_then(|section| Paths::expect().guide(Some(section)));
    let guide = guide.map(|guide| {
        view! { <a class="action-link" href=guide.href rel=guide.rel>"More in the guide"</a> }
    });
    let steps = task.steps.iter();
    let steps = steps.map(|step| view! { <li>{with_product(step)}</li> });
    let steps = (!task.steps.is_empty())
        .then(|| view! { <ol class="action-steps">{steps.collect_view()}</ol> });
    view! {
        <div class="action-head">
            <p class="action-kind">{task.icon.view()} "Suggested action"</p>
            {guide}
        </div>
        <Heading class="action-title" below>{task.heading}</Heading>
        <p class="action-why">{why(&known)} " " {task.short}</p>
        {steps}
    }
}

/// Why it is to be done, or waited for.
fn why(Known { profile, as_of }: &Known) -> String {
    match &profile.suggestion {
        Some((_, why)) => reason(why, *as_of, &ReaderDates),
        None => invitation(&profile.user, &profile.evidence, *as_of, &ReaderDates),
    }
}

impl Task {
    fn of(Known { profile, as_of }: &Known) -> Option<Self> {
        match &profile.suggestion {
            Some((suggestion, _)) => suggested(*suggestion),
            None => is_invited(profile)
                .then(|| invited(invited_again(&profile.evidence, *as_of).is_none())),
        }
    }
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
