//! The log of messages and calls, as a portal answers and a browser stores it, and what is noted once.

use std::collections::BTreeMap;

use active_users::domain::{Contact, Instant, Names};
use active_users::export::log_csv;
use active_users::outreach::{LONGEST_NOTE, List, Log, Noting};
use active_users::source::{
    Fault, LoadError, LogEntry, Malformed, NewLogEntry, SaveError, UserId, read_user,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{at, cases};

fn user(text: &str) -> UserId {
    UserId {
        text: text.to_owned(),
        is_integer: text.parse::<u32>().is_ok(),
    }
}

fn entry(id: &str, time: &str, kind: Contact, note: &str) -> LogEntry {
    LogEntry {
        user_id: user(id),
        at: at(time),
        kind,
        note: note.to_owned(),
    }
}

#[test]
fn a_log_is_read_the_newest_first() {
    let log = Log::parse(
        br#"{"entries":[
            {"user_id":7,"at":"2026-11-20T06:00:00Z","kind":"message"},
            {"user_id":"u-9","at":"2026-11-23T07:00:00+01:00","kind":"call","note":"Showed \"autofill\".","by":1},
            {"user_id":"u-9","at":"2026-11-20T06:00:00Z","kind":"call","note":null}
        ]}"#,
    );
    let entries = [
        entry(
            "u-9",
            "2026-11-23T06:00:00Z",
            Contact::Call,
            "Showed \"autofill\".",
        ),
        entry("7", "2026-11-20T06:00:00Z", Contact::Message, ""),
        entry("u-9", "2026-11-20T06:00:00Z", Contact::Call, ""),
    ];
    let log = log.unwrap();
    assert_eq!(log.entries(), entries);
    assert_eq!(log.of_user("u-9").count(), 2);
    let latest = BTreeMap::from([
        ("7".to_owned(), at("2026-11-20T06:00:00Z")),
        ("u-9".to_owned(), at("2026-11-23T06:00:00Z")),
    ]);
    assert_eq!(log.latest(), latest);
}

#[test]
fn what_is_no_log_says_so() {
    let one = |entry: &str| format!(r#"{{"entries":[{entry}]}}"#);
    let table = [
        (String::new(), Malformed::Empty),
        ("<html>".to_owned(), Malformed::WebPage),
        ("{".to_owned(), Malformed::NotJson),
        ("{}".to_owned(), Malformed::Unexpected),
        (one("7"), Malformed::Unexpected),
        (
            one(r#"["u-9","2026-11-20T06:00:00Z","call",""]"#),
            Malformed::Unexpected,
        ),
        (
            one(r#"{"user_id":"u","at":"2026-11-20T06:00:00Z"}"#),
            Malformed::Unexpected,
        ),
        (
            one(r#"{"user_id":"u","at":"2026-11-20T06:00:00Z","kind":"fax"}"#),
            Malformed::Unexpected,
        ),
        (
            one(r#"{"user_id":"u","at":"20 Nov","kind":"call"}"#),
            Malformed::Unexpected,
        ),
        (
            one(r#"{"user_id":"u","at":null,"kind":"call"}"#),
            Malformed::Unexpected,
        ),
    ];
    for (text, malformed) in table {
        let read = Log::parse(text.as_bytes());
        assert_eq!(read, Err(Fault::Malformed(malformed)), "{text}");
    }
}

#[test]
fn a_new_entry_follows_the_contract() {
    let entry = NewLogEntry {
        user_id: user("7"),
        kind: Contact::Call,
        note: "Two\nlines".to_owned(),
    };
    assert_eq!(
        serde_json::to_string(&entry).unwrap(),
        r#"{"user_id":7,"kind":"call","note":"Two\nlines"}"#
    );
}

#[test]
fn a_file_of_the_log_has_names_unless_they_are_concealed() {
    let ada = read_user(br#"{"id":"u-9","name":"Ada","email":"a@b"}"#).unwrap();
    let entries = [
        entry("u-9", "2026-11-23T06:00:00Z", Contact::Call, "=1+1"),
        entry("gone", "2026-11-20T06:00:00Z", Contact::Message, ""),
    ];
    let people = |user| BTreeMap::from([("u-9".to_owned(), user)]);
    assert_eq!(
        log_csv(&entries, &people(ada.clone().into_owned()), Names::Shown),
        "logged,id,name,email,kind,note\r\n\
         2026-11-23T06:00:00Z,\"u-9\",\"Ada\",\"a@b\",\"call\",\"'=1+1\"\r\n\
         2026-11-20T06:00:00Z,\"gone\",\"\",\"\",\"message\",\"\"\r\n"
    );
    let concealed = log_csv(
        &entries,
        &people(ada.into_owned().concealed()),
        Names::Concealed,
    );
    for hidden in ["u-9", "Ada", "a@b", "1+1", "gone"] {
        assert!(!concealed.contains(hidden), "{hidden} in {concealed}");
    }
    assert!(concealed.contains("Person "), "{concealed}");
}

#[test]
fn every_failure_to_save_has_its_sentence() {
    let sentence = |fault| {
        let what = "/api/outreach".to_owned();
        SaveError::from(LoadError { what, fault }).to_string()
    };
    let unknown = "We couldn't confirm that this was saved. Try again without changing it: it won't be saved twice.";
    let table = [
        (
            Fault::Status(401),
            "Not saved: your session has ended. Sign in, then try again.",
        ),
        (
            Fault::Status(403),
            "Not saved: the portal refused it (403). Your session may have changed: reload the page and try again, or ask your administrator for access.",
        ),
        (
            Fault::Status(404),
            "Not saved: the portal refused it (404). Try again, or contact your administrator.",
        ),
        (
            Fault::Status(429),
            "Not saved: the portal is busy (429). Try again in a minute.",
        ),
        (
            Fault::Header("X Y".to_owned()),
            "Not saved: the configured header “X Y” is not valid. Check its name and value.",
        ),
        (
            Fault::Offline,
            "Not saved: you are offline. Connect, then try again.",
        ),
        (
            Fault::BadRequest,
            "Not saved: the address in the configuration is not one that a request can be sent to.",
        ),
        (
            Fault::Malformed(Malformed::WebPage),
            "We couldn't confirm that this was saved: the portal answered with a web page. Sign in again if needed, then try again without changing it: it won't be saved twice.",
        ),
        (Fault::Status(409), unknown),
        (Fault::Status(500), unknown),
        (Fault::Unreachable, unknown),
        (Fault::TimedOut(30), unknown),
    ];
    for (fault, expected) in table {
        assert_eq!(sentence(fault), expected);
    }
    assert!(SaveError::from(Fault::Status(401)).may_need_sign_in());
    assert!(!SaveError::from(Fault::Status(403)).may_need_sign_in());
}

/// Keys that say how many were made before.
fn key(made: &mut u32) -> Option<String> {
    *made += 1;
    Some(made.to_string())
}

#[test]
fn a_second_click_saves_nothing_more_and_a_second_try_has_the_same_key() {
    let (mut noting, mut made) = (Noting::default(), 0);
    noting.write(" Showed autofill. ".to_owned());
    let begun = noting.begin(user("7"), Contact::Call, || key(&mut made));
    let (entry, first) = begun.unwrap();
    assert_eq!(
        (entry.note.as_str(), first.as_str()),
        ("Showed autofill.", "1")
    );
    assert_eq!(
        noting.begin(user("7"), Contact::Call, || key(&mut made)),
        None
    );
    // What is on its way stays as it is.
    noting.write("Something else".to_owned());
    noting.end(Err(SaveError::Unknown));
    assert_eq!(noting.note(), " Showed autofill. ");
    assert_eq!(noting.problem(), Some(&SaveError::Unknown));
    let again = noting.begin(user("7"), Contact::Call, || key(&mut made));
    assert_eq!(again, Some((entry, first)));
    noting.end(Err(SaveError::Unknown));
    // The key of one request does not do for another one.
    let other = noting.begin(user("7"), Contact::Message, || key(&mut made));
    assert_eq!(other.unwrap().1, "2");
    noting.end(Ok(()));
    assert_eq!((noting.note(), noting.problem()), ("", None));
    let next = noting.begin(user("7"), Contact::Message, || key(&mut made));
    assert_eq!(next.unwrap().1, "3");
    noting.end(Err(SaveError::NotStored));
    assert_eq!(noting.problem(), Some(&SaveError::NotStored));
    assert_eq!(noting.begin(user("7"), Contact::Call, || None), None);
    assert_eq!(noting.problem(), Some(&SaveError::NoKey));
    assert!(!noting.is_saving());
}

#[test]
fn a_note_is_as_long_as_a_portal_takes_it() {
    let mut noting = Noting::default();
    noting.write("é".repeat(LONGEST_NOTE + 1));
    let (entry, _) = noting
        .begin(user("7"), Contact::Call, || Some(String::new()))
        .unwrap();
    assert_eq!(entry.note.chars().count(), LONGEST_NOTE);
}

fn entries() -> impl Strategy<Value = Vec<LogEntry>> {
    let kind = select(vec![Contact::Message, Contact::Call]);
    let entry = (
        0..5_u8,
        1..6_i64,
        kind,
        select(vec!["", "Two\nlines", "\"é\" 😀"]),
    );
    let entry = entry.prop_map(|(id, second, kind, note)| LogEntry {
        user_id: user(&id.to_string()),
        at: Instant::from_millis(second * 1000),
        kind,
        note: note.to_owned(),
    });
    vec(entry, 0..30)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_log_is_in_order_has_no_entry_twice_and_survives_storage(entries in entries()) {
        let mut log = Log::default();
        entries.iter().for_each(|entry| log.add(entry.clone()));
        let all = log.clone();
        entries.iter().for_each(|entry| log.add(entry.clone()));
        prop_assert_eq!(&log, &all);
        prop_assert!(log.entries().is_sorted_by(|newer, older| newer.at >= older.at));
        prop_assert!(entries.iter().all(|entry| log.entries().contains(entry)));
        prop_assert!(log.entries().iter().all(|entry| entries.contains(entry)));
        for (id, latest) in log.latest() {
            prop_assert_eq!(log.of_user(&id).map(|entry| entry.at).max(), Some(latest));
        }
        prop_assert_eq!(Log::parse(log.to_json().as_bytes()), Ok(log.clone()));
        // Nothing of either is lost where another tab has logged something meanwhile.
        let (here, there) = entries.split_at(entries.len() / 2);
        let log_of = |entries: &[LogEntry]| {
            let mut log = Log::default();
            entries.iter().for_each(|entry| log.add(entry.clone()));
            log
        };
        let mut merged = log_of(here);
        merged.merge(log_of(there));
        prop_assert!(merged.entries().is_sorted_by(|newer, older| newer.at >= older.at));
        prop_assert!(entries.iter().all(|entry| merged.entries().contains(entry)));
        prop_assert_eq!(merged.entries().len(), log.entries().len());
        let mut alone = Log::default();
        alone.merge(log.clone());
        prop_assert_eq!(alone, log);
    }
}
