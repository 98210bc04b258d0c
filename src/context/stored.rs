//! Texts that this browser stores for this page, followed by all of its tabs.

use std::cell::RefCell;

use leptos::prelude::*;

use super::storage;

thread_local! {
    /// What is stored, by key: one copy for everything on a page, and all there is in a browser that
    /// stores nothing for this page.
    static STORED: ArcRwSignal<Texts> = ArcRwSignal::new(Texts::new());
    /// The keys whose latest text the browser did not take: what it has is older.
    static REFUSED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keys and their texts. They are few.
type Texts = Vec<(String, String)>;

fn get<'a>(texts: &'a Texts, key: &str) -> Option<&'a String> {
    let text = texts.iter().find(|(other, _)| other == key);
    text.map(|(_, text)| text)
}

fn put(texts: &mut Texts, key: &str, text: Option<String>) {
    texts.retain(|(other, _)| other != key);
    texts.extend(text.map(|text| (key.to_owned(), text)));
}

/// Reads what is stored under a key, and what other tabs store there as long as the owner lives.
pub fn follow(key: &str) {
    read_again(key);
    let key = key.to_owned();
    let listener = window_event_listener(leptos::ev::storage, move |event| {
        // Without a key, everything was cleared.
        if event.key().is_none_or(|changed| changed == key) {
            read_again(&key);
        }
    });
    on_cleanup(move || listener.remove());
}

/// The text under a key.
pub fn stored(key: &str) -> Option<String> {
    let all = STORED.with(Clone::clone);
    all.with(|all| get(all, key).cloned())
}

fn is_refused(key: &str) -> bool {
    REFUSED.with_borrow(|keys| keys.iter().any(|refused| refused == key))
}

/// Takes over what the browser has stored under a key, where it stores anything for this page.
pub fn read_again(key: &str) {
    let is_newer_here = is_refused(key);
    let Some(storage) = storage::local().filter(|_| !is_newer_here) else {
        return;
    };
    let Ok(text) = storage.get_item(key) else {
        return;
    };
    let all = STORED.with(Clone::clone);
    if all.with_untracked(|all| get(all, key) != text.as_ref()) {
        all.update(|all| put(all, key, text));
    }
}

/// What the browser has under a key whose latest text it did not take: other tabs may have changed it
/// since.
pub fn passed_over(key: &str) -> Option<String> {
    let is_newer_here = is_refused(key);
    let storage = storage::local().filter(|_| is_newer_here)?;
    storage.get_item(key).ok()?
}

/// Stores a text for this page, and in the browser; `false` where that takes nothing.
pub fn store(key: &str, text: String) -> bool {
    let is_stored = storage::local().is_some_and(|storage| storage.set_item(key, &text).is_ok());
    REFUSED.with_borrow_mut(|keys| {
        keys.retain(|other| other != key);
        if !is_stored {
            keys.push(key.to_owned());
        }
    });
    let all = STORED.with(Clone::clone);
    all.update(|all| put(all, key, Some(text)));
    is_stored
}
