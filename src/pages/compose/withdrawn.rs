use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::composing::Composing;
use super::left_alone::{LeftAlone, rules};
use super::left_out::{MOST_SHOWN, more, reason};
use crate::context::{Post, Preferences};
use crate::domain::Names;
use crate::outreach::{Delivery, Progress, Recipient, Withdrawal};
use crate::ui::{ask, number};

/// Those who wait in a delivery that has stopped, and are not to get it any more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withdrawals {
    /// Whom it was found out for.
    waiting: Vec<Recipient>,
    /// The id, what to call them, and why.
    people: Vec<(String, String, Withdrawal)>,
}

impl Withdrawals {
    /// Who of those who wait they are, by the present data and lists; `None` until
    /// that is known.
    pub fn of(
        composing: Composing,
        waiting: Memo<Option<Vec<Recipient>>>,
        is_to_many: Memo<bool>,
    ) -> Memo<Option<Self>> {
        let answer = ask(move || {
            let (waiting, post) = (waiting.get(), composing.post());
            let left_alone = LeftAlone::of(composing.lists());
            let is_to_many = is_to_many.get();
            async move {
                let waiting = waiting.unwrap_or_default();
                let Post { loaded, config, .. } = post?;
                let rules = rules(&loaded, &config, left_alone?, is_to_many).await;
                let ids: Vec<_> = waiting.iter().map(|to| to.id.text.as_str()).collect();
                let found = loaded.engine.people(&ids).await.into_iter();
                let found = found.map(|profile| (profile.user.id.to_string(), profile.user));
                let found: BTreeMap<_, _> = found.collect();
                let people = waiting.iter().filter_map(|to| {
                    let user = found.get(&to.id.text)?;
                    let why = Withdrawal::of(to, user, &rules)?;
                    Some((to.id.text.clone(), user.shown_name().to_owned(), why))
                });
                let people = people.collect();
                Some(Self { waiting, people })
            }
        });
        Memo::new(move |_| {
            let answer = answer.get().flatten()?;
            let is_latest = waiting.with(|waiting| waiting.as_ref() == Some(&answer.waiting));
            is_latest.then_some(answer)
        })
    }

    /// Whether somebody of those is left to whom a delivery would go.
    pub fn leave_anybody(&self, delivery: &Delivery) -> bool {
        let ids = self.ids();
        let mut progress = delivery.progress();
        progress.any(|(to, progress)| match progress {
            Progress::Held(_) | Progress::Unknown(_) => true,
            Progress::Waiting(_) => !ids.contains(&to.id.text),
            _ => false,
        })
    }

    /// Their ids.
    pub fn ids(&self) -> BTreeSet<String> {
        self.people.iter().map(|(id, ..)| id.clone()).collect()
    }
}

/// Says who is taken out before the delivery goes on, and why; nothing where nobody is.
#[component]
pub fn WithdrawnList(withdrawn: Memo<Option<Withdrawals>>) -> impl IntoView {
    let people = Memo::new(move |_| withdrawn.get().unwrap_or_default().people);
    let preferences = Preferences::expect();
    let is_any =
        Memo::new(move |_| !people.read().is_empty() && preferences.names() == Names::Shown);
    let summary = move || match people.read().len() {
        1 => "1 user will be left out".to_owned(),
        count => format!("{} users will be left out", number(count)),
    };
    let rows = move || {
        let people = people.get().into_iter().take(MOST_SHOWN);
        people
            .map(|(_, name, why)| {
                let why = match why {
                    Withdrawal::Active => "Active again".into_any(),
                    Withdrawal::LeftOut(why) => reason(why),
                };
                view! { <li class="compose-person"><bdi class="compose-name">{name}</bdi> <span class="quiet">{why}</span></li> }
            })
            .collect_view()
    };
    let more = move || more(people.read().len());
    view! {
        <Show when=move || is_any.get()>
            <details class="compose-left-out" open>
                <summary>{summary}</summary>
                <ul>{rows}</ul>
                <p class="hint">{more}</p>
            </details>
        </Show>
    }
}
