//! The reader of records takes and refuses what serde does, with the same words.

use active_users::domain::Names;
use active_users::source::{Refused, read_user};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use reference::{Dice, invent};

use crate::bad_records::bad_records;
use crate::slow_reader;
use crate::support::cases;

/// A number that is no integer of 64 bits is quoted as the document writes it. serde gives the one that
/// it has understood, such as `1.5` for `1.50`, or none at all if that is out of range.
fn quotes_another_number(refused: &Refused) -> bool {
    let Refused::Unreadable(why) = refused else {
        return false;
    };
    let value = why.reason.say(Names::Shown).strip_prefix("is ");
    let value = value
        .and_then(|words| words.split_once(", not "))
        .unwrap_or_default()
        .0;
    let is_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    is_number && value.parse::<u64>().is_err() && value.parse::<i64>().is_err() || value == "-0"
}

fn agree(record: &[u8]) -> Result<(), TestCaseError> {
    let record_text = String::from_utf8_lossy(record);
    match (read_user(record), slow_reader::read_user(record)) {
        (Err(Refused::Unreadable(ours)), Err(Refused::Unreadable(serdes)))
            if quotes_another_number(&Refused::Unreadable(ours.clone())) =>
        {
            prop_assert_eq!(
                (ours.id, ours.field),
                (serdes.id, serdes.field),
                "{}",
                record_text
            );
        }
        (ours, serdes) => prop_assert_eq!(ours, serdes, "{}", record_text),
    }
    Ok(())
}

/// Values that are easily read too generously or too strictly, good ones and text that is no JSON.
const VALUES: &str = r#"
null true false nul tru 0 -0 7 07 -7 +7 1. 1.5 .5 1e3 1E+3 1e 1e999 -1e-999
18446744073709551615 18446744073709551616 -9223372036854775808 -9223372036854775809
"" " " "\u00a0" "a" "\u0061" "\/\b\f\n\r\t\"\\" "\x" "\u12" "\u00zz" "é" "\ud83d\ude00" "\ud83d" "\ude00" "\ud83dx" "\ud83d\n"
"\ud83d\ud83d" "\ud83d\u0061" "\u0000" "scim" "enabled" "service" "Enabled" "assigned" "unassigned" "a\"b" "x at line 3 column 4"
"2026-11-23T06:00:00Z" "2026-11-23t06:00:00z" "2026-11-23T06:00:00.5+01:30" "2026-11-23T06:00:60Z" "2026-11-23T24:00:00Z"
"1970-01-01T00:00:00Z" "0001-01-01T00:00:00Z" "9999-12-31T23:59:59Z" "2026-02-29T00:00:00Z" "2028-02-29T00:00:00Z" "2026-11-23 06:00:00Z"
"\u0032026-11-23T06:00:00Z" "2026-11-23" "2026-11-31" "1970-01-01" "1969-12-31" "0000-01-01" "2026-1-23" "2026-11-2\u0033" "２026-11-23"
[] {} [1] [[]] [[[[{"a":[{}]}]]]] {"a":{"b":[1,{}]}} [null] [1,] [,] {"a"} {"a":} {"a":1,} {1:2} {"\ud800":1} {"name":"\ud800"} {"name":1,"name":2}
["2026-11-21","2026-11-20"] ["2026-11-20","2026-11-21","2026-11-20"] ["1970-01-01","2026-11-20"] ["2026-11-20",null]
{"name":"Kim","email":"kim@example.com"} {"email":5} [{"name":"Mac","paired":true,"added_at":"2026-01-01T00:00:00Z"},{}] [{"paired":null},{"paired":1}]
[{"added_at":"x"}] [{"x":[}]}] [{"added_at":"2026-01-01T00:00:00Z","added_at":null}]
[{"sent_at":"2026-10-02T09:00:00Z","text":"Tip"},{"sent_at":"2026-10-01T09:00:00Z","text":" "},{"text":"x"}] [{"sent_at":5,"text":[]}]
"#;

const NAMES: &[&str] = &[
    "id",
    "id",
    "id",
    "name",
    "email",
    "manager",
    "account",
    "license",
    "provisioned_by",
    "activated_at",
    "vault_created_at",
    "first_item_at",
    "last_used_at",
    "devices",
    "active_on",
    "reminders",
    "other",
    "",
    "\\u0069d",
    "n\\u0061me",
    "\\ud800",
    "Id",
];

fn value() -> impl Strategy<Value = String> {
    let values: Vec<_> = VALUES
        .trim()
        .lines()
        .flat_map(|line| line.split(' '))
        .collect();
    prop_oneof![
        8 => select(values).prop_map(String::from),
        1 => "\"[ -~é\u{7f}]{0,12}\"",
        1 => "-?[0-9]{1,21}",
        1 => "\"[0-9]{4}-[01][0-9]-[0-3][0-9]\"",
        1 => "\"[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,10})?(Z|z|[+-][0-2][0-9]:[0-5][0-9])\"",
    ]
}

/// An object with members that a user may have, good or bad.
fn object() -> impl Strategy<Value = String> {
    let blank = || select(vec!["", "", "", " ", "\n", "\t\r ", "\u{c}"]);
    let member =
        (select(NAMES), value(), blank(), blank()).prop_map(|(name, value, before, after)| {
            format!("{before}\"{name}\"{after}:{before}{value}{after}")
        });
    (vec(member, 0..7), any::<bool>(), blank()).prop_map(|(mut members, has_id, after)| {
        if has_id {
            members.insert(members.len() / 2, "\"id\":\"u\"".to_owned());
        }
        format!("{{{}}}{after}", members.join(","))
    })
}

/// One record as documents have it.
fn record() -> impl Strategy<Value = Vec<u8>> {
    any::<u64>().prop_map(|seed| {
        let dice = &mut Dice::new(seed);
        let record = match dice.one_in(3) {
            true => invent::hostile(dice, 1),
            false => invent::organization(dice, 4)
                .records
                .pop()
                .unwrap_or_default(),
        };
        record.to_string().into_bytes()
    })
}

/// What may happen to a byte of a record.
fn change() -> impl Strategy<Value = (Index, u8, u8)> {
    let sign = prop_oneof![
        any::<u8>(),
        select(b"\"\\{}[]:, \n0-1utrn\xc3\xa9".as_slice())
    ];
    (any::<Index>(), 0..4_u8, sign)
}

fn changed(record: &[u8], changes: &[(Index, u8, u8)]) -> Vec<u8> {
    let mut record = record.to_vec();
    for (at, how, byte) in changes {
        let at = at.index(record.len().max(1));
        match how {
            0 => record.insert(at, *byte),
            1 => drop(record.drain(at..(at + 1).min(record.len()))),
            2 => record.truncate(at),
            _ => record
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|old| *old = *byte),
        }
    }
    record
}

#[test]
fn on_bad_records() {
    for (record, ..) in bad_records() {
        agree(record.as_bytes()).unwrap();
    }
}

#[test]
fn on_each_value_of_each_field() {
    for value in VALUES.trim().lines().flat_map(|line| line.split(' ')) {
        for name in NAMES {
            for record in [
                format!(r#"{{"id":"u","{name}":{value}}}"#),
                format!(r#"{{"{name}":{value},"id":"u"}}"#),
                format!(r#"{{"{name}":{value},"{name}":null}}"#),
                format!(r#"{{"id":"u","devices":[{{}},{{"{name}":{value},"version":{value}}}]}}"#),
                format!(r#"{{"id":"u","reminders":[{{"sent_at":{value},"{name}":1}}]}}"#),
                format!(r#"{{"id":"u","manager":{{"{name}":{value}}},"active_on":[{value}]}}"#),
            ] {
                agree(record.as_bytes()).unwrap();
            }
        }
    }
}

#[test]
fn however_deep_an_unknown_field_is() {
    for depth in [100, 127, 128, 129, 10_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let value = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            for record in [
                format!(r#"{{"id":"u","x":{value}}}"#),
                format!(r#"{{"id":"u","name":{value}}}"#),
                format!(r#"{{"id":"u","x":{value}"#),
            ] {
                agree(record.as_bytes()).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn on_objects(object in object()) {
        agree(object.as_bytes())?;
    }

    #[test]
    fn on_records(record in record(), changes in vec(change(), 0..4)) {
        agree(&changed(&record, &changes))?;
    }

    #[test]
    fn on_changed_objects(object in object(), changes in vec(change(), 1..3)) {
        agree(&changed(object.as_bytes(), &changes))?;
    }
}
