use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long a single step may take before the test fails.
const LIMIT: Duration = Duration::from_secs(10);

/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// A bounded wait that retries, and never sleeps for a fixed time.
#[derive(Debug)]
pub struct Patience {
    end: Instant,
}

impl Patience {
    /// Starts waiting.
    pub fn start() -> Self {
        Self::lasting(LIMIT)
    }

    /// Starts waiting for something that naturally takes longer.
    pub fn lasting(limit: Duration) -> Self {
        Self {
            end: Instant::now() + limit,
        }
    }

    /// The time limit for a single command.
    pub const fn limit() -> Duration {
        LIMIT
    }

    /// Pauses before the next try; `false` when time is up.
    pub async fn again(&self) -> bool {
        let is_over = Instant::now() > self.end;
        if !is_over {
            sleep(PAUSE).await;
        }
        !is_over
    }

    /// Waits for something outside a page.
    ///
    /// # Panics
    /// If it never happens.
    pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
        let patience = Self::start();
        while !is_so() {
            assert!(patience.again().await, "Awaited that {what}, in vain.");
        }
    }
}
