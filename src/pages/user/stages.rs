use leptos::prelude::*;

use crate::domain::{Instant, Stage, StageReached};
use crate::pages::product::with_product;
use crate::store::Profile;
use crate::ui::day;

/// The stages on the way to using the product, with their dates.
#[component]
pub fn Stages(
    /// The user whose stages are shown.
    profile: Profile,
) -> impl IntoView {
    let stages = profile
        .stages
        .into_iter()
        .map(|StageReached { stage, reached, at }| {
            let name = match stage {
                Stage::Assigned => "Assigned",
                Stage::Activated => "Activated",
                Stage::Onboarded => "Onboarded",
                Stage::Using => "Using {product}",
            };
            view! { <StageItem name=with_product(name) reached at /> }
        })
        .collect_view();
    view! {
        <section aria-label="Stages">
            <h3 class="user-heading">"Stages"</h3>
            <ol class="stages">{stages}</ol>
        </section>
    }
}

#[component]
fn StageItem(name: String, reached: bool, at: Option<Instant>) -> impl IntoView {
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
