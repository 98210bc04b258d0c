use leptos::prelude::*;

use super::composing::{Composing, Stage};
use crate::context::Session;
use crate::outreach::Delivery;
use crate::ui::{Messages, number, users};

/// Says that a text is on its way to many, or that it stopped before all had it; nothing otherwise.
#[component]
pub fn Stopped(composing: Composing) -> impl IntoView {
    let outbox = Session::expect().outbox();
    let unfinished = Memo::new(move |_| {
        let is_to_many = |delivery: &Delivery| delivery.figures().total > 1;
        let deliveries = outbox.latest().into_iter();
        let mut unfinished = deliveries.filter(|one| is_to_many(one) && !one.is_done());
        unfinished.next()
    });
    // What is seen in the dialog needs no message.
    let messages = Messages::expect();
    Effect::new(move |before: Option<Option<String>>| {
        let latest = outbox.latest().into_iter().next();
        let running = latest.filter(|latest| outbox.is_running(latest.key()));
        let running = running.map(|running| running.key().to_owned());
        let ended = before.flatten().filter(|_| running.is_none());
        if let Some(ended) = ended
            && composing.stage.get_untracked() == Stage::Closed
        {
            messages.say(untrack(|| composing.headline(&ended)));
        }
        running
    });
    let is_shown =
        Memo::new(move |_| unfinished.read().is_some() && composing.stage.get() == Stage::Closed);
    let words = move || {
        let delivery = unfinished.get()?;
        let figures = delivery.figures();
        let accepted = number(figures.accepted);
        Some(match outbox.is_running(delivery.key()) {
            true => format!("Sending to {}: {accepted} accepted.", users(figures.total)),
            false => format!(
                "A reminder to {} is not finished: {accepted} accepted.",
                users(figures.total)
            ),
        })
    };
    let is_running = move || {
        let unfinished = unfinished.get();
        unfinished.is_some_and(|delivery| outbox.is_running(delivery.key()))
    };
    let show = move |_| {
        if let Some(delivery) = unfinished.get_untracked() {
            composing.show(delivery.key().to_owned());
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <div class="notice compose-stopped" class:compose-running=is_running role="status">
                <p>{words}</p>
                <button type="button" class="button" on:click=show>"Show"</button>
            </div>
        </Show>
    }
}
