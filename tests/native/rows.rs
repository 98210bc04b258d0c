//! What a row of the list shows besides the rules: weeks of use, short reasons, names of lists.

use active_users::domain::{Names, weeks};
use active_users::query::UserQuery;
use active_users::sentences::{IsoDates, short_reason};
use active_users::source::read_user;

use crate::support::{AS_OF, at, directory};

fn weeks_of(record: &str) -> Vec<u8> {
    weeks(&read_user(record.as_bytes()).unwrap(), at(AS_OF)).to_vec()
}

#[test]
fn weeks_count_their_days_of_use_up_to_the_day_of_the_data() {
    // The data is from 23 Nov 2026: the last of 13 weeks begins on 17 Nov, the first on 25 Aug.
    let table = [
        (r#"{"id":1}"#, vec![]),
        (
            r#"{"id":1,"active_on":["2026-11-23","2026-11-17"]}"#,
            vec![(12, 2)],
        ),
        (
            r#"{"id":1,"active_on":["2026-11-16","2026-08-25","2026-08-24"]}"#,
            vec![(11, 1), (0, 1)],
        ),
        // A moment counts for its day, and each day counts once.
        (
            r#"{"id":1,"active_on":["2026-11-20"],"devices":[{"last_opened_at":"2026-11-20T10:00:00Z"},{"last_autofill_at":"2026-11-19T10:00:00Z"}]}"#,
            vec![(12, 2)],
        ),
        // Setup alone is not a use, but a day of use may be the day of setup.
        (
            r#"{"id":1,"vault_created_at":"2026-11-20T10:00:00Z"}"#,
            vec![],
        ),
        (
            r#"{"id":1,"vault_created_at":"2026-11-20T10:00:00Z","active_on":["2026-11-20"]}"#,
            vec![(12, 1)],
        ),
        // Anything after the data's instant is not shown.
        (r#"{"id":1,"active_on":["2026-11-24"]}"#, vec![]),
    ];
    for (record, used) in table {
        let mut expected = vec![0; 13];
        used.into_iter()
            .for_each(|(week, days): (usize, u8)| expected[week] = days);
        assert_eq!(weeks_of(record), expected, "{record}");
    }
}

#[test]
fn a_row_has_a_short_reason_for_its_action() {
    let vault = r#""vault_created_at":"2026-01-05T09:00:00Z""#;
    let table = [
        (String::new(), "Not reminded yet"),
        (
            r#","reminders":[{"sent_at":"2026-11-20T09:00:00Z"}]"#.to_owned(),
            "Reminded 2 days ago, until 2026-11-27",
        ),
        (
            r#","reminders":[{"sent_at":"2026-10-02T09:00:00Z"}]"#.to_owned(),
            "1 reminder, no return",
        ),
        (
            r#","reminders":[{"sent_at":"2026-08-02T09:00:00Z"},{"sent_at":"2026-09-02T09:00:00Z"},{"sent_at":"2026-10-02T09:00:00Z"}]"#.to_owned(),
            "3 reminders, no return",
        ),
        (
            r#","devices":[{"name":"Pixel 9","added_at":"2026-09-01T09:00:00Z","paired":true}]"#.to_owned(),
            "Pixel 9, never opened",
        ),
        (r#","devices":[]"#.to_owned(), "No device left"),
        (
            r#","active_on":["2026-08-01","2026-03-01"]"#.to_owned(),
            "Away before, 2026-03-01 to 2026-08-01",
        ),
    ];
    for (members, expected) in table {
        let directory = directory(&[&format!(r#"{{"id":1,{vault}{members}}}"#)]);
        let page = directory.page(&UserQuery::default(), 0..1, Names::Shown);
        let (_, why) = page.rows[0].suggestion.as_ref().unwrap();
        assert_eq!(
            short_reason(why, at(AS_OF), &IsoDates),
            expected,
            "{members}"
        );
    }
}

#[test]
fn a_list_is_named_after_its_filters_but_no_person() {
    let table = [
        ("", "Users"),
        ("activity=inactive", "Inactive"),
        (
            "activity=inactive&suggest=remind",
            "Inactive, Send a reminder",
        ),
        ("idle=90plus&platform=macOS", "More than 90 days, macOS"),
        ("q=ada&manager=kim@example.com&user=u-1&page=2", "Users"),
    ];
    for (search, name) in table {
        assert_eq!(UserQuery::parse(search).query.name(), name, "{search}");
    }
}

#[test]
fn moving_to_a_user_turns_to_the_page_with_that_user() {
    let query = UserQuery::parse("activity=inactive").query;
    for (position, address) in [
        (1, "activity=inactive&user=u"),
        (50, "activity=inactive&user=u"),
        (51, "activity=inactive&page=2&user=u"),
        (150, "activity=inactive&page=3&user=u"),
    ] {
        assert_eq!(query.with_user_at("u", position).to_string(), address);
    }
}
