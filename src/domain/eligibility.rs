use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Instant, License, Span, User, is_address};

/// Who may be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// The instant of the data.
    pub as_of: Instant,
    /// For how long after a reminder a user gets no other.
    pub cooldown: Span,
    /// Whether a user without an e-mail address is left out: not where a portal knows addresses that
    /// the data does not have.
    pub needs_address: bool,
    /// Users who were written to from this tab, by id.
    pub written: BTreeMap<String, Written>,
    /// Users who wait in a text that has stopped and can be resumed, by id.
    pub waiting: BTreeSet<String>,
    /// Users who are written to although they were reminded a short time ago, by id.
    pub included: BTreeSet<String>,
}

/// A text that was sent from this tab, or may have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// How many reminders to the user the data had then: with more, it shows this one.
    pub reminders: usize,
    /// Whether it is known to have been sent.
    pub is_certain: bool,
}

/// Why a user is not written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The account is suspended.
    Suspended,
    /// A service account has nobody to write to.
    Service,
    /// There is no license, so there is nothing to use.
    NoLicense,
    /// There is no e-mail address, or what stands in its place is not one.
    NoAddress,
    /// They were written to from this tab, or may have been, and the data does not show it yet.
    Written,
    /// They wait in a text that has stopped: resuming it writes to them.
    Waiting,
    /// They were reminded at this instant, which is within the cool-down. They can be included.
    Reminded(Instant),
}

impl LeftOut {
    /// Why a user is not written to; `None` for one who is.
    pub fn of(user: &User<'_>, rules: &Eligibility) -> Option<Self> {
        let has_address = user.email.as_deref().is_some_and(is_address);
        match (user.account, user.license) {
            (Account::Suspended, _) => Some(Self::Suspended),
            (Account::Service, _) => Some(Self::Service),
            (Account::Enabled, License::Unassigned) => Some(Self::NoLicense),
            _ if rules.needs_address && !has_address => Some(Self::NoAddress),
            _ if rules.is_written(user) => Some(Self::Written),
            _ if rules.waiting.contains(&*user.id) => Some(Self::Waiting),
            _ if rules.included.contains(&*user.id) => None,
            _ => rules.reminded(user).map(Self::Reminded),
        }
    }
}

impl Eligibility {
    /// Whether a user was written to from this tab, and the data does not show it.
    fn is_written(&self, user: &User<'_>) -> bool {
        let written = self.written.get(&*user.id);
        written.is_some_and(|written| written.reminders >= user.told_reminders(self.as_of).count())
    }

    /// When a user was reminded, if that is within the cool-down.
    fn reminded(&self, user: &User<'_>) -> Option<Instant> {
        let latest = user.told_reminders(self.as_of).max()?;
        (self.as_of - latest <= self.cooldown).then_some(latest)
    }
}
