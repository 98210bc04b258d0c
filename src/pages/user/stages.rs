use leptos::prelude::*;

use super::part::Part;
use crate::domain::{Instant, Stage, StageReached};
use crate::pages::product::with_product;
use crate::store::Profile;
use crate::ui::day;

/// The stages on the way to using the product, with their dates.
#[component]
pub fn Stages(
    /// The user whose stages are shown.
    profile: Profile,
    /// How many levels the heading is below the others.
    below: u8,
) -> impl IntoView {
    let stages = profile
        .stages
        .into_iter()
        .map(|StageReached { stage, reached, at }| {
            let (name, pending) = match stage {
                Stage::Assigned => ("Assigned", "Unassigned license"),
                Stage::Activated => ("Activated", "Activation pending"),
                Stage::Onboarded => ("Onboarded", "App setup pending"),
                Stage::Using => ("Using {product}", "Usage pending"),
            };
            view! { <StageItem name=with_product(name) pending reached at /> }
        })
        .collect_view();
    view! {
        <Part name="Stages" below>
            <ol class="stages">{stages}</ol>
        </Part>
    }
}

#[component]
fn StageItem(
    name: String,
    pending: &'static str,
    reached: bool,
    at: Option<Instant>,
) -> impl IntoView {
    let when = match (reached, at) {
        (_, Some(at)) => view! { <time datetime=at.to_rfc3339()>{day(at)}</time> }.into_any(),
        (true, None) => "Done".into_any(),
        (false, None) => pending.into_any(),
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
