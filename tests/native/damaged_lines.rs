//! Damage to newline-delimited JSON: a line costs its own record at most.

use active_users::source::{Fault, Malformed};

use crate::damage::{damaged_at, object, sixty};
use crate::support::{chunks, ids_of, load, read, read_chunks};

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
