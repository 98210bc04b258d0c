//! Signals, memos, effects and contexts that are compiled once, whatever they hold.
//!
//! Those of Leptos are compiled again for each type of value, at 1 to 3 kB each, and the app has over 100 types. These
//! keep the value behind a pointer, and Leptos sees one type. Use them as you would Leptos' own: a file that imports
//! them by name gets these instead of the ones in Leptos' prelude. The docs of `provide_context` say how contexts
//! differ.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "here they are wrapped, for all other code"
)]

mod context;
mod effect;
mod held;
mod memo;
mod node_ref;
mod signal;

pub use context::{expect_context, provide_context, use_context};
pub use effect::{effect, effect_with};
pub use memo::Memo;
pub use node_ref::NodeRef;
pub use signal::{ReadSignal, RwSignal, Signal, signal};
