use super::part::plain_part;
use crate::domain::{Account, Activity, CauseKind, Instant, Status, WINDOW, Word, cutoff};
use crate::markup::{Markup, Value, markup};
use crate::sentences::{Dates, LastUse, LastUseKind, cause, days_ago};
use crate::store::Profile;
use crate::ui::{ReaderDates, calendar_day, day, day_and_time};

/// Where the user stands and why, with the evidence. The heading is `below` levels below the others.
pub fn why(profile: &Profile, as_of: Instant, below: u8) -> Markup {
    let activity = profile.standing.activity;
    let is_counted = !activity.is_empty();
    let not_counted = (!is_counted).then(|| {
        vec![
            markup! { <dt>"Not in the chart"</dt> },
            markup! { <dd>{not_in_chart(profile)}</dd> },
        ]
    });
    let last_used = LastUse::of(&profile.user, as_of);
    let last_used = last_used.filter(|used| is_counted || used.kind != LastUseKind::Setup);
    let last_used = last_used.map(|used| {
        let is_inactive = activity.contains(Activity::Inactive);
        let (said, mut exact) = told(&used, as_of);
        if is_counted {
            exact = format!("{exact} · {}", turn(&used, is_inactive));
        }
        let setup = (used.kind == LastUseKind::Setup).then(|| {
            let ago = days_ago(as_of - used.at);
            markup! { <span class="evidence">{format!("Set up {ago}, no use yet")}</span> }
        });
        let cutoff = is_inactive.then(|| {
            let cutoff = day_and_time(cutoff(as_of));
            markup! { <span class="evidence">{format!("The cut-off was {cutoff}.")}</span> }
        });
        vec![
            markup! { <dt>"Last used"</dt> },
            markup! { <dd>{said} {setup} <span class="evidence">{exact}</span> {cutoff}</dd> },
        ]
    });
    let found = profile.cause.as_ref().map(|found| {
        let class = match found.kind() {
            CauseKind::Unknown => "quiet",
            _ => "",
        };
        let cause = cause(found, &ReaderDates);
        vec![
            markup! { <dt>"Likely cause"</dt> },
            markup! {
                <dd>
                    <span class=class>{found.kind().label()}</span>
                    " " <span class="evidence">{cause}</span>
                </dd>
            },
        ]
    });
    let why = markup! { <dl class="user-why">{not_counted} {last_used} {found}</dl> };
    plain_part("Why", below, why.into())
}

/// `32 days ago on Latitude 7450 (autofill)`, and the same to the minute.
fn told(used: &LastUse, as_of: Instant) -> (Value, String) {
    let time =
        |said: String| Value::from(markup! { <time datetime=used.at.to_rfc3339()>{said}</time> });
    match used.kind {
        LastUseKind::Setup => ("Never".into(), day_and_time(used.at)),
        LastUseKind::OnDay => (
            time(format!("On {}", calendar_day(used.at.day()))),
            "Only the day is known".to_owned(),
        ),
        LastUseKind::OnDevice(_) | LastUseKind::Anywhere => {
            let ago = days_ago(as_of - used.at).replacen("less", "Less", 1);
            let place = used.place(&ReaderDates as &dyn Dates);
            let place = place.map_or_else(String::new, |place| format!(" on {place}"));
            (time(format!("{ago}{place}")), day_and_time(used.at))
        }
    }
}

/// Since when, or until when, that use decides how the user is counted.
fn turn(used: &LastUse, is_inactive: bool) -> String {
    let turn = day(used.at + WINDOW);
    match is_inactive {
        true => format!("inactive since {turn}"),
        false => format!("active until {turn}"),
    }
}

/// Why a user is in neither bar.
fn not_in_chart(profile: &Profile) -> &'static str {
    match (profile.standing.status, profile.user.account) {
        (Status::NoLicense, _) => "No license is assigned.",
        (Status::Pending, _) => "The vault has not been created yet.",
        (Status::Using, Account::Suspended) => "The account is suspended.",
        (Status::Using, _) => "It is a service account.",
    }
}
