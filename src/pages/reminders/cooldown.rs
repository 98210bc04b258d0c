use leptos::prelude::*;

use crate::context::{Lists, Preferences};
use crate::domain::Cooldown;
use crate::pages::keeper::keeper;
use crate::ui::days;

/// How long people are left alone after a reminder: as configured, or as the reader chooses.
#[component]
pub fn CooldownCard(lists: Lists) -> impl IntoView {
    let configured = Memo::new(move |_| lists.configured_cooldown());
    let content = move || match configured.get() {
        Some(cooldown) => {
            let days = days(cooldown);
            view! {
                <p class="card-text">
                    {format!("Anyone who got a reminder, a message or a call in the last {days} is left out unless you include them. Set in the configuration.")}
                </p>
            }
            .into_any()
        }
        None => view! { <Choice lists /> }.into_any(),
    };
    view! {
        <section class="card kept" aria-label="Cool-down">
            <h2 class="card-title">"Cool-down"</h2>
            {content}
        </section>
    }
}

#[component]
fn Choice(lists: Lists) -> impl IntoView {
    let preferences = Preferences::expect();
    let problem = RwSignal::new(None::<String>);
    let choose = move |event| {
        let days: Option<u64> = event_target_value(&event).trim().parse().ok();
        let (fewest, most) = (Cooldown::FEWEST, Cooldown::MOST);
        problem.set(match days.and_then(Cooldown::new) {
            None => Some(format!("Enter a whole number from {fewest} to {most}.")),
            Some(cooldown) => {
                let stored = preferences.set_cooldown(cooldown);
                stored.err().map(|problem| problem.to_string())
            }
        });
    };
    let is_wrong = Memo::new(move |_| problem.with(Option::is_some));
    view! {
        <p class="card-text">
            "For this many days after a reminder, a message or a call, nobody gets another reminder unless you include them."
        </p>
        <div class="kept-days">
            <label class="field-label" for="cooldown-days">"Days"</label>
            <input
                class="field"
                id="cooldown-days"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength="2"
                prop:value=move || lists.cooldown().days().to_string()
                aria-invalid=move || is_wrong.get().then_some("true")
                aria-describedby="cooldown-said"
                on:change=choose
            />
            <p class="field-problem" id="cooldown-said" aria-live="polite">{problem}</p>
        </div>
        <p class="card-about">{keeper(false)}</p>
    }
}
