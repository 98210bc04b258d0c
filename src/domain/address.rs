/// Whether a text can be one e-mail address: it has one `@`, and nothing that separates addresses.
pub fn is_address(text: &str) -> bool {
    let is_separator = |char: char| {
        matches!(char, ',' | ';' | '<' | '>') || char.is_whitespace() || char.is_control()
    };
    text.matches('@').count() == 1 && !text.contains(is_separator)
}
