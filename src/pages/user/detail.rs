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
use crate::markup::{Markup, Value, markup};
use crate::reactive::Memo;
use crate::ui::Heading;

/// All that is known of one user, in one column: who it is, what to do, why, and on what evidence.
#[component]
pub fn Detail(
    /// The user to show.
    known: Memo<Option<Known>>,
) -> Markup {
    let evidence = part(known, |Known { profile, as_of }| {
        markup! {
            {why(&profile, as_of, 1)}
            <Days profile=profile.clone() as_of below=1 />
            {device_list(&profile, as_of, 1)}
            {reminder_list(&profile.user, as_of, 1)}
        }
    });
    let account = part(known, |Known { profile, .. }| {
        markup! { {stages(&profile, 1)} {account_facts(profile, 1)} }
    });
    markup! {
        <div class="user">
            {part(known, head)}
            <Action known below=1 />
            {evidence}
            <Outreach known below=1 />
            {account}
        </div>
    }
}

fn head(Known { profile, .. }: Known) -> Markup {
    let name = shortened(profile.user.shown_name()).into_owned();
    let name = markup! { <bdi>{name}</bdi> };
    markup! {
        <header class="user-head">
            <Heading class="user-name" id="user-name" tabindex="-1" content=name />
            {person(profile)}
        </header>
    }
}

/// The same on a page of its own, whose heading is the name: what to do and why at one side, facts
/// at the other.
#[component]
pub fn DetailColumns(
    /// The user to show.
    known: Memo<Option<Known>>,
) -> Markup {
    let evidence = part(known, |Known { profile, as_of }| {
        markup! {
            {why(&profile, as_of, 0)}
            <Days profile=profile.clone() as_of below=0 />
            {reminder_list(&profile.user, as_of, 0)}
        }
    });
    let facts = part(known, |Known { profile, as_of }| {
        markup! {
            {stages(&profile, 0)}
            {device_list(&profile, as_of, 0)}
            {account_facts(profile, 0)}
        }
    });
    markup! {
        <div class="user user-columns">
            <div class="user-column">
                <Action known below=0 />
                {evidence}
                <Outreach known below=0 />
            </div>
            <div class="user-column">{facts}</div>
        </div>
    }
}

/// A part of the page that a refresh patches; for another user, the caller draws a fresh one.
fn part<V: Into<Value> + 'static>(known: Memo<Option<Known>>, draw: fn(Known) -> V) -> Value {
    Value::reactive(move || known.get().map(draw))
}
