//! Files contain the rows of the list, and nothing that a spreadsheet would run.

use active_users::domain::Names;
use active_users::engine::Loaded;
use active_users::export::{BYTE_ORDER_MARK, Format, set_aside_csv};
use active_users::query::{Selected, Selection, UserQuery};
use reference::{Dice, Told, User, invent};
use serde_json::{Value, json};

use super::Holds;
use super::csv::{cells, no_live_cell};
use super::loads::{answer, rows};
use crate::report::Report;

/// All columns, so that the file has every field.
const COLUMNS: &str = "status,activity,last-used,idle,devices,license,reminders,suggest";

pub fn check(loaded: &Loaded, told: Option<&Told>, dice: &mut Dice, report: &mut Report) -> Holds {
    let mut search = invent::search(dice, false);
    if dice.one_in(2) {
        search += &format!("&columns={COLUMNS}");
    }
    let query = UserQuery::parse(&search).query;
    let aside = answer(loaded.engine.set_aside(0..usize::MAX));
    let people = people(loaded)?;
    for names in [Names::Shown, Names::Concealed] {
        let json = file(loaded, &query, Format::Json, names);
        let objects: Vec<Value> = serde_json::from_str(&json)
            .map_err(|error| format!("a JSON file does not parse: {error}"))?;
        let csv = file(loaded, &query, Format::Csv, names);
        let of_aside = set_aside_csv(&aside, names);
        no_live_cell(&csv)?;
        no_live_cell(&of_aside)?;
        same_rows(&csv, &objects)?;
        let total = answer(loaded.engine.page(&query, 0..0, names)).total;
        if objects.len() != total {
            return Err(format!("a file has {} of {total} users", objects.len()));
        }
        match (names, told) {
            (Names::Concealed, _) => {
                let texts = [
                    objects.iter().flat_map(texts).collect(),
                    cells(&of_aside, ',').concat(),
                ];
                names_nobody(&texts.concat(), &people)?;
            }
            (Names::Shown, Some(told)) => {
                same_users(&search, &objects, told)?;
            }
            _ => {}
        }
        report.count("files", 2);
    }
    Ok(())
}

fn file(loaded: &Loaded, query: &UserQuery, format: Format, names: Names) -> String {
    let of = Selected {
        query: query.clone(),
        selection: Selection::ALL,
        names,
    };
    let (mut text, mut start) = (String::new(), 0);
    loop {
        let part = answer(loaded.engine.file(of.clone(), format, start..start + 7));
        text += &part.text;
        start += 7;
        if start >= part.total {
            return text.trim_start_matches(BYTE_ORDER_MARK).to_owned();
        }
    }
}

/// Both formats say the same, except for the apostrophes that disarm formulas.
fn same_rows(csv: &str, objects: &[Value]) -> Holds {
    let mut lines = cells(csv, ',').into_iter();
    let names = lines.next().unwrap_or_default();
    let lines: Vec<_> = lines.collect();
    if lines.len() != objects.len() || lines.iter().any(|line| line.len() != names.len()) {
        let (found, wanted) = (lines.len(), objects.len());
        return Err(format!(
            "a CSV file has {found} lines for {wanted} users, or lines of different lengths"
        ));
    }
    let plain = |text: &str| text.replace(['\'', '\0', '\r'], "");
    for (line, object) in lines.iter().zip(objects) {
        for (name, cell) in names.iter().zip(line) {
            let value = match &object[name.as_str()] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if plain(cell) != plain(&value) {
                return Err(format!("{name} is {cell:?} as CSV and {value:?} as JSON"));
            }
        }
    }
    Ok(())
}

/// The file has the list's users, in order, with the values from the document.
fn same_users(search: &str, objects: &[Value], told: &Told) -> Holds {
    let users = reference::listed(&told.users, search);
    if users.len() != objects.len() {
        return Err(format!(
            "{search:?}: {} users in the file, {} by the second reading",
            objects.len(),
            users.len()
        ));
    }
    for (object, user) in objects.iter().zip(users) {
        for (name, value) in fields(user) {
            let found = object.get(name);
            // Fields of hidden columns may be left out.
            let is_shown = found.is_some() || name == "id";
            if is_shown && found != Some(&value) {
                return Err(format!(
                    "{search:?}: {name} of {:?} is {found:?}, by the second reading {value}",
                    user.id
                ));
            }
        }
    }
    Ok(())
}

fn fields(user: &User) -> Vec<(&'static str, Value)> {
    let activity = Some(user.activity.word()).filter(|word| *word != "none");
    vec![
        ("id", json!(user.id)),
        ("name", json!(user.name)),
        ("email", json!(user.email)),
        ("status", json!(user.status.word())),
        ("account", json!(user.account.word())),
        ("license", json!(user.license.word())),
        ("activity", json!(activity)),
        ("never_used", json!(user.never)),
        ("reminders", json!(user.reminders)),
        ("suggest", json!(user.suggest.map(reference::Suggest::word))),
        (
            "likely_cause",
            json!(user.cause.map(reference::Cause::word)),
        ),
    ]
}

/// Ids, names and addresses of all users and set-aside records that are worth searching for: a lone
/// digit or sign appears in many places, and a platform may be named like a person.
fn people(loaded: &Loaded) -> Result<Vec<String>, String> {
    let mut people: Vec<String> = Vec::new();
    for row in rows(loaded, "")? {
        people.extend([row.id, row.name]);
        people.extend(row.email);
    }
    let aside = answer(loaded.engine.set_aside(0..usize::MAX));
    people.extend(aside.into_iter().filter_map(|aside| aside.why.id));
    let platforms = answer(loaded.engine.platforms());
    let is_platform = |text: &str| {
        platforms
            .iter()
            .any(|platform| has_word(platform, text.trim()))
    };
    people
        .retain(|text| text.len() > 1 && text.contains(char::is_alphabetic) && !is_platform(text));
    Ok(people)
}

fn texts(object: &Value) -> Vec<String> {
    let values = object
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    values
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn names_nobody(texts: &[String], people: &[String]) -> Holds {
    for person in people {
        if let Some(text) = texts.iter().find(|text| has_word(text, person)) {
            return Err(format!(
                "a file with concealed names contains {person:?}: {text:?}"
            ));
        }
    }
    Ok(())
}

/// Whether the text contains the word on its own, not inside another word.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}
