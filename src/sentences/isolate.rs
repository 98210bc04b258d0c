/// Wraps text of the document for use inside a sentence, so that its direction ends with it and the
/// sentence around it stays readable (Unicode's FSI and PDI). Characters that change the direction
/// of what follows are left out: one of them could close the wrapping. Text without any
/// right-to-left character stays as it is.
///
/// ```
/// # use active_users::sentences::isolate;
/// assert_eq!(isolate("Mac\u{2069}\u{202e}"), "Mac");
/// assert_eq!(isolate("מק"), "\u{2068}מק\u{2069}");
/// assert_eq!(isolate("José’s Mac"), "José’s Mac");
/// ```
pub fn isolate(text: &str) -> String {
    let text: String = text.chars().filter(|char| !is_control(*char)).collect();
    if text.chars().any(is_right_to_left) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text
    }
}

/// Whether a character sets the direction of those after it.
pub(super) fn is_control(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is written from right to left.
fn is_right_to_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
