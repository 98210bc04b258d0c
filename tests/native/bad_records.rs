//! x

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
        (
            r#"{"id":1,"name":"a","name":"b"}"#,
            "",
            "duplicate field `name`",
        ),
    ];
    let mut table: Vec<_> = texts
        .map(|(record, field, reason)| (record, field, reason.to_owned()))
        .into();
    table.extend([
        (
            r#"{"id":null}"#,
            "id",
            invalid("null", "a text or an integer"),
        ),
        (
            r#"{"id":true}"#,
            "id",
            invalid("boolean `true`", "a text or an integer"),
        ),
        (
            r#"{"id":1.5}"#,
            "id",
            invalid("floating point `1.5`", "a text or an integer"),
        ),
        (r#"{"id":{}}"#, "id", invalid("map", "a text or an integer")),
        (
            r#"{"id":1,"name":5}"#,
            "name",
            invalid("integer `5`", "a text"),
        ),
        (
            r#"{"id":1,"email":[]}"#,
            "email",
            invalid("sequence", "a text"),
        ),
        (
            r#"{"id":1,"account":"disabled"}"#,
            "account",
            not("disabled", "enabled, suspended or service"),
        ),
        (
            r#"{"id":1,"account":"Enabled"}"#,
            "account",
            not("Enabled", "enabled, suspended or service"),
        ),
        (
            r#"{"id":1,"account":""}"#,
            "account",
            not("", "enabled, suspended or service"),
        ),
        (
            r#"{"id":1,"account":true}"#,
            "account",
            invalid("boolean `true`", "enabled, suspended or service"),
        ),
        (
            r#"{"id":1,"license":"none"}"#,
            "license",
            not("none", "assigned or unassigned"),
        ),
        (
            r#"{"id":1,"vault_created_at":"soon"}"#,
            "vault_created_at",
            not("soon", MOMENT),
        ),
        (
            r#"{"id":1,"vault_created_at":""}"#,
            "vault_created_at",
            not("", MOMENT),
        ),
        (
            r#"{"id":1,"vault_created_at":"2026-11-23"}"#,
            "vault_created_at",
            not("2026-11-23", MOMENT),
        ),
        (
            r#"{"id":1,"vault_created_at":1767225600}"#,
            "vault_created_at",
            invalid("integer `1767225600`", MOMENT),
        ),
        (
            r#"{"id":1,"activated_at":"2026-02-30T00:00:00Z"}"#,
            "activated_at",
            not("2026-02-30T00:00:00Z", MOMENT),
        ),
        (
            r#"{"id":1,"first_item_at":{}}"#,
            "first_item_at",
            invalid("map", MOMENT),
        ),
        (
            r#"{"id":1,"devices":{}}"#,
            "devices",
            invalid("map", "a sequence"),
        ),
        (
            r#"{"id":1,"devices":[{},{"added_at":"x"}]}"#,
            "devices[1].added_at",
            not("x", MOMENT),
        ),
        (
            r#"{"id":1,"devices":[{"last_opened_at":"x"}]}"#,
            "devices[0].last_opened_at",
            not("x", MOMENT),
        ),
        (
            r#"{"id":1,"devices":[{"last_autofill_at":0}]}"#,
            "devices[0].last_autofill_at",
            invalid("integer `0`", MOMENT),
        ),
        (
            r#"{"id":1,"devices":[{"paired":"yes"}]}"#,
            "devices[0].paired",
            invalid("string \"yes\"", "a boolean"),
        ),
        (
            r#"{"id":1,"devices":[{"platform":5}]}"#,
            "devices[0].platform",
            invalid("integer `5`", "a text"),
        ),
        (
            r#"{"id":1,"active_on":["2026-11-01","2026-11-31"]}"#,
            "active_on[1]",
            not("2026-11-31", DAY),
        ),
        (
            r#"{"id":1,"active_on":["2026-11-01T00:00:00Z"]}"#,
            "active_on[0]",
            not("2026-11-01T00:00:00Z", DAY),
        ),
        (
            r#"{"id":1,"active_on":[null]}"#,
            "active_on[0]",
            invalid("null", DAY),
        ),
        (
            r#"{"id":1,"reminders":3}"#,
            "reminders",
            invalid("integer `3`", "a sequence"),
        ),
        (
            r#"{"id":1,"reminders":[{"sent_at":"x at line 3"}]}"#,
            "reminders[0].sent_at",
            not("x at line 3", MOMENT),
        ),
    ]);
    table
}

#[test]
fn a_bad_record_says_which_field_is_wrong_and_why() {
    for (record, field, reason) in bad_records() {
        let why = read_user(record.as_bytes()).expect_err(record);
        assert_eq!(
            (why.field.as_str(), why.reason.as_str()),
            (field, reason.as_str()),
            "{record}"
        );
        assert_eq!(
            why.id.as_deref(),
            record.starts_with(r#"{"id":1,""#).then_some("1"),
            "{record}"
        );
    }
}

#[test]
fn bad_records_are_counted_and_listed_by_number_while_the_rest_goes_on() {
    let bad = bad_records();
    let records: Vec<_> = bad
        .iter()
        .flat_map(|(record, ..)| [*record, r#"{"id":"good"}"#])
        .collect();
    let directory = directory(&records);
    assert_eq!(directory.records() as usize, records.len());
    // The first good record is the only one that its id is new to.
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
fn a_use_in_the_future_names_its_field() {
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
    ];
    for (member, field, at) in table {
        let loaded = load(&format!(r#"[{{"id":"u",{member}}},{{"id":"v"}}]"#));
        let set_aside = crate::support::ready(loaded.engine.set_aside(0..10));
        let [one] = set_aside.as_slice() else {
            panic!("{member}: {set_aside:?}")
        };
        assert_eq!(
            (one.record, one.why.id.as_deref(), one.why.field.as_str()),
            (1, Some("u"), field)
        );
        assert_eq!(
            one.why.reason,
            format!("{at} is more than 24 hours after the data was made")
        );
    }
}

#[test]
fn an_id_seen_before_sets_the_later_record_aside() {
    const BAD: &str = r#"{"id":"a","account":"x"}"#;
    const LATE: &str = r#"{"id":"a","vault_created_at":"2027-01-01T00:00:00Z"}"#;
    const GOOD: &str = r#"{"id":"a"}"#;
    // Records, the numbers of those set aside, and whether the user "a" is there.
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
        // The id of a record that was set aside has been seen as well.
        (&[BAD, GOOD], &[1, 2], false),
        (&[GOOD, BAD], &[2], true),
        (&[BAD, BAD, GOOD], &[1, 2, 3], false),
        (&[LATE, GOOD], &[1, 2], false),
        (&[GOOD, LATE], &[2], true),
        // No id was read from these.
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
        (why.id.as_deref(), why.field.as_str(), why.reason.as_str()),
        (Some("a"), "id", "“a” was used by an earlier record")
    );
}
