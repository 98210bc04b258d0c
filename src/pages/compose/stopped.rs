use std::collections::BTreeSet;

use leptos::prelude::*;
use web_sys::Event;

use super::opener::{Opener, Stage};
use crate::context::{Outbox, Preferences, Session};
use crate::domain::Names;
use crate::markup::{Value, markup};
use crate::outreach::Figures;
use crate::reactive::{Memo, effect_with};
use crate::ui::{Messages, number, users};

/// Says that a text is on its way to many, or that it stopped before all had it; nothing otherwise.
#[component]
pub fn Stopped(opener: Opener) -> Value {
    let session = Session::expect();
    let unfinished = Memo::new(move |_| {
        session.outbox().with(|deliveries| {
            let mut latest = deliveries.latest();
            let unfinished = latest.find(|one| one.is_to_many() && !one.is_done())?;
            Some((
                unfinished.key().to_owned(),
                unfinished.figures(),
                unfinished.is_elsewhere(),
            ))
        })
    });
    say_what_ended(opener);
    let is_shown =
        Memo::new(move |_| unfinished.read().is_some() && opener.stage.get() == Stage::Closed);
    let is_running = Memo::new(move |_| {
        let unfinished = unfinished.get();
        unfinished.is_some_and(|(key, ..)| session.outbox().is_running(&key))
    });
    let words = move || {
        let (
            _,
            Figures {
                total, accepted, ..
            },
            is_elsewhere,
        ) = unfinished.get()?;
        Some(match is_running.get() {
            true => format!("Sending to {} …", users(total)),
            false if is_elsewhere => format!(
                "A duplicate of this tab took over a reminder to {}.",
                users(total)
            ),
            false => format!(
                "A reminder to {} is not finished: {} accepted.",
                users(total),
                number(accepted)
            ),
        })
    };
    let preferences = Preferences::expect();
    // It names people.
    let is_concealed = move || preferences.names() == Names::Concealed;
    let show = move |_: Event| {
        if let Some((key, ..)) = unfinished.get_untracked() {
            opener.show(key);
        }
    };
    let class = move || match is_running.get() {
        true => "notice compose-stopped compose-running",
        false => "notice compose-stopped",
    };
    let notice = move || {
        markup! {
            <div class=move || class()>
                <p role="status">{move || words()}</p>
                <button type="button" class="button" disabled=move || is_concealed() title=move || is_concealed().then_some("Show names to see whom.") on:click=show>"Show"</button>
            </div>
        }
    };
    Value::reactive(move || is_shown.get().then(&notice))
}

/// Says what became of each delivery that ends while the dialog is closed.
fn say_what_ended(opener: Opener) {
    let (session, messages) = (Session::expect(), Messages::expect());
    effect_with(move |before: Option<BTreeSet<String>>| {
        let outbox = session.outbox();
        let running: BTreeSet<_> = outbox.running();
        for ended in before.unwrap_or_default().difference(&running) {
            let is_to_many = untrack(|| outbox.figures(ended)).total > 1;
            if is_to_many && opener.stage.get_untracked() == Stage::Closed {
                messages.say(untrack(|| headline(outbox, ended)));
            }
        }
        running
    });
}

/// What becomes of a delivery, in one line.
pub fn headline(outbox: Outbox, key: &str) -> String {
    let Figures {
        total,
        accepted,
        unknown,
        elsewhere,
        ..
    } = outbox.figures(key);
    let reminders = if total == 1 { "reminder" } else { "reminders" };
    match (accepted, unknown) {
        _ if outbox.is_running(key) => format!("Sending to {}", users(total)),
        (0, 0) if elsewhere > 0 => format!("A reminder to {}", users(total)),
        (0, 0) => format!("Nothing was sent to {}", users(total)),
        _ => format!(
            "{} of {} {reminders} accepted",
            number(accepted),
            number(total)
        ),
    }
}
