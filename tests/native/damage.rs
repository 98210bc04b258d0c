//! Damaged documents: everything readable is read, and the rest is reported.

use active_users::engine::{AsOfSource, Loaded};
use active_users::source::{Fault, Malformed};
use proptest::prelude::*;

use crate::support::{cases, chunks, ids_of, load, read, read_chunks};

const TAIL: &str = r#"],"generated_at":"2026-11-23T06:00:00Z"}"#;

/// Sixty users, half of them Active, each passed through `damage` and joined by `separator`.
fn sixty(damage: impl Fn(usize, String) -> String, separator: &str) -> String {
    let records: Vec<_> = (1..=60)
        .map(|number| damage(number, user(number)))
        .collect();
    records.join(separator)
}

fn user(number: usize) -> String {
    let used = if number.is_multiple_of(2) {
        "2026-11-20"
    } else {
        "2026-08-20"
    };
    format!(
        r#"{{"id":"u{number}","name":"Tom, {number}","vault_created_at":"2026-01-05T09:00:00Z","devices":[{{"name":"Mac","platform":"macOS","last_opened_at":"{used}T10:00:00Z"}},{{"name":"iPhone","platform":"iOS"}}]}}"#
    )
}

fn object(records: &str) -> String {
    format!(r#"{{"users":[{records}{TAIL}"#)
}

fn damaged_at(loaded: &Loaded) -> Option<u32> {
    match loaded.partial.as_ref().map(|error| &error.fault) {
        Some(Fault::Malformed(Malformed::Damaged { record })) => Some(*record),
        _ => None,
    }
}

#[test]
fn users_after_a_damaged_record_are_read() {
    type Damage = Box<dyn Fn(usize, String) -> String>;
    let at = |wanted: Vec<usize>, change: fn(String, usize) -> String| -> Damage {
        Box::new(move |number, text| {
            if wanted.contains(&number) {
                change(text, number)
            } else {
                text
            }
        })
    };
    let table: [(&str, Vec<usize>, Damage); 7] = [
        (
            "two lost quotes",
            vec![2, 41],
            at(vec![2, 41], |text, number| {
                text.replace(&format!("\"u{number}\""), &format!("\"u{number}"))
            }),
        ),
        (
            "one lost quote",
            vec![7],
            at(vec![7], |text, _| text.replace("\"id\":\"", "\"id\":")),
        ),
        (
            "unescaped quotes",
            vec![3, 5],
            at(vec![3, 5], |text, _| {
                text.replace("Tom, ", "Tom \"the boss\"")
            }),
        ),
        (
            "one unescaped quote",
            vec![3],
            at(vec![3], |text, _| text.replace("Tom, ", "Tom \"")),
        ),
        (
            "a lost closing brace",
            vec![9],
            at(vec![9], |text, _| text[..text.len() - 1].to_owned()),
        ),
        (
            "a lost closing bracket",
            vec![9],
            at(vec![9], |text, _| text.replace("}]", "}")),
        ),
        (
            "a value that is not JSON",
            vec![60],
            at(vec![60], |text, _| text.replace("\"Tom, 60\"", "undefined")),
        ),
    ];
    for (what, lost, damage) in table {
        let document = object(&sixty(damage, ","));
        let loaded = load(&document);
        let missing: Vec<_> = (1..=60)
            .filter(|number| !lost.contains(number))
            .map(|number| format!("u{number}"))
            .collect();
        assert_eq!(ids_of(&loaded), missing, "{what}");
        assert_eq!(loaded.set_aside, lost.len(), "{what}");
        assert_eq!(loaded.records, 60, "{what}");
        assert_eq!(damaged_at(&loaded), Some(lost[0] as u32), "{what}");
    }
}

#[test]
fn a_lost_comma_loses_nobody_and_is_reported() {
    for separator in ["", " ", ";", ",,", "\n"] {
        let text = sixty(|_, text| text, ",").replacen(
            ",{\"id\":\"u30\"",
            &format!("{separator}{{\"id\":\"u30\""),
            1,
        );
        let loaded = load(&object(&text));
        assert_eq!((loaded.records, loaded.set_aside), (60, 0), "{separator:?}");
        assert_eq!(damaged_at(&loaded), Some(30), "{separator:?}");
    }
}

#[test]
fn a_part_of_a_record_is_never_taken_for_a_user() {
    let nested = r#"{"id":"a","groups":[{"id":"g1"},{"id":"g2"}],"x":oops},{"id":"b"}"#;
    let loaded = load(&object(nested));
    assert_eq!(ids_of(&loaded), ["b"]);
    let devices =
        r#"{"id":"a,"devices":[{"id":1,"platform":"iOS"},{"id":2,"added_at":null}]},{"id":"b"}"#;
    assert_eq!(ids_of(&load(&object(devices))), ["b"]);
}

#[test]
fn a_user_is_read_even_if_damage_makes_it_look_nested() {
    // A list or string seems to stay open, so the braces of whole users look like those of devices.
    let broken = [
        r#"{"devices:[{"name":"a\"b","platform":"iOS"},{"name":"c"}],"id":"a","name":"A"}"#,
        r#"{"devices":[{"platform":"An : "x","id":"a","name":"A"}"#,
        r#"{"devices":[{"name": A"},{"name":"x"}],"id":"a"}"#,
    ];
    for one in broken {
        for other in broken {
            let text = sixty(
                |number, text| match number {
                    3 => one.to_owned(),
                    5 => other.to_owned(),
                    _ => text,
                },
                ",",
            );
            let loaded = load(&object(&text));
            assert_eq!(ids_of(&loaded).len(), 58, "{one} {other}");
            assert_eq!(damaged_at(&loaded), Some(3), "{one} {other}");
        }
    }
    let device = r#"{"id":"a","x":[{"id":"d","last_used_at":null}],"y":oops,"z":[{"id":"e","activated_at":null}]},{"id":"b"}"#;
    assert_eq!(ids_of(&load(&object(device))), ["b"]);
}

#[test]
fn a_bracket_in_a_damaged_record_does_not_end_the_list() {
    let table = [
        r#"{"id":"a","manager":"name":"Kim"},"reminders":[]}"#,
        r#"{"id":"a","manager":"name":"Kim"},"devices":[{"name":"Mac"}]}"#,
        r#"{"id":"a","name":oops}],"reminders":[{"sent_at":null}]}"#,
        r#"{"id":"a","name":oops}],{"name":"x"}}"#,
        r#"{"id":"a","name":oops}]]}"#,
    ];
    for text in table {
        let records = sixty(
            |number, whole| match number {
                7 => text.to_owned(),
                _ => whole,
            },
            ",",
        );
        for (document, is_object) in [(object(&records), true), (format!("[{records}]"), false)] {
            let loaded = load(&document);
            let read = ids_of(&loaded).len();
            assert_eq!(
                (read, damaged_at(&loaded)),
                (59, Some(7)),
                "{text} {is_object}"
            );
            let has_time = loaded.as_of.source == AsOfSource::Document;
            assert_eq!(has_time, is_object, "{text}: fields after the list");
        }
    }
}

#[test]
fn a_stray_bracket_between_two_records_does_not_end_the_list() {
    let records = sixty(|_, text| text, ",").replacen(",{\"id\":\"u8\"", "],{\"id\":\"u8\"", 1);
    let loaded = load(&object(&records));
    assert_eq!((loaded.records, loaded.set_aside), (60, 0));
    assert_eq!(damaged_at(&loaded), Some(8));
}

#[test]
fn a_record_with_an_unclosed_list_swallows_nobody() {
    // The end of the document's list closes the devices, so a short document would look like one good
    // record.
    for (count, end) in [(60, 1), (60, 2), (5000, 0)] {
        let lost = [
            r#"{"id":"a","devices":[{"name":"Mac","platform":"iOS"}"#,
            r#"{"devices":[{"name":"Mac","platford":"a","name":"A","reminders":[]}"#,
            r#"{"id":"a","reminders":[{"sent_at":null}"#,
        ];
        for lost in lost {
            let records: Vec<_> = (1..=count).map(user).collect();
            let text = match end {
                0 => object(&format!("{lost},{}", records.join(","))),
                1 => format!("[{lost},{}", records.join(",")),
                _ => format!(r#"{{"users":[{lost},{},"#, records.join(",")),
            };
            let loaded = load(&text);
            assert_eq!(ids_of(&loaded).len(), count, "{lost}");
            assert_eq!(loaded.set_aside, 1, "{lost}");
            assert_eq!(damaged_at(&loaded), Some(1), "{lost}");
        }
    }
    let cut = r#"[{"id":"a"},{"id":"boss","reports":[{"id":"b","devices":[{"name":"Mac"}]},"#;
    assert_eq!(read(cut).end, Err(Malformed::EndedEarly));
    assert_eq!(read(cut).records, [r#"{"id":"a"}"#]);
}

#[test]
fn damaged_fields_after_the_list_are_not_users() {
    for tail in [
        r#"],"plans":[{"id":"p1","name":"Pro"}] oops}"#,
        r#"],"plans":[{"id":"p1","name":"Pro"}],"x":y}"#,
        r#"],"plan":{"id":"p1","name":"Pro"},"x":y}"#,
        r#"],"plan":{"id":"p1","name":"Pro"},"x":{"#,
    ] {
        for first in [r#"{"id":"a"}"#, r#"{"id":"a"},{"id":oops}"#] {
            let loaded = load(&format!(r#"{{"users":[{first}{tail}"#));
            assert_eq!(ids_of(&loaded), ["a"], "{first} {tail}");
            assert!(loaded.partial.is_some(), "{first} {tail}");
        }
    }
}

#[test]
fn damage_is_not_reported_as_a_reason_to_retry() {
    let loaded = load(r#"[{"id":"a","name":"Ada},{"id":"b"},{"id":"c"}]"#);
    assert_eq!(ids_of(&loaded), ["b", "c"]);
    assert_eq!(
        loaded.partial.map(|error| error.to_string()).as_deref(),
        Some(
            "users.json is damaged at record 1: its text is not valid JSON. Users after it may be missing. \
             Check the server's response."
        )
    );
}

#[test]
fn a_broken_first_line_costs_only_its_own_record() {
    for first in [
        "{\"id\":\"a\",\"name\":\"Ada}",
        "{\"id\":\"a\"",
        "{\"id\":\"a,\"name\":\"Ada\"}",
        "{\"id\":\"a\",\"name\":\"Ada \"the\" boss\"}",
    ] {
        let loaded = load(&format!("{first}\n{}\n", sixty(|_, text| text, "\n")));
        assert_eq!((loaded.records, loaded.set_aside), (61, 1), "{first}");
    }
}

#[test]
fn a_first_line_cut_inside_its_lists_costs_only_its_own_record() {
    for first in [
        "{\"id\":\"a\",\"devices\":[{\"name\":\"Mac\"",
        "{\"id\":\"a\",\"devices\":[{\"name\":\"Mac\"}",
        "{\"id\":\"a\",\"devices\":[{\"name\":\"Mac\"},",
        "{\"id\":\"a\",\"active_on\":[\"2026-11-20\"",
        "{\"id\":\"a\",\"manager\":{\"name\":\"Kim\"",
        "{\"id\":\"a\",\"manager\":",
    ] {
        let loaded = load(&format!("{first}\n{}\n", sixty(|_, text| text, "\n")));
        assert_eq!((loaded.records, loaded.set_aside), (61, 1), "{first}");
        assert_eq!(damaged_at(&loaded), Some(1), "{first}");
    }
}

#[test]
fn the_first_lines_need_not_be_objects() {
    let user = r#"{"id":"a","name":"Ada"}"#;
    let table = [
        // The text, its users, and its records set aside.
        (format!("\"u-1\"\n{user}\n"), 1, 1),
        (format!("[]\n{user}\n{{\"id\":\"b\"}}\n"), 2, 1),
        (format!("[ ] \r\n\n{user}"), 1, 1),
        (format!("null\n5\n\n{{\"x\":1}}\n{user}\n"), 1, 3),
    ];
    for (text, users, set_aside) in table {
        let loaded = load(&text);
        assert_eq!(
            (ids_of(&loaded).len(), loaded.set_aside, &loaded.partial),
            (users, set_aside, &None),
            "{text}"
        );
        assert!(loaded.has_open_end, "{text}");
        for size in 1..text.len() {
            let whole = read(&text);
            assert_eq!(read_chunks(chunks(text.as_bytes(), &[size])), whole);
        }
    }
    for text in [
        "\"u-1\"\n",
        "1\n2\n3\n",
        "[]\n[]\n",
        "[] {\"id\":1,\"name\":\"a\"}\n",
        "404\n{\"error\":\"no\"}",
        "not found\n{\"id\":1,\"name\":\"a\"}\n",
    ] {
        assert_eq!(read(text).end, Err(Malformed::NotJson), "{text}");
    }
    let spaces = format!("[]{}", "\n ".repeat(9 << 20));
    assert_eq!(
        read_chunks(spaces.as_bytes().chunks(1 << 16)).end,
        Ok(()),
        "white space is not kept"
    );
}

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
fn a_lost_line_break_hides_nobody() {
    let read = read(
        "{\"id\":1,\"name\":\"a\"}{\"id\":2}\n{\"id\":3,\"name\":\"b}{\"id\":4}\n{\"id\":5}\n",
    );
    assert_eq!(
        read.records,
        [
            r#"{"id":1,"name":"a"}"#,
            r#"{"id":2}"#,
            r#"{"id":3,"name":"b}"#,
            r#"{"id":4}"#,
            r#"{"id":5}"#
        ]
    );
    assert_eq!(read.end, Err(Malformed::Damaged { record: 3 }));
}

#[test]
fn an_end_line_shows_that_lines_are_complete() {
    let lines = "{\"id\":1,\"name\":\"a\"}\n{\"id\":2}\n";
    let whole = load(&format!("{lines}{{\"end\": true, \"records\": 2}}\n"));
    assert_eq!(
        (whole.records, whole.partial, whole.has_open_end),
        (2, None, false)
    );
    let unknown = load(lines);
    assert_eq!(
        (unknown.records, unknown.partial, unknown.has_open_end),
        (2, None, true)
    );
    let object = load(&object("{\"id\":1}"));
    assert!(!object.has_open_end, "an object has its own end");

    let table = [
        (
            "{\"end\":true,\"records\":3}",
            Malformed::Miscounted { said: 3, read: 2 },
        ),
        (
            "{\"end\":true,\"records\":1}\n",
            Malformed::Miscounted { said: 1, read: 2 },
        ),
        ("{\"end\":true}\n{\"id\":3}\n", Malformed::NotJson),
        ("{\"end\":tr", Malformed::EndedEarly),
    ];
    for (end, malformed) in table {
        let loaded = load(&format!("{lines}{end}"));
        let partial = loaded.partial.map(|error| error.fault);
        assert_eq!(
            (loaded.records, partial),
            (2, Some(Fault::Malformed(malformed))),
            "{end}"
        );
    }
    let nobody = load("{\"end\":true,\"records\":0}");
    assert_eq!(
        (nobody.records, nobody.partial),
        (0, None),
        "an organization without users"
    );
    let user = load("{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"end\":true}\n");
    assert_eq!(user.records, 2, "with an id, the line is a user");
}

#[test]
fn a_users_field_in_a_first_line_is_not_the_list_of_users() {
    let loaded = load("{\"id\":1,\"name\":\"a\",\"users\":[\"x\"]}\n{\"id\":2}\n");
    assert_eq!((ids_of(&loaded).len(), loaded.partial), (2, None));
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
fn a_first_line_that_swallowed_the_start_of_the_second_costs_one_user() {
    let devices = |number: usize| {
        let set_up = r#""vault_created_at":"2026-01-05T09:00:00Z""#;
        format!(r#"{{"devices":[{{"name":"Mac"}},{{"name":"}}}}"}}],"id":"u{number}",{set_up}}}"#)
    };
    let cut = r#"{"devices":[{"name":"Mac"}],"id":"u1","name":"Tom "#;
    let read = read(format!("{cut}{}\n{}\n", devices(2), devices(3)));
    assert_eq!(read.records.len(), 2 + 1, "{:?}", read.records);
    assert_eq!(read.end, Err(Malformed::Damaged { record: 1 }));
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

/// Organizations with characters removed or inserted.
fn damaged() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let change = (
        any::<prop::sample::Index>(),
        prop::sample::select(&b"\"{}[],:\\\n x"[..]),
        any::<bool>(),
    );
    let form = any::<bool>();
    (form, prop::collection::vec(change, 1..5)).prop_map(|(lines, changes)| {
        let records = sixty(|_, text| text, if lines { "\n" } else { "," });
        let whole = if lines { records } else { object(&records) }.into_bytes();
        let mut text = whole.clone();
        for (at, byte, insert) in changes {
            let at = at.index(text.len());
            if insert {
                text.insert(at, byte);
            } else {
                text.remove(at);
            }
        }
        (whole, text)
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn damage_is_always_reported_and_never_depends_on_the_chunks((whole, text) in damaged(), sizes in prop::collection::vec(1..3000usize, 1..4)) {
        let read = read(&text);
        prop_assert_eq!(&read_chunks(chunks(&text, &sizes)), &read);
        let original = crate::support::read(&whole);
        let kept = read.records.iter().filter(|record| original.records.contains(record)).count();
        // One changed character spoils one record, or two if it hides the border between them.
        prop_assert!(kept + 8 >= original.records.len() || read.end.is_err(), "{} of {} kept: {:?}", kept, original.records.len(), read.end);
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
