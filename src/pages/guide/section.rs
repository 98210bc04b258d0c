use std::borrow::Cow;

use super::sendable::sendable;
use super::{id_of, suggested};
use crate::context::{Paths, Session};
use crate::domain::{CauseKind, Suggestion, Word};
use crate::guide::{Advice, explanation};
use crate::markup::{Markup, Value, markup};
use crate::query::UserQuery;
use crate::reactive::{Memo, Signal};
use crate::store::Summary;
use crate::ui::{Icon, number, users};

/// The heading of a section, to which the focus may be moved.
pub fn head(
    // The heading's id.
    id: Cow<'static, str>,
    // What it says.
    title: &'static str,
    // The action that it is about.
    action: Option<Suggestion>,
    // What stands at the other side.
    end: Option<Markup>,
) -> Markup {
    let icon = action.map(|action| Icon::of_action(action).view());
    markup! {
        <div class="guide-section-head">
            <h2 class="guide-title" id=id tabindex="-1">{icon} {title}</h2>
            {end}
        </div>
    }
}

/// The likely causes, each with what is behind it and a link to its users.
pub fn causes(
    // Counts the users, once there are any.
    summary: Signal<Option<Summary>>,
) -> Markup {
    let causes = CauseKind::ALL.iter().map(|cause| {
        markup! {
            <div class="guide-cause">
                <dt>
                    <span>{cause.label()}</span>
                    {cause_link(*cause, summary)}
                </dt>
                <dd>{explanation(*cause)}</dd>
            </div>
        }
    });
    markup! { <dl class="guide-causes">{causes.collect::<Vec<_>>()}</dl> }
}

/// The number of users with a likely cause, as a link to them.
fn cause_link(cause: CauseKind, summary: Signal<Option<Summary>>) -> Value {
    let paths = Paths::expect();
    let count = Memo::new(move |_| {
        let summary = summary.get()?;
        let mut causes = summary.causes.into_iter();
        causes.find(|(other, _)| *other == cause)
    });
    Value::reactive(move || {
        let (_, count) = count.get()?;
        let noun = if count.users == 1 { " user" } else { " users" };
        Some(markup! {
            <a class="guide-count number" href=paths.users(&count.query)>
                <span class="visually-hidden">{cause.label()} ": "</span>
                {number(count.users)}
                <span class="visually-hidden">{noun}</span>
            </a>
        })
    })
}

/// When an action is suggested, what to do, and the text to send where there is one.
pub fn action_section(
    // What to say.
    advice: Advice,
    // Counts the users, once there are any.
    summary: Signal<Option<Summary>>,
) -> Markup {
    let action = advice.action;
    let href = Paths::expect().users(&UserQuery::suggested(action));
    let count = Memo::new(move |_| summary.with(|summary| suggested(summary.as_ref(), action)));
    let link = move || match count.get() {
        Some(count) => format!("{} now", users(count)),
        None => "Show these users".to_owned(),
    };
    let link = markup! {
        <a class="guide-users" href=href>
            <span class="visually-hidden">{action.label()} ": "</span>
            <span class="number">{move || link()}</span>
            {Icon::Forward.view()}
        </a>
    };
    let product = Session::expect().product();
    let steps = advice.steps.iter();
    let steps = steps.map(|step| {
        markup! { <li><p>{move || step.replace("{product}", &product.read())}</p></li> }
    });
    let steps = (!advice.steps.is_empty())
        .then(|| markup! { <ol class="action-steps">{steps.collect::<Vec<_>>()}</ol> });
    let title = format!("{}-title", id_of(action));
    let head = head(
        title.clone().into(),
        action.label(),
        Some(action),
        Some(link),
    );
    markup! {
        <section id=id_of(action) aria-labelledby=title>
            {head}
            <p class="quiet">{advice.when}</p>
            <p>{advice.what}</p>
            {steps}
            {advice.text.map(sendable)}
        </section>
    }
}
