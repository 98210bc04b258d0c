//! Formats numbers for people.

/// Formats `12408` as `12,408`.
pub fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_separated_by_commas() {
        let numbers = [0, 999, 1000, 12_408, 1_000_000];
        assert_eq!(
            numbers.map(grouped),
            ["0", "999", "1,000", "12,408", "1,000,000"]
        );
    }
}
