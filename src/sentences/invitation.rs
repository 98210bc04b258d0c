use super::{Dates, days_ago};
use crate::domain::{Evidence, Instant, REMINDER_REST, User};

/// When somebody who was invited to set up the vault may be written to again; `None` where that is
/// now.
pub fn invited_again(evidence: &Evidence, as_of: Instant) -> Option<Instant> {
    let sent_at = evidence.last_reminder_at?;
    (as_of - sent_at <= REMINDER_REST).then(|| sent_at + REMINDER_REST)
}

/// How far somebody without a vault has come: `Activated 12 days ago, but no vault yet. 2 reminders so far.`
pub fn invitation(
    user: &User<'_>,
    evidence: &Evidence,
    as_of: Instant,
    dates: &dyn Dates,
) -> String {
    let activated = user.activated_at.filter(|at| *at <= as_of);
    let stage = match activated {
        Some(at) => format!("Activated {}, but no vault yet.", days_ago(as_of - at)),
        None => "No vault yet.".to_owned(),
    };
    let until = invited_again(evidence, as_of).zip(evidence.last_reminder_at);
    let reminders = match (until, evidence.reminders) {
        (Some((until, sent_at)), _) => format!(
            "Reminded {}; wait until {}.",
            days_ago(as_of - sent_at),
            dates.day(until)
        ),
        (None, 0) => "Not reminded yet.".to_owned(),
        (None, 1) => "1 reminder so far.".to_owned(),
        (None, count) => format!("{count} reminders so far."),
    };
    format!("{stage} {reminders}")
}
