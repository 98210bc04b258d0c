//! The list of users who asked not to be reminded, as a portal answers and a browser stores it.

use std::collections::BTreeMap;

use active_users::outreach::{List, NeverChanges, NeverNotify};
use active_users::source::{Fault, Malformed, NeverNotifyChange, SaveError, UserId};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::cases;

fn id(text: &str, is_integer: bool) -> UserId {
    UserId {
        text: text.to_owned(),
        is_integer,
    }
}

#[test]
fn a_list_has_texts_and_integers() {
    let list = NeverNotify::parse(br#"{"ids":["u-9",7,"08"],"more":1}"#).unwrap();
    let users: Vec<_> = list.users().cloned().collect();
    assert_eq!(users, [id("08", false), id("7", true), id("u-9", false)]);
    assert_eq!(list.to_json(), r#"{"ids":["08",7,"u-9"]}"#);
    assert!(list.contains("7") && list.contains("u-9") && !list.contains("8"));
    assert_eq!(
        NeverNotify::parse(br#"{"ids":[]}"#),
        Ok(NeverNotify::default())
    );
}

#[test]
fn what_is_no_list_is_never_an_empty_one() {
    let table = [
        ("", Malformed::Empty),
        (" <!doctype html>", Malformed::WebPage),
        ("{\"ids\":[\"u", Malformed::NotJson),
        ("ids", Malformed::NotJson),
        ("{}", Malformed::Unexpected),
        ("[]", Malformed::Unexpected),
        ("null", Malformed::Unexpected),
        (r#"[["u-9"]]"#, Malformed::Unexpected),
        (r#"{"ids":null}"#, Malformed::Unexpected),
        // Whoever is behind a bad id must not be written to either.
        (r#"{"ids":["u-9",null]}"#, Malformed::Unexpected),
        (r#"{"ids":["u-9"," "]}"#, Malformed::Unexpected),
        (r#"{"ids":[7.5]}"#, Malformed::Unexpected),
    ];
    for (text, malformed) in table {
        let read = NeverNotify::parse(text.as_bytes());
        assert_eq!(read, Err(Fault::Malformed(malformed)), "{text}");
    }
}

#[test]
fn a_list_takes_over_everybody_of_another_one() {
    let mut list = NeverNotify::parse(br#"{"ids":["u-9",7]}"#).unwrap();
    list.merge(NeverNotify::parse(br#"{"ids":["u-1","u-9"]}"#).unwrap());
    assert_eq!(list.to_json(), r#"{"ids":[7,"u-1","u-9"]}"#);
}

#[test]
fn a_change_is_sent_with_the_id_as_the_document_has_it() {
    let json =
        |user_id, never| serde_json::to_string(&NeverNotifyChange { user_id, never }).unwrap();
    assert_eq!(
        json(id("u-9", false), true),
        r#"{"user_id":"u-9","never":true}"#
    );
    assert_eq!(json(id("7", true), false), r#"{"user_id":7,"never":false}"#);
}

/// A wish counts until it is certain that the portal does not have it.
#[test]
fn whoever_may_be_on_the_list_counts_as_on_it() {
    let refused = || SaveError::NotSaved(Fault::Status(403));
    let table = [
        (true, Ok(()), false),
        (true, Err(SaveError::Unknown), true),
        (true, Err(SaveError::WebPage), true),
        (true, Err(refused()), false),
        (true, Err(SaveError::NoKey), false),
        (false, Err(SaveError::Unknown), false),
    ];
    for (never, saved, counts) in table {
        let mut changes = NeverChanges::default();
        assert!(changes.begin("u-9", never));
        assert_eq!(changes.never().contains("u-9"), never, "while it is saved");
        assert_eq!(changes.end("u-9", never, saved.clone()), None);
        assert_eq!(changes.never().contains("u-9"), counts, "{saved:?}");
        let problem = changes.get("u-9").and_then(|change| change.problem.clone());
        assert_eq!(problem, saved.err());
    }
}

#[test]
fn what_is_wanted_last_is_saved_unless_the_one_before_was_refused() {
    let refused = || Err(SaveError::NotSaved(Fault::Status(403)));
    let table = [
        (Ok(()), Some(true)),
        (Err(SaveError::Unknown), Some(true)),
        (Err(SaveError::WebPage), Some(true)),
        (refused(), None),
    ];
    for (saved, next) in table {
        let mut changes = NeverChanges::default();
        assert!(changes.begin("u-9", false));
        assert!(!changes.begin("u-9", true), "One at a time");
        assert_eq!(changes.end("u-9", false, saved.clone()), next, "{saved:?}");
        assert_eq!(changes.never().contains("u-9"), next == Some(true));
        if next.is_some() {
            assert_eq!(changes.end("u-9", true, Ok(())), None);
            assert_eq!(changes, NeverChanges::default());
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_last_word_about_a_user_counts_and_survives_storage(
        words in vec((0..8_u8, any::<bool>(), any::<bool>()), 0..40),
    ) {
        let (mut list, mut expected) = (NeverNotify::default(), BTreeMap::new());
        for (number, is_integer, never) in words {
            let user = id(&number.to_string(), is_integer);
            match never {
                true => expected.insert(user.text.clone(), user.clone()),
                false => expected.remove(&user.text),
            };
            list.set(user, never);
        }
        let restored = NeverNotify::parse(list.to_json().as_bytes());
        prop_assert_eq!(restored.as_ref(), Ok(&list));
        let users: Vec<_> = list.users().cloned().collect();
        prop_assert_eq!(users, expected.values().cloned().collect::<Vec<_>>());
        prop_assert_eq!(list.ids(), expected.into_keys().collect());
    }
}
