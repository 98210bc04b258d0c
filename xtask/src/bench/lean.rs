//! Documents of many users that JavaScript can still hold.

use std::io::{self, Write};

/// What a lean document lacks: the days of use, two of the stages, and all of a device but its name, its
/// platform and its uses.
const LACKING: [&str; 7] = [
    "active_on",
    "activated_at",
    "first_item_at",
    "version",
    "added_at",
    "paired",
    "hub_authenticated",
];

/// Leaves the fields of [`LACKING`] out of every line.
///
/// # Errors
/// Reading or writing fails.
pub fn write(document: impl io::BufRead, mut out: impl Write) -> io::Result<()> {
    for line in document.lines() {
        let lean = LACKING
            .iter()
            .fold(line?, |line, field| without(&line, field));
        writeln!(out, "{lean}")?;
    }
    out.flush()
}

/// A line without a field that is nowhere the first of its object. Its value is a word, a date, or a list
/// of them, as the sample has it.
fn without(line: &str, field: &str) -> String {
    let start = format!(",\"{field}\":");
    let mut parts = line.split(&start);
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = if part.starts_with('[') {
            part.find(']').map(|end| end + 1)
        } else {
            part.find([',', '}'])
        };
        left.push_str(end.and_then(|end| part.get(end..)).unwrap_or_default());
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lean_document_lacks_what_it_should_and_nothing_else() {
        let whole = r#"{"id":"u-1","devices":[{"name":"A","platform":"iOS","version":"6.1","paired":true,"last_opened_at":"2026-11-20T07:10:00Z"},{"name":"B","paired":false}],"active_on":["2026-11-21","2026-11-20"],"reminders":[]},"#;
        let lean = r#"{"id":"u-1","devices":[{"name":"A","platform":"iOS","last_opened_at":"2026-11-20T07:10:00Z"},{"name":"B"}],"reminders":[]},"#;
        let mut out = Vec::new();
        write(format!("{whole}\n]}}\n").as_bytes(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{lean}\n]}}\n"));
    }
}
