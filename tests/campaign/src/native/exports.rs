//! Files hold the rows of the list, and nothing that a spreadsheet runs.

use active_users::domain::Names;
use active_users::engine::Loaded;
use active_users::export::{Format, Writer, set_aside_csv};
use active_users::query::{Selection, UserQuery};
use reference::{Dice, invent};
use serde_json::Value;

use super::Holds;
use super::loads::ready;
use crate::report::Report;

pub fn check(loaded: &Loaded, dice: &mut Dice, report: &mut Report) -> Holds {
    let query = UserQuery::parse(&invent::search(dice, false)).query;
    for names in [Names::Shown, Names::Concealed] {
        let total = ready(loaded.engine.page(&query, 0..0, names)).total;
        let json = file(loaded, &query, Format::Json, names);
        let objects: Vec<Value> = serde_json::from_str(&json)
            .map_err(|error| format!("a JSON file does not parse: {error}"))?;
        if objects.len() != total {
            return Err(format!(
                "a JSON file has {} of {total} users",
                objects.len()
            ));
        }
        let csv = file(loaded, &query, Format::Csv, names);
        no_live_cell(&csv)?;
        let lines = cells(&csv, ',');
        let width = lines.first().map_or(0, Vec::len);
        if lines.len() != total + 1 || lines.iter().any(|line| line.len() != width) {
            return Err(format!(
                "a CSV file has {} lines for {total} users, or lines of other widths",
                lines.len()
            ));
        }
        report.count("files", 2);
    }
    let set_aside = ready(loaded.engine.set_aside(0..usize::MAX));
    no_live_cell(&set_aside_csv(&set_aside, Names::Shown))?;
    no_live_cell(&set_aside_csv(&set_aside, Names::Concealed))
}

fn file(loaded: &Loaded, query: &UserQuery, format: Format, names: Names) -> String {
    let mut export = ready(loaded.engine.export(query, &Selection::ALL, names));
    let mut writer = Writer::new(format, &query.columns, loaded.as_of.at, names);
    let mut text = writer.start();
    while export.left() > 0 {
        let users = export.take(7);
        text += &writer.push(&users);
    }
    text + writer.end()
}

/// No cell begins a formula, whichever sign a spreadsheet separates by.
fn no_live_cell(csv: &str) -> Holds {
    for separator in [',', ';', '\t', '|'] {
        for cell in cells(csv, separator).iter().flatten() {
            let sign = cell
                .trim_start_matches([' ', '"', '\0', '\t', '\r', '\n'])
                .chars()
                .next();
            let is_number = cell.parse::<f64>().is_ok();
            if sign.is_some_and(|sign| "=+-@＝＋－＠".contains(sign)) && !is_number {
                return Err(format!(
                    "a live formula for those who separate by {separator:?}: {cell:?}"
                ));
            }
        }
    }
    Ok(())
}

/// Reads as a spreadsheet does: a quote opens a cell only at its start, and what follows the quote
/// that closes it belongs to the cell.
fn cells(csv: &str, separator: char) -> Vec<Vec<String>> {
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
