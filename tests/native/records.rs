//! Single records: what a good one may omit, and what else it may contain.

use active_users::domain::{Account, License, Names};
use active_users::query::UserQuery;
use active_users::source::{Refused, read_user};

use crate::support::{at, directory};

#[test]
fn null_counts_as_missing() {
    let nulls = br#"{"id":"u","name":null,"email":null,"manager":null,"account":null,"license":null,"provisioned_by":null,
        "activated_at":null,"vault_created_at":null,"first_item_at":null,"devices":null,"active_on":null,"reminders":null}"#;
    assert_eq!(read_user(nulls), read_user(br#"{"id":"u"}"#));
    let nulls = br#"{"id":"u","devices":[{"name":null,"platform":null,"version":null,"added_at":null,"paired":null,
        "hub_authenticated":null,"last_opened_at":null,"last_autofill_at":null}],"reminders":[{"sent_at":null}]}"#;
    assert_eq!(
        read_user(nulls),
        read_user(br#"{"id":"u","devices":[{}],"reminders":[{}]}"#)
    );
    let bare = read_user(br#"{"id":"u"}"#).unwrap();
    assert_eq!(
        (bare.account, bare.license, bare.scim, bare.devices),
        (Account::Enabled, License::Assigned, false, None)
    );
}

#[test]
fn a_date_of_1970_or_earlier_counts_as_missing() {
    let user = |date: &str| {
        read_user(format!(r#"{{"id":1,"vault_created_at":"{date}"}}"#).as_bytes())
            .unwrap()
            .vault_created_at
    };
    for date in [
        "1970-01-01T00:00:00Z",
        "1970-01-01T01:00:00+01:00",
        "1969-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "1601-01-01T00:00:00Z",
    ] {
        assert_eq!(user(date), None, "{date}");
    }
    assert_eq!(user("1970-01-01T00:00:00.000000001Z").unwrap().nanos(), 1);
}

#[test]
fn blank_text_counts_as_missing_and_the_name_falls_back() {
    let table = [
        (
            r#"{"id":"u","name":"Ada","email":"a@b.c"}"#,
            "Ada",
            Some("a@b.c"),
        ),
        (
            r#"{"id":"u","name":" \u00a0","email":"a@b.c"}"#,
            "a@b.c",
            Some("a@b.c"),
        ),
        (r#"{"id":"u","name":"","email":" "}"#, "u", None),
        (r#"{"id":7}"#, "7", None),
    ];
    for (record, name, email) in table {
        let user = read_user(record.as_bytes()).unwrap();
        assert_eq!(
            (user.shown_name(), user.email.as_deref()),
            (name, email),
            "{record}"
        );
        let row = &directory(&[record])
            .page(&UserQuery::default(), 0..1, Names::Shown)
            .rows[0];
        assert_eq!(
            (row.name.as_str(), row.email.as_deref()),
            (name, email),
            "{record}"
        );
    }
}

#[test]
fn unknown_fields_are_ignored_whatever_they_contain() {
    let record = br#"{"x":[{"id":2}],"id":1,"boss":{"name":5},"devices":[{"os":{"id":3},"paired":true}],"Name":7,"x":null}"#;
    let user = read_user(record).unwrap();
    assert_eq!(
        (
            user.id.as_ref(),
            user.devices().len(),
            user.devices()[0].paired
        ),
        ("1", 1, Some(true))
    );
}

#[test]
fn days_and_reminders_are_sorted() {
    let record = br#"{"id":1,"provisioned_by":"scim","active_on":["2026-11-02","2026-11-01","2026-11-02"],
        "reminders":[{"sent_at":"2026-11-02T00:00:00Z"},{"sent_at":"2026-11-01T00:00:00Z"},{"sent_at":"1970-01-01T00:00:00Z"}]}"#;
    let user = read_user(record).unwrap();
    assert!(user.scim);
    assert_eq!(
        user.active_on
            .iter()
            .map(|day| day.start())
            .collect::<Vec<_>>(),
        ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"].map(at)
    );
    assert_eq!(
        user.reminders,
        ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"].map(at)
    );
}

#[test]
fn a_day_of_1970_counts_as_missing() {
    let user = read_user(br#"{"id":1,"active_on":["2026-11-20","1970-01-01"]}"#)
        .unwrap()
        .active_on;
    assert_eq!(user.len(), 1);
}

#[test]
fn an_id_is_read_from_a_record_that_is_not_utf_8() {
    let why = read_user(b"{\"id\":\"a\",\"name\":\"\xff\"}").expect_err("not UTF-8");
    let Refused::Unreadable(why) = why else {
        panic!("its text is JSON")
    };
    assert_eq!(why.id.as_deref(), Some("a"));
}
