//! Active Users: how many onboarded users really used the password manager in the last
//! 30 days, and who did not.
//!
//! Data flows one way: bytes → [`source`] → [`store`] → [`engine`] → screens → URL, with the
//! rules in [`domain`] and the grammar of the URL in [`query`]. Nothing above the screens
//! touches the web, so all of it is tested natively.

pub mod domain;
pub mod drawing;
pub mod engine;
pub mod export;
pub mod guide;
pub mod outreach;
pub mod query;
pub mod sentences;
pub mod source;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod context;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
pub mod markup;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod reactive;
#[cfg(target_arch = "wasm32")]
pub mod ui;
