//! Text that isn't a document, stops being one, or ends early.

use active_users::source::Malformed;
use proptest::prelude::*;

use crate::reader::SAMPLES;
use crate::support::{cases, read};

#[test]
fn each_kind_of_text_that_is_not_a_document_has_its_own_error() {
    use Malformed::{Damaged, Empty, EndedEarly, NoUsers, NotJson, UsersNotAList, WebPage};
    let table = [
        // The text, the number of records read before the error, and the error.
        ("", 0, Empty),
        (" \r\n\t", 0, Empty),
        ("\u{feff}", 0, Empty),
        ("\u{feff} \n", 0, Empty),
        ("<!doctype html><html>", 0, WebPage),
        ("\n <html lang=\"en\">", 0, WebPage),
        ("<?xml version=\"1.0\"?>", 0, WebPage),
        ("Not Found", 0, NotJson),
        ("null", 0, NotJson),
        ("\"users\"", 0, NotJson),
        ("42", 0, NotJson),
        ("\u{feff}\u{feff}[]", 0, NotJson),
        ("]", 0, NotJson),
        ("{}", 0, NoUsers),
        ("{}\n", 0, NoUsers),
        (r#"{"error":"no"}"#, 0, NoUsers),
        (r#"{"Users":[]}"#, 0, NoUsers),
        (r#"{"data":{"users":[{"id":1}]}}"#, 0, NoUsers),
        (r#"{"id":null}"#, 0, NoUsers),
        (r#"{"users":null}"#, 0, UsersNotAList),
        (r#"{"users":{}}"#, 0, UsersNotAList),
        (r#"{"users":"[]"}"#, 0, UsersNotAList),
        (r#"{"a":1,"users":7,"users":[]}"#, 0, UsersNotAList),
        (r#"{"users"}"#, 0, UsersNotAList),
        (r#"{"users" []}"#, 0, NotJson),
        (r#"{"a" 1,"users":[{"id":1}]}"#, 1, Damaged { record: 1 }),
        (r#"{"a":1,,"users":[{"id":1}]}"#, 1, Damaged { record: 1 }),
        (r#"{users:1,"users":[{"id":1}]}"#, 1, Damaged { record: 1 }),
        (r#"{"a":1,,"users":[]}"#, 0, NotJson),
        (r#"{"a":1,,"users":7}"#, 0, UsersNotAList),
        (r#"{"users":[{"id":1}],"users":[{"id":2}]}"#, 1, NotJson),
        (r#"{"users":[{"id":1}],"\u0075sers":{}}"#, 1, NotJson),
        (r#"{"users":[{"id":1}] "a":1}"#, 1, NotJson),
        (r#"{"users":[{"id":1}],"a"}"#, 1, NotJson),
        (r#"{"users":[{"id":1}]]"#, 1, NotJson),
        (r#"{"users":[{"id":1}]} x"#, 1, NotJson),
        (r#"{"users":[{"id":1}]}{"users":[]}"#, 1, NotJson),
        ("[]]", 0, NotJson),
        ("[] []", 0, NotJson),
        ("[,]", 0, NotJson),
        (r#"[{"id":1}{"id":2}]"#, 2, Damaged { record: 2 }),
        (r#"[{"id":1},]"#, 1, Damaged { record: 2 }),
        (r#"[{"id":1},,{"id":2}]"#, 2, Damaged { record: 2 }),
        (r#"[{"id":1};{"id":2}]"#, 2, Damaged { record: 2 }),
        (r#"[{"id":1}}"#, 1, Damaged { record: 2 }),
        (r#"[:]"#, 0, NotJson),
        ("[", 0, EndedEarly),
        ("{", 0, EndedEarly),
        (r#"{"users"#, 0, EndedEarly),
        (r#"{"users":["#, 0, EndedEarly),
        (r#"{"users":[{"id":1},{"id":2"#, 1, EndedEarly),
        (r#"{"users":[{"id":1}],"organization":"Ex"#, 1, EndedEarly),
        (r#"[{"id":1}"#, 1, EndedEarly),
        (r#"[{"id":1},12"#, 1, EndedEarly),
        ("{\"id\":1}\n{\"id\":2", 1, EndedEarly),
    ];
    for (document, records, malformed) in table {
        let read = read(document);
        assert_eq!(
            (read.records.len(), read.end),
            (records, Err(malformed)),
            "{document:?}"
        );
    }
}

#[test]
fn an_empty_list_and_a_single_user_are_documents() {
    for (document, records) in [
        ("[]", 0),
        (" [ ] ", 0),
        (r#"{"users":[]}"#, 0),
        (r#"{"id":1,"email":null}"#, 1),
        ("{\"id\":1,\"devices\":[]}\n\n", 1),
    ] {
        let read = read(document);
        assert_eq!(
            (read.records.len(), read.end),
            (records, Ok(())),
            "{document:?}"
        );
    }
}

#[test]
fn a_truncated_document_is_never_complete() {
    for (form, document) in SAMPLES {
        let whole = read(document);
        let text = document.as_bytes();
        for cut in 0..text.len() {
            let read = read(&text[..cut]);
            let complete = text[cut..].trim_ascii().is_empty()
                || (form.starts_with("lines") && all_lines_are_whole(&text[..cut]));
            assert_eq!(
                read.end.is_ok(),
                complete,
                "{form} cut at {cut}: {:?}",
                read.end
            );
            assert!(
                whole.records.starts_with(&read.records),
                "{form} cut at {cut}: {:?}",
                read.records
            );
        }
    }
}

fn all_lines_are_whole(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .filter(|line| !line.trim().is_empty())
        .peekable();
    lines.peek().is_some()
        && lines.all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok())
}

#[test]
fn a_value_over_sixteen_mebibytes_is_refused_and_not_kept() {
    let long = "x".repeat((16 << 20) + 1);
    for start in [
        r#"{"name":""#,
        r#"[{"name":""#,
        "[\"",
        r#"{"users":[],"a":""#,
        "{\"id\":1}\n{\"name\":\"",
    ] {
        let mut reader = active_users::source::RecordReader::new();
        let mut ignore = crate::support::Found::default();
        reader.push(start.as_bytes(), &mut ignore).unwrap();
        let end = long
            .as_bytes()
            .chunks(1 << 20)
            .try_for_each(|chunk| reader.push(chunk, &mut ignore));
        assert_eq!(end, Err(Malformed::TooLong), "{start}");
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        let _ = read([b"[".as_slice(), &bytes].concat());
        let _ = read([b"{\"users\":[".as_slice(), &bytes].concat());
        let _ = read([b"{\"id\":1}\n".as_slice(), &bytes].concat());
    }
}

#[test]
fn a_comma_before_the_closing_brace_is_malformed() {
    assert_eq!(read(r#"{"users":[],}"#).end, Err(Malformed::NotJson));
}

#[test]
fn a_second_users_field_is_malformed_even_if_it_is_null() {
    assert_eq!(
        read(r#"{"users":[],"users":null}"#).end,
        Err(Malformed::NotJson)
    );
}

#[test]
fn a_record_that_is_too_long_is_refused_in_every_split() {
    let document = format!(r#"[{{"id":1,"x":"{}"}}]"#, "x".repeat(17 << 20));
    assert_eq!(
        crate::support::read_chunks(document.as_bytes().chunks(1 << 20)).end,
        read(&document).end
    );
}
