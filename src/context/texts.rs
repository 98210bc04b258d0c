use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::storage::{local, session};
use crate::outreach::Template;

/// The storage key of the reader's own texts, which stay in this browser.
const OWN: &str = "active-users-texts";
/// The storage key of the text that is being written, which stays in this tab; before the user where it
/// is written to one alone.
const WRITING: &str = "active-users-writing";

/// The one user whom a text is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneUser {
    /// The address that takes the messages: users of another portal are other people, even with the
    /// same ids.
    pub url: String,
    /// The id.
    pub id: String,
}

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
    /// The key of the delivery that it was sent with.
    pub sent_with: Option<String>,
}

/// The reader's own texts, by name.
pub fn own_texts() -> Vec<Template> {
    read(local(), OWN).unwrap_or_default()
}

/// Keeps the reader's own texts, and says whether the browser did.
pub fn keep_own_texts(texts: &[Template]) -> bool {
    keep(local(), OWN, &texts)
}

/// The text that was being written in this tab, to one user alone or to several, and was not sent.
pub fn writing(to: Option<&OneUser>) -> Option<Writing> {
    let writing: Option<Writing> = read(session(), &writing_key(to));
    writing.filter(|writing| writing.sent_with.is_none())
}

/// Keeps the text that is being written through a reload.
pub fn keep_writing(to: Option<&OneUser>, writing: &Writing) {
    keep(session(), &writing_key(to), writing);
}

/// Notes that the text is on its way: it is not written any more, unless the delivery is given up.
pub fn send_writing(to: Option<&OneUser>, key: &str) {
    if let Some(writing) = writing(to) {
        let sent_with = Some(key.to_owned());
        keep_writing(
            to,
            &Writing {
                sent_with,
                ..writing
            },
        );
    }
}

/// Goes on with the text that was sent with a delivery, which is given up.
pub fn take_back_writing(to: Option<&OneUser>, key: &str) {
    let sent: Option<Writing> = read(session(), &writing_key(to));
    if let Some(sent) = sent.filter(|sent| sent.sent_with.as_deref() == Some(key)) {
        let sent_with = None;
        keep_writing(to, &Writing { sent_with, ..sent });
    }
}

/// Forgets the text that was being written.
pub fn forget_writing(to: Option<&OneUser>) {
    if let Some(storage) = session() {
        let _ = storage.remove_item(&writing_key(to));
    }
}

fn writing_key(to: Option<&OneUser>) -> String {
    match to {
        // No address has a space.
        Some(OneUser { url, id }) => format!("{WRITING}:{url} {id}"),
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
