use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::delivery::{Delivery, Progress, Recipient};
use super::template::Template;
use crate::domain::Instant;

/// Everything that was sent from this tab, the oldest first: nobody gets a text twice, whatever the
/// reader opens, closes or reloads meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Deliveries(Vec<Delivery>);

impl Deliveries {
    /// Reads what a tab has kept. What it had asked for has no answers any more.
    pub fn restore(text: &str) -> Self {
        let mut restored: Self = serde_json::from_str(text).unwrap_or_default();
        restored.0.iter_mut().for_each(Delivery::forget_answers);
        restored
    }

    /// What [`Deliveries::restore`] reads.
    pub fn keep(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// All of them, the latest first.
    pub fn latest(&self) -> impl Iterator<Item = &Delivery> {
        self.0.iter().rev()
    }

    /// The one with a key.
    pub fn get(&self, key: &str) -> Option<&Delivery> {
        self.0.iter().find(|delivery| delivery.key() == key)
    }

    /// The one with a key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Delivery> {
        self.0.iter_mut().find(|delivery| delivery.key() == key)
    }

    /// The latest one to a user for whom the data has so many reminders, and how far it has come;
    /// `None` where there is none that the data does not show.
    pub fn to_user(&self, id: &str, reminders: usize) -> Option<(&Delivery, Progress)> {
        self.latest()
            .find_map(|delivery| Some((delivery, delivery.progress(id, reminders)?)))
    }

    /// Begins to send a text to one user, and gives the delivery's key. An earlier one that may have
    /// reached the user goes on instead. `None` where an earlier one is under way, waits or has arrived.
    pub fn begin(
        &mut self,
        key: String,
        begun_at: Instant,
        template: Template,
        to: Recipient,
    ) -> Option<String> {
        match self.to_user(&to.id.text, to.reminders) {
            Some((_, Progress::Sent | Progress::Asked | Progress::Waiting)) => None,
            Some((delivery, Progress::Unknown(_))) => Some(delivery.key().to_owned()),
            Some((_, Progress::NotSent(_))) | None => {
                self.add(Delivery::new(
                    key.clone(),
                    begun_at.millis(),
                    template,
                    vec![to],
                ));
                Some(key)
            }
        }
    }

    /// Adds one that is to be sent.
    pub fn add(&mut self, delivery: Delivery) {
        self.0.push(delivery);
    }

    /// Who was written to, or may have been, in data of this instant, and when: by id.
    pub fn sent_since(&self, as_of: Instant) -> BTreeMap<String, Instant> {
        let mut sent = BTreeMap::new();
        for delivery in &self.0 {
            let at = Instant::from_millis(delivery.begun_at());
            if at <= as_of {
                continue;
            }
            for (id, progress) in delivery.all_progress() {
                if !matches!(progress, Progress::NotSent(_)) {
                    sent.insert(id.to_owned(), at);
                }
            }
        }
        sent
    }
}
