use serde::{Deserialize, Serialize};

use super::{Activity, Evidence, IdleBand, Instant, Set, Status, Suggestion, cutoff, suggest};

/// Where one user stands at `as_of`. The chart, the lists and every count read nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The stage that the user reached.
    pub status: Status,
    /// Active or Inactive, and Never used where it applies; empty unless onboarded.
    pub activity: Set<Activity>,
    /// Present for Inactive users only.
    pub idle: Option<IdleBand>,
    /// Present for Inactive users only.
    pub suggestion: Option<Suggestion>,
}

impl Standing {
    /// Applies the rules to one user.
    pub fn of(evidence: &Evidence, as_of: Instant) -> Self {
        let status = Status::of(evidence.license, evidence.vault_created_at.is_some());
        let onboarded = evidence.last_used().filter(|_| evidence.is_onboarded());
        let Some(last_used) = onboarded else {
            return Self {
                status,
                activity: Set::EMPTY,
                idle: None,
                suggestion: None,
            };
        };

        let inactive = last_used < cutoff(as_of);
        let activity = Set::only(if inactive {
            Activity::Inactive
        } else {
            Activity::Active
        });
        let never = evidence.last_use.is_none();
        Self {
            status,
            activity: if never {
                activity.with(Activity::Never)
            } else {
                activity
            },
            idle: inactive.then(|| IdleBand::of(as_of - last_used)),
            suggestion: inactive.then(|| suggest(evidence, as_of)),
        }
    }
}
