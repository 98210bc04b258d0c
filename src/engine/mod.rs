//! The one interface that screens talk to.

mod answer;
mod answer_more;
#[cfg(target_arch = "wasm32")]
mod clock;
#[expect(
    clippy::module_inception,
    reason = "the engine itself, among what it is made of"
)]
mod engine;
mod here;
mod host;
mod load;
mod loaded;
mod pause;
pub mod protocol;
#[cfg(target_arch = "wasm32")]
mod reading;
mod summarize;
#[cfg(target_arch = "wasm32")]
mod transport;
mod users_part;
#[cfg(target_arch = "wasm32")]
mod worker;

pub use answer::{AnswerUsers, Data, answer_overview, answer_users};
pub use answer_more::answer_more;
#[cfg(target_arch = "wasm32")]
pub use clock::{Stopwatch, now};
pub use engine::{Answer, Engine};
pub use host::{Answering, Host, Stopping};
pub use load::{Clocks, Load, Progress};
pub use loaded::{AsOf, AsOfSource, Loaded, Report};
pub use protocol::Stopped;
pub use summarize::summarize;
#[cfg(target_arch = "wasm32")]
pub use transport::{
    Abort, Origin, Post, answer_early_with, forget_early, get_answer, load_config, load_users,
    read_users, send_reminder,
};
pub use users_part::{Answers, Arriving, fetch_answers_by};
#[cfg(target_arch = "wasm32")]
pub use worker::{run_workers_with, serve};
