use std::borrow::Cow;

use crate::source::json::{Json, Members};

/// The texts of some fields of a record that was read, in the order of their names; `None` where a field is
/// missing, blank, or neither a text, a number nor a truth value.
pub fn own_texts<'a>(
    record: &'a [u8],
    names: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = Option<Cow<'a, str>>> {
    let members = Members::first(&mut Json::new(record)).ok();
    names.map(move |name| text_of(members.as_ref()?.get(name)?))
}

fn text_of(value: &str) -> Option<Cow<'_, str>> {
    match value.as_bytes().first()? {
        b'"' => {
            let text = Json::new(value.as_bytes()).string().ok()?;
            let trimmed = text.trim();
            match trimmed.len() {
                0 => None,
                length if length == text.len() => Some(text),
                _ => Some(Cow::Owned(trimmed.to_owned())),
            }
        }
        b'n' | b'{' | b'[' => None,
        // A number stays as it is written, and so do true and false.
        _ => Some(Cow::Borrowed(value)),
    }
}
