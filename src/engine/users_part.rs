//! Loads the code that answers questions about users. It is fetched with the pages that ask them.

use std::cell::Cell;
use std::pin::Pin;
use std::sync::Arc;

use super::answer::{AnswerUsers, Data};
use super::host::Answering;
use super::protocol::Stopped;

/// The part on its way; `None` where it does not arrive.
pub type Arriving = Pin<Box<dyn Future<Output = Option<AnswerUsers>>>>;

thread_local! {
    static FETCH: Cell<Option<fn() -> Arriving>> = const { Cell::new(None) };
}

/// Sets how the part is fetched.
pub fn fetch_users_part_by(fetch: fn() -> Arriving) {
    FETCH.set(Some(fetch));
}

/// Answers a question about users, once the part is there.
pub fn answer_users(data: Arc<Data>, question: Vec<u8>) -> Answering {
    let fetch = FETCH.get();
    Box::pin(async move {
        let answer = match fetch {
            Some(fetch) => fetch().await.ok_or(Stopped)?,
            None => whole(),
        };
        answer(data, question).await
    })
}

/// Native tests link the whole program. A web build must not, or the first download would contain it.
#[cfg(not(target_arch = "wasm32"))]
fn whole() -> AnswerUsers {
    super::answer::answer_users
}

#[cfg(target_arch = "wasm32")]
fn whole() -> AnswerUsers {
    |_, _| Box::pin(std::future::ready(Err(Stopped)))
}
