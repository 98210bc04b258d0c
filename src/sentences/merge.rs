use std::borrow::Cow;

use crate::domain::shortened;

/// Whom a text is written to and about. What is missing is left out of the text, or put in words
/// that are always right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// The product's name.
    pub product: String,
    /// The user's full name, or what else the user is known by.
    pub name: Option<String>,
    /// What to call the user by: see [`first_name`].
    pub first_name: Option<String>,
    /// Whole days since the last use.
    pub days: Option<i64>,
    /// The device that the text is about.
    pub device: Option<String>,
    /// The manager's name.
    pub manager: Option<String>,
}

impl Fields {
    /// A text to nobody in particular.
    pub fn of_product(product: &str) -> Self {
        Self {
            product: product.to_owned(),
            ..Self::default()
        }
    }

    /// What stands in place of `{field}`; `None` for a word that is no field.
    fn value(&self, field: &str) -> Option<Cow<'_, str>> {
        let told = |value: &Option<String>, missing: &'static str| {
            let value = value.as_deref().map(one_line);
            value
                .filter(|value| !value.is_empty())
                .map_or(Cow::Borrowed(missing), Cow::Owned)
        };
        Some(match field {
            "product" => one_line(&self.product).into(),
            "name" => told(&self.name, "a member of your team"),
            "first_name" => told(&self.first_name, ""),
            "device" => told(&self.device, "your new device"),
            "manager" => told(&self.manager, ""),
            "days" | "days_inactive" => match self.days {
                Some(1) => "1 day".into(),
                Some(days) if days > 1 => format!("{days} days").into(),
                _ => "some time".into(),
            },
            _ => return None,
        })
    }
}

/// Whether a word in braces is a field.
pub fn is_field(word: &str) -> bool {
    Fields::default().value(word).is_some()
}

/// A text with the fields in place: `{name}`, `{first_name}`, `{days}`, `{device}`, `{manager}` and
/// `{product}`. A field without a value takes the space before it along, so that a greeting ends
/// well. What a value holds is never a field itself, and never more than a part of its line.
///
/// ```
/// # use active_users::sentences::{Fields, merge};
/// let fields = Fields { name: Some("Ada {days} Abbott".into()), ..Fields::of_product("Enpass") };
/// assert_eq!(merge("{name} and {product}", &fields), "Ada {days} Abbott and Enpass");
/// assert_eq!(merge("Hello {manager},", &fields), "Hello,");
/// ```
pub fn merge(text: &str, fields: &Fields) -> String {
    let mut merged = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        merged.push_str(before);
        let field = after.split_once('}');
        match field.and_then(|(field, after)| Some((fields.value(field)?, after))) {
            Some((value, after)) => {
                if value.is_empty() && merged.ends_with(' ') {
                    merged.pop();
                }
                merged.push_str(&value);
                rest = after;
            }
            None => {
                merged.push('{');
                rest = after;
            }
        }
    }
    merged.push_str(rest);
    merged
}

/// What to call a person by: the first of the names, behind the comma where the family's comes
/// first. The whole name where it begins with a title or an initial.
///
/// ```
/// # use active_users::sentences::first_name;
/// assert_eq!(first_name("Femi Öztürk"), "Femi");
/// assert_eq!(first_name("Öztürk, Femi"), "Femi");
/// assert_eq!(first_name("Dr. Femi Öztürk"), "Dr. Femi Öztürk");
/// assert_eq!(first_name("Femi"), "Femi");
/// ```
pub fn first_name(name: &str) -> String {
    let name = one_line(name);
    let given = name.split_once(',').map_or("", |(_, given)| given);
    let first = [given, name.as_str()]
        .into_iter()
        .find_map(|part| part.split_whitespace().next())
        .unwrap_or_default();
    if first.ends_with(['.', ',']) || first.chars().count() < 2 {
        name.clone()
    } else {
        first.to_owned()
    }
}

/// A text of the document as a part of one line: without line ends, which would begin a header in
/// a subject, and without characters that change the direction of what follows.
pub(crate) fn one_line(text: &str) -> String {
    let is_kept = |char: char| !super::isolate::is_control(char);
    let text: String = text
        .chars()
        .filter(|char| is_kept(*char))
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let words: Vec<_> = text.split_whitespace().collect();
    shortened(&words.join(" ")).into_owned()
}
