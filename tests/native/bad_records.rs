//! Unreadable records: each is set aside as a whole, with its number, field and reason.

use active_users::domain::Names;
use active_users::query::UserQuery;

use crate::support::{answer, directory, load};

/// Record → offending field → reason. MOMENT, DAY and ID stand for a description of
/// the expected value.
const BAD: &str = r#"
7 →  → is not an object
"x" →  → is not an object
null →  → is not an object
[] →  → is not an object
[{"id":1}] →  → is not an object
["u-1"] →  → is not an object
["u-1","Ada","ada@example.com"] →  → is not an object
{"id":1 oops} →  → is not valid JSON
{"id":1,} →  → is not valid JSON
{"id":1}{} →  → is not valid JSON
nope →  → is not valid JSON
{} → id → is missing
{"name":"Ada"} → id → is missing
{"id":1,"name":"a","name":"b"} →  → duplicate field `name`
{"id":""} → id → is blank
{"id":" \t"} → id → is blank
{"id":null} → id → is null, not ID
{"id":true} → id → is true, not ID
{"id":1.5} → id → is 1.5, not ID
{"id":{}} → id → is an object, not ID
{"id":1,"name":5} → name → is 5, not a string
{"id":1,"email":[]} → email → is a list, not a string
{"id":1,"manager":"Kim"} → manager → is "Kim", not an object
{"id":1,"manager":7} → manager → is 7, not an object
{"id":1,"manager":true} → manager → is true, not an object
{"id":1,"manager":["Kim","kim@example.com"]} → manager → is a list, not an object
{"id":1,"manager":{"name":5}} → manager.name → is 5, not a string
{"id":1,"manager":{"name":"Kim","email":{}}} → manager.email → is an object, not a string
{"id":1,"account":"disabled"} → account → “disabled” is not enabled, suspended or service
{"id":1,"account":"Enabled"} → account → “Enabled” is not enabled, suspended or service
{"id":1,"account":""} → account → “” is not enabled, suspended or service
{"id":1,"account":true} → account → is true, not enabled, suspended or service
{"id":1,"license":"none"} → license → “none” is not assigned or unassigned
{"id":1,"vault_created_at":"soon"} → vault_created_at → “soon” is not MOMENT
{"id":1,"vault_created_at":""} → vault_created_at → “” is not MOMENT
{"id":1,"vault_created_at":"2026-11-23"} → vault_created_at → “2026-11-23” is not MOMENT
{"id":1,"vault_created_at":1767225600} → vault_created_at → is 1767225600, not MOMENT
{"id":1,"activated_at":"2026-02-30T00:00:00Z"} → activated_at → “2026-02-30T00:00:00Z” is not MOMENT
{"id":1,"first_item_at":{}} → first_item_at → is an object, not MOMENT
{"id":1,"devices":{}} → devices → is an object, not a list
{"id":1,"devices":[null]} → devices[0] → is null, not an object
{"id":1,"devices":["Mac"]} → devices[0] → is "Mac", not an object
{"id":1,"reminders":["2026-10-02"]} → reminders[0] → is "2026-10-02", not an object
{"id":1,"devices":[["Mac","macOS","6",null,false,false]]} → devices[0] → is a list, not an object
{"id":1,"reminders":[["2026-10-02T09:00:00Z"]]} → reminders[0] → is a list, not an object
{"id":1,"reminders":[[]]} → reminders[0] → is a list, not an object
{"id":1,"devices":[{},{"added_at":"x"}]} → devices[1].added_at → “x” is not MOMENT
{"id":1,"devices":[{"last_opened_at":"x"}]} → devices[0].last_opened_at → “x” is not MOMENT
{"id":1,"devices":[{"last_autofill_at":0}]} → devices[0].last_autofill_at → is 0, not MOMENT
{"id":1,"devices":[{"paired":"yes"}]} → devices[0].paired → is "yes", not true or false
{"id":1,"devices":[{"platform":5}]} → devices[0].platform → is 5, not a string
{"id":1,"active_on":["2026-11-01","2026-11-31"]} → active_on[1] → “2026-11-31” is not DAY
{"id":1,"active_on":["2026-11-01T00:00:00Z"]} → active_on[0] → “2026-11-01T00:00:00Z” is not DAY
{"id":1,"active_on":[null]} → active_on[0] → is null, not DAY
{"id":1,"reminders":[{"text":5}]} → reminders[0].text → is 5, not a string
{"id":1,"reminders":3} → reminders → is 3, not a list
{"id":1,"reminders":[{"sent_at":"x at line 3"}]} → reminders[0].sent_at → “x at line 3” is not MOMENT
"#;

pub fn bad_records() -> Vec<(&'static str, &'static str, String)> {
    let row = |line: &'static str| {
        let [record, field, reason] = line.split(" → ").collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let reason = reason
            .replace("MOMENT", "a date and time such as 2026-11-23T06:00:00Z")
            .replace("DAY", "a day such as 2026-11-23")
            .replace("ID", "a string or an integer");
        (record, field, reason)
    };
    BAD.trim().lines().map(row).collect()
}

#[test]
fn a_bad_record_is_reported_with_its_field_and_the_reason() {
    for (record, field, reason) in bad_records() {
        let directory = directory(&[record]);
        let why = &directory.set_aside()[0].why;
        let told = (why.field.as_str(), why.reason.say(Names::Shown));
        assert_eq!(told, (field, reason.as_str()), "{record}");
        let id = record.starts_with(r#"{"id":1,""#).then_some("1");
        assert_eq!(why.id.as_deref(), id, "{record}");
    }
}

#[test]
fn bad_records_are_counted_and_listed_by_number_and_the_rest_is_read() {
    let bad = bad_records();
    let records: Vec<_> = bad
        .iter()
        .flat_map(|(record, ..)| [*record, r#"{"id":"good"}"#])
        .collect();
    let directory = directory(&records);
    assert_eq!(directory.records() as usize, records.len());
    // Only the first good record has an id that no earlier record had.
    assert_eq!(directory.count(&UserQuery::default()), 1);
    let numbers: Vec<_> = directory
        .set_aside()
        .iter()
        .map(|set_aside| set_aside.record as usize)
        .collect();
    assert_eq!(
        numbers,
        (1..=records.len())
            .filter(|number| *number != 2)
            .collect::<Vec<_>>()
    );
    for (at, (_, field, _)) in bad.iter().enumerate().skip(1) {
        assert_eq!(directory.set_aside()[at * 2 - 1].why.field, *field);
    }
}

#[test]
fn a_use_in_the_future_is_reported_with_its_field() {
    let table = [
        (
            r#""vault_created_at":"2026-11-24T06:00:01Z""#,
            "vault_created_at",
            "2026-11-24T06:00:01Z",
        ),
        (
            r#""active_on":["2026-11-01","2027-01-01"]"#,
            "active_on",
            "2027-01-01",
        ),
        (
            r#""devices":[{},{"last_opened_at":"2027-01-01T00:00:00+01:00"}]"#,
            "devices[1].last_opened_at",
            "2026-12-31T23:00:00Z",
        ),
        (
            r#""devices":[{"last_opened_at":"2026-01-01T00:00:00Z","last_autofill_at":"2027-01-01T00:00:00.5Z"}]"#,
            "devices[0].last_autofill_at",
            "2027-01-01T00:00:00.500Z",
        ),
        (
            r#""last_used_at":"9999-12-31T00:00:00Z""#,
            "last_used_at",
            "A date after 2261",
        ),
    ];
    for (member, field, at) in table {
        let loaded = load(&format!(r#"[{{"id":"u",{member}}},{{"id":"v"}}]"#));
        let set_aside = answer(loaded.engine.set_aside(0..10));
        let [one] = set_aside.as_slice() else {
            panic!("{member}: {set_aside:?}")
        };
        assert_eq!(
            (one.record, one.why.id.as_deref(), one.why.field.as_str()),
            (1, Some("u"), field)
        );
        assert_eq!(
            one.why.reason.say(Names::Shown),
            format!("{at} is more than 24 hours after the data was generated")
        );
    }
}

#[test]
fn a_record_with_an_id_already_seen_is_set_aside() {
    const BAD: &str = r#"{"id":"a","account":"x"}"#;
    const LATE: &str = r#"{"id":"a","vault_created_at":"2027-01-01T00:00:00Z"}"#;
    const GOOD: &str = r#"{"id":"a"}"#;
    // Records, the numbers of those set aside, and whether user "a" is listed.
    let table: [(&[&str], &[u32], bool); 9] = [
        (&[GOOD, GOOD, GOOD], &[2, 3], true),
        (
            &[r#"{"id":7}"#, r#"{"id":"7"}"#, r#"{"id":"07"}"#],
            &[2],
            false,
        ),
        (
            &[
                GOOD,
                r#"{"id":"\u0061"}"#,
                r#"{"id":"A"}"#,
                r#"{"id":"a "}"#,
            ],
            &[2],
            true,
        ),
        // The id of a record that was set aside counts as seen, too.
        (&[BAD, GOOD], &[1, 2], false),
        (&[GOOD, BAD], &[2], true),
        (&[BAD, BAD, GOOD], &[1, 2, 3], false),
        (&[LATE, GOOD], &[1, 2], false),
        (&[GOOD, LATE], &[2], true),
        // No id could be read from these.
        (&[r#"{"id":"a" x}"#, r#"{"id":" "}"#, GOOD], &[1, 2], true),
    ];
    for (records, set_aside, is_there) in table {
        let directory = directory(records);
        let numbers: Vec<_> = directory
            .set_aside()
            .iter()
            .map(|set_aside| set_aside.record)
            .collect();
        assert_eq!(numbers, set_aside, "{records:?}");
        assert_eq!(directory.user("a").is_some(), is_there, "{records:?}");
    }
    let twice = directory(&[GOOD, GOOD]);
    let why = &twice.set_aside()[0].why;
    assert_eq!(
        (
            why.id.as_deref(),
            why.field.as_str(),
            why.reason.say(Names::Shown)
        ),
        (Some("a"), "id", "“a” is already used by an earlier record")
    );
}
