//! How fast the server sends.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};

/// Bodies are sent in pieces, as many as this a second.
const PIECES_PER_SECOND: u64 = 100;

/// A network between the server and the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum, serde::Serialize)]
pub enum Network {
    /// As fast as the machine is.
    Unlimited,
    /// 50 MB a second, as in an office.
    Office,
    /// What Chromium's developer tools call Fast 3G: 1.44 Mbit/s, and 562.5 ms more for each request.
    #[value(name = "fast-3g")]
    Fast3G,
}

impl Network {
    /// What the network is called on the command line and in the files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unlimited => "unlimited",
            Self::Office => "office",
            Self::Fast3G => "fast-3g",
        }
    }

    /// What it is called in a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unlimited => "as fast as the machine is",
            Self::Office => "at 50 MB a second",
            Self::Fast3G => "over Fast 3G",
        }
    }

    /// Bytes a second, all answers together.
    pub fn rate(self) -> Option<u64> {
        match self {
            Self::Unlimited => None,
            Self::Office => Some(50_000_000),
            Self::Fast3G => Some(180_000),
        }
    }

    /// How long each answer takes to begin.
    pub fn latency(self) -> Duration {
        match self {
            Self::Unlimited | Self::Office => Duration::ZERO,
            Self::Fast3G => Duration::from_micros(562_500),
        }
    }
}

/// Hands out the right to send, to all answers in turn.
pub struct Pace {
    rate: u64,
    /// When everything that was handed out has been sent.
    free: Mutex<Instant>,
}

impl Pace {
    /// So many bytes a second, from now on.
    pub fn new(rate: u64) -> Self {
        Self {
            rate,
            free: Mutex::new(Instant::now()),
        }
    }

    /// How much to send at once.
    pub fn piece(&self) -> usize {
        usize::try_from(self.rate / PIECES_PER_SECOND).unwrap_or(usize::MAX)
    }

    /// Waits until so many bytes may have arrived.
    pub async fn sent(&self, bytes: usize) {
        let mut free = self.free.lock().await;
        let start = (*free).max(Instant::now());
        *free = start + Duration::from_secs_f64(bytes as f64 / self.rate as f64);
        let end = *free;
        drop(free);
        sleep_until(end).await;
    }
}

/// Waits as the network does before an answer.
pub async fn delay(network: Network) {
    if !network.latency().is_zero() {
        sleep(network.latency()).await;
    }
}
