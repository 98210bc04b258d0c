mod contents;
mod reading;
mod section;
mod sendable;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::contents::contents;
use self::reading::Reading;
use self::section::{action_section, causes, head};
use super::as_of::AsOfLine;
use crate::context::Session;
use crate::domain::{Suggestion, Word};
use crate::guide::ADVICE;
use crate::markup::{Markup, Value, markup};
use crate::reactive::{Memo, Signal, effect};
use crate::store::Summary;
use crate::ui::{PageTitle, ask};

/// The sections with advice, in the order of the Dashboard: what can be done today first.
const ACTIONS: [Suggestion; 5] = [
    Suggestion::Remind,
    Suggestion::Message,
    Suggestion::Escalate,
    Suggestion::Repair,
    Suggestion::Wait,
];

/// The id of the section on causes.
const WHY: &str = "why";
/// The id of the section on the rules.
const RULES: &str = "rules";

/// Why users go inactive, and what to do for each. It needs no data; where there is some, it says how
/// many users each part is about.
#[component]
pub fn Guide() -> Value {
    let session = Session::expect();
    let loaded = session.loaded();
    let as_of = Memo::new(move |_| loaded.with(|loaded| Some(loaded.as_ref()?.as_of.clone())));
    let as_of = move || {
        let as_of = as_of.get()?;
        Some(markup! { <AsOfLine as_of /> })
    };
    let summary = ask(move || {
        let loaded = loaded.get();
        async move {
            match loaded {
                Some(loaded) => loaded.engine.summary().await.map(Some),
                None => Ok(None),
            }
        }
    });
    let summary = Signal::derive(move || summary.get().flatten());
    let advice = ACTIONS.iter().filter_map(|action| {
        let advice = ADVICE.iter().find(|advice| advice.action == *action)?;
        Some(action_section(*advice, summary))
    });
    let advice: Vec<_> = advice.collect();

    // The page is drawn after the browser has looked for the part that the address names.
    let hash = use_location().hash;
    let reading = Reading::watch();
    effect(move || reading.show(hash.get().trim_start_matches('#')));

    markup! {
        <div class="guide-head">
            <PageTitle title="Guide" product=session.product() />
            {move || as_of()}
        </div>
        <div class="guide">
            {contents(summary, reading)}
            <div class="guide-text">
                <section id=WHY aria-labelledby="why-title">
                    {head("why-title".into(), "Why people go inactive", None, None)}
                    <p>
                        "People rarely decide against a password manager. They drift away from it. Find out why first, then do one thing about it."
                    </p>
                    {causes(summary)}
                </section>
                {advice}
                <section id=RULES aria-labelledby="rules-title">
                    {head("rules-title".into(), "What counts as active", None, None)}
                    {rules(session.product())}
                </section>
            </div>
        </div>
    }
}

fn rules(product: Signal<String>) -> Vec<Markup> {
    let active = move || {
        format!(
            "An onboarded user is active if they opened {} or used autofill on any device in the 30 days \
             (30 × 24 hours) before the data was generated, and inactive otherwise.",
            product.get()
        )
    };
    vec![
        markup! { <p>{move || active()}</p> },
        markup! { <p>"Syncing, signing in to the admin console and opening an e-mail do not count."</p> },
        markup! { <p>"Onboarded means that a license is assigned, the vault has been created and the account is enabled."</p> },
    ]
}

/// How many inactive users an action is suggested for, once that is known.
fn suggested(summary: Option<&Summary>, action: Suggestion) -> Option<usize> {
    let mut suggestions = summary?.suggestions.iter();
    let (_, count) = suggestions.find(|(other, _)| *other == action)?;
    Some(count.users)
}

/// The id of the section on an action.
fn id_of(action: Suggestion) -> &'static str {
    action.as_str()
}
