//! Text with positions, its comments blanked.

/// `text` with everything between `open` and `close` turned to spaces, so that lines keep their numbers.
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

/// Line breaks in `text`.
pub fn lines_in(text: &str) -> usize {
    text.matches('\n').count()
}
