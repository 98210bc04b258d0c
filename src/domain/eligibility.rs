use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Instant, License, Span, TOLERANCE, User, is_address};

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
    /// Users who asked not to be reminded, by id.
    pub never: BTreeSet<String>,
    /// Users who were written to from this browser since the data was made, by id.
    pub sent: BTreeMap<String, Instant>,
    /// Users who are written to although they were reminded a short time ago, by id.
    pub included: BTreeSet<String>,
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
    /// They asked not to be reminded.
    Never,
    /// There is no e-mail address, or what stands in its place is not one.
    NoAddress,
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
            _ if rules.never.contains(&*user.id) => Some(Self::Never),
            _ if rules.needs_address && !has_address => Some(Self::NoAddress),
            _ if rules.included.contains(&*user.id) => None,
            _ => rules.reminded(user).map(Self::Reminded),
        }
    }
}

impl Eligibility {
    /// When a user was reminded, if that is within the cool-down.
    fn reminded(&self, user: &User<'_>) -> Option<Instant> {
        let told = user.reminders.iter().copied();
        // What is dated later than a clock may be wrong says nothing.
        let told = told.filter(|at| *at <= self.as_of + TOLERANCE).max();
        let latest = told.max(self.sent.get(&*user.id).copied())?;
        (self.as_of - latest <= self.cooldown).then_some(latest)
    }
}
