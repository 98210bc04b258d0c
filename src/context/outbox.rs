use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::kept_deliveries::KeptDeliveries;
use super::post::Post;
use super::random_key::random_key;
use super::shared::{Shared, shared};
use crate::domain::Written;
use crate::engine::now;
use crate::outreach::{Deliveries, Delivery, Figures, Progress, Recipient, Template};
use crate::reactive::RwSignal;
use crate::source::{Reminder, SendError};

/// A portal that is busy for longer than this many seconds is left to the reader.
const LONGEST_WAIT: u32 = 120;

thread_local! {
    /// The outbox for each address: one for all elements of a page, and as long as the page lasts.
    static OUTBOXES: Shared<String, Outbox> = const { RefCell::new(Vec::new()) };
}

/// What was sent from this tab, until the data shows it: one text is sent once, whatever the reader
/// opens, closes or reloads meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Outbox {
    kept: KeptDeliveries,
    deliveries: RwSignal<Deliveries>,
    /// The deliveries that are under way, by key.
    running: RwSignal<BTreeMap<String, Running>>,
}

/// What has come to one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToUser {
    /// The key of the delivery that it comes with.
    pub key: String,
    /// How far it is.
    pub progress: Progress,
    /// Whether it goes to others as well.
    pub is_to_many: bool,
    /// Whether it is under way.
    pub is_running: bool,
}

/// A delivery under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Running {
    /// The seconds for which it waits for a busy portal.
    waits: Option<u32>,
    is_cancelled: bool,
}

impl ToUser {
    /// Whether it is a text to the user alone that can be resumed or given up.
    pub fn is_unfinished(&self) -> bool {
        let is_done = matches!(
            self.progress,
            Progress::Sent | Progress::Refused(_) | Progress::Unclear
        );
        !self.is_to_many && !is_done
    }
}

impl Outbox {
    /// The outbox for an address, with what the tab has kept.
    pub fn of(url: &str) -> Self {
        shared(&OUTBOXES, url.to_owned(), |url| Self::restore(url))
    }

    fn restore(url: &str) -> Self {
        let (kept, deliveries) = KeptDeliveries::restore(url);
        Self {
            kept,
            deliveries: RwSignal::new(deliveries),
            running: RwSignal::new(BTreeMap::new()),
        }
    }

    /// What has come to a user for whom the data has so many reminders; `None` where there is nothing
    /// that the data does not show.
    pub fn to_user(self, id: &str, reminders: usize) -> Option<ToUser> {
        let deliveries = self.deliveries.read();
        let (delivery, progress) = deliveries.to_user(id, reminders)?;
        Some(ToUser {
            key: delivery.key().to_owned(),
            progress,
            is_to_many: delivery.is_to_many(),
            is_running: self.is_running(delivery.key()),
        })
    }

    /// Who was written to, or may have been, or is about to be: by id.
    pub fn written(self) -> BTreeMap<String, Written> {
        let running = self.running.read();
        let is_running = |key: &str| running.contains_key(key);
        self.deliveries.read().written(is_running)
    }

    /// Who waits in a delivery that has stopped, and can be written to by resuming it alone: by id.
    pub fn held(self) -> BTreeSet<String> {
        self.deliveries.read().held()
    }

    /// Looks at all deliveries.
    pub fn with<T>(self, look: impl FnOnce(&Deliveries) -> T) -> T {
        self.deliveries.with(look)
    }

    /// How many users of a delivery are how far.
    pub fn figures(self, key: &str) -> Figures {
        let figures = self.with(|deliveries| deliveries.get(key).map(Delivery::figures));
        figures.unwrap_or_default()
    }

    /// Takes these users out of a stopped delivery where no key has been used for them.
    pub fn withdraw(self, key: &str, ids: &BTreeSet<String>) {
        self.change(|deliveries| deliveries.withdraw(key, ids));
    }

    /// Gives up on whoever a stopped delivery has not reached.
    pub fn discard_waiting(self, key: &str) {
        self.change(|deliveries| deliveries.discard_waiting(key));
    }

    /// Takes those out of a delivery who were left to a copy of the tab.
    pub fn let_go(self, key: &str) {
        self.change(|deliveries| deliveries.let_go(key));
    }

    /// Writes no more to those of some users who were certainly not reached: they asked not to be
    /// reminded.
    pub fn withdraw_from_all(self, ids: &BTreeSet<String>) {
        self.change(|deliveries| deliveries.withdraw_from_all(ids));
    }

    /// Whether a delivery is under way.
    pub fn is_running(self, key: &str) -> bool {
        self.running.read().contains_key(key)
    }

    /// The deliveries that are under way, by key.
    pub fn running(self) -> BTreeSet<String> {
        self.running.read().keys().cloned().collect()
    }

    /// The seconds for which a delivery waits for a busy portal.
    pub fn waits(self, key: &str) -> Option<u32> {
        self.running.read().get(key)?.waits
    }

    /// Stops a delivery before its next part.
    pub fn cancel(self, key: &str) {
        self.change_running(key, |running| running.is_cancelled = true);
    }

    /// Changes how a delivery runs, and says whether it does and goes on.
    fn change_running(self, key: &str, change: impl FnOnce(&mut Running)) -> bool {
        let changed = self.running.try_update(|running| {
            let running = running.get_mut(key)?;
            change(running);
            Some(!running.is_cancelled)
        });
        changed.flatten().unwrap_or_default()
    }

    /// Sends a text to one user, unless an earlier one is under way or has arrived; one that may have
    /// arrived goes on.
    ///
    /// # Errors
    /// When the browser has no random numbers, and when a copy of the tab has gone on.
    pub fn send_to_one(
        self,
        post: Post,
        template: Template,
        to: Recipient,
    ) -> Result<(), SendError> {
        let key = random_key().ok_or(SendError::NoKey)?;
        self.go_on(&post)?;
        let running = self.running.get_untracked();
        let is_running = |key: &str| running.contains_key(key);
        let begin =
            |deliveries: &mut Deliveries| deliveries.begin(key, now(), template, to, is_running);
        let begun = self.change(begin);
        if let Some(key) = begun.flatten() {
            self.send(post, key);
        }
        Ok(())
    }

    /// Sends a text to many users, and gives the delivery's key.
    ///
    /// # Errors
    /// When the browser has no random numbers, and when a copy of the tab has gone on.
    pub fn send_to_many(
        self,
        post: Post,
        template: Template,
        to: Vec<Recipient>,
    ) -> Result<String, SendError> {
        let key = random_key().ok_or(SendError::NoKey)?;
        self.go_on(&post)?;
        let delivery = Delivery::new(key.clone(), now(), template, to);
        self.change(|deliveries| deliveries.add(delivery));
        self.send(post, key.clone());
        Ok(key)
    }

    /// Sends the parts of a delivery that the portal has not answered, one after another, until one
    /// fails.
    pub fn send(self, mut post: Post, key: String) {
        if self
            .running
            .with_untracked(|running| running.contains_key(&key))
        {
            return;
        }
        // Where a copy has gone on with it, nothing of it is left to send.
        let _ = self.go_on(&post);
        let next = |deliveries: &Deliveries| deliveries.get(&key)?.next_part();
        if self.deliveries.with_untracked(next).is_none() {
            return;
        }
        self.running.update(|running| {
            running.insert(key.clone(), Running::default());
        });
        spawn_local(async move {
            self.forget_shown(&post).await;
            while self.send_part(&mut post, &key).await {}
            let _ = self.running.try_update(|running| running.remove(&key));
        });
    }

    /// Sends the next part, and says whether to go on.
    async fn send_part(self, post: &mut Post, key: &str) -> bool {
        if !self.change_running(key, |_| {}) {
            return false;
        }
        let next = self.deliveries.try_with_untracked(|deliveries| {
            let delivery = deliveries.get(key)?;
            let part = delivery.next_part()?;
            Some((
                part,
                delivery.to_write(part).to_vec(),
                delivery.template().clone(),
                delivery.is_to_many(),
            ))
        });
        let Some(Some((part, to_write, template, is_to_many))) = next else {
            return false;
        };
        let Some((written, withdrawn)) = post.write(&to_write, &template, is_to_many).await else {
            return false;
        };
        // It may have been cancelled meanwhile.
        if !self.change_running(key, |_| {}) {
            return false;
        }
        let begun = self.change(|deliveries| {
            let delivery = deliveries.get_mut(key)?;
            // Users may have been taken out meanwhile, and their part with them.
            let is_same = delivery.to_write(part) == to_write;
            is_same.then(|| delivery.begin(part, written, &withdrawn))?
        });
        let Some(Some((messages, idempotency_key))) = begun else {
            return true;
        };
        let action = template.action();
        let reminder = Reminder {
            text: Some(template.name),
            messages,
            test: false,
        };
        let answer = post.send(&reminder, &idempotency_key).await;
        if let Ok(sent) = &answer {
            post.tell(sent, action);
        }
        let busy = match &answer {
            Err(SendError::Busy(seconds)) => Some(seconds.unwrap_or(LONGEST_WAIT)),
            _ => None,
        };
        let goes_on =
            self.change(|deliveries| deliveries.get_mut(key).map(|it| it.end(part, answer)));
        match busy {
            Some(seconds) => self.wait(key, seconds).await,
            None => goes_on.flatten().unwrap_or_default(),
        }
    }

    /// Makes room for what is sent now: what the data shows need not be kept.
    async fn forget_shown(self, post: &Post) {
        let ids = self.deliveries.try_with_untracked(|deliveries| {
            let ended = deliveries.latest().filter(|one| one.has_ended());
            let ids = ended.flat_map(Delivery::progress);
            let ids: Vec<_> = ids.map(|(to, _)| to.id.text.clone()).collect();
            ids
        });
        let ids = ids.unwrap_or_default();
        if ids.is_empty() {
            return;
        }
        let Ok(people) = post.loaded.engine.people(ids).await else {
            return;
        };
        let as_of = post.loaded.as_of.at;
        let people = people.into_iter().map(|person| person.user);
        let reminders: BTreeMap<_, _> = people
            .map(|user| (user.id.to_string(), user.told_reminders(as_of).count()))
            .collect();
        self.change(|deliveries| deliveries.forget_shown(|id| reminders.get(id).copied()));
    }

    /// Waits for a busy portal, and says whether to go on. Cancelling ends the wait.
    async fn wait(self, key: &str, seconds: u32) -> bool {
        if seconds > LONGEST_WAIT {
            return false;
        }
        for left in (1..=seconds.max(1)).rev() {
            if !self.change_running(key, |running| running.waits = Some(left)) {
                return false;
            }
            TimeoutFuture::new(1000).await;
        }
        self.change_running(key, |running| running.waits = None)
    }

    /// Fails where a copy of the tab has gone on, until newer data shows what that one has sent.
    fn go_on(self, post: &Post) -> Result<(), SendError> {
        // First, what is not done is left to the copy.
        self.change(|_| {});
        let goes_on = self.kept.go_on(post.loaded.as_of.at);
        self.keep();
        match goes_on {
            true => Ok(()),
            false => Err(SendError::Elsewhere),
        }
    }

    /// Changes something. Where a copy of the tab has done so before, what is not done is left to that one
    /// first.
    fn change<T>(self, change: impl FnOnce(&mut Deliveries) -> T) -> Option<T> {
        let is_passed = random_key().is_some_and(|mark| self.kept.take_turn(mark));
        let changed = self.deliveries.try_update(|deliveries| {
            if is_passed {
                deliveries.leave_to_copy();
            }
            change(deliveries)
        });
        self.keep();
        changed
    }

    fn keep(self) {
        self.deliveries
            .try_with_untracked(|deliveries| self.kept.keep(deliveries));
    }
}
