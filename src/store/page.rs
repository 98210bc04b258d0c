use crate::domain::{
    Account, Activity, Cause, CauseKind, Day, Evidence, Instant, License, Reason, Set, Span,
    StageReached, Standing, Status, Suggestion, UseTime, User, WEEKS, shortened, weeks,
};
use serde::{Deserialize, Serialize};

/// Some rows of a list, and how long the whole list is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UserPage {
    /// Rows of the whole list.
    pub total: usize,
    /// The rows requested; fewer, or none, past the end.
    pub rows: Vec<UserRow>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRow {
    /// Which user.
    pub id: String,
    /// The name, else the e-mail address, else the id.
    pub name: String,
    /// May be missing.
    pub email: Option<String>,
    /// Whether the user was provisioned through SCIM.
    pub scim: bool,
    /// The stage that the user reached.
    pub status: Status,
    /// The account's state.
    pub account: Account,
    /// Whether a license is assigned.
    pub license: License,
    /// Active or Inactive, and Never used where it applies; empty unless onboarded.
    pub activity: Set<Activity>,
    /// The latest use since the setup; `None` reads "Never".
    pub last_used: Option<UseTime>,
    /// The time since the last use, where setting up the vault is one; `None` without any.
    pub idle: Option<Span>,
    /// How many devices; `None` where the document does not say.
    pub devices: Option<usize>,
    /// Reminders since the last use.
    pub reminders: u32,
    /// All reminders that the rules look at.
    pub all_reminders: usize,
    /// Days of use in each of the last 13 weeks, the oldest first.
    pub weeks: [u8; WEEKS],
    /// Why the user has probably drifted away. Present for Inactive users only.
    pub cause: Option<CauseKind>,
    /// When the vault was set up.
    pub vault_created_at: Option<Instant>,
    /// What to do and why. Present for Inactive users only.
    pub suggestion: Option<(Suggestion, Reason)>,
    /// What the portal's own columns of the list say, in their order.
    pub fields: Vec<Option<String>>,
}

/// All that is known of one user, and what the rules make of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What the document says.
    pub user: User<'static>,
    /// What the rules look at.
    pub evidence: Evidence,
    /// Where the user stands.
    pub standing: Standing,
    /// What to do and why. Present for Inactive users only.
    pub suggestion: Option<(Suggestion, Reason)>,
    /// Why the user has probably drifted away. Present for Inactive users only.
    pub cause: Option<Cause>,
    /// The stage that the user reached.
    pub stages: Vec<StageReached>,
    /// The day from which on the uses of each day are known, where any are.
    pub history: Option<Day>,
    /// In a file, what the portal's own columns say, in their order.
    pub fields: Vec<Option<String>>,
}

/// Where a user stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// From 1.
    pub position: usize,
    /// Rows of the whole list.
    pub total: usize,
    /// The id of the user before.
    pub previous: Option<String>,
    /// The id of the user after.
    pub next: Option<String>,
}

impl Profile {
    /// What the rules make of one user.
    pub fn new(
        user: User<'_>,
        evidence: Evidence,
        stages: Vec<StageReached>,
        history: Option<Day>,
        as_of: Instant,
    ) -> Self {
        let standing = Standing::of(&evidence, as_of);
        let suggestion = standing
            .suggestion
            .map(|suggestion| (suggestion, Reason::of(suggestion, &user, &evidence, as_of)));
        let last_used = evidence.last_used().filter(|_| suggestion.is_some());
        Self {
            cause: last_used.map(|last_used| Cause::of(&user, last_used, as_of)),
            suggestion,
            standing,
            stages,
            history,
            evidence,
            fields: Vec::new(),
            user: user.into_owned(),
        }
    }
}

impl UserRow {
    /// The row of a user, with what the portal's own columns say.
    pub fn new(profile: Profile, fields: Vec<Option<String>>, as_of: Instant) -> Self {
        let Profile {
            user,
            evidence,
            standing,
            suggestion,
            cause,
            ..
        } = profile;
        Self {
            weeks: weeks(&user, as_of),
            cause: cause.map(|cause| cause.kind()),
            vault_created_at: evidence.vault_created_at,
            name: shortened(user.shown_name()).into_owned(),
            scim: user.scim,
            status: standing.status,
            account: user.account,
            license: user.license,
            activity: standing.activity,
            last_used: evidence.last_use,
            idle: evidence.last_used().map(|last_used| as_of - last_used),
            devices: user.devices.as_ref().map(Vec::len),
            reminders: evidence.reminders,
            all_reminders: user.told_reminders(as_of).count(),
            suggestion,
            fields: fields
                .into_iter()
                .map(|text| text.map(|text| shortened(&text).into_owned()))
                .collect(),
            email: user.email.map(|email| shortened(&email).into_owned()),
            id: user.id.into_owned(),
        }
    }
}
