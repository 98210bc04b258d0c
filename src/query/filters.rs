use super::UserQuery;
use crate::domain::Day;

/// A filter whose values are the words of a vocabulary.
#[derive(Debug, Clone, Copy)]
pub struct WordFilter {
    /// The name of its parameter.
    pub name: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// The word and the label of every value.
    pub words: &'static [(&'static str, &'static str)],
    /// Whether every user has just one of the words: choosing all of them is choosing none.
    pub divides_all: bool,
    /// The chosen words, one bit each.
    pub get: fn(&UserQuery) -> u8,
    /// Chooses the words of these bits.
    pub set: fn(&mut UserQuery, u8),
}

/// A filter whose values are texts of the data.
#[derive(Debug, Clone, Copy)]
pub struct ValueFilter {
    /// The name of its parameter.
    pub name: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// Whether a text can be a value at all.
    pub is_value: fn(&str) -> bool,
    /// The chosen values; sorted, without repeats.
    pub get: fn(&UserQuery) -> &Vec<String>,
    /// The chosen values, to change.
    pub get_mut: fn(&mut UserQuery) -> &mut Vec<String>,
}

/// The filters with values of the data, in the order of the URL.
pub const VALUE_FILTERS: [ValueFilter; 3] = [
    ValueFilter {
        name: "platform",
        title: "Platform",
        is_value: |_| true,
        get: |query| &query.platform,
        get_mut: |query| &mut query.platform,
    },
    ValueFilter {
        name: "manager",
        title: "Manager",
        is_value: |text| !text.trim().is_empty(),
        get: |query| &query.manager,
        get_mut: |query| &mut query.manager,
    },
    ValueFilter {
        name: "sent",
        title: "Reminder sent on",
        is_value: |text| Day::parse(text).is_some(),
        get: |query| &query.sent,
        get_mut: |query| &mut query.sent,
    },
];
