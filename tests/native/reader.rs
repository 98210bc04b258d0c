//! From bytes to records: every form, split at every byte.

use active_users::source::{Malformed, RecordReader};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{Found, cases, chunks, read, read_chunks};

/// Sample documents for every reader test, with two records each.
pub const SAMPLES: [(&str, &str); 8] = [
    (
        "array",
        r#"[{"id":"a","name":"[}\" \\"},{"id":"b","devices":[{"name":"é😀\u00e9"}]}]"#,
    ),
    (
        "object",
        r#"{"users":[{"id":"a","name":"]},{"},{"id":"b"}]}"#,
    ),
    (
        "header before",
        r#"{"generated_at":"2026-11-23T06:00:00Z","organization":"É \"Co\" {[","users":[{"id":"a"},{"id":"b"}]}"#,
    ),
    (
        "header behind",
        r#"{"users":[{"id":"a"},{"id":"b"}],"organization":"]}","generated_at":"2026-11-23T06:00:00Z"}"#,
    ),
    (
        "pretty",
        "\u{feff}\r\n{\n  \"meta\" : { \"users\" : [ { \"id\" : 9 } ] , \"x\" : [ [ ] , \"users\" ] } ,\n  \"users\" : [\n    { \"id\" : \"a\" } ,\n\t{ \"id\" : \"b\" }\r\n  ] ,\n  \"n\" : 1\n}\n\n",
    ),
    (
        "escaped key",
        r#"{"\\users\"":"\"users\":[","\u0075s\u0065rs":[{"id":"a"},{"id":"b"}]}"#,
    ),
    ("lines", "{\"id\":\"a\",\"name\":\"}{\"}\n{\"id\":\"b\"}\n"),
    (
        "lines, no end",
        "\u{feff}{\"id\":\"a\",\"name\":\"\"}\r\n\r\n  {\"id\":\"b\"}  ",
    ),
];

/// Whole documents, damaged documents, JSON-like text and random bytes.
fn document() -> impl Strategy<Value = Vec<u8>> {
    let sample = || select(&SAMPLES[..]).prop_map(|(_, text)| text.as_bytes().to_vec());
    let damaged = (
        sample(),
        vec(
            (
                any::<prop::sample::Index>(),
                select(&br#"{}[]",:\ n1u"#[..]),
            ),
            1..4,
        ),
    )
        .prop_map(|(mut text, damage)| {
            for (at, byte) in damage {
                let at = at.index(text.len());
                text[at] = byte;
            }
            text
        });
    let token = select(&[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        " ",
        "\n",
        "1",
        "null",
        "\"users\"",
        "\"users\":[",
        "\"id\":1",
        "{\"id\":\"a\"}",
        "\"a\":",
        "\"x\"",
    ]);
    let soup = (any::<bool>(), vec(token, 0..24)).prop_map(|(mark, tokens)| {
        [if mark { "\u{feff}" } else { "" }, &tokens.concat()]
            .concat()
            .into_bytes()
    });
    prop_oneof![2 => sample(), 2 => damaged, 4 => soup, 1 => vec(any::<u8>(), 0..40)]
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn the_result_does_not_depend_on_how_the_bytes_are_split(document in document(), sizes in vec(1..12usize, 1..6)) {
        let whole = read(&document);
        prop_assert_eq!(&read_chunks(chunks(&document, &sizes)), &whole, "{}", String::from_utf8_lossy(&document));
        prop_assert_eq!(&read_chunks(document.chunks(1)), &whole, "{}", String::from_utf8_lossy(&document));
    }
}

#[test]
fn every_form_can_be_split_anywhere() {
    for (form, document) in SAMPLES {
        let whole = read(document);
        assert_eq!(whole.end, Ok(()), "{form}");
        let ids: Vec<_> = whole
            .records
            .iter()
            .map(|record| serde_json::from_str::<serde_json::Value>(record).unwrap()["id"].clone())
            .collect();
        assert_eq!(ids, ["a", "b"], "{form}");
        for at in 0..=document.len() {
            let (one, other) = document.as_bytes().split_at(at);
            assert_eq!(read_chunks([one, other]), whole, "{form} split at {at}");
        }
    }
}

#[test]
fn records_are_passed_on_as_soon_as_they_end() {
    let mut reader = RecordReader::new();
    let mut found = Found::default();
    let mut after = |chunk: &str| {
        reader.push(chunk.as_bytes(), &mut found).unwrap();
        found.0.len()
    };
    assert_eq!(after(r#"{"users":[{"id":1"#), 0);
    assert_eq!(after("}"), 1);
    assert_eq!(after(r#",{"id":2},{"id":3},{"#), 3);
}

#[test]
fn unknown_fields_may_be_huge() {
    let huge = format!(
        r#""huge":[{}"x"]"#,
        r#"{"users":[{"id":"no"}],"text":"]}"},"#.repeat(20_000)
    );
    for document in [
        format!(r#"{{{huge},"users":[{{"id":1}}]}}"#),
        format!(r#"{{"users":[{{"id":1}}],{huge}}}"#),
        format!(r#"[{{"id":1,{huge}}}]"#),
    ] {
        let read = read_chunks(document.as_bytes().chunks(65_536));
        assert_eq!((read.records.len(), read.end), (1, Ok(())));
    }
}

#[test]
fn a_long_record_is_good_wherever_its_text_is_first_checked() {
    // After 64 KiB, which may be in the middle of anything.
    for inside in [r#"-1.5e-3"#, "true", r#""\u00e9\ud83d\ude00""#, "[[],{}]"] {
        for before in 0..inside.len() {
            let start = r#"{"id":1,"x":""#;
            let filler = "x".repeat(64 * 1024 - start.len() - r#"","n":"#.len() - before);
            let document = format!(r#"[{start}{filler}","n":{inside}}}]"#);
            let read = read(&document);
            assert_eq!(
                (read.records.len(), read.end),
                (1, Ok(())),
                "{inside} {before}"
            );
        }
    }
}

#[test]
fn elements_that_are_not_objects_are_passed_on_as_records() {
    let read = read(r#"[1, "a,]\"", [2,[3]], null ,true,{}, -1.5e3]"#);
    assert_eq!(
        read.records,
        ["1", r#""a,]\"""#, "[2,[3]]", "null", "true", "{}", "-1.5e3"]
    );
    assert_eq!(read.end, Ok(()));
}

#[test]
fn an_element_that_is_not_json_spoils_only_itself_and_is_reported() {
    let read = read(r#"[{"id":1},{"id":2 oops},{id:3},nope,{"id":4}]"#);
    assert_eq!(read.records.len(), 5);
    assert_eq!(read.end, Err(Malformed::Damaged { record: 2 }));
    let lines = self::read("{\"id\":1}\n{\"id\":2\nnope\n{\"id\":4}\n");
    assert_eq!(
        (lines.records.len(), lines.end),
        (4, Err(Malformed::Damaged { record: 2 }))
    );
}

#[test]
fn a_byte_order_mark_after_white_space_is_read_the_same_in_every_split() {
    let document = b" \xEF\xBB\xBF[]";
    assert_eq!(read_chunks(chunks(document, &[1, 9])), read(document));
}

#[test]
fn a_broken_first_line_is_set_aside_like_any_other_line() {
    let read = read("{\"id\":\"a\"\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n");
    assert_eq!(
        (read.records.len(), read.end),
        (3, Err(Malformed::Damaged { record: 1 }))
    );
}
