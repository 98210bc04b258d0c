use leptos::prelude::*;

use super::account::account_facts;
use super::action::Action;
use super::days::Days;
use super::devices::device_list;
use super::known::Known;
use super::outreach::Outreach;
use super::person::person;
use super::reminders::reminder_list;
use super::stages::stages;
use super::why::why;
use crate::domain::shortened;
use crate::markup::markup;
use crate::reactive::{Memo, reactive};
use crate::ui::Heading;

/// All that is known of one user, in one column: who it is, what to do, why, and on what evidence.
#[component]
pub fn Detail(
    /// The user to show.
    known: Memo<Option<Known>>,
) -> impl IntoView {
    let action = view! { <Action known below=1 /> };
    let evidence = part(known, |Known { profile, as_of }| {
        view! {
            {why(&profile, as_of, 1)}
            <Days profile=profile.clone() as_of below=1 />
            {device_list(&profile, as_of, 1)}
            {reminder_list(&profile.user, as_of, 1)}
        }
        .into_any()
    });
    let outreach = view! { <Outreach known below=1 /> };
    let account = part(known, |Known { profile, .. }| {
        view! { {stages(&profile, 1)} {account_facts(profile, 1)} }.into_any()
    });
    markup! {
        <div class="user">
            {part(known, head)}
            {action.into_any()}
            {evidence}
            {outreach.into_any()}
            {account}
        </div>
    }
}

fn head(Known { profile, .. }: Known) -> AnyView {
    let name = shortened(profile.user.shown_name()).into_owned();
    let name = markup! { <bdi>{name}</bdi> };
    let heading =
        view! { <Heading class="user-name" id="user-name" tabindex="-1">{name}</Heading> };
    markup! {
        <header class="user-head">
            {heading.into_any()}
            {person(profile)}
        </header>
    }
    .into_any()
}

/// The same on a page of its own, whose heading is the name: what to do and why at one side, facts
/// at the other.
#[component]
pub fn DetailColumns(
    /// The user to show.
    known: Memo<Option<Known>>,
) -> impl IntoView {
    let action = view! { <Action known below=0 /> };
    let evidence = part(known, |Known { profile, as_of }| {
        view! {
            {why(&profile, as_of, 0)}
            <Days profile=profile.clone() as_of below=0 />
            {reminder_list(&profile.user, as_of, 0)}
        }
        .into_any()
    });
    let outreach = view! { <Outreach known below=0 /> };
    let facts = part(known, |Known { profile, as_of }| {
        view! {
            {stages(&profile, 0)}
            {device_list(&profile, as_of, 0)}
            {account_facts(profile, 0)}
        }
        .into_any()
    });
    markup! {
        <div class="user user-columns">
            <div class="user-column">
                {action.into_any()}
                {evidence}
                {outreach.into_any()}
            </div>
            <div class="user-column">{facts}</div>
        </div>
    }
}

/// A refresh patches it; another user gets a new one, because a heading that keeps the focus wouldn't be read out
/// again.
fn part(known: Memo<Option<Known>>, draw: fn(Known) -> AnyView) -> AnyView {
    reactive(move || known.get().map(draw)).into_any()
}
