use leptos::prelude::*;

use crate::query::find_folded;

/// A text with every place marked that holds what was searched for.
#[component]
pub fn Marked(
    /// The text.
    text: String,
    /// What was searched for; nothing is marked while it is empty.
    sought: String,
) -> impl IntoView {
    let mut pieces = Vec::new();
    let mut from = 0;
    let piece = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for found in find_folded(&text, &sought) {
        pieces.push(piece(from..found.start).into_any());
        from = found.end;
        pieces.push(view! { <mark>{piece(found)}</mark> }.into_any());
    }
    pieces.push(piece(from..text.len()).into_any());
    pieces
}
