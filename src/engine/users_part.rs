//! Loads the code that answers questions about users. It is fetched with the pages that ask them.

use std::cell::Cell;
use std::pin::Pin;
use std::sync::Arc;

use super::answer::{AnswerUsers, Data};
use super::host::Answering;
use super::protocol::{Kind, Stopped};

/// The part on its way; `None` where it does not arrive.
pub type Arriving = Pin<Box<dyn Future<Output = Option<AnswerUsers>>>>;

/// Fetches the code that answers each kind of question about users.
#[derive(Clone, Copy)]
pub struct Answers {
    /// Those of [`AskUsers`](super::protocol::AskUsers).
    pub users: fn() -> Arriving,
    /// Those of [`AskMore`](super::protocol::AskMore).
    pub more: fn() -> Arriving,
}

thread_local! {
    static FETCH: Cell<Option<Answers>> = const { Cell::new(None) };
}

/// Sets how the parts are fetched.
pub fn fetch_answers_by(fetch: Answers) {
    FETCH.set(Some(fetch));
}

/// Answers a question about users, once the part is there.
pub fn answer_later(kind: Kind, data: Arc<Data>, question: Vec<u8>) -> Answering {
    let fetch = FETCH.get().map(|answers| match kind {
        Kind::More => answers.more,
        Kind::Users | Kind::Overview => answers.users,
    });
    Box::pin(async move {
        let answer = match fetch {
            Some(fetch) => fetch().await.ok_or(Stopped)?,
            None => whole(kind),
        };
        answer(data, question).await
    })
}

/// Fetches the later answers ahead, once. A failure is met again by the first question for them.
#[cfg(target_arch = "wasm32")]
pub async fn fetch_more_ahead() {
    thread_local! {
        static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    }
    if let Some(answers) = FETCH.get()
        && !IS_ASKED.replace(true)
    {
        let _ = (answers.more)().await;
    }
}

/// Native tests link the whole program. A web build must not, or the first download would contain it.
#[cfg(not(target_arch = "wasm32"))]
fn whole(kind: Kind) -> AnswerUsers {
    match kind {
        Kind::More => super::answer_more::answer_more,
        Kind::Users | Kind::Overview => super::answer::answer_users,
    }
}

#[cfg(target_arch = "wasm32")]
fn whole(_: Kind) -> AnswerUsers {
    |_, _| Box::pin(std::future::ready(Err(Stopped)))
}
