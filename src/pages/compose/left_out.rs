use std::borrow::Cow;

use leptos::prelude::*;
use web_sys::Event;

use super::composing::Composing;
use crate::domain::{Cooldown, LeftOut};
use crate::markup::{Markup, Value, markup};
use crate::reactive::Memo;
use crate::store::Profile;
use crate::ui::{Scope, day_and_time, days, focus_on, number};

/// As many of those who are left out are shown by name.
pub const MOST_SHOWN: usize = 100;

/// Who does not get the text, and why; nothing where nobody is left out.
#[component]
pub fn LeftOutList(composing: Composing) -> Value {
    let counts = Memo::new(move |_| {
        let counts = composing
            .audience
            .with(|audience| Some(audience.as_ref()?.left_out_by_reason.clone()));
        counts.unwrap_or_default()
    });
    let all: Memo<usize> =
        Memo::new(move |_| counts.with(|counts| counts.iter().map(|(_, count)| count).sum()));
    let is_any = Memo::new(move |_| all.get() > 0);
    let reasons = move || {
        let cooldown = composing.lists().cooldown();
        let reasons = counts.with(|counts| {
            let reasons = counts.iter();
            let reasons: Vec<_> = reasons
                .map(|(why, count)| summed(*why, *count, cooldown))
                .collect();
            reasons.join(", ")
        });
        let of = number(composing.count() + all.get());
        format!(" of {of} left out: {reasons}")
    };
    let people = move || {
        let people = composing
            .audience
            .with(|audience| Some(audience.as_ref()?.left_out.clone()));
        let people = people.unwrap_or_default().into_iter();
        people
            .map(|(profile, why)| person(composing, profile, why))
            .collect::<Vec<_>>()
    };
    let more = move || more(all.get());
    Value::reactive(move || {
        is_any.get().then(|| {
            markup! {
                <details class="compose-left-out">
                    <summary><span><strong class="number">{move || number(all.get())}</strong>{move || reasons()}</span></summary>
                    <ul>{move || people()}</ul>
                    <p class="hint">{move || more()}</p>
                </details>
            }

        })
    })
}

/// Counts the users who are not shown by name; `None` if all are.
pub fn more(all: usize) -> Option<String> {
    let more = all.checked_sub(MOST_SHOWN).filter(|more| *more > 0)?;
    Some(format!("and {} more", number(more)))
}

/// One of those who are left out, and a way to write to them all the same where there is one.
fn person(composing: Composing, profile: Profile, why: LeftOut) -> Markup {
    let user = profile.user;
    let name = user.shown_name().to_owned();
    let label = format!("Include {name}");
    let email = user.name.is_some().then(|| user.email.clone()).flatten();
    let id = user.id.into_owned();
    let scope = Scope::expect();
    let include = move |_: Event| {
        composing.included.update(|included| {
            included.insert(id.clone());
        });
        // The button goes.
        focus_on(&scope, ".compose-left-out > summary, .compose-title");
    };
    let include = why.can_be_included().then(|| {
        markup! { <button type="button" class="button" aria-label=label on:click=include>"Include"</button> }
    });
    markup! {
        <li class="compose-person">
            <span class="compose-name"><bdi>{name}</bdi> " " <bdi class="quiet">{email}</bdi></span>
            <span class="quiet">{reason(why)}</span>
            {include}
        </li>
    }
}

/// Why one user is left out.
pub fn reason(why: LeftOut) -> Cow<'static, str> {
    match why {
        LeftOut::Suspended => "Account suspended".into(),
        LeftOut::Service => "Service account".into(),
        LeftOut::NoLicense => "No license".into(),
        LeftOut::NoAddress => "No e-mail address".into(),
        LeftOut::Written => "Written to from here, and not in the data yet".into(),
        LeftOut::Waiting => "In a stopped reminder. Resume it to write to them.".into(),
        LeftOut::NeverNotify => "Asked not to be reminded".into(),
        LeftOut::Reminded(at) => format!("Reminded {}", day_and_time(at)).into(),
        LeftOut::Contacted(at) => format!("Written to or called {}", day_and_time(at)).into(),
    }
}

/// How many are left out for a reason.
fn summed(why: LeftOut, count: usize, cooldown: Cooldown) -> String {
    let accounts = if count == 1 { "account" } else { "accounts" };
    let count = number(count);
    let days = days(cooldown);
    match why {
        LeftOut::Suspended => format!("{count} suspended"),
        LeftOut::Service => format!("{count} service {accounts}"),
        LeftOut::NoLicense => format!("{count} without a license"),
        LeftOut::NoAddress => format!("{count} without an e-mail address"),
        LeftOut::Written => format!("{count} written to from here"),
        LeftOut::Waiting => format!("{count} waiting in a reminder that was stopped"),
        LeftOut::NeverNotify => format!("{count} asked not to be reminded"),
        LeftOut::Reminded(_) => format!("{count} reminded in the last {days}"),
        LeftOut::Contacted(_) => format!("{count} written to or called in the last {days}"),
    }
}
