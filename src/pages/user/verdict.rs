use leptos::prelude::*;

use super::remind::Remind;
use crate::domain::{Account, Activity, Instant, Names, Status, Word};
use crate::guide::ADVICE;
use crate::pages::guide::HowTo;
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::sentences::{LastUse, cause, last_use, reason};
use crate::store::Profile;
use crate::ui::ReaderDates;

/// Where the user stands, why, and what to do about it, each with its evidence.
#[component]
pub fn Verdict(
    /// The user whose standing is explained.
    profile: Profile,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let paths = Paths::expect();
    let names = untrack(|| Preferences::expect().names());
    let activity = [Activity::Active, Activity::Inactive]
        .into_iter()
        .find(|activity| profile.standing.activity.contains(*activity));
    let badge = activity.map(|activity| {
        view! { <span class=format!("activity activity-{}", activity.as_str())>{activity.label()}</span> }
    });
    let never = profile.standing.activity.contains(Activity::Never);
    let evidence = match (activity, LastUse::of(&profile.user, as_of)) {
        (Some(_), Some(used)) => last_use(&used, as_of, &ReaderDates),
        _ => not_in_chart(&profile).to_owned(),
    };
    let found = profile.cause.map(|found| {
        view! {
            <dt>"Likely cause"</dt>
            <dd>
                <strong>{found.kind().label()}</strong>
                " " {cause(&found, &ReaderDates)}
            </dd>
        }
    });
    let suggestion = profile.suggestion.map(|(suggestion, why)| {
        let guide = paths.guide(Some(suggestion));
        let advice = ADVICE.iter().find(|advice| advice.action == suggestion);
        let text = advice.and_then(|advice| advice.text);
        // Concealed users can't be written to.
        let text = text.filter(|text| text.subject.is_some() && names == Names::Shown);
        let user = profile.user.clone();
        let remind = text.map(|text| view! { <Remind user text as_of /> });
        let how_to = advice.map(|advice| {
            view! {
                <details class="aside">
                    <summary><span>"How to do this"</span></summary>
                    <div class="aside-text">
                        <HowTo advice=*advice />
                        {remind}
                        {guide.map(|guide| view! { <p><a href=guide.href rel=guide.rel>"More in the guide"</a></p> })}
                    </div>
                </details>
            }
        });
        view! {
            <dt>"Suggested action"</dt>
            <dd>
                <strong>{suggestion.label()}</strong>
                " " {reason(&why, as_of, &ReaderDates)}
                {how_to}
            </dd>
        }
    });

    view! {
        <dl class="verdict">
            <dt>"Activity"</dt>
            <dd>{badge} {never.then_some(" Never used. ")} " " {evidence}</dd>
            {found}
            {suggestion}
        </dl>
    }
}

/// Why a user is in neither bar.
fn not_in_chart(profile: &Profile) -> &'static str {
    match (profile.standing.status, profile.user.account) {
        (Status::NoLicense, _) => "Not in the chart: no license is assigned.",
        (Status::Pending, _) => "Not in the chart: the vault has not been created yet.",
        (Status::Using, Account::Suspended) => "Not in the chart: the account is suspended.",
        (Status::Using, _) => "Not in the chart: it is a service account.",
    }
}
