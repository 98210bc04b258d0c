use std::fmt::Debug;
use std::pin::Pin;

use super::protocol::{Kind, Stopped};

/// Where an engine runs: on this page, in a worker, or anywhere else.
pub trait Host: Debug + Send + Sync {
    /// Answers a question. Questions and answers are bytes, as [`protocol`](super::protocol) says.
    fn ask(&self, kind: Kind, question: Vec<u8>) -> Answering;

    /// Waits until it stops by itself. `false` if nobody needs it any more.
    fn stopped(&self) -> Stopping;
}

/// The wait for the end of an engine. It does not keep the engine alive.
pub type Stopping = Pin<Box<dyn Future<Output = bool>>>;

/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Vec<u8>, Stopped>>>>;
