//! Numbers as people read them.

/// Milliseconds, or seconds from one on: `812 ms`, `1.24 s`, `12.4 s`.
pub fn duration(millis: f64) -> String {
    match millis {
        ..999.5 => format!("{millis:.0} ms"),
        ..9_995.0 => format!("{:.2} s", millis / 1000.0),
        _ => format!("{:.1} s", millis / 1000.0),
    }
}

/// A long task, of which those up to 50 ms are not reported.
pub fn task(millis: f64) -> String {
    if millis > 0.0 {
        duration(millis)
    } else {
        "≤ 50 ms".to_owned()
    }
}

/// Bytes in thousands or millions.
pub fn bytes(bytes: f64) -> String {
    match bytes {
        ..99_950.0 => format!("{:.1} kB", bytes / 1e3),
        ..999_500.0 => format!("{:.0} kB", bytes / 1e3),
        ..99_950_000.0 => format!("{:.1} MB", bytes / 1e6),
        _ => format!("{:.0} MB", bytes / 1e6),
    }
}

/// How many times: `3.4`, `0.52`, `12`.
pub fn times(ratio: f64) -> String {
    match ratio {
        ..0.995 => format!("{ratio:.2}"),
        ..9.95 => format!("{ratio:.1}"),
        _ => format!("{ratio:.0}"),
    }
}

/// `1,000,000`
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_enough() {
        assert_eq!(
            [0.4, 812.4, 999.6].map(duration),
            ["0 ms", "812 ms", "1.00 s"]
        );
        assert_eq!(
            [9_994.0, 9_996.0, 61_000.0].map(duration),
            ["9.99 s", "10.0 s", "61.0 s"]
        );
        assert_eq!(
            [1_234.0, 292_400.0, 2.9e6, 976e6].map(bytes),
            ["1.2 kB", "292 kB", "2.9 MB", "976 MB"]
        );
        assert_eq!(
            [0.521, 0.996, 3.44, 12.2].map(times),
            ["0.52", "1.0", "3.4", "12"]
        );
    }

    #[test]
    fn large_numbers_have_commas() {
        assert_eq!(
            [0, 999, 3_000, 100_000, 1_000_000].map(count),
            ["0", "999", "3,000", "100,000", "1,000,000"]
        );
    }

    #[test]
    fn a_task_that_is_not_reported_is_short() {
        assert_eq!(task(0.0), "≤ 50 ms");
        assert_eq!(task(51.0), "51 ms");
    }
}
