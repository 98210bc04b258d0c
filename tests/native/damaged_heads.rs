//! Damage in front of the list of users: it costs no user, and nothing there is taken for one.

use active_users::engine::AsOfSource;
use active_users::source::Malformed;

use crate::damage::{damaged_at, sixty, user};
use crate::support::{chunks, ids_of, load, read, read_chunks};

#[test]
fn an_organization_may_have_an_id_before_its_users() {
    let users = r#"[ {"id":"u1"},{"id":"u2"} ]"#;
    let table = [
        (
            format!(r#"{{"id":"acme","name":"Acme","users":{users}}}"#),
            2,
        ),
        (
            format!(r#"{{"id":"acme","users":{users},"name":"Acme"}}"#),
            2,
        ),
        (format!(r#"{{"users":{users},"id":"acme"}}"#), 2),
        (r#"{"id":"acme","name":"Acme","users":[]}"#.to_owned(), 0),
        (
            r#"{"id":"acme","users":[5,[[]],"u-1",{"id":"u1"}],"name":"A"}"#.to_owned(),
            4,
        ),
        (r#"{"id":"acme","users" : [ ] }"#.to_owned(), 0),
    ];
    for (text, users) in table {
        for size in 1..text.len() {
            let read = read_chunks(chunks(text.as_bytes(), &[size]));
            assert_eq!(read.end, Ok(()), "{text} in pieces of {size}");
            assert_eq!(read.records.len(), users, "{text} in pieces of {size}");
        }
    }
}

#[test]
fn an_empty_organization_that_is_repeated_is_not_a_user() {
    let empty = r#"{"id":"acme","users":[],"name":"Acme"}"#;
    for behind in [empty, "{", "{\n\"id\""] {
        let read = read(format!("{empty}\n{behind}\n"));
        assert_eq!(
            (read.records.len(), read.end),
            (0, Err(Malformed::NotJson)),
            "{behind}"
        );
    }
    let page = r#"{"id":"acme","users":[],"total":5}"#;
    assert_eq!(read(page).end, Err(Malformed::OnePage));
    // A user may have a field named `users`.
    let user = r#"{"id":1,"users":[],"devices":[]}"#;
    assert_eq!(read(format!("{user}\n{{\"id\":2}}\n")).records.len(), 2);
}

#[test]
fn an_error_message_with_an_id_is_not_a_user() {
    for text in [
        r#"{"id":"req-8f3","error":"internal error","code":500}"#,
        "{\"id\":\"e-1\",\"error\":\"unauthorized\"}\n",
        r#"{"id":7}"#,
    ] {
        assert_eq!(read(text).end, Err(Malformed::NoUsers), "{text}");
    }
}

#[test]
fn a_damaged_header_is_not_reported_as_an_early_end() {
    for text in [
        r#"{"organization":"Exam,"users":[{"id":1}]}"#,
        r#"{"generated_at":2026-11-23,"users":[{"id":1}]}"#,
    ] {
        let read = read(text);
        assert_eq!(read.records, [r#"{"id":1}"#], "{text}");
        assert_eq!(read.end, Err(Malformed::Damaged { record: 1 }), "{text}");
    }
}

#[test]
fn damage_before_the_list_costs_no_user() {
    let table: [&[u8]; 16] = [
        b"{\"ge\xffnerated_at\":\"2026-11-23T06:00:00Z\",\"users\":[",
        b"{\"generated_at\":2026-11-23T06:00:00Z\",\n\"users\":[\n",
        b"{generated_at\":\"2026-11-23T06:00:00Z\",\n\"users\":[",
        b"{\"generated_at\":\"2026-11-23T06:00:00Z,\n\"id\":\"acme\",\"users\":[",
        b"{\"version\":3\n\"users\":[\n",
        b"{\"version\":{\"users\":[{\"name\":\"nobody\"}] 3},\n\"users\":[\n",
        b"{\"version\":[[],{},\"]}\",\n\"users\":[",
        b"{\"users\":{}[",
        b"{\"users\":\n",
        b"{\"users\":",
        b"{\"users\"[",
        b"{\"users\": \xdb\n",
        b"{\"users\":}[",
        b"{\"users:[",
        b"{\n}\n\"users\": [\n",
        b"{\"generated_at\":\"2026-11-23T06:00:00Z\"},\"users\":[",
    ];
    for begin in table {
        let records = sixty(|_, text| text, ",\n");
        let text = [begin, records.as_bytes(), b"]}"].concat();
        let what = String::from_utf8_lossy(begin);
        let read = read(&text);
        assert_eq!(read.records.len(), 60, "{what}");
        assert_eq!(read.end, Err(Malformed::Damaged { record: 1 }), "{what}");
        for sizes in [1, 7, 1000] {
            assert_eq!(read_chunks(chunks(&text, &[sizes])), read, "{what}");
        }
    }
}

/// A user written over several lines.
fn long(number: usize) -> String {
    user(number).replace(",\"", ",\n  \"").replace('{', "{\n  ")
}

#[test]
fn a_lost_name_of_the_list_costs_no_user_that_spans_several_lines() {
    let users: Vec<_> = (1..=3).map(long).collect();
    let list = users.join(",\n");
    for (begin, end) in [
        ("{[\n", "\n]\n}\n"),
        ("{\n", "\n]\n}\n"),
        ("{\n\"organization\": \"Example Corp\"\n},\n", "\n]\n}\n"),
        // The list's name has moved behind the users.
        (
            "{\n\"organization\": \"Example Corp\",\n",
            ",\n\"users\": [\n]\n}\n",
        ),
    ] {
        let read = read(format!("{begin}{list}{end}"));
        let is_read = |user| read.records.iter().any(|record| record == user);
        assert!(users.iter().all(is_read), "{begin}");
        assert_eq!(read.end, Err(Malformed::Damaged { record: 1 }), "{begin}");
    }
}

#[test]
fn an_organization_that_lost_its_list_is_not_a_user() {
    let acme = "\"id\":\"acme\",\"name\":\"Example Corp\"";
    let twice = format!("{{{acme},\"version\":{{\"users\":[{{\"name\":\"nobody\"}}]}},\n");
    let users = format!("\"users\":[\n{}]}}", user(1));
    for (document, users) in [
        (format!("{twice}{twice}{users}"), 1),
        (format!("{{{acme},\n\"users\":[\n\n]}}\n{}", user(1)), 0),
        (
            format!("{{{acme},\n\"users\":[\n[]\n]}}\n],\"next\":null}}\n"),
            0,
        ),
        (
            format!("{{\"id\":\"acme\"}},\"name\":\"Acme\",\n{users}"),
            1,
        ),
        (format!("{{{acme},\n\"u<html>sers\":[\n{}]}}", user(1)), 0),
    ] {
        let read = read(&document);
        assert_eq!(read.records.len(), users, "{document}");
        assert!(read.end.is_err(), "{document}");
    }
}

#[test]
fn a_list_that_seems_to_end_before_its_first_user_loses_nobody() {
    let records = sixty(|_, text| text, ",\n");
    let read = read(format!("{{\"users\":[[[]]][\n{records}\n]}}"));
    // The empty list counts as an unreadable record.
    assert_eq!(read.records.len(), 61);
    assert_eq!(read.end, Err(Malformed::Damaged { record: 2 }));
}

#[test]
fn a_repeated_opening_brace_costs_neither_users_nor_the_date() {
    let records = sixty(|_, text| text, ",\n");
    let document = format!(
        "{{\n{{\n\"generated_at\": \"2026-11-23T06:00:00Z\",\n\"users\": [\n{records}\n]\n}}\n"
    );
    let loaded = load(&document);
    assert_eq!(ids_of(&loaded).len(), 60);
    assert_eq!(damaged_at(&loaded), Some(1));
    assert_eq!(loaded.as_of.source, AsOfSource::Document);
}

#[test]
fn damaged_fields_before_the_list_are_not_users() {
    for (text, ids) in [
        (
            r#"{"plan":{"id":"p1","name":"Pro"} 7,"users":[{"id":"a"}]}"#,
            vec!["a"],
        ),
        (
            r#"{"plans":[{"id":"p1","name":"Pro"}] 7,"users":[{"id":"a"}]}"#,
            vec!["a"],
        ),
        (
            r#"{"plans":[{"id":"p1","name":"Pro"}],"users:[{"id":"a"}]}"#,
            vec!["a"],
        ),
        (r#"{"users":{"u1":{"id":"u1","name":"Ada"}},oops}"#, vec![]),
        (
            r#"{"error":"no users: try again","plan":{"id":"p1","name":"Pro"},}"#,
            vec![],
        ),
    ] {
        let read = read(text);
        let ids: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
        assert_eq!(read.records, ids, "{text}");
        assert!(read.end.is_err(), "{text}");
    }
}

#[test]
fn a_lost_piece_from_the_date_to_the_list_costs_no_user() {
    // Escaped quotes end no string, and seem to begin one where a quote was lost in front of them.
    let named = |number: usize, name: &str| {
        format!(
            r#"{{"devices":[{{"name":"{name}","platform":" "}}],"email":"@SUM(A1)=HYPERLINK(\"x\",A1)","id":"u{number}","vault_created_at":"2025-01-01T00:00:00Z"}}"#
        )
    };
    for (first, second) in [
        ("M\\u0000=1", "=HYPERLINK(\\\"x\\\",A1)"),
        ("=HYPERLINK(\\\"x\\\",A1)", "M"),
        ("M", "M"),
    ] {
        let users = [named(1, first), named(2, second)];
        let document = format!(
            "{{\n\"generated_at\": \"2026-11-22T06:00:00.00000\n{}\n]\n}}",
            users.join(",\n")
        );
        let read = read(&document);
        assert_eq!(read.records, users, "{document}");
        assert_eq!(
            read.end,
            Err(Malformed::Damaged { record: 1 }),
            "{document}"
        );
    }
}
