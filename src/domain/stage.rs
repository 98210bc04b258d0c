use serde::{Deserialize, Serialize};

use super::{Instant, License, TOLERANCE, User};

/// A step on the way to using the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The license is assigned.
    Assigned,
    /// The invitation was accepted.
    Activated,
    /// The vault was set up.
    Onboarded,
    /// The first item was saved.
    Using,
}

/// Which stages the document covers: if no record has the field, it is unknown who reached the
/// stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KnownStages {
    /// Whether any record has `activated_at`.
    pub activated: bool,
    /// Whether any record has `vault_created_at`.
    pub onboarded: bool,
    /// Whether any record has `first_item_at`.
    pub using: bool,
}

/// Whether and when a user reached a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageReached {
    /// Which stage this is about.
    pub stage: Stage,
    /// Whether the user reached this stage.
    pub reached: bool,
    /// When, where the document says so.
    pub at: Option<Instant>,
}

/// The stages of a user, in order. A later stage implies all earlier ones. A stage that the document
/// does not cover is left out, unless a later one implies it. A date more than 24 hours after `as_of`
/// is ignored.
pub fn stages(user: &User<'_>, known: KnownStages, as_of: Instant) -> Vec<StageReached> {
    let is_assigned = user.license == License::Assigned;
    let told = |at: Option<Instant>| at.filter(|at| *at <= as_of + TOLERANCE);
    let (first_item_at, activated_at) = (told(user.first_item_at), told(user.activated_at));
    let table = [
        (
            Stage::Using,
            first_item_at,
            first_item_at.is_some(),
            known.using,
        ),
        (
            Stage::Onboarded,
            user.vault_created_at,
            user.vault_created_at.is_some(),
            known.onboarded,
        ),
        (
            Stage::Activated,
            activated_at,
            activated_at.is_some(),
            known.activated,
        ),
        (Stage::Assigned, None, is_assigned, true),
    ];
    let mut reached = false;
    let mut stages = Vec::new();
    for (stage, at, own, is_known) in table {
        reached |= own;
        if reached || is_known {
            stages.push(StageReached { stage, reached, at });
        }
    }
    stages.reverse();
    stages
}
