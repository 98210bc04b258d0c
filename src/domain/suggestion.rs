use super::{Evidence, Instant, Span, words};

/// How long a reminder is given to work before anything else is tried.
pub const REMINDER_REST: Span = Span::days(7);

words! {
    /// What to do about an Inactive user.
    pub enum Suggestion as "suggest" {
        /// Three or more reminders and no use since: write to the manager, or review the license.
        Escalate = "escalate", "Write to the manager";
        /// Signs of a device change: help with pairing again.
        Repair = "repair", "Re-pair a device";
        /// Reminded in the last seven days: give it time.
        Wait = "wait", "Wait";
        /// Came back before and left again, or reminders did not work: write in person.
        Message = "message", "Write a direct message";
        /// Everyone else: a first, single, friendly reminder.
        Remind = "remind", "Send a reminder";
    }
}

/// The suggested action for an Inactive user: the first that fits.
pub fn suggest(evidence: &Evidence, as_of: Instant) -> Suggestion {
    if evidence.reminders >= 3 {
        Suggestion::Escalate
    } else if evidence.device_change {
        Suggestion::Repair
    } else if evidence
        .last_reminder_at
        .is_some_and(|sent| as_of - sent <= REMINDER_REST)
    {
        Suggestion::Wait
    } else if evidence.repeated_inactivity || evidence.reminders > 0 {
        Suggestion::Message
    } else {
        Suggestion::Remind
    }
}
