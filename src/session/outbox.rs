use std::collections::BTreeMap;

use js_sys::Uint8Array;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::source::{Message, SendError};

/// The name under which the tab keeps it.
const KEY: &str = "active-users-outbox";

/// The reminders that were sent from this tab, until the data shows them: one message is sent once,
/// whatever the reader opens, closes or reloads meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Outbox(RwSignal<BTreeMap<String, Sending>>);

/// One message on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The same for each try, so that the portal sends it only once.
    pub idempotency_key: String,
    /// How many reminders to this user the data had when it was sent.
    reminders: usize,
    /// Its progress.
    pub state: SendingState,
}

/// The progress of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SendingState {
    /// The portal has not answered yet.
    Asked,
    /// It is not known whether the portal has sent it.
    Unknown,
    /// The portal has sent it.
    Sent,
}

impl Outbox {
    /// Reads what the tab has kept. A message without an answer may have been sent.
    pub fn new() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let kept = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        let mut sendings: BTreeMap<String, Sending> = kept.unwrap_or_default();
        for sending in sendings.values_mut() {
            if sending.state == SendingState::Asked {
                sending.state = SendingState::Unknown;
            }
        }
        Self(RwSignal::new(sendings))
    }

    /// How far a message to a user of whom the data has so many reminders has come; `None` for one
    /// that was not sent, or that the data shows by now.
    pub fn state(self, message: &Message, reminders: usize) -> Option<SendingState> {
        let sendings = self.0.read();
        let sending = sendings.get(&name(message))?;
        (sending.reminders >= reminders).then_some(sending.state)
    }

    /// Notes that a message is sent now, and gives its idempotency key: that of an earlier try, or a
    /// new one. `None` where an earlier one is under way or was sent.
    ///
    /// # Errors
    /// When the browser has no random numbers.
    pub fn begin(self, message: &Message, reminders: usize) -> Result<Option<String>, SendError> {
        let key = match untrack(|| self.state(message, reminders)) {
            Some(SendingState::Asked | SendingState::Sent) => return Ok(None),
            Some(SendingState::Unknown) => self.0.with_untracked(|sendings| {
                let sending = sendings.get(&name(message))?;
                Some(sending.idempotency_key.clone())
            }),
            None => None,
        };
        let idempotency_key = key.or_else(random_key).ok_or(SendError::NoKey)?;
        let sending = Sending {
            idempotency_key: idempotency_key.clone(),
            reminders,
            state: SendingState::Asked,
        };
        self.change(|sendings| {
            sendings.insert(name(message), sending);
        });
        Ok(Some(idempotency_key))
    }

    /// Notes what has become of a message; `None` where it was certainly not sent.
    pub fn end(self, message: &Message, state: Option<SendingState>) {
        self.change(|sendings| match state {
            None => drop(sendings.remove(&name(message))),
            Some(state) => {
                if let Some(sending) = sendings.get_mut(&name(message)) {
                    sending.state = state;
                }
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut BTreeMap<String, Sending>)) {
        let _ = self.0.try_update(change);
        let text = self
            .0
            .try_with_untracked(|sendings| serde_json::to_string(sendings).ok());
        if let (Some(storage), Some(Some(text))) = (storage(), text) {
            let _ = storage.set_item(KEY, &text);
        }
    }
}

/// A message goes by its user and its text.
fn name(message: &Message) -> String {
    format!(
        "{}\n{}\n{}",
        message.user_id.text, message.subject, message.body
    )
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
