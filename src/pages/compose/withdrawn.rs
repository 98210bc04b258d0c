use std::collections::{BTreeMap, BTreeSet};

use super::composing::Composing;
use super::left_out::{MOST_SHOWN, more, reason};
use crate::context::{LeftAlone, Post, Preferences, rules};
use crate::domain::{Instant, Names};
use crate::engine::Stopped;
use crate::markup::{Value, markup};
use crate::outreach::{Delivery, Recipient, Withdrawal};
use crate::reactive::Memo;
use crate::ui::{ask, users};

/// Those in a delivery that has stopped who do not qualify for it any more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withdrawals {
    /// The recipients that were checked.
    waiting: Vec<Recipient>,
    /// The instant of the data by which it was.
    as_of: Option<Instant>,
    /// The id, what to call them, and why.
    people: Vec<(String, String, Withdrawal)>,
}

impl Withdrawals {
    /// Who of these they are, by the present data and lists; `None` until that is known.
    pub fn of(
        composing: Composing,
        waiting: Memo<Option<Vec<Recipient>>>,
        is_to_many: Memo<bool>,
    ) -> Memo<Option<Self>> {
        let answer = ask(move || {
            let (waiting, post) = (waiting.get(), composing.post());
            // The dialog may stay open while the data is refreshed.
            let (loaded, _) = composing.asked();
            let left_alone = LeftAlone::of(composing.lists());
            let is_to_many = is_to_many.get();
            async move {
                let waiting = waiting.unwrap_or_default();
                let (Some(Post { config, .. }), Some(left_alone)) = (post, left_alone) else {
                    return Ok(None);
                };
                let rules = rules(&loaded, &config, left_alone, is_to_many).await?;
                let ids = waiting.iter().map(|to| to.id.text.clone()).collect();
                let found = loaded.engine.people(ids).await?.into_iter();
                let found = found.map(|profile| (profile.user.id.to_string(), profile.user));
                let found: BTreeMap<_, _> = found.collect();
                let people = waiting.iter().filter_map(|to| {
                    let user = found.get(&to.id.text)?;
                    let why = Withdrawal::of(to, user, &rules)?;
                    Some((to.id.text.clone(), user.shown_name().to_owned(), why))
                });
                Ok::<_, Stopped>(Some(Self {
                    people: people.collect(),
                    waiting,
                    as_of: Some(loaded.as_of.at),
                }))
            }
        });
        Memo::new(move |_| {
            let answer = answer.get().flatten()?;
            let (loaded, _) = composing.asked();
            let is_latest = waiting.with(|waiting| waiting.as_ref() == Some(&answer.waiting));
            (is_latest && answer.as_of == Some(loaded.as_of.at)).then_some(answer)
        })
    }

    /// Whether a delivery would go to anybody without them.
    pub fn leave_anybody(&self, delivery: &Delivery) -> bool {
        let ids = self.ids();
        let mut waiting = delivery.waiting();
        delivery.to_repeat().next().is_some() || waiting.any(|to| !ids.contains(&to.id.text))
    }

    /// Their ids.
    pub fn ids(&self) -> BTreeSet<String> {
        self.people.iter().map(|(id, ..)| id.clone()).collect()
    }
}

/// What becomes of users who do not qualify any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They are taken out before the delivery goes on.
    LeftOut,
    /// Their part is asked for again as it was, with them.
    Written,
}

impl Fate {
    fn of(self, count: usize) -> String {
        let all = users(count);
        match (self, count) {
            (Self::LeftOut, _) => format!("{all} will be left out"),
            (Self::Written, 1) => {
                format!("{all} no longer qualifies, but will still be written to")
            }
            (Self::Written, _) => format!("{all} no longer qualify, but will still be written to"),
        }
    }

    fn why(self) -> Option<&'static str> {
        match self {
            Self::LeftOut => None,
            Self::Written => Some(
                "Their part was tried before. So that nobody gets it twice, it is sent again as it was, or not at all.",
            ),
        }
    }
}

/// Says who does not qualify any more, why, and what becomes of them; nothing where everybody qualifies.
pub fn withdrawn_list(withdrawn: Memo<Option<Withdrawals>>, fate: Fate) -> Value {
    let people = Memo::new(move |_| withdrawn.get().unwrap_or_default().people);
    let preferences = Preferences::expect();
    let is_any =
        Memo::new(move |_| !people.read().is_empty() && preferences.names() == Names::Shown);
    let summary = move || fate.of(people.read().len());
    let rows = move || {
        let people = people.get().into_iter().take(MOST_SHOWN);
        people
            .map(|(_, name, why)| {
                let why = match why {
                    Withdrawal::Active => "Active again".into(),
                    Withdrawal::LeftOut(why) => reason(why),
                };
                markup! { <li class="compose-person"><bdi class="compose-name">{name}</bdi> <span class="quiet">{why}</span></li> }
            })
            .collect::<Vec<_>>()
    };
    let more = move || more(people.read().len());
    Value::reactive(move || {
        is_any.get().then(|| {
            markup! {
                <details class="compose-left-out" open>
                    <summary>{move || summary()}</summary>
                    <ul>{move || rows()}</ul>
                    <p class="hint">{move || more()}</p>
                    <p class="hint">{fate.why()}</p>
                </details>
            }
        })
    })
}
