use super::known::Known;
use crate::domain::{Account, Status, Suggestion, Word};
use crate::guide::{ADVICE, INVITATION, Text};
use crate::sentences::invited_again;
use crate::store::Profile;
use crate::ui::Icon;

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
    /// Stands for it.
    pub icon: Icon,
    /// What the reader is to do.
    pub heading: &'static str,
    /// What stands behind the reason.
    pub short: &'static str,
    /// What the person has to do, step by step.
    pub steps: &'static [&'static str],
    /// What is sent; nothing where there is nothing to write.
    pub text: Option<Text>,
    /// Who gets it, and how.
    pub addressee: Addressee,
    /// Whether it is to be done now, and not to be waited for.
    pub is_due: bool,
    /// Where the guide says more.
    pub section: Option<Suggestion>,
}

impl Task {
    /// What to do about a user; nothing where there is nothing to do.
    pub fn of(Known { profile, as_of }: &Known) -> Option<Self> {
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
