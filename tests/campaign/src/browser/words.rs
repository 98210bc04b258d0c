//! The sentences on screen, in one place, and the faults each may report.
//!
//! When a sentence was reworded, both the new and the old words are listed.

/// A problem that the text on screen reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Records after some point are missing.
    Missing,
    /// The text is damaged.
    Damaged,
    /// Single records are left out.
    SetAside,
    /// `generated_at` cannot be used, so everything is measured against another instant.
    AsOf,
    /// The load failed because of the server or the network.
    Failed,
    /// The answer is not a document of users.
    NoDocument,
    /// The server refused with a status.
    Status,
    /// The data on screen is older than the last attempt.
    NotRefreshed,
    /// The configuration can't be read.
    Configuration,
    /// The page's own fetcher or data is at fault.
    Page,
}

use Tells::{
    AsOf, Configuration, Damaged, Failed, Missing, NoDocument, NotRefreshed, Page, SetAside, Status,
};

const WORDS: &[(Tells, &str)] = &[
    // The chart, and what all pages show at the top.
    (Missing, "Partial: not all of the data arrived"),
    (Missing, "Incomplete: not all data was received"),
    (Damaged, "Partial: not all of the data could be read"),
    (Damaged, "Incomplete: some of the data couldn't be read"),
    (Missing, "The data is incomplete"),
    (Damaged, "The data is incomplete"),
    (NotRefreshed, "Couldn't refresh the data"),
    (SetAside, "couldn't be read and is excluded"),
    (SetAside, "couldn't be read and are excluded"),
    (SetAside, "None of the records could"),
    (AsOf, "can't be used as a date and time"),
    (AsOf, "everything is measured against"),
    // Load errors.
    (Failed, "couldn't be reached"),
    (Failed, "couldn't be reached"),
    (Failed, "No response from"),
    (Failed, "ended early"),
    (Missing, "ended early"),
    (Missing, "looks like one page of several"),
    (Missing, "should have"),
    (Damaged, "is damaged at record"),
    (NoDocument, "is not valid JSON"),
    (Damaged, "is not valid JSON"),
    (NoDocument, "is empty. Check"),
    (NoDocument, "has no list of users"),
    (NoDocument, "is not a list"),
    (NoDocument, "was answered with a web page instead"),
    (NoDocument, "The server sent a web page instead"),
    (NoDocument, "contains a record larger than"),
    (Status, "Sign in to load"),
    (Status, "You are not allowed to read"),
    (Status, "was not found (404)"),
    (Status, "Too many requests for"),
    (Status, "The server returned an error for"),
    (Status, "was answered with an unexpected status"),
    (Status, "Unexpected status for"),
    (Configuration, "is not a valid configuration"),
    (Page, "that this page has set can't be read"),
    (Page, "custom fetcher"),
];

/// What a text reports, without repeats.
pub fn told_in(text: &str) -> Vec<Tells> {
    let mut told = Vec::new();
    for (tells, words) in WORDS {
        if text.contains(words) && !told.contains(tells) {
            told.push(*tells);
        }
    }
    told
}

/// Whether a text reports any fault.
pub fn are_words(text: &str) -> bool {
    !told_in(text).is_empty()
}

/// Whether a text replaces the figures because there are no users.
pub fn are_of_nobody(text: &str) -> bool {
    ["No users are onboarded", "There are no users", "No users"]
        .iter()
        .any(|words| text.contains(words))
}
