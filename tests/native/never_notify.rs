//! The list of users who asked not to be reminded, as a portal answers and a browser stores it.

use std::collections::BTreeMap;

use active_users::outreach::NeverNotify;
use active_users::source::{Fault, Malformed, NeverNotifyChange, UserId};
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
fn a_change_is_sent_with_the_id_as_the_document_has_it() {
    let json =
        |user_id, never| serde_json::to_string(&NeverNotifyChange { user_id, never }).unwrap();
    assert_eq!(
        json(id("u-9", false), true),
        r#"{"user_id":"u-9","never":true}"#
    );
    assert_eq!(json(id("7", true), false), r#"{"user_id":7,"never":false}"#);
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
