//! Pseudonyms, and what they reveal about a user.

use std::collections::HashSet;

use active_users::domain::{Names, pseudonym, pseudonymous_email};
use active_users::query::UserQuery;
use active_users::source::read_user;

use crate::support::directory;

#[test]
fn a_stand_in_is_the_same_on_every_load_and_every_machine() {
    let table = [
        ("u-1001", "Person YNQ7-BXVR", "ynq7bxvr@concealed.invalid"),
        (
            "ada.abbott@example.com",
            "Person 4XDR-1FVK",
            "4xdr1fvk@concealed.invalid",
        ),
    ];
    for (text, name, email) in table {
        assert_eq!(
            (pseudonym(text).as_str(), pseudonymous_email(text).as_str()),
            (name, email)
        );
    }
}

#[test]
fn a_hundred_thousand_ids_have_different_stand_ins() {
    let ids = (0..100_000).map(|id| format!("u-{id}"));
    let (mut names, mut emails) = (HashSet::new(), HashSet::new());
    for id in ids {
        names.insert(pseudonym(&id));
        emails.insert(pseudonymous_email(&id));
    }
    assert_eq!((names.len(), emails.len()), (100_000, 100_000));
}

#[test]
fn a_stand_in_has_no_letters_that_look_alike() {
    for text in ["", "a", "李", "u-1001", "\0"] {
        let (name, email) = (pseudonym(text), pseudonymous_email(text));
        let code = name.strip_prefix("Person ").unwrap();
        let (first, second) = code.split_once('-').unwrap();
        assert_eq!((first.len(), second.len()), (4, 4));
        let is_clear = |char: char| {
            char.is_ascii_digit() || char.is_ascii_uppercase() && !"ILOU".contains(char)
        };
        assert!(code.replace('-', "").chars().all(is_clear), "{code}");
        let same = code.replace('-', "").to_lowercase();
        assert_eq!(email, format!("{same}@concealed.invalid"));
    }
}

#[test]
fn a_concealed_user_keeps_everything_but_names_and_addresses() {
    const RECORD: &str = r#"{"id":"u-1","name":"Ada","email":"ada@x.y","manager":{"name":"Kim","email":"kim@x.y"},
        "license":"unassigned","provisioned_by":"scim","vault_created_at":"2026-01-01T00:00:00Z","active_on":["2026-01-02"],
        "reminders":[{"sent_at":"2026-02-01T00:00:00Z"}],
        "devices":[{"name":"Ada's Mac","platform":"macOS","version":"6","paired":true,"last_opened_at":"2026-01-03T00:00:00Z"}]}"#;
    let user = read_user(RECORD.as_bytes()).unwrap();
    let concealed = user.clone().concealed();
    let mut expected = user.clone();
    expected.name = Some(pseudonym("u-1").into());
    expected.email = Some(pseudonymous_email("u-1").into());
    expected.devices.as_mut().unwrap()[0].name = None;
    let manager = expected.manager.as_mut().unwrap();
    manager.name = Some(pseudonym("kim@x.y").into());
    manager.email = Some(pseudonymous_email("kim@x.y").into());
    assert_eq!(concealed, expected);

    let page = directory(&[RECORD]).page(&UserQuery::default(), 0..1, Names::Concealed);
    assert_eq!(
        (page.rows[0].id.as_str(), page.rows[0].name.as_str()),
        ("u-1", pseudonym("u-1").as_str())
    );
    assert_eq!(page.rows[0].email, Some(pseudonymous_email("u-1")));
}

#[test]
fn missing_fields_get_no_stand_in_except_the_name() {
    let bare = read_user(br#"{"id":"u-1"}"#).unwrap().concealed();
    assert_eq!(bare.shown_name(), pseudonym("u-1"));
    assert_eq!((bare.email, bare.manager, bare.devices), (None, None, None));
    let named = br#"{"id":"u-1","manager":{"name":"Kim"}}"#;
    let manager = read_user(named).unwrap().concealed().manager.unwrap();
    assert_eq!(
        (manager.name.as_deref(), manager.email),
        (Some(pseudonym("Kim").as_str()), None)
    );
    // The same manager always gets the same pseudonym.
    let other = br#"{"id":"u-2","manager":{"name":"Kim"}}"#;
    assert_eq!(
        read_user(other).unwrap().concealed().manager.unwrap().name,
        manager.name
    );
}

#[test]
fn a_concealed_list_keeps_its_order_unless_sorted_by_name() {
    let directory = directory(&[
        r#"{"id":1,"name":"Bo"}"#,
        r#"{"id":2,"name":"Ada"}"#,
        r#"{"id":3,"name":"Cy"}"#,
    ]);
    for search in [
        "",
        "sort=-last-used",
        "sort=idle",
        "sort=reminders",
        "account=enabled",
    ] {
        let query = UserQuery::parse(search).query;
        let ids = |names| {
            let page = directory.page(&query, 0..9, names);
            (
                page.total,
                page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>(),
            )
        };
        assert_eq!(ids(Names::Shown), ids(Names::Concealed), "{search}");
    }
}
