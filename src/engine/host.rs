use std::pin::Pin;

use super::protocol::{Kind, Stopped};

/// Where an engine runs: on this page, in a worker, or anywhere else.
pub trait Host: Send + Sync {
    /// Answers a question. Questions and answers are bytes, as [`protocol`](super::protocol) says.
    fn ask(&self, kind: Kind, question: Vec<u8>) -> Answering;

    /// Waits until it fails; `false` if it was dropped instead.
    fn stopped(&self) -> Stopping;
}

/// Waits for an engine to stop without keeping it alive.
pub type Stopping = Pin<Box<dyn Future<Output = bool>>>;

/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Vec<u8>, Stopped>>>>;
