//! Removes comments without moving lines.

/// Blanks everything between `open` and `close`, and keeps the line breaks so that
/// line numbers stay right.
pub fn without_comments(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once(open) {
        kept.push_str(before);
        let (inside, after) = comment.split_once(close).unwrap_or((comment, ""));
        kept.extend(inside.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// The number of line breaks in `text`.
pub fn lines_in(text: &str) -> usize {
    text.matches('\n').count()
}
