use crate::markup::{Value, markup};
use crate::query::find_folded;

/// A text with every place marked that holds what was searched for; nothing is marked while that is empty.
pub fn marked(text: &str, sought: &str) -> Value {
    let mut pieces: Vec<Value> = Vec::new();
    let mut from = 0;
    let piece = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for found in find_folded(text, sought) {
        pieces.push(piece(from..found.start).into());
        from = found.end;
        pieces.push(markup! { <mark>{piece(found)}</mark> }.into());
    }
    if pieces.is_empty() {
        return text.to_owned().into();
    }
    pieces.push(piece(from..text.len()).into());
    pieces.into()
}
