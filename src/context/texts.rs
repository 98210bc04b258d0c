use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::storage::{local, session};
use crate::outreach::Template;

/// The storage key of the reader's own texts, which stay in this browser.
const OWN: &str = "active-users-texts";
/// The storage key of the text that is being written, which stays in this tab; before the id where it
/// is written to one user alone.
const WRITING: &str = "active-users-writing";

/// A text that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Writing {
    /// The text that it began as, by its name.
    pub began_as: String,
    /// Its subject, with fields.
    pub subject: String,
    /// The message, with fields.
    pub body: String,
    /// Which tip stands for `{tip}`.
    pub tip: usize,
}

/// The reader's own texts, by name.
pub fn own_texts() -> Vec<Template> {
    read(local(), OWN).unwrap_or_default()
}

/// Keeps the reader's own texts, and says whether the browser did.
pub fn keep_own_texts(texts: &[Template]) -> bool {
    keep(local(), OWN, &texts)
}

/// The text that was being written in this tab, to one user alone or to several.
pub fn writing(to: &Option<String>) -> Option<Writing> {
    read(session(), &writing_key(to))
}

/// Keeps the text that is being written through a reload.
pub fn keep_writing(to: &Option<String>, writing: &Writing) {
    keep(session(), &writing_key(to), writing);
}

/// Forgets the text that was being written: it is sent.
pub fn forget_writing(to: &Option<String>) {
    if let Some(storage) = session() {
        let _ = storage.remove_item(&writing_key(to));
    }
}

fn writing_key(to: &Option<String>) -> String {
    match to {
        Some(id) => format!("{WRITING}:{id}"),
        None => WRITING.to_owned(),
    }
}

fn read<T: DeserializeOwned>(storage: Option<web_sys::Storage>, key: &str) -> Option<T> {
    let text = storage?.get_item(key).ok()??;
    serde_json::from_str(&text).ok()
}

fn keep(storage: Option<web_sys::Storage>, key: &str, value: &impl Serialize) -> bool {
    let text = serde_json::to_string(value).unwrap_or_default();
    storage.is_some_and(|storage| storage.set_item(key, &text).is_ok())
}
