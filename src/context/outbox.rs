use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::kept_deliveries::KeptDeliveries;
use crate::domain::Written;
use crate::engine::{Loaded, now, send_reminder};
use crate::guide::fields;
use crate::outreach::{Deliveries, Delivery, Figures, Progress, Recipient, Template};
use crate::source::{Config, Message, Reminder, SendError, Sent, UserId};
use crate::store::Profile;

/// A portal that is busy for longer than this many seconds is left to the reader.
const LONGEST_WAIT: u32 = 120;

thread_local! {
    /// The outbox for each address: one for all elements of a page, and as long as the page lasts.
    static OUTBOXES: RefCell<BTreeMap<String, (Owner, Outbox)>> = const { RefCell::new(BTreeMap::new()) };
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

/// Where messages go, and what they are made from.
#[derive(Debug, Clone)]
pub struct Post {
    /// The address that takes them.
    pub url: String,
    /// How it is asked.
    pub config: Config,
    /// The data that has the users.
    pub loaded: Loaded,
    /// Sends the request in place of the browser.
    pub fetcher: Option<Function>,
}

impl Outbox {
    /// The outbox for an address, with what the tab has kept.
    pub fn of(url: &str) -> Self {
        OUTBOXES.with_borrow_mut(|outboxes| {
            let (_, outbox) = outboxes.entry(url.to_owned()).or_insert_with(|| {
                // Its own owner: a view that asks for it first must not take it along when it goes. Not
                // `new_root`, which would become the owner of whatever that view goes on to make.
                let owner = Owner::default();
                let outbox = owner.with(|| Self::restore(url));
                (owner, outbox)
            });
            *outbox
        })
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
        self.go_on()?;
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
        self.go_on()?;
        let delivery = Delivery::new(key.clone(), now(), template, to);
        self.change(|deliveries| deliveries.add(delivery));
        self.send(post, key.clone());
        Ok(key)
    }

    /// Sends the parts of a delivery that the portal has not answered, one after another, until one
    /// fails.
    pub fn send(self, post: Post, key: String) {
        if self
            .running
            .with_untracked(|running| running.contains_key(&key))
        {
            return;
        }
        // A copy may have gone on with it: then nothing of it is left to send.
        self.change(|_| {});
        self.running.update(|running| {
            running.insert(key.clone(), Running::default());
        });
        spawn_local(async move {
            self.forget_shown(&post).await;
            while self.send_part(&post, &key).await {}
            let _ = self.running.try_update(|running| running.remove(&key));
        });
    }

    /// Sends the next part, and says whether to go on.
    async fn send_part(self, post: &Post, key: &str) -> bool {
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
            ))
        });
        let Some(Some((part, to_write, template))) = next else {
            return false;
        };
        let written = post.write(&to_write, &template).await;
        let begun = self.change(|deliveries| deliveries.get_mut(key)?.begin(part, written));
        let Some(Some((messages, idempotency_key))) = begun else {
            return true;
        };
        let reminder = Reminder {
            text: Some(template.name),
            messages,
            test: false,
        };
        let answer = post.send(&reminder, &idempotency_key).await;
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
        let done = self.deliveries.try_with_untracked(|deliveries| {
            let done = deliveries.latest().filter(|delivery| delivery.is_done());
            let ids = done.flat_map(Delivery::progress);
            let ids: Vec<_> = ids.map(|(to, _)| to.id.text.clone()).collect();
            ids
        });
        let done = done.unwrap_or_default();
        if done.is_empty() {
            return;
        }
        let ids: Vec<_> = done.iter().map(String::as_str).collect();
        let people = post.loaded.engine.people(&ids).await;
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

    /// Fails where a copy of the tab has gone on, once: from then on this tab is by itself.
    fn go_on(self) -> Result<(), SendError> {
        match self.take_turn() {
            true => Err(SendError::Elsewhere),
            false => Ok(()),
        }
    }

    fn change<T>(self, change: impl FnOnce(&mut Deliveries) -> T) -> Option<T> {
        self.take_turn();
        let changed = self.deliveries.try_update(change);
        self.deliveries
            .try_with_untracked(|deliveries| self.kept.keep(deliveries));
        changed
    }

    /// Notes that this tab changes something, and says whether a copy of it has done so before: what is not
    /// done is left to that one.
    fn take_turn(self) -> bool {
        let have_passed = random_key().is_some_and(|mark| self.kept.take_turn(mark));
        if have_passed {
            self.deliveries.try_update(Deliveries::leave_to_copy);
        }
        have_passed
    }
}

impl Post {
    async fn send(&self, reminder: &Reminder, idempotency_key: &str) -> Result<Sent, SendError> {
        let fetcher = self.fetcher.clone();
        send_reminder(&self.url, &self.config, fetcher, reminder, idempotency_key).await
    }

    /// The messages to some users, each with its own text. Whoever has left the data gets none.
    async fn write(&self, to: &[Recipient], template: &Template) -> Vec<Message> {
        let ids: Vec<_> = to.iter().map(|to| to.id.text.as_str()).collect();
        let people = self.loaded.engine.people(&ids).await;
        people
            .iter()
            .map(|profile| self.message(profile, template))
            .collect()
    }

    /// Has the portal send a text to the reader alone, as one user would get it.
    ///
    /// # Errors
    /// When it was not sent, or may not have been.
    pub async fn send_test(&self, to: &Profile, template: &Template) -> Result<(), SendError> {
        let message = self.message(to, template);
        if let Some(why) = message.blank() {
            return Err(SendError::Rejected(Some(why.to_owned())));
        }
        let reminder = Reminder {
            text: Some(template.name.clone()),
            messages: vec![message],
            test: true,
        };
        let key = random_key().ok_or(SendError::NoKey)?;
        self.send(&reminder, &key).await?.of_one()
    }

    /// The message to one user.
    fn message(&self, profile: &Profile, template: &Template) -> Message {
        let fields = fields(profile, &self.config.product, self.loaded.as_of.at);
        let letter = template.letter(&fields);
        Message {
            user_id: UserId::of(&profile.user),
            subject: letter.subject,
            body: letter.body,
        }
    }
}

/// 128 random bits.
pub(super) fn random_key() -> Option<String> {
    let bytes = Uint8Array::new_with_length(16);
    let crypto = window().crypto().ok()?;
    crypto
        .get_random_values_with_array_buffer_view(&bytes)
        .ok()?;
    let hex = bytes
        .to_vec()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(hex)
}
