//! How many reminder requests a minute the portal takes.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};

use super::Refusal;
use crate::portal::Portal;

const WINDOW: TimeDelta = TimeDelta::minutes(1);

/// Counts the requests of the last minute.
#[derive(Debug, Clone)]
pub struct Rate {
    limit: Option<usize>,
    taken: Arc<Mutex<VecDeque<DateTime<Utc>>>>,
}

impl Rate {
    /// Takes at most `limit` requests in any minute; `None` takes them all.
    pub fn new(limit: Option<usize>) -> Self {
        Self {
            limit,
            taken: Arc::default(),
        }
    }

    /// Takes a request, unless there are too many. A refused request doesn't count.
    ///
    /// # Errors
    /// The whole seconds after which the next request is taken, at least one.
    pub fn take(&self, now: DateTime<Utc>) -> Result<(), i64> {
        let Some(limit) = self.limit else {
            return Ok(());
        };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|at| *at > now - WINDOW);
        if taken.len() < limit {
            taken.push_back(now);
            return Ok(());
        }
        let free_at = taken.front().map_or(now, |at| *at) + WINDOW;
        let millis = (free_at - now).num_milliseconds();
        Err(millis.div_euclid(1000) + i64::from(millis.rem_euclid(1000) > 0))
    }
}

/// Lets a request through unless there were too many.
pub async fn limit(
    State(portal): State<Portal>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let taken = portal.rate().take(portal.now());
    taken.map_err(Refusal::TooMany)?;
    Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_as_long_as_it_must_be() {
        let start = DateTime::UNIX_EPOCH;
        let after = |millis| start + TimeDelta::milliseconds(millis);
        let rate = Rate::new(Some(2));
        assert_eq!(rate.take(start), Ok(()));
        assert_eq!(rate.take(after(20_000)), Ok(()));
        assert_eq!(rate.take(after(20_000)), Err(40));
        assert_eq!(rate.take(after(59_999)), Err(1));
        assert_eq!(rate.take(after(60_000)), Ok(()));
        assert_eq!(rate.take(after(60_000)), Err(20));
    }

    #[test]
    fn without_a_limit_every_request_is_taken() {
        let rate = Rate::new(None);
        assert!((0..1000).all(|_| rate.take(DateTime::UNIX_EPOCH).is_ok()));
    }
}
