use std::collections::BTreeMap;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::domain::Instant;
use crate::engine::{Loaded, now, send_reminder};
use crate::guide::fields;
use crate::outreach::{Deliveries, Delivery, Progress, Recipient, Template};
use crate::source::{Config, Message, Reminder, SendError, Sent, UserId};
use crate::store::Profile;

/// The session storage key.
const KEY: &str = "active-users-outbox";

/// A portal that is busy for longer than this many seconds is left to the reader.
const LONGEST_WAIT: u32 = 120;

/// What was sent from this tab, until the data shows it: one text is sent once, whatever the reader
/// opens, closes or reloads meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Outbox {
    deliveries: RwSignal<Deliveries>,
    /// The deliveries that are under way, by key.
    running: RwSignal<BTreeMap<String, Running>>,
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
    /// Reads what the tab has kept.
    pub fn new() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        Self {
            deliveries: RwSignal::new(Deliveries::restore(&kept.unwrap_or_default())),
            running: RwSignal::new(BTreeMap::new()),
        }
    }

    /// How far a text has come to a user for whom the data has so many reminders; `None` where there is
    /// none that the data does not show.
    pub fn progress(self, id: &str, reminders: usize) -> Option<Progress> {
        let deliveries = self.deliveries.read();
        Some(deliveries.to_user(id, reminders)?.1)
    }

    /// Who was written to since the data of an instant, or may have been, and when: by id.
    pub fn sent_since(self, as_of: Instant) -> BTreeMap<String, Instant> {
        self.deliveries.read().sent_since(as_of)
    }

    /// All deliveries, the latest first.
    pub fn latest(self) -> Vec<Delivery> {
        self.deliveries.read().latest().cloned().collect()
    }

    /// The delivery with a key.
    pub fn delivery(self, key: &str) -> Option<Delivery> {
        self.deliveries.read().get(key).cloned()
    }

    /// Whether a delivery is under way.
    pub fn is_running(self, key: &str) -> bool {
        self.running.read().contains_key(key)
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
    /// When the browser has no random numbers.
    pub fn send_to_one(
        self,
        post: Post,
        template: Template,
        to: Recipient,
    ) -> Result<(), SendError> {
        let key = random_key().ok_or(SendError::NoKey)?;
        let begun = self.change(|deliveries| deliveries.begin(key, now(), template, to));
        if let Some(key) = begun.flatten() {
            self.send(post, key);
        }
        Ok(())
    }

    /// Sends a text to many users, and gives the delivery's key.
    ///
    /// # Errors
    /// When the browser has no random numbers.
    pub fn send_to_many(
        self,
        post: Post,
        template: Template,
        to: Vec<Recipient>,
    ) -> Result<String, SendError> {
        let key = random_key().ok_or(SendError::NoKey)?;
        let delivery = Delivery::new(key.clone(), now().millis(), template, to);
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
        self.running.update(|running| {
            running.insert(key.clone(), Running::default());
        });
        // Not that of leptos: it goes on when the view that began it is gone.
        spawn_local(async move {
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
        let error = answer.as_ref().err().cloned();
        self.change(|deliveries| {
            if let Some(delivery) = deliveries.get_mut(key) {
                delivery.end(part, answer);
            }
        });
        match error {
            None => true,
            Some(SendError::TooLarge) => reminder.messages.len() > 1,
            Some(SendError::Busy(seconds)) => self.wait(key, seconds.unwrap_or(LONGEST_WAIT)).await,
            Some(_) => false,
        }
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

    fn change<T>(self, change: impl FnOnce(&mut Deliveries) -> T) -> Option<T> {
        let changed = self.deliveries.try_update(change);
        let text = self.deliveries.try_with_untracked(Deliveries::keep);
        if let (Some(storage), Some(text)) = (storage(), text) {
            let _ = storage.set_item(KEY, &text);
        }
        changed
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
        let reminder = Reminder {
            text: Some(template.name.clone()),
            messages: vec![self.message(to, template)],
            test: true,
        };
        let key = random_key().ok_or(SendError::NoKey)?;
        self.send(&reminder, &key).await?.of_one()
    }

    /// The message to one user.
    pub fn message(&self, profile: &Profile, template: &Template) -> Message {
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
fn random_key() -> Option<String> {
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

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}
