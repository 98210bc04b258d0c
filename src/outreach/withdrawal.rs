use super::delivery::Recipient;
use crate::domain::{Eligibility, LeftOut, User};

/// Why somebody who waits for a text is not to get it any more: something that was not so when the text
/// was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// They use the product again.
    Active,
    /// What would leave them out of a new text.
    LeftOut(LeftOut),
}

impl Withdrawal {
    /// Why a user who waits is not to get the text; `None` for one who is. The rules are those of the
    /// present data, whatever this tab has sent.
    pub fn of(to: &Recipient, user: &User<'_>, rules: &Eligibility) -> Option<Self> {
        let now = Recipient::of(user, rules.as_of);
        match LeftOut::of(user, rules) {
            Some(why) if !why.can_be_included() || now.reminders > to.reminders => {
                return Some(Self::LeftOut(why));
            }
            // It was so at the start, and the reader has included them; or it is the reader's own doing.
            _ => {}
        }
        (now.is_active && !to.is_active).then_some(Self::Active)
    }
}
