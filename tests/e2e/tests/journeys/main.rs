//! What people do with the app, from end to end, in a browser.

mod accessibility;
mod chart;
mod failures;
mod history;
mod keyboard;
mod list;
mod loading;
mod notices;
mod organisations;
mod search;
mod shell;
mod start;
