use crate::domain::{Activity, Word};
use crate::drawing::{bar_length, shares};
use crate::engine::Progress;
use crate::markup::{Markup, markup};
use crate::store::LiveCounts;
use crate::ui::{Bar, Heading, Tone, bar_list, number, share};

/// The bars so far, while the data still arrives; `None` before they count anybody. They are not links, because
/// the list is not ready.
pub fn live(progress: Progress) -> Option<Markup> {
    let counts = progress.counts.filter(|counts| counts.onboarded > 0)?;
    let LiveCounts {
        onboarded,
        active,
        inactive,
        ..
    } = counts;
    let (active_share, inactive_share) = shares(active, inactive);
    let bar = |activity: Activity, users, its_share, tone| Bar {
        label: activity.label().into(),
        users,
        share: Some(share(its_share)),
        length: Some(bar_length(users, onboarded)),
        tone,
        ..Bar::default()
    };
    let bars = vec![
        bar(Activity::Active, active, active_share, Tone::Accent),
        bar(Activity::Inactive, inactive, inactive_share, Tone::Neutral),
    ];
    let users = if onboarded == 1 { "user" } else { "users" };
    let (active, onboarded) = (number(active), number(onboarded));
    // The line of "since" stands where the comparison with 30 days ago will be.
    Some(markup! {
        <div class="live">
            <div class="card-name"><Heading class="card-title" content="Active Users" /> " in the last 30 days"</div>
            <p class="figure">{share(active_share)}</p>
            <p class="card-text">{format!("{active} of {onboarded} onboarded {users} so far")}</p>
            <p class="since quiet">"Still loading"</p>
            {bar_list(bars, "large")}
        </div>
    })
}
