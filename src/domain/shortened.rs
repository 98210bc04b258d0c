use std::borrow::Cow;

/// The most characters of a text of the document that are shown in one place.
const LONGEST_TEXT: usize = 200;

/// A text that is short enough to show: its first 200 characters and an ellipsis where it is longer.
pub fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_TEXT) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or(text))),
    }
}
