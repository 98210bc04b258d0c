use std::borrow::Cow;
use std::fmt;

use super::delivery::Recipient;
use crate::domain::{Eligibility, LeftOut, User};

/// Why somebody who waits for a text no longer gets it: something that has changed since the text was
/// begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// They use the product again.
    Active,
    /// What would leave them out of a new text.
    LeftOut(LeftOut),
}

impl Withdrawal {
    /// Why a waiting user no longer gets the text; `None` for one who still does. The rules are those of
    /// the present data, whatever this tab has sent.
    pub fn of(to: &Recipient, user: &User<'_>, rules: &Eligibility) -> Option<Self> {
        let now = Recipient::of(user, rules.as_of);
        match LeftOut::of(user, &rules_for(to, rules)) {
            Some(why) if !why.can_be_included() || now.reminders > to.reminders => {
                return Some(Self::LeftOut(why));
            }
            // It was so at the start, and the reader has included them; or it is the reader's own doing.
            _ => {}
        }
        (now.is_active && !to.is_active).then_some(Self::Active)
    }
}

/// People without an address at the start were written to all the same: the portal may know one.
fn rules_for<'a>(to: &Recipient, rules: &'a Eligibility) -> Cow<'a, Eligibility> {
    match rules.needs_address && !to.has_address {
        false => Cow::Borrowed(rules),
        true => Cow::Owned(Eligibility {
            needs_address: false,
            ..rules.clone()
        }),
    }
}

/// Tells the reader why somebody is not written to.
impl fmt::Display for Withdrawal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Active => "They are active again.",
            Self::LeftOut(LeftOut::Suspended) => "Their account is suspended.",
            Self::LeftOut(LeftOut::Service) => "This is a service account.",
            Self::LeftOut(LeftOut::NoLicense) => "They have no license.",
            Self::LeftOut(LeftOut::NoAddress) => "They have no e-mail address.",
            Self::LeftOut(LeftOut::NeverNotify) => "They asked not to be reminded.",
            Self::LeftOut(LeftOut::Written | LeftOut::Waiting) => {
                "They are in another reminder from here."
            }
            Self::LeftOut(LeftOut::Reminded(_) | LeftOut::Contacted(_)) => {
                "They were reminded meanwhile."
            }
        })
    }
}
