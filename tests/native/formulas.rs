//! Exported CSV never holds a live formula.

use std::sync::Arc;

use active_users::domain::Names;
use active_users::export::{Format, set_aside_csv};
use active_users::query::{Selection, UserQuery};
use active_users::source::{SetAside, Unreadable};
use serde_json::json;

use crate::csv_reader::{Cell, read_csv};
use crate::exports::file;
use crate::support::directory;

/// Texts, and whether a spreadsheet would run them.
const TEXTS: [(&str, bool); 20] = [
    ("=1+1", true),
    ("+1", true),
    ("-1", true),
    ("@SUM(A1)", true),
    ("\t=1", true),
    ("\r=1", true),
    ("\n=1", true),
    ("\r\n=1", true),
    ("=", true),
    ("=HYPERLINK(\"http://x.y\",\"Ada\")", true),
    ("-Ada, \"A\"\r\nAbbott", true),
    ("=cmd|' /C calc'!A0", true),
    ("Ada", false),
    ("Ada =1+1", false),
    ("a@b.c", false),
    ("1-1", false),
    ("'=1+1", false),
    ("\"=1+1", false),
    (",=1+1", false),
    (";=1+1", false),
];

fn neutral(text: &str, is_formula: bool) -> Cell {
    Cell {
        text: format!("{}{text}", if is_formula { "'" } else { "" }),
        is_quoted: true,
    }
}

#[test]
fn a_text_that_begins_a_formula_gets_an_apostrophe_in_every_field() {
    for (text, is_formula) in TEXTS {
        let user = json!({ "id": text, "name": text, "email": text, "vault_created_at": "2025-01-01T00:00:00Z", "devices": [
            { "name": text, "paired": true, "last_opened_at": "2026-01-01T00:00:00Z" },
            { "name": text, "added_at": "2026-02-01T00:00:00Z" },
        ] });
        let directory = Arc::new(directory(&[&user.to_string()]));
        let csv = file(
            &directory,
            &UserQuery::default(),
            &Selection::ALL,
            (Format::Csv, Names::Shown),
            &[1],
        );
        let lines = read_csv(&csv);
        let field = |name: &str| {
            let at = lines[0].iter().position(|cell| cell.text == name).unwrap();
            lines[1][at].clone()
        };
        for name in ["id", "name", "email"] {
            assert_eq!(field(name), neutral(text, is_formula), "{name}");
        }
        let place = format!("{text} (opened)");
        assert_eq!(field("last_used_on"), neutral(&place, is_formula));
        let sentence =
            format!("{text} was added on 2026-02-01, after the last use, and never opened.");
        for name in ["likely_cause_evidence", "suggest_reason"] {
            assert_eq!(field(name), neutral(&sentence, is_formula), "{name}");
        }
    }
}

#[test]
fn the_list_of_records_set_aside_holds_none_either() {
    let record = |number, id: Option<&str>, field: &str, reason: &str| SetAside {
        record: number,
        why: Unreadable {
            id: id.map(String::from),
            field: field.to_owned(),
            reason: reason.to_owned(),
        },
    };
    let plain = |text: &str| Cell {
        text: text.to_owned(),
        is_quoted: false,
    };
    for (text, is_formula) in TEXTS {
        let csv = set_aside_csv(&[
            record(7, Some(text), text, text),
            record(4_000_000_000, None, "", "is bad"),
        ]);
        let lines = read_csv(&csv);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0], ["record", "id", "field", "reason"].map(plain));
        let cell = neutral(text, is_formula);
        assert_eq!(lines[1], [plain("7"), cell.clone(), cell.clone(), cell]);
        let texts = ["", "", "is bad"].map(|text| neutral(text, false));
        assert_eq!(lines[2][1..], texts);
        assert_eq!(lines[2][0], plain("4000000000"));
    }
    assert_eq!(set_aside_csv(&[]), "record,id,field,reason\r\n");
}

#[test]
fn a_reason_that_quotes_the_document_is_one_field() {
    let directory = directory(&[r#"{"id":"=1,\"a\"","vault_created_at":"x\",\r\n=1"}"#]);
    let lines = read_csv(&set_aside_csv(directory.set_aside()));
    let texts: Vec<_> = lines[1].iter().map(|cell| cell.text.as_str()).collect();
    let reason = "“x\",\r\n=1” is not a date and time such as 2026-11-23T06:00:00Z";
    assert_eq!(texts, ["1", "'=1,\"a\"", "vault_created_at", reason]);
}
