/// Text of the document inside a sentence: whatever direction it asks for ends with it, so that
/// the sentence around it stays readable (Unicode's FSI and PDI). Text that is written from left to
/// right and asks for nothing stays as it is.
///
/// ```
/// # use active_users::sentences::isolate;
/// assert_eq!(isolate("Mac\u{202e}"), "\u{2068}Mac\u{202e}\u{2069}");
/// assert_eq!(isolate("José’s Mac"), "José’s Mac");
/// ```
pub fn isolate(text: &str) -> String {
    if text.chars().any(has_direction) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

/// Whether a character is written from right to left or changes the direction.
fn has_direction(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
