use leptos::prelude::*;

use crate::domain::{Instant, Stage, StageReached};
use crate::pages::product::with_product;
use crate::store::Profile;
use crate::ui::{Heading, day};

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
        <section aria-label="Stages">
            <Heading class="user-heading" below=1>"Stages"</Heading>
            <ol class="stages">{stages}</ol>
        </section>
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
