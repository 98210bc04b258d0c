use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Account, Instant, License, Span, User, is_address};

/// Who may be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// The instant of the data.
    pub as_of: Instant,
    /// For how long after a reminder, a message or a call a user gets no other reminder.
    pub cooldown: Span,
    /// Whether a user without an e-mail address is left out: not where a portal knows addresses that
    /// the data does not have.
    pub needs_address: bool,
    /// Users who asked not to be reminded, by id.
    pub never_notify: BTreeSet<String>,
    /// When an admin last wrote to users or called them, by id.
    pub contacted: BTreeMap<String, Instant>,
    /// Users who were written to from this tab, by id.
    pub written: BTreeMap<String, Written>,
    /// Users who wait in a text that has stopped and can be resumed, by id.
    pub waiting: BTreeSet<String>,
    /// Users who are written to although something reached them a short time ago, by id.
    pub included: BTreeSet<String>,
}

/// A text that was sent from this tab, or may have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// How many reminders to the user the data had then: with more, it shows this one.
    pub reminders: usize,
    /// Whether it is known to have been sent.
    pub is_certain: bool,
}

/// Why a user is not written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LeftOut {
    /// The account is suspended.
    Suspended,
    /// A service account has nobody to write to.
    Service,
    /// There is no license, so there is nothing to use.
    NoLicense,
    /// They asked not to be reminded.
    NeverNotify,
    /// There is no e-mail address, or what stands in its place is not one.
    NoAddress,
    /// They were written to from this tab, or may have been, and the data does not show it yet.
    Written,
    /// They wait in a text that has stopped: resuming it writes to them.
    Waiting,
    /// They were reminded at this instant, which is within the cool-down. They can be included.
    Reminded(Instant),
    /// An admin wrote to them or called them at this instant, which is within the cool-down and not
    /// before the latest reminder. They can be included.
    Contacted(Instant),
}

impl LeftOut {
    /// Why a user is not written to; `None` for one who is.
    pub fn of(user: &User<'_>, rules: &Eligibility) -> Option<Self> {
        let has_address = user.email.as_deref().is_some_and(is_address);
        match (user.account, user.license) {
            (Account::Suspended, _) => Some(Self::Suspended),
            (Account::Service, _) => Some(Self::Service),
            (Account::Enabled, License::Unassigned) => Some(Self::NoLicense),
            _ if rules.never_notify.contains(&*user.id) => Some(Self::NeverNotify),
            _ if rules.needs_address && !has_address => Some(Self::NoAddress),
            _ if rules.is_written(user) => Some(Self::Written),
            _ if rules.waiting.contains(&*user.id) => Some(Self::Waiting),
            _ if rules.included.contains(&*user.id) => None,
            _ => rules.reached(user),
        }
    }

    /// Whether the reader may write to the user all the same.
    pub fn can_be_included(self) -> bool {
        matches!(self, Self::Reminded(_) | Self::Contacted(_))
    }

    /// Whether it is the same reason, whenever it was.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl Eligibility {
    /// Whether a user was written to from this tab, and the data does not show it.
    fn is_written(&self, user: &User<'_>) -> bool {
        let written = self.written.get(&*user.id);
        written.is_some_and(|written| written.reminders >= user.told_reminders(self.as_of).count())
    }

    /// What reached a user last, if that is within the cool-down.
    fn reached(&self, user: &User<'_>) -> Option<LeftOut> {
        let reminded = user.told_reminders(self.as_of).max();
        // The log may well be newer than the data.
        let contacted = self.contacted.get(&*user.id).copied();
        let latest = reminded.max(contacted)?;
        let is_recent = self.as_of - latest <= self.cooldown;
        is_recent.then(|| match contacted == Some(latest) {
            true => LeftOut::Contacted(latest),
            false => LeftOut::Reminded(latest),
        })
    }
}
