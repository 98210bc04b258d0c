use leptos::prelude::*;

use super::composing::{Composing, Stage};
use crate::context::Session;
use crate::outreach::Delivery;
use crate::ui::{number, users};

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
    let show = move |_| {
        if let Some(delivery) = unfinished.get_untracked() {
            composing.show(delivery.key().to_owned());
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <div class="notice compose-stopped" role="status">
                <p>{words}</p>
                <button type="button" class="button" on:click=show>"Show"</button>
            </div>
        </Show>
    }
}
