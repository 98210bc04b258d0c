//! One record at a time: what is wrong with a bad one, and what a good one may leave out.

use active_users::domain::{Account, License};
use active_users::query::UserQuery;
use active_users::source::read_user;

use crate::support::{at, directory, load};

const MOMENT: &str = "a date and time such as 2026-11-23T06:00:00Z";
const DAY: &str = "a day such as 2026-11-23";

/// A record, the field at fault, and the reason.
fn bad_records() -> Vec<(&'static str, &'static str, String)> {
    let not = |what: &str, expected: &str| format!("“{what}” is not {expected}");
    let invalid = |what: &str, expected: &str| format!("invalid type: {what}, expected {expected}");
    let texts = [
        ("7", "", "is not an object"),
        (r#""x""#, "", "is not an object"),
        ("null", "", "is not an object"),
        ("[]", "", "is not an object"),
        (r#"[{"id":1}]"#, "", "is not an object"),
        (r#"{"id":1 oops}"#, "", "is not valid JSON"),
        (r#"{"id":1,}"#, "", "is not valid JSON"),
        (r#"{"id":1}{}"#, "", "is not valid JSON"),
        ("nope", "", "is not valid JSON"),
        ("{}", "", "missing field `id`"),
        (r#"{"name":"Ada"}"#, "", "missing field `id`"),
        (r#"{"id":""}"#, "id", "is blank"),
        (r#"{"id":" \t"}"#, "id", "is blank"),
        (r#"{"id":1,"name":"a","name":"b"}"#, "", "duplicate field `name`"),
    ];
    let mut table: Vec<_> = texts.map(|(record, field, reason)| (record, field, reason.to_owned())).into();
    table.extend([
        (r#"{"id":null}"#, "id", invalid("null", "a text or an integer")),
        (r#"{"id":true}"#, "id", invalid("boolean `true`", "a text or an integer")),
        (r#"{"id":1.5}"#, "id", invalid("floating point `1.5`", "a text or an integer")),
        (r#"{"id":{}}"#, "id", invalid("map", "a text or an integer")),
        (r#"{"id":1,"name":5}"#, "name", invalid("integer `5`", "a text")),
        (r#"{"id":1,"email":[]}"#, "email", invalid("sequence", "a text")),
        (r#"{"id":1,"account":"disabled"}"#, "account", not("disabled", "enabled, suspended or service")),
        (r#"{"id":1,"account":"Enabled"}"#, "account", not("Enabled", "enabled, suspended or service")),
        (r#"{"id":1,"account":""}"#, "account", not("", "enabled, suspended or service")),
        (r#"{"id":1,"account":true}"#, "account", invalid("boolean `true`", "enabled, suspended or service")),
        (r#"{"id":1,"license":"none"}"#, "license", not("none", "assigned or unassigned")),
        (r#"{"id":1,"vault_created_at":"soon"}"#, "vault_created_at", not("soon", MOMENT)),
        (r#"{"id":1,"vault_created_at":""}"#, "vault_created_at", not("", MOMENT)),
        (r#"{"id":1,"vault_created_at":"2026-11-23"}"#, "vault_created_at", not("2026-11-23", MOMENT)),
        (r#"{"id":1,"vault_created_at":1767225600}"#, "vault_created_at", invalid("integer `1767225600`", MOMENT)),
        (r#"{"id":1,"activated_at":"2026-02-30T00:00:00Z"}"#, "activated_at", not("2026-02-30T00:00:00Z", MOMENT)),
        (r#"{"id":1,"first_item_at":{}}"#, "first_item_at", invalid("map", MOMENT)),
        (r#"{"id":1,"devices":{}}"#, "devices", invalid("map", "a sequence")),
        (r#"{"id":1,"devices":[{},{"added_at":"x"}]}"#, "devices[1].added_at", not("x", MOMENT)),
        (r#"{"id":1,"devices":[{"last_opened_at":"x"}]}"#, "devices[0].last_opened_at", not("x", MOMENT)),
        (r#"{"id":1,"devices":[{"last_autofill_at":0}]}"#, "devices[0].last_autofill_at", invalid("integer `0`", MOMENT)),
        (r#"{"id":1,"devices":[{"paired":"yes"}]}"#, "devices[0].paired", invalid("string \"yes\"", "a boolean")),
        (r#"{"id":1,"devices":[{"platform":5}]}"#, "devices[0].platform", invalid("integer `5`", "a text")),
        (r#"{"id":1,"active_on":["2026-11-01","2026-11-31"]}"#, "active_on[1]", not("2026-11-31", DAY)),
        (r#"{"id":1,"active_on":["2026-11-01T00:00:00Z"]}"#, "active_on[0]", not("2026-11-01T00:00:00Z", DAY)),
        (r#"{"id":1,"active_on":[null]}"#, "active_on[0]", invalid("null", DAY)),
        (r#"{"id":1,"reminders":3}"#, "reminders", invalid("integer `3`", "a sequence")),
        (r#"{"id":1,"reminders":[{"sent_at":"x at line 3"}]}"#, "reminders[0].sent_at", not("x at line 3", MOMENT)),
    ]);
    table
}

#[test]
fn a_bad_record_says_which_field_is_wrong_and_why() {
    for (record, field, reason) in bad_records() {
        let why = read_user(record.as_bytes()).expect_err(record);
        assert_eq!((why.field.as_str(), why.reason.as_str()), (field, reason.as_str()), "{record}");
        assert_eq!(why.id.as_deref(), record.starts_with(r#"{"id":1,""#).then_some("1"), "{record}");
    }
}

#[test]
fn bad_records_are_counted_and_listed_by_number_while_the_rest_goes_on() {
    let bad = bad_records();
    let records: Vec<_> = bad.iter().flat_map(|(record, ..)| [*record, r#"{"id":"good"}"#]).collect();
    let directory = directory(&records);
    assert_eq!(directory.records() as usize, records.len());
    // The first good record is the only one that its id is new to.
    assert_eq!(directory.count(&UserQuery::default()), 1);
    let numbers: Vec<_> = directory.set_aside().iter().map(|set_aside| set_aside.record as usize).collect();
    assert_eq!(numbers, (1..=records.len()).filter(|number| *number != 2).collect::<Vec<_>>());
    for (at, (_, field, _)) in bad.iter().enumerate().skip(1) {
        assert_eq!(directory.set_aside()[at * 2 - 1].why.field, *field);
    }
}

#[test]
fn null_means_missing() {
    let nulls = br#"{"id":"u","name":null,"email":null,"manager":null,"account":null,"license":null,"provisioned_by":null,
        "activated_at":null,"vault_created_at":null,"first_item_at":null,"devices":null,"active_on":null,"reminders":null}"#;
    assert_eq!(read_user(nulls), read_user(br#"{"id":"u"}"#));
    let nulls = br#"{"id":"u","devices":[{"name":null,"platform":null,"version":null,"added_at":null,"paired":null,
        "hub_authenticated":null,"last_opened_at":null,"last_autofill_at":null}],"reminders":[{"sent_at":null}]}"#;
    assert_eq!(read_user(nulls), read_user(br#"{"id":"u","devices":[{}],"reminders":[{}]}"#));
    let bare = read_user(br#"{"id":"u"}"#).unwrap();
    assert_eq!((bare.account, bare.license, bare.scim, bare.devices), (Account::Enabled, License::Assigned, false, None));
}

#[test]
fn a_date_of_1970_or_earlier_means_that_there_is_none() {
    let user = |date: &str| read_user(format!(r#"{{"id":1,"vault_created_at":"{date}"}}"#).as_bytes()).unwrap().vault_created_at;
    for date in ["1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "1601-01-01T00:00:00Z"] {
        assert_eq!(user(date), None, "{date}");
    }
    assert_eq!(user("1970-01-01T00:00:00.000000001Z").unwrap().nanos(), 1);
}

#[test]
fn blank_texts_mean_missing_and_a_name_falls_back() {
    let table = [
        (r#"{"id":"u","name":"Ada","email":"a@b.c"}"#, "Ada", Some("a@b.c")),
        (r#"{"id":"u","name":" \u00a0","email":"a@b.c"}"#, "a@b.c", Some("a@b.c")),
        (r#"{"id":"u","name":"","email":" "}"#, "u", None),
        (r#"{"id":7}"#, "7", None),
    ];
    for (record, name, email) in table {
        let user = read_user(record.as_bytes()).unwrap();
        assert_eq!((user.shown_name(), user.email.as_deref()), (name, email), "{record}");
        let row = &directory(&[record]).page(&UserQuery::default(), 0..1).rows[0];
        assert_eq!((row.name.as_str(), row.email.as_deref()), (name, email), "{record}");
    }
}

#[test]
fn unknown_fields_are_ignored_whatever_they_hold() {
    let record = br#"{"x":[{"id":2}],"id":1,"manager":{"name":5},"devices":[{"os":{"id":3},"paired":true}],"Name":7,"x":null}"#;
    let user = read_user(record).unwrap();
    assert_eq!((user.id.as_ref(), user.devices().len(), user.devices()[0].paired), ("1", 1, Some(true)));
}

#[test]
fn days_and_reminders_are_put_in_order() {
    let record = br#"{"id":1,"provisioned_by":"scim","active_on":["2026-11-02","2026-11-01","2026-11-02"],
        "reminders":[{"sent_at":"2026-11-02T00:00:00Z"},{"sent_at":"2026-11-01T00:00:00Z"},{"sent_at":"1970-01-01T00:00:00Z"}]}"#;
    let user = read_user(record).unwrap();
    assert!(user.scim);
    assert_eq!(user.active_on.iter().map(|day| day.start()).collect::<Vec<_>>(), ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"].map(at));
    assert_eq!(user.reminders, ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"].map(at));
}

#[test]
fn an_id_seen_before_sets_the_later_record_aside() {
    const BAD: &str = r#"{"id":"a","account":"x"}"#;
    const LATE: &str = r#"{"id":"a","vault_created_at":"2027-01-01T00:00:00Z"}"#;
    const GOOD: &str = r#"{"id":"a"}"#;
    let table: [(&[&str], &[u32]); 9] = [
        (&[GOOD, GOOD, GOOD], &[2, 3]),
        (&[r#"{"id":7}"#, r#"{"id":"7"}"#, r#"{"id":"07"}"#], &[2]),
        (&[r#"{"id":"a"}"#, r#"{"id":"\u0061"}"#, r#"{"id":"A"}"#, r#"{"id":"a "}"#], &[2]),
        // The id of a record that was set aside has been seen as well.
        (&[BAD, GOOD], &[1, 2]),
        (&[GOOD, BAD], &[2]),
        (&[BAD, BAD, GOOD], &[1, 2, 3]),
        (&[LATE, GOOD], &[1, 2]),
        (&[GOOD, LATE], &[2]),
        // No id was read from these.
        (&[r#"{"id":"a" x}"#, r#"{"id":" "}"#, GOOD], &[1, 2]),
    ];
    for (records, set_aside) in table {
        let directory = directory(records);
        let numbers: Vec<_> = directory.set_aside().iter().map(|set_aside| set_aside.record).collect();
        assert_eq!(numbers, set_aside, "{records:?}");
        assert_eq!(directory.user("a").is_some(), numbers.is_empty() || records[0] == GOOD || records[2..].contains(&GOOD) && !set_aside.contains(&3), "{records:?}");
    }
    let why = &directory(&[GOOD, GOOD]).set_aside()[0].why;
    assert_eq!((why.id.as_deref(), why.field.as_str(), why.reason.as_str()), (Some("a"), "id", "“a” was used by an earlier record"));
}

#[test]
fn a_use_in_the_future_names_its_field() {
    let table = [
        (r#""vault_created_at":"2026-11-24T06:00:01Z""#, "vault_created_at", "2026-11-24T06:00:01Z"),
        (r#""active_on":["2026-11-01","2027-01-01"]"#, "active_on", "2027-01-01"),
        (r#""devices":[{},{"last_opened_at":"2027-01-01T00:00:00+01:00"}]"#, "devices[1].last_opened_at", "2026-12-31T23:00:00Z"),
        (r#""devices":[{"last_opened_at":"2026-01-01T00:00:00Z","last_autofill_at":"2027-01-01T00:00:00.5Z"}]"#,
         "devices[0].last_autofill_at", "2027-01-01T00:00:00.500Z"),
    ];
    for (member, field, at) in table {
        let loaded = load(&format!(r#"[{{"id":"u",{member}}},{{"id":"v"}}]"#));
        let set_aside = crate::support::ready(loaded.engine.set_aside(0..10));
        let [one] = set_aside.as_slice() else { panic!("{member}: {set_aside:?}") };
        assert_eq!((one.record, one.why.id.as_deref(), one.why.field.as_str()), (1, Some("u"), field));
        assert_eq!(one.why.reason, format!("{at} is more than 24 hours after the data was made"));
    }
}
