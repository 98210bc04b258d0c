use std::future::ready;
use std::sync::Arc;

use super::answer::{Data, answer_overview};
use super::host::{Answering, Host, Stopping};
use super::protocol::Kind;
use super::users_part::answer_later;
use crate::store::Directory;

/// An engine that runs on this page.
pub struct Here(Arc<Data>);

impl Here {
    /// An engine that answers from memory.
    pub fn new(directory: Directory) -> Self {
        Self(Arc::new(Data::new(directory)))
    }
}

impl Host for Here {
    fn ask(&self, kind: Kind, question: Vec<u8>) -> Answering {
        match kind {
            Kind::Overview => answer_overview(self.0.clone(), question),
            kind => answer_later(kind, self.0.clone(), question),
        }
    }

    fn stopped(&self) -> Stopping {
        // Nothing stops it but the page itself.
        Box::pin(ready(false))
    }
}
