use leptos::prelude::*;

use super::sendable::Sendable;
use super::{id_of, suggested};
use crate::context::{Paths, Session};
use crate::domain::{CauseKind, Suggestion, Word};
use crate::guide::{Advice, explanation};
use crate::query::UserQuery;
use crate::store::Summary;
use crate::ui::{Icon, number, users};

/// The heading of a section, to which the focus may be moved.
#[component]
pub fn Head(
    /// The heading's id.
    #[prop(into)]
    id: String,
    /// What it says.
    title: &'static str,
    /// The action that it is about.
    #[prop(optional)]
    action: Option<Suggestion>,
    /// What stands at the other side.
    #[prop(optional, into)]
    end: Option<AnyView>,
) -> impl IntoView {
    let icon = action.map(|action| Icon::of_action(action).view());
    view! {
        <div class="guide-section-head">
            <h2 class="guide-title" id=id tabindex="-1">{icon} {title}</h2>
            {end}
        </div>
    }
}

/// The likely causes, each with what is behind it and a link to its users.
#[component]
pub fn Causes(
    /// Counts the users, once there are any.
    summary: Signal<Option<Summary>>,
) -> impl IntoView {
    let causes = CauseKind::ALL.iter().map(|cause| {
        view! {
            <div class="guide-cause">
                <dt>
                    <span>{cause.label()}</span>
                    <CauseLink cause=*cause summary />
                </dt>
                <dd>{explanation(*cause)}</dd>
            </div>
        }
    });
    view! { <dl class="guide-causes">{causes.collect_view()}</dl> }
}

/// The number of users with a likely cause, as a link to them.
#[component]
fn CauseLink(cause: CauseKind, summary: Signal<Option<Summary>>) -> impl IntoView {
    let paths = Paths::expect();
    let count = Memo::new(move |_| {
        let summary = summary.get()?;
        let mut causes = summary.causes.into_iter();
        causes.find(|(other, _)| *other == cause)
    });
    let is_known = Memo::new(move |_| count.read().is_some());
    let href = move || count.get().map(|(_, count)| paths.users(&count.query));
    let shown = move || count.get().map(|(_, count)| number(count.users));
    let noun = move || match count.get() {
        Some((_, count)) if count.users == 1 => " user",
        _ => " users",
    };
    let href = StoredValue::new(href);
    view! {
        <Show when=move || is_known.get()>
            <a class="guide-count number" href=href.get_value()>
                <span class="visually-hidden">{cause.label()} ": "</span>
                {shown}
                <span class="visually-hidden">{noun}</span>
            </a>
        </Show>
    }
}

/// When an action is suggested, what to do, and the text to send where there is one.
#[component]
pub fn ActionSection(
    /// What to say.
    advice: Advice,
    /// Counts the users, once there are any.
    summary: Signal<Option<Summary>>,
) -> impl IntoView {
    let action = advice.action;
    let href = Paths::expect().users(&UserQuery::suggested(action));
    let count = Memo::new(move |_| summary.with(|summary| suggested(summary.as_ref(), action)));
    let link = move || match count.get() {
        Some(count) => format!("{} now", users(count)),
        None => "Show these users".to_owned(),
    };
    let link = view! {
        <a class="guide-users" href=href>
            <span class="visually-hidden">{action.label()} ": "</span>
            <span class="number">{link}</span>
            {Icon::Forward.view()}
        </a>
    };
    let product = Session::expect().product();
    let steps = advice.steps.iter();
    let steps = steps.map(|step| {
        let step = move || step.replace("{product}", &product.read());
        view! { <li><p>{step}</p></li> }
    });
    let steps = (!advice.steps.is_empty())
        .then(|| view! { <ol class="action-steps">{steps.collect_view()}</ol> });
    let title = format!("{}-title", id_of(action));
    let head = view! { <Head id=title.clone() title=action.label() action end=link.into_any() /> };
    view! {
        <section id=id_of(action) aria-labelledby=title>
            {head}
            <p class="quiet">{advice.when}</p>
            <p>{advice.what}</p>
            {steps}
            {advice.text.map(|text| view! { <Sendable text /> })}
        </section>
    }
}
