use super::part::part;
use crate::domain::{Stage, StageReached};
use crate::markup::{Markup, Value, markup};
use crate::pages::product::with_product;
use crate::store::Profile;
use crate::ui::day;

/// The stages on the way to using the product, with their dates, under a heading `below` levels below the others.
pub fn stages(profile: &Profile, below: u8) -> Markup {
    let stages: Vec<_> = profile.stages.iter().map(item).collect();
    let stages = markup! { <ol class="stages">{stages}</ol> };
    part("Stages", below, None, stages.into())
}

fn item(StageReached { stage, reached, at }: &StageReached) -> Markup {
    let (name, pending) = match stage {
        Stage::Assigned => ("Assigned", "Unassigned license"),
        Stage::Activated => ("Activated", "Activation pending"),
        Stage::Onboarded => ("Onboarded", "App setup pending"),
        Stage::Using => ("Using {product}", "Usage pending"),
    };
    let when: Value = match (reached, at) {
        (_, Some(at)) => markup! { <time datetime=at.to_rfc3339()>{day(*at)}</time> }.into(),
        (true, None) => "Done".into(),
        (false, None) => pending.into(),
    };
    let class = if *reached {
        "stage stage-reached"
    } else {
        "stage"
    };
    markup! {
        <li class=class>
            <span class="stage-name">{with_product(name)}</span>
            <span class="stage-date">{when}</span>
        </li>
    }
}
