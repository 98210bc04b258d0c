use leptos::prelude::*;
use web_sys::Event;

use crate::context::{Lists, Preferences};
use crate::domain::Cooldown;
use crate::markup::{Markup, markup};
use crate::pages::keeper::keeper;
use crate::reactive::{Memo, RwSignal};
use crate::ui::days;

/// How long people are left alone after a reminder: as configured, or as the reader chooses.
pub fn cooldown_card(lists: Lists) -> Markup {
    let configured = Memo::new(move |_| lists.configured_cooldown());
    let content = move || match configured.get() {
        Some(cooldown) => {
            let days = days(cooldown);
            vec![markup! {
                <p class="card-text">
                    {format!("Anyone who got a reminder, a message or a call in the last {days} is left out unless you include them. Set in the configuration.")}
                </p>
            }]
        }
        None => choice(lists),
    };
    markup! {
        <section class="card kept" aria-label="Cool-down">
            <h2 class="card-title">"Cool-down"</h2>
            {move || content()}
        </section>
    }
}

fn choice(lists: Lists) -> Vec<Markup> {
    let preferences = Preferences::expect();
    let problem = RwSignal::new(None::<String>);
    let choose = move |event: Event| {
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
    let about = markup! {
        <p class="card-text">
            "For this many days after a reminder, a message or a call, nobody gets another reminder unless you include them."
        </p>
    };
    let days = markup! {
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
            <p class="field-problem" id="cooldown-said" aria-live="polite">{move || problem.get()}</p>
        </div>
    };
    let keeper = markup! { <p class="card-about">{keeper(false)}</p> };
    vec![about, days, keeper]
}
