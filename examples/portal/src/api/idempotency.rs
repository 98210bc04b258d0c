//! The header `Idempotency-Key`.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::Refusal;

/// Longer keys are refused.
const LONGEST: usize = 200;

/// The key of a request: when a request is repeated with its key, it is not done again.
pub struct IdempotencyKey(pub String);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let key = parts.headers.get("idempotency-key");
        let key = key.and_then(|key| key.to_str().ok()).map_or("", str::trim);
        if key.is_empty() || key.len() > LONGEST {
            return Err(Refusal::Request(
                "The header Idempotency-Key is missing or too long; send one of at most 200 characters.",
            ));
        }
        Ok(Self(key.to_owned()))
    }
}

/// The keys of the requests that are being handled.
#[derive(Debug, Clone, Default)]
pub struct KeysInHand(Arc<Mutex<HashSet<String>>>);

/// A key in hand, until this is dropped. Keep it until the answer is stored, even if the client is
/// gone by then.
#[derive(Debug)]
pub struct InHand {
    keys: KeysInHand,
    key: String,
}

impl KeysInHand {
    /// Takes a key into hand, or returns `None` if it is already there.
    pub fn take(&self, key: &str) -> Option<InHand> {
        let is_free = self.lock().insert(key.to_owned());
        is_free.then(|| InHand {
            keys: self.clone(),
            key: key.to_owned(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        self.keys.lock().remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_in_hand_only_once_until_it_is_dropped() {
        let keys = KeysInHand::default();
        let first = keys.take("a").unwrap();
        assert!(keys.take("a").is_none());
        assert!(keys.take("b").is_some());
        drop(first);
        assert!(keys.take("a").is_some());
    }
}
