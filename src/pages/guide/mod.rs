mod how_to;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

pub use self::how_to::HowTo;
use crate::context::{Paths, Session};
use crate::domain::{Activity, CauseKind, Set, Word};
use crate::guide::{ADVICE, Advice, explanation};
use crate::query::UserQuery;
use crate::ui::PageTitle;

/// Why users go inactive, and what to do for each.
#[component]
pub fn Guide() -> impl IntoView {
    let session = Session::expect();
    let causes = CauseKind::ALL
        .iter()
        .map(|cause| {
            view! {
                <dt>{cause.label()}</dt>
                <dd>{explanation(*cause)}</dd>
            }
        })
        .collect_view();
    let advice = ADVICE
        .iter()
        .map(|advice| view! { <Section advice=*advice /> })
        .collect_view();

    // The page is drawn after the browser has looked for the part that the address names.
    let hash = use_location().hash;
    Effect::new(move || {
        let part = hash.get();
        let part = part.trim_start_matches('#').to_owned();
        request_animation_frame(move || {
            if let Some(section) = document().get_element_by_id(&part) {
                section.scroll_into_view();
            }
        });
    });

    view! {
        <PageTitle title="Guide" product=session.product() />
        <p class="guide-lead">
            "People rarely decide against a password manager. They drift away from it. Find out why first, then do one thing about it."
        </p>
        <section class="card" aria-labelledby="causes">
            <h2 class="card-title" id="causes">"Why people go inactive"</h2>
            <dl class="verdict">{causes}</dl>
        </section>
        {advice}
    }
}

#[component]
fn Section(advice: Advice) -> impl IntoView {
    let action = advice.action;
    let query = UserQuery {
        suggest: Set::only(action),
        activity: Set::only(Activity::Inactive),
        ..UserQuery::default()
    };
    let href = Paths::expect().users(&query);
    let title = format!("{}-title", action.as_str());
    view! {
        <section class="card guide-section" id=action.as_str() aria-labelledby=title>
            <h2 class="card-title" id=title.clone()>{action.label()}</h2>
            <p><strong>"When: "</strong> {advice.when}</p>
            <HowTo advice />
            <p><a href=href>"Show users with this suggestion"</a></p>
        </section>
    }
}
