use leptos::prelude::*;

use crate::domain::{Instant, License};
use crate::store::Profile;
use crate::ui::day;

/// The four stages on the way to using the product, with their dates.
#[component]
pub fn Stages(
    /// The user.
    profile: Profile,
) -> impl IntoView {
    let user = &profile.user;
    let assigned = user.license == License::Assigned;
    // A later stage implies the earlier ones.
    let using = user.first_item_at.is_some();
    let onboarded = using || user.vault_created_at.is_some();
    let activated = onboarded || user.activated_at.is_some();
    let stages = [
        ("Assigned", assigned, None),
        ("Activated", activated, user.activated_at),
        ("Onboarded", onboarded, user.vault_created_at),
        ("Using Enpass", using, user.first_item_at),
    ];
    let stages = stages
        .into_iter()
        .map(|(name, reached, at)| view! { <Stage name reached at /> })
        .collect_view();
    view! {
        <section aria-label="Stages">
            <h3 class="user-heading">"Stages"</h3>
            <ol class="stages">{stages}</ol>
        </section>
    }
}

#[component]
fn Stage(name: &'static str, reached: bool, at: Option<Instant>) -> impl IntoView {
    let when = match (reached, at) {
        (_, Some(at)) => view! { <time datetime=at.to_rfc3339()>{day(at)}</time> }.into_any(),
        (true, None) => "Done".into_any(),
        (false, None) => "Not yet".into_any(),
    };
    let class = if reached {
        "stage stage-reached"
    } else {
        "stage"
    };
    view! {
        <li class=class>
            <span class="stage-name">{name}</span>
            <span class="stage-date">{when}</span>
        </li>
    }
}
