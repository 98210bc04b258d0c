use std::collections::BTreeMap;

use js_sys::Uint8Array;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::source::{Message, SendError};

/// The session storage key.
const KEY: &str = "active-users-outbox";

/// The reminders that were sent from this tab, until the data shows them: one message is sent once,
/// whatever the reader opens, closes or reloads meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Outbox(RwSignal<BTreeMap<String, Sending>>);

/// One message on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Sending {
    /// The same for each try, so that the portal sends it only once.
    idempotency_key: String,
    /// How many reminders to this user the data had when it was sent.
    reminders: usize,
    /// How far it has come.
    state: SendingState,
    /// Whether some try may have reached its user, whatever the portal said to a later one.
    may_be_sent: bool,
    /// Why the latest try failed.
    #[serde(skip)]
    problem: Option<SendError>,
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
    /// The portal has certainly not sent it.
    NotSent,
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
                sending.may_be_sent = true;
            }
        }
        Self(RwSignal::new(sendings))
    }

    /// How far a message has come to a user for whom the data has this many reminders, and why its
    /// latest try failed; `None` for a message that was not sent, or that the data shows by now.
    pub fn state(
        self,
        message: &Message,
        reminders: usize,
    ) -> Option<(SendingState, Option<SendError>)> {
        let sendings = self.0.read();
        let sending = sendings.get(&digest(message))?;
        let is_shown = sending.reminders < reminders;
        (!is_shown).then(|| (sending.state, sending.problem.clone()))
    }

    /// Notes that a message is sent now, and gives its idempotency key: that of an earlier try which
    /// may have reached its user, else a new one. `None` where an earlier try is under way or was sent.
    ///
    /// # Errors
    /// When the browser has no random numbers.
    pub fn begin(self, message: &Message, reminders: usize) -> Result<Option<String>, SendError> {
        let name = digest(message);
        let before = self.0.with_untracked(|sendings| {
            let before = sendings.get(&name);
            before
                .filter(|before| before.reminders >= reminders)
                .cloned()
        });
        let is_done =
            |before: &Sending| matches!(before.state, SendingState::Asked | SendingState::Sent);
        if before.as_ref().is_some_and(is_done) {
            return Ok(None);
        }
        let before = before.filter(|before| before.may_be_sent);
        let may_be_sent = before.is_some();
        let key = before.map(|before| before.idempotency_key);
        let idempotency_key = key.or_else(random_key).ok_or(SendError::NoKey)?;
        let sending = Sending {
            idempotency_key: idempotency_key.clone(),
            reminders,
            state: SendingState::Asked,
            may_be_sent,
            problem: None,
        };
        self.change(|sendings| {
            sendings.insert(name, sending);
        });
        Ok(Some(idempotency_key))
    }

    /// Notes the portal's answer to a message.
    pub fn end(self, message: &Message, answer: Result<(), SendError>) {
        self.change(|sendings| {
            let Some(sending) = sendings.get_mut(&digest(message)) else {
                return;
            };
            sending.may_be_sent |= answer.as_ref().is_err_and(SendError::is_uncertain);
            sending.state = match (&answer, sending.may_be_sent) {
                (Ok(()), _) => SendingState::Sent,
                (Err(_), true) => SendingState::Unknown,
                (Err(_), false) => SendingState::NotSent,
            };
            sending.problem = answer.err();
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

/// Identifies a message by its user and text without keeping either: a 64-bit FNV-1a hash
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>), which is the same after a reload.
fn digest(message: &Message) -> String {
    let parts = [&message.user_id.text, &message.subject, &message.body];
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
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
