use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::delivery::{Delivery, Recipient};
use super::progress::Progress;
use super::template::Template;
use crate::domain::{Instant, Written};

/// Everything that was sent from this tab, the oldest first: nobody gets a text twice, whatever the
/// reader opens or reloads meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Deliveries(Vec<Delivery>);

impl Deliveries {
    /// Reads what a tab has kept.
    pub fn restore(text: &str) -> Self {
        let mut restored: Self = serde_json::from_str(text).unwrap_or_default();
        restored.0.iter_mut().for_each(Delivery::restore);
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

    /// What has come to a user for whom the data has so many reminders: of several deliveries the one
    /// that may have reached the user or keeps a key for them, else the latest. `None` where there is
    /// none, or where the data shows them all; one that keeps a key is never shown.
    pub fn to_user(&self, id: &str, reminders: usize) -> Option<(&Delivery, Progress)> {
        let mut found = None;
        for delivery in self.latest() {
            let mut progress = delivery.progress();
            let of_user = progress.find(|(to, progress)| {
                let is_held = matches!(progress, Progress::Held(_));
                to.id.text == id && (is_held || to.reminders >= reminders)
            });
            match of_user {
                Some((_, progress)) if progress.may_be_sent() => return Some((delivery, progress)),
                Some((_, progress @ Progress::Held(_))) => found = Some((delivery, progress)),
                Some((_, progress)) => found = found.or(Some((delivery, progress))),
                None => {}
            }
        }
        found
    }

    /// Begins to send a text to one user, and gives the key of the delivery to go on with: a new one,
    /// or an earlier one to the user alone whose key has been used. `None` where the user has a text
    /// already, may have it from a delivery to many, or gets it from one that runs or can be resumed.
    pub fn begin(
        &mut self,
        key: String,
        begun_at: Instant,
        template: Template,
        to: Recipient,
        is_running: impl Fn(&str) -> bool,
    ) -> Option<String> {
        match self.to_user(&to.id.text, to.reminders) {
            Some((delivery, Progress::Waiting(_) | Progress::Held(_)))
                if is_running(delivery.key()) =>
            {
                return None;
            }
            Some((delivery, Progress::Unknown(_) | Progress::Held(_))) => {
                return (!delivery.is_to_many()).then(|| delivery.key().to_owned());
            }
            Some((_, progress)) if progress.may_be_sent() => return None,
            _ => {}
        }
        self.add(Delivery::new(key.clone(), begun_at, template, vec![to]));
        Some(key)
    }

    /// Adds one that is to be sent. Its users are taken out of all earlier ones that have used no key for
    /// them: whoever resumes one of those writes to nobody twice.
    pub fn add(&mut self, delivery: Delivery) {
        let ids = delivery.progress().map(|(to, _)| to.id.text.clone());
        self.withdraw_from_all(&ids.collect());
        self.0.push(delivery);
    }

    /// Takes these users out of all that have certainly not reached them.
    pub fn withdraw_from_all(&mut self, ids: &BTreeSet<String>) {
        let deliveries = self.0.iter_mut();
        deliveries.for_each(|delivery| delivery.withdraw(ids));
        self.forget_empty();
    }

    /// Gives up on whoever a delivery has not reached, by all that the portal has said.
    pub fn discard_waiting(&mut self, key: &str) {
        self.take_out(key, Delivery::withdraw_waiting);
    }

    /// Leaves everything that is not done to a copy of the tab, which has gone on with it.
    pub fn leave_to_copy(&mut self) {
        self.0.iter_mut().for_each(Delivery::leave_to_copy);
    }

    /// Takes these users out of a delivery where no key has been used for them.
    pub fn withdraw(&mut self, key: &str, ids: &BTreeSet<String>) {
        self.take_out(key, |delivery| delivery.withdraw(ids));
    }

    /// Takes those out of a delivery who were left to a copy of the tab: the reader knows that it sends
    /// nothing more.
    pub fn let_go(&mut self, key: &str) {
        self.take_out(key, Delivery::let_go);
    }

    /// Takes users out of a delivery, and forgets it where nobody is left in it.
    fn take_out(&mut self, key: &str, take_out: impl FnOnce(&mut Delivery)) {
        if let Some(delivery) = self.get_mut(key) {
            take_out(delivery);
        }
        self.forget_empty();
    }

    fn forget_empty(&mut self) {
        self.0.retain(|delivery| delivery.figures().total > 0);
    }

    /// Forgets what has ended and is shown: `reminders` says how many the data has for a user, `None`
    /// for somebody who is not there any more.
    pub fn forget_shown(&mut self, reminders: impl Fn(&str) -> Option<usize>) {
        let is_shown = |(to, progress): (&Recipient, Progress)| match progress {
            Progress::Sent | Progress::Unclear | Progress::Elsewhere => {
                reminders(&to.id.text).is_none_or(|shown| shown > to.reminders)
            }
            Progress::Refused(_) => true,
            _ => false,
        };
        self.0
            .retain(|delivery| !delivery.has_ended() || !delivery.progress().all(is_shown));
    }

    /// Who was written to, or may have been, or is about to be by one that runs: by id.
    pub fn written(&self, is_running: impl Fn(&str) -> bool) -> BTreeMap<String, Written> {
        let mut written = BTreeMap::new();
        for delivery in &self.0 {
            let is_running = is_running(delivery.key());
            for (to, progress) in delivery.progress() {
                let is_waiting = matches!(progress, Progress::Waiting(_) | Progress::Held(_));
                let is_next = is_running && is_waiting;
                if progress.may_be_sent() || is_next {
                    let told = Written {
                        reminders: to.reminders,
                        is_certain: progress == Progress::Sent,
                    };
                    written.insert(to.id.text.clone(), told);
                }
            }
        }
        written
    }

    /// Who waits, in a delivery that has stopped, under a key that has been used: by id. Resuming it writes
    /// to them, and nothing else may.
    pub fn held(&self) -> BTreeSet<String> {
        let progress = self.0.iter().flat_map(Delivery::progress);
        let held = progress.filter(|(_, progress)| matches!(progress, Progress::Held(_)));
        held.map(|(to, _)| to.id.text.clone()).collect()
    }
}
