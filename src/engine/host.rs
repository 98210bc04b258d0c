use std::fmt::Debug;
use std::pin::Pin;

use super::protocol::{Kind, Stopped};

/// Where an engine runs: on this page, in a worker, or anywhere else.
pub trait Host: Debug + Send + Sync {
    /// Answers a question. Questions and answers are bytes, as [`protocol`](super::protocol) says.
    fn ask(&self, kind: Kind, question: Vec<u8>) -> Answering;
}

/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Vec<u8>, Stopped>>>>;
