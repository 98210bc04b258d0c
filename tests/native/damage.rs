//! Damaged documents: everything readable is read, and the rest is reported.

use active_users::engine::{AsOfSource, Loaded};
use active_users::source::{Fault, Malformed};
use proptest::prelude::*;

use crate::support::{cases, chunks, ids_of, load, read, read_chunks};

pub const TAIL: &str = r#"],"generated_at":"2026-11-23T06:00:00Z"}"#;

/// Sixty users, half of them Active, each passed through `damage` and joined by `separator`.
pub fn sixty(damage: impl Fn(usize, String) -> String, separator: &str) -> String {
    let records: Vec<_> = (1..=60)
        .map(|number| damage(number, user(number)))
        .collect();
    records.join(separator)
}

pub fn user(number: usize) -> String {
    let used = if number.is_multiple_of(2) {
        "2026-11-20"
    } else {
        "2026-08-20"
    };
    format!(
        r#"{{"id":"u{number}","name":"Tom, {number}","vault_created_at":"2026-01-05T09:00:00Z","devices":[{{"name":"Mac","platform":"macOS","last_opened_at":"{used}T10:00:00Z"}},{{"name":"iPhone","platform":"iOS"}}]}}"#
    )
}

pub fn object(records: &str) -> String {
    format!(r#"{{"users":[{records}{TAIL}"#)
}

pub fn damaged_at(loaded: &Loaded) -> Option<u32> {
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
