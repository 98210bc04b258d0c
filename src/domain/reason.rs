use serde::{Deserialize, Serialize};

use super::{Day, DeviceChange, Evidence, Instant, Suggestion, User, gap_before_return};

/// What an action is suggested for: the evidence behind a [`Suggestion`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// So many reminders since the last use, none of which brought the user back.
    Reminders(u32),
    /// Signs of a device change.
    DeviceChange(DeviceChange),
    /// The latest reminder, which needs its time.
    Reminded(Instant),
    /// Away from one day to the other once before.
    LeftBefore(Day, Day),
    /// Nothing has been tried yet.
    NothingTried,
}

impl Reason {
    /// The evidence for the action that is suggested for a user.
    pub fn of(
        suggestion: Suggestion,
        user: &User<'_>,
        evidence: &Evidence,
        as_of: Instant,
    ) -> Self {
        let reminders = Self::Reminders(evidence.reminders);
        match suggestion {
            Suggestion::Escalate => reminders,
            Suggestion::Repair => evidence
                .last_used()
                .and_then(|last_used| user.device_change(last_used, as_of))
                .map_or(Self::NothingTried, Self::DeviceChange),
            Suggestion::Wait => evidence.last_reminder_at.map_or(reminders, Self::Reminded),
            Suggestion::Message => gap_before_return(&user.active_on)
                .map_or(reminders, |(left, returned)| {
                    Self::LeftBefore(left, returned)
                }),
            Suggestion::Remind => Self::NothingTried,
        }
    }
}
