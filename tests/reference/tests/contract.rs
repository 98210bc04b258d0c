//! Tests the reference reading with examples worked out by hand, and shows that its checks can fail.

use reference::damage::{Damaged, Harm, check, ids};
use reference::{
    Activity, Cause, Dice, Idle, Outcome, Reached, Shape, Suggest, Told, User, bad, corrupt,
    damage, invent, listed, matches, read, shape, sorted,
};

const AS_OF: &str = "2026-11-23T06:00:00Z";

fn told(users: &str) -> Told {
    let document = format!(r#"{{"generated_at":"{AS_OF}","users":[{users}]}}"#);
    read(document.as_bytes(), 0).unwrap()
}

fn one(members: &str) -> User {
    let mut users = told(&format!(
        r#"{{"id":"u","vault_created_at":"2026-01-05T09:00:00Z",{members}}}"#
    ))
    .users;
    assert_eq!(users.len(), 1, "{members}");
    users.remove(0)
}

#[test]
fn the_window_is_inclusive_to_the_nanosecond() {
    for (used, activity, idle) in [
        ("2026-10-24T06:00:00Z", Activity::Active, None),
        (
            "2026-10-24T05:59:59.999999999Z",
            Activity::Inactive,
            Some(Idle::To60),
        ),
        ("2026-09-24T06:00:00Z", Activity::Inactive, Some(Idle::To60)),
        ("2026-09-24T05:59:59Z", Activity::Inactive, Some(Idle::To90)),
        (
            "2026-08-25T05:59:59Z",
            Activity::Inactive,
            Some(Idle::Over90),
        ),
    ] {
        let user = one(&format!(r#""last_used_at":"{used}""#));
        assert_eq!((user.activity, user.idle), (activity, idle), "{used}");
    }
}

#[test]
fn a_day_counts_at_its_end_unless_a_known_instant_explains_it() {
    let by_day = one(r#""active_on":["2026-10-24"]"#);
    assert_eq!((by_day.activity, by_day.by_day), (Activity::Active, true));
    let today = one(r#""active_on":["2026-11-23"]"#);
    assert_eq!(today.last_used, Some(invent::as_of()));
    let known = one(r#""active_on":["2026-11-20"],"last_used_at":"2026-11-20T07:10:00Z""#);
    assert!(!known.by_day);
    assert!(one(r#""active_on":["2026-01-05"]"#).never);
}

#[test]
fn the_first_advice_that_fits_is_given() {
    let sent = |days: &[&str]| {
        let sent: Vec<_> = days
            .iter()
            .map(|day| format!(r#"{{"sent_at":"{day}T09:00:00Z"}}"#))
            .collect();
        one(&format!(
            r#""reminders":[{}],"last_used_at":"2026-06-01T00:00:00Z""#,
            sent.join(",")
        ))
    };
    for (days, suggest, outcome) in [
        (&[][..], Suggest::Remind, None),
        (&["2026-09-01"], Suggest::Message, Some(Outcome::NoReturn)),
        (&["2026-11-20"], Suggest::Wait, Some(Outcome::Open)),
        (
            &["2026-09-01", "2026-09-20", "2026-11-20"],
            Suggest::Escalate,
            Some(Outcome::Open),
        ),
        (&["2026-05-25"], Suggest::Remind, Some(Outcome::CameBack)),
    ] {
        let user = sent(days);
        assert_eq!(
            (user.suggest, user.outcome),
            (Some(suggest), outcome),
            "{days:?}"
        );
    }
    let changed = one(r#""last_used_at":"2026-06-01T00:00:00Z","devices":[]"#);
    assert_eq!(
        (changed.suggest, changed.cause),
        (Some(Suggest::Repair), Some(Cause::DeviceChange))
    );
}

#[test]
fn a_stage_that_no_record_mentions_is_unknown() {
    let stages =
        told(r#"{"id":1,"activated_at":"2026-01-05T08:40:00Z"},{"id":2,"license":"unassigned"}"#);
    let reached = |at: usize| stages.users[at].stages.map(|(_, reached)| reached);
    use Reached::{No, Unknown, Yes};
    assert_eq!(reached(0), [Yes, Yes, Unknown, Unknown]);
    assert_eq!(reached(1), [No, No, Unknown, Unknown]);
}

#[test]
fn unreadable_records_are_set_aside_by_number() {
    let told = told(
        r#"{"id":1},5,{"id":1},{},{"id":2,"account":"x"},{"id":3,"active_on":["2026-02-30"]},{"id":4,"last_used_at":"2026-11-24T06:00:00.000000001Z"},{"id":5,"last_used_at":"2026-11-24T06:00:00Z"}"#,
    );
    assert_eq!(told.set_aside, [2, 3, 4, 5, 6, 7]);
    assert_eq!(told.users.len(), 2);
}

#[test]
fn an_end_line_shows_that_lines_are_complete() {
    let lines = |text: &str| {
        read(text.as_bytes(), 0).map(|told| (told.users.len(), told.partial, told.cannot_tell))
    };
    assert_eq!(lines("{\"id\":1}\n{\"id\":2}\n"), Some((2, false, true)));
    assert_eq!(
        lines("{\"id\":1}\n{\"end\":true,\"records\":1}\n"),
        Some((1, false, false))
    );
    assert_eq!(
        lines("{\"id\":1}\n{\"end\":true,\"records\":2}\n"),
        Some((1, true, false))
    );
    assert_eq!(lines("{\"id\":1}\nnonsense\n"), Some((1, true, true)));
    assert_eq!(lines(""), None);
}

#[test]
fn a_user_must_match_any_value_of_every_filter() {
    let user = one(
        r#""name":"Ada","last_used_at":"2026-06-01T00:00:00Z","devices":[{"platform":"Linux, other"}]"#,
    );
    for (query, expected) in [
        ("", true),
        ("?activity=inactive", true),
        ("activity=active,inactive&idle=90plus", true),
        ("activity=inactive&idle=30-60", false),
        ("activity=nonsense", true),
        ("platform=Linux%2C%20other", true),
        ("platform=Linux,%20other", false),
        ("q=ADA", true),
        ("q=bob", false),
    ] {
        assert_eq!(matches(&user, query), expected, "{query}");
    }
    assert!(sorted(&[&user], "nonsense").is_none());
}

#[test]
fn damage_must_be_reported() {
    let document = br#"[{"id":"a"},{"id":"b"}]"#;
    let told = read(document, 0).unwrap();
    let (ids, a) = (ids(document), || vec!["a".to_owned()]);
    let judge = |users: Vec<String>, set_aside, partial, harm| {
        check(
            &told,
            &ids,
            &Damaged {
                users,
                set_aside,
                partial,
            },
            harm,
        )
        .is_ok()
    };
    assert!(
        !judge(a(), 0, false, Harm::Values),
        "one is missing, and nothing says so"
    );
    assert!(judge(a(), 1, false, Harm::Values) && judge(a(), 0, true, Harm::Values));
    assert!(
        !judge(vec!["a".into(), "a".into()], 1, true, Harm::Values),
        "one is counted twice"
    );
    assert!(
        !judge(vec!["x".into()], 1, true, Harm::Structure),
        "one is made up"
    );
    assert_eq!(shape(document), Shape::Whole);
    assert_eq!(shape(br#"[{"id":"a","id":"b"}]"#), Shape::Ambiguous);
    assert_eq!(shape(br#"[{"id":"a"},{"id":"b]"#), Shape::Damaged);
}

#[test]
fn a_record_that_is_still_whole_must_be_read() {
    let document = b"[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n]\n";
    let told = read(document, 0).unwrap();
    let whole = |damaged: &str| damage::still_whole(document, &told, damaged.as_bytes());
    for (damaged, expected) in [
        ("[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n]", &["a", "b"][..]),
        ("[\n{\"id:\"a\"},\n{\"id\":\"b\"}\n]", &["b"]),
        ("[\n{\"id\":\"a\",\"manager\":\n{\"id\":\"b\"}\n]", &[]),
        ("[\n{\"id\":\"a\"}]\n{\"id\":\"b\"}\n]", &["a"]),
        ("{\"end\":true}\n{\"id\":\"b\"}\n", &[]),
        ("<html>[\n{\"id\":\"a\"}", &[]),
    ] {
        assert_eq!(whole(damaged), expected, "{damaged}");
    }
    for (document, expected) in [
        ("{\"error\":\"no\"}\n", true),
        ("{\"id\":\"a\"}", true),
        ("{\"id\":\"a\",\"name\":\"Ada\"}", false),
        ("{\"users\":[]}", false),
        ("[]", false),
        ("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", false),
        ("5\n{\"id\":\"b\"}\n", false),
        ("5\n{\"end\":true}\n", true),
    ] {
        let found = damage::may_be_something_else(document.as_bytes());
        assert_eq!(found, expected, "{document}");
    }
}

#[test]
fn one_page_of_several_is_partial() {
    for (around, partial) in [
        (r#""next":"?page=2""#, true),
        (r#""next":null"#, false),
        (r#""total":2"#, true),
        (r#""total":1,"id":"acme","name":"Example Corp""#, false),
    ] {
        let document = format!(r#"{{{around},"users":[{{"id":"a"}}]}}"#);
        let told = read(document.as_bytes(), 0).unwrap();
        assert_eq!((told.users.len(), told.partial), (1, partial), "{document}");
    }
}

#[test]
fn a_list_is_sorted_and_says_which_parameters_it_ignores() {
    let told = told(
        r#"{"id":1,"name":"Bo"},{"id":2,"name":"ada","last_used_at":"2026-06-01T00:00:00Z"},{"id":3,"name":"Zoé","vault_created_at":"2026-11-01T00:00:00Z"}"#,
    );
    let ids = |query: &str| -> Vec<String> {
        let users = listed(&told.users, query);
        users.iter().map(|user| user.id.clone()).collect()
    };
    for (query, expected) in [
        ("", &["2", "3", "1"][..]),
        ("sort=name", &["2", "1", "3"]),
        ("sort=name&sort=nonsense", &["2", "1", "3"]),
        ("q=ZOE", &["3"]),
        ("license=unassigned%2Cassigned&sort=-name", &["3", "1", "2"]),
    ] {
        assert_eq!(ids(query), expected, "{query}");
    }
    let said: Vec<(String, Vec<String>)> = bad("activity=&idle=30-60,7,8&page=0&sort=-idle&q=&x=1");
    let expected = [
        ("activity", &[][..]),
        ("idle", &["7", "8"]),
        ("page", &["0"]),
    ];
    assert_eq!(said.len(), expected.len(), "{said:?}");
    for ((name, values), (expected, of)) in said.iter().zip(expected) {
        assert_eq!(
            (name.as_str(), values.as_slice()),
            (
                expected,
                of.iter()
                    .map(|value| (*value).to_owned())
                    .collect::<Vec<_>>()
                    .as_slice()
            )
        );
    }
}

#[test]
fn a_seed_repeats_its_organization_and_damage() {
    let bytes = |step| {
        let mut dice = Dice::of_step(1, step);
        let text = invent::Form::any(&mut dice).write(&invent::organization(&mut dice, 9));
        corrupt(&mut dice, text.as_bytes()).bytes
    };
    assert_eq!(bytes(3), bytes(3));
    assert_ne!(bytes(3), bytes(4));
}
