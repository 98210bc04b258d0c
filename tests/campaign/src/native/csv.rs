//! CSV as spreadsheets read it.

use super::Holds;

/// No cell begins with a formula, whichever separator a spreadsheet uses.
pub fn no_live_cell(csv: &str) -> Holds {
    for separator in [',', ';', '\t', '|'] {
        for cell in cells(csv, separator).iter().flatten() {
            let sign = cell
                .trim_start_matches([' ', '"', '\0', '\t', '\r', '\n'])
                .chars()
                .next();
            let is_number = cell.parse::<f64>().is_ok();
            if sign.is_some_and(|sign| "=+-@＝＋－＠".contains(sign)) && !is_number {
                return Err(format!(
                    "a live formula if cells are separated by {separator:?}: {cell:?}"
                ));
            }
        }
    }
    Ok(())
}

/// Reads as a spreadsheet does: a quote opens a cell only at its start, and anything after the
/// closing quote belongs to the cell.
pub fn cells(csv: &str, separator: char) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut cell = String::new();
    let (mut is_quoted, mut is_start) = (false, true);
    let mut chars = csv.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted => is_quoted = false,
            '"' if is_start => is_quoted = true,
            _ if is_quoted => cell.push(char),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            _ if char == separator => line.push(std::mem::take(&mut cell)),
            _ => cell.push(char),
        }
        is_start = !is_quoted && (char == '\n' || char == separator);
    }
    if !cell.is_empty() || !line.is_empty() {
        line.push(cell);
        lines.push(line);
    }
    lines
}
