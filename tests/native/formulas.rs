//! Exported CSV never contains a live formula.

use std::sync::Arc;

use active_users::domain::Names;
use active_users::export::{Format, set_aside_csv};
use active_users::query::{Selection, UserQuery};
use active_users::source::{Reason, SetAside, Unreadable};
use serde_json::json;

use crate::csv_reader::{Cell, read_csv};
use crate::exports::file;
use crate::support::directory;

/// Each text, and how the file must contain it so that no spreadsheet runs it, whether it separates
/// cells by commas, semicolons or tabs.
const TEXTS: [(&str, &str); 28] = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\r'=1"),
    ("\n=1", "'\n'=1"),
    ("\r\n=1", "'\r\n'=1"),
    ("=", "'="),
    (
        "=HYPERLINK(\"http://x.y\",\"Ada\")",
        "'=HYPERLINK(\"http://x.y\",\"Ada\")",
    ),
    ("-Ada, \"A\"\r\nAbbott", "'-Ada, \"A\"\r\nAbbott"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("Ada", "Ada"),
    ("Ada =1+1", "Ada =1+1"),
    ("a@b.c", "a@b.c"),
    ("1-1", "1-1"),
    ("'=1+1", "'=1+1"),
    ("\"=1+1", "\"'=1+1"),
    // Formulas after another separator, or after a quote that ends a cell.
    (",=1+1", ",'=1+1"),
    (";=1+1", ";'=1+1"),
    (
        "x;=HYPERLINK(\"http://evil\";\"ok\");y",
        "x;'=HYPERLINK(\"http://evil\";\"ok\");y",
    ),
    ("a; \"+1", "a; \"'+1"),
    ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
    ("a|=1", "a|'=1"),
    ("a\n-1", "a\n'-1"),
    ("＝1+1", "'＝1+1"),
    ("a;＠1", "a;'＠1"),
    ("=\0 1", "'= 1"),
];

fn quoted(text: &str) -> Cell {
    Cell {
        text: text.to_owned(),
        is_quoted: true,
    }
}

#[test]
fn a_text_that_starts_a_formula_gets_an_apostrophe_in_every_field() {
    for (text, safe) in TEXTS {
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
            assert_eq!(field(name), quoted(safe), "{name}");
        }
        let place = format!("{safe} (opened)");
        assert_eq!(field("last_used_on"), quoted(&place));
        let sentence =
            format!("{safe} was added on 2026-02-01, after the last use, and never opened.");
        for name in ["likely_cause_evidence", "suggest_reason"] {
            assert_eq!(field(name), quoted(&sentence), "{name}");
        }
    }
}

#[test]
fn the_list_of_records_set_aside_has_no_formulas_either() {
    let record = |number, id: Option<&str>, field: &str, reason: &str| SetAside {
        record: number,
        why: Unreadable {
            id: id.map(String::from),
            field: field.to_owned(),
            reason: Reason::new(reason),
        },
    };
    let plain = |text: &str| Cell {
        text: text.to_owned(),
        is_quoted: false,
    };
    for (text, safe) in TEXTS {
        let csv = set_aside_csv(
            &[
                record(7, Some(text), text, text),
                record(4_000_000_000, None, "", "is bad"),
            ],
            Names::Shown,
        );
        let lines = read_csv(&csv);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0], ["record", "id", "field", "reason"].map(plain));
        let cell = quoted(safe);
        assert_eq!(lines[1], [plain("7"), cell.clone(), cell.clone(), cell]);
        let texts = ["", "", "is bad"].map(quoted);
        assert_eq!(lines[2][1..], texts);
        assert_eq!(lines[2][0], plain("4000000000"));
    }
    assert_eq!(
        set_aside_csv(&[], Names::Shown),
        "record,id,field,reason\r\n"
    );
}

#[test]
fn a_reason_that_quotes_the_document_stays_one_field() {
    let directory = directory(&[r#"{"id":"=1,\"a\"","vault_created_at":"x\",\r\n=1"}"#]);
    let lines = read_csv(&set_aside_csv(directory.set_aside(), Names::Shown));
    let texts: Vec<_> = lines[1].iter().map(|cell| cell.text.as_str()).collect();
    let reason = "“x\",\r\n'=1” is not a date and time such as 2026-11-23T06:00:00Z";
    assert_eq!(texts, ["1", "'=1,\"a\"", "vault_created_at", reason]);
}

/// The cells a spreadsheet sees when it splits by another separator: quotes count only at the start
/// of a cell.
fn cells_by(separator: char, text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut is_start, mut is_quoted) = (true, false);
    for char in text.chars() {
        if is_start && char == '"' {
            is_quoted = true;
        } else if is_quoted && char == '"' {
            is_quoted = false;
            is_start = false;
            continue;
        } else if !is_quoted && (char == separator || char == '\n') {
            cells.push(String::new());
            is_start = true;
            continue;
        } else if let Some(cell) = cells.last_mut() {
            cell.push(char);
        }
        is_start = false;
    }
    cells
}

proptest::proptest! {
    #![proptest_config(crate::support::cases(500))]

    #[test]
    fn no_separator_makes_a_live_formula(name in "[a=+@;,\t\"\n -]{0,12}") {
        let user = json!({ "id": "a", "name": name }).to_string();
        let directory = Arc::new(directory(&[&user]));
        let csv = file(&directory, &UserQuery::default(), &Selection::ALL, (Format::Csv, Names::Shown), &[1]);
        for separator in [',', ';', '\t'] {
            for cell in cells_by(separator, &csv) {
                let first = cell.trim_start_matches(['"', ' ', '\r']).chars().next();
                proptest::prop_assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{separator:?}: {cell:?} of {csv}");
            }
        }
    }
}

#[test]
fn the_list_of_records_set_aside_conceals_names() {
    let records = [
        r#"{"id":"ada@example.com"}"#,
        r#"{"id":"ada@example.com"}"#,
        r#"{"id":"b","manager":"Secretboss"}"#,
        r#"{"id":"c","devices":"Secretname's Mac"}"#,
        r#"{"id":"e","devices":"x, expected Secretname"}"#,
        r#"{"id":"secret-id","vault_created_at":"when Secretname came"}"#,
        r#"{"id":"d","account":"secret"}"#,
    ];
    let directory = directory(&records);
    let csv = set_aside_csv(directory.set_aside(), Names::Concealed);
    assert_eq!(csv.lines().count(), records.len(), "{csv}");
    for secret in ["ecret", "ada@"] {
        assert!(!csv.contains(secret), "{csv}");
    }
    for rule in [
        "is already used by an earlier record",
        "is not an object",
        "is not a list",
        "is not a date and time",
    ] {
        assert!(csv.contains(rule), "{csv}");
    }
}
