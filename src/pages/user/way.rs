use super::task::Addressee;
use crate::domain::{Names, is_address, shortened};
use crate::sentences::{first_name, isolate};
use crate::store::Profile;

/// How a text reaches its recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// It is too early for another one.
    NotNow,
    /// There is no address to write to, for this reason.
    NoAddress(String),
    /// The user asked not to be reminded.
    Never,
    /// Nobody knows whether the user asked not to be reminded.
    NotKnown,
    /// Concealed users can't be written to.
    Concealed(&'static str),
    /// By the reader's own mail program.
    Draft {
        /// Who gets it.
        address: String,
        /// What the button says.
        label: String,
        /// What is said below the button.
        note: Option<&'static str>,
    },
    /// By the portal.
    Portal(&'static str),
}

impl Way {
    /// The way to whoever is to be written to about a user.
    pub fn of(profile: &Profile, addressee: Addressee, names: Names, has_portal: bool) -> Self {
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
                    return Self::NoAddress(nowhere(profile, addressee));
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
                // The button of what a portal would send does not say so itself.
                note: matches!(addressee, Addressee::UserByPortal(_))
                    .then_some("Opens as a draft in your mail program."),
            },
            None => Self::NoAddress(nowhere(profile, addressee)),
        }
    }
}

/// Why there is nobody to write to.
fn nowhere(profile: &Profile, addressee: Addressee) -> String {
    let manager = profile.user.manager.as_ref();
    let named = |name: Option<&str>| match name {
        Some(name) => format!(
            "The data has no e-mail address for {}.",
            isolate(&shortened(name))
        ),
        None => "The data has no e-mail address to write to.".to_owned(),
    };
    match (addressee, manager) {
        (Addressee::Manager, None) => "The data does not say who the manager is.".to_owned(),
        (Addressee::Manager, Some(manager)) => named(manager.name.as_deref()),
        _ => named(profile.user.name.as_deref()),
    }
}
