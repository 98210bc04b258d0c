use std::sync::{Mutex, PoisonError};

/// A field of the document that a portal adds to the list as a column and a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnField {
    /// What the document calls it.
    pub name: &'static str,
    /// What it is called on screen.
    pub label: &'static str,
    /// The parameter that filters by it: `field.department`.
    pub parameter: &'static str,
}

impl OwnField {
    /// What the name of the parameter begins with, before the name of the field.
    pub const PREFIX: &'static str = "field.";

    /// The most values of a field that are offered to filter by.
    pub const MOST_VALUES: usize = 500;

    /// What all of these parameters are called together.
    pub const WORD: &'static str = "field";

    /// The name of the field that a parameter filters by, or that a word of `columns` shows.
    pub fn of_parameter(parameter: &str) -> Option<&str> {
        let name = parameter.strip_prefix(Self::PREFIX);
        name.filter(|name| !name.is_empty())
    }

    /// The fields that a text names, as `department:Department,country:Country`. One without a label is
    /// called as the document calls it. Of fields with the same name the first counts.
    ///
    /// ```
    /// # use active_users::domain::OwnField;
    /// let fields = OwnField::all_of("department:Department, country,:Nothing,country:Land");
    /// let fields: Vec<_> = fields.iter().map(|it| (it.name, it.label, it.parameter)).collect();
    /// assert_eq!(fields, [
    ///     ("department", "Department", "field.department"),
    ///     ("country", "country", "field.country"),
    /// ]);
    /// ```
    pub fn all_of(text: &str) -> Vec<Self> {
        let mut fields: Vec<Self> = Vec::new();
        for piece in text.split(',') {
            let (name, label) = piece.split_once(':').unwrap_or((piece, ""));
            let (name, label) = (name.trim(), label.trim());
            if name.is_empty() || fields.iter().any(|field| field.name == name) {
                continue;
            }
            fields.push(Self {
                name: kept(name),
                label: kept(if label.is_empty() { name } else { label }),
                parameter: kept(&format!("{}{name}", Self::PREFIX)),
            });
        }
        fields
    }
}

/// The same text for as long as the program runs. Filters go by names that last, and a page has a handful
/// of these.
fn kept(text: &str) -> &'static str {
    static KEPT: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.iter().find(|known| **known == text) {
        return known;
    }
    let text: &'static str = Box::leak(text.into());
    all.push(text);
    text
}
