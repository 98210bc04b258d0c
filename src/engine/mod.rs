//! The one interface that screens talk to.

#[cfg(target_arch = "wasm32")]
mod clock;
mod load;
mod loaded;
#[cfg(target_arch = "wasm32")]
mod transport;

#[cfg(target_arch = "wasm32")]
pub use clock::{Stopwatch, now};
pub use load::{Clocks, Load, Progress};
pub use loaded::{AsOf, AsOfSource, Engine, Loaded};
#[cfg(target_arch = "wasm32")]
pub use transport::{
    Abort, Origin, Post, get_answer, load_config, load_users, read_users, send_reminder,
};
