use super::Value;

/// The titles of the fields as a line.
pub fn header(titles: &[String]) -> String {
    format!("{}\r\n", titles.join(","))
}

/// The title of a field that a portal has named.
pub fn title(name: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '.');
    if name.chars().all(is_plain) {
        return name.to_owned();
    }
    let mut title = String::new();
    push_cell(&mut title, name);
    title
}

/// Appends a line.
pub fn push_line(text: &mut String, values: impl Iterator<Item = Value>) {
    for (at, value) in values.enumerate() {
        if at > 0 {
            text.push(',');
        }
        match value {
            Value::Missing => {}
            Value::Number(number) => text.push_str(&number.to_string()),
            Value::Truth(truth) => text.push_str(if truth { "true" } else { "false" }),
            Value::Text(cell) => push_cell(text, &cell),
        }
    }
    text.push_str("\r\n");
}

/// Appends a cell: always quoted, and never a live formula.
///
/// A cell that a spreadsheet would run gets an apostrophe before it, as OWASP advises under "CSV
/// Injection". So does each place inside it where a cell would begin for a spreadsheet that
/// separates by another sign, as Excel does in much of Europe.
pub fn push_cell(text: &mut String, cell: &str) {
    text.push('"');
    if cell.starts_with(['\t', '\r', '\n']) {
        text.push('\'');
    }
    let mut may_begin = true;
    for char in cell.chars().filter(|char| *char != '\0') {
        if may_begin && is_formula_sign(char) {
            text.push('\'');
        }
        // Quotes and blanks before a sign do not keep every spreadsheet from running it.
        may_begin = match char {
            ';' | ',' | '|' | '\t' | '\r' | '\n' => true,
            '"' | ' ' => may_begin,
            _ => false,
        };
        text.push(char);
        if char == '"' {
            text.push('"');
        }
    }
    text.push('"');
}

/// Whether a formula begins with the sign, in its usual or its full width.
fn is_formula_sign(char: char) -> bool {
    matches!(char, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}
