//! The columns of a list, in the address.

use active_users::domain::Word;
use active_users::query::{Column, Columns, UserQuery};

const DEFAULT: &str = "status,activity,last-used,reminders,suggest";

pub fn words(columns: &Columns) -> String {
    let words: Vec<_> = columns.iter().map(Column::as_str).collect();
    words.join(",")
}

/// What an address shows, what it prints as, and what of it made no sense.
fn read(search: &str) -> (String, String, Vec<String>) {
    let parsed = UserQuery::parse(search);
    let ignored = parsed
        .ignored
        .iter()
        .map(|ignored| format!("{}={}", ignored.parameter, ignored.value));
    (
        words(&parsed.query.columns),
        parsed.query.to_string(),
        ignored.collect(),
    )
}

#[test]
fn the_address_names_the_columns_in_their_order() {
    let table = [
        ("", DEFAULT, ""),
        (
            "columns=status,activity,last-used,reminders,suggest",
            DEFAULT,
            "",
        ),
        ("columns=idle", "idle", "columns=idle"),
        (
            "columns=suggest,status",
            "suggest,status",
            "columns=suggest,status",
        ),
        (
            "columns=suggest%2Cstatus",
            "suggest,status",
            "columns=suggest,status",
        ),
        (
            "columns=license,,idle,",
            "license,idle",
            "columns=license,idle",
        ),
        // A repeat is left out, wherever it stands.
        (
            "columns=idle,status,idle,status,idle",
            "idle,status",
            "columns=idle,status",
        ),
        (
            "columns=license&page=2&q=a",
            "license",
            "q=a&page=2&columns=license",
        ),
        (
            "x=1&columns=license&user=u",
            "license",
            "columns=license&user=u&x=1",
        ),
    ];
    for (search, shown, printed) in table {
        assert_eq!(
            read(search),
            (shown.to_owned(), printed.to_owned(), vec![]),
            "{search}"
        );
    }
    let all = "columns=status,activity,last-used,idle,devices,license,reminders,suggest";
    assert_eq!(read(all).1, all, "all of them are not the default");
}

#[test]
fn a_bad_column_is_ignored_on_its_own_and_reported() {
    let table = [
        ("columns=age", DEFAULT, "", "columns=age"),
        (
            "columns=idle,age,license",
            "idle,license",
            "columns=idle,license",
            "columns=age",
        ),
        (
            "columns=Idle,status",
            "status",
            "columns=status",
            "columns=Idle",
        ),
        ("columns=name,idle", "idle", "columns=idle", "columns=name"),
        (
            "columns=+idle,status",
            "status",
            "columns=status",
            "columns= idle",
        ),
    ];
    for (search, shown, printed, ignored) in table {
        let expected = (
            shown.to_owned(),
            printed.to_owned(),
            vec![ignored.to_owned()],
        );
        assert_eq!(read(search), expected, "{search}");
    }
    let sentence = UserQuery::parse("columns=age").ignored[0].to_string();
    assert_eq!(
        sentence,
        "Ignored columns “age” in the address: no such value."
    );
}

#[test]
fn a_second_parameter_of_nothing_but_bad_columns_leaves_the_first_as_it_is() {
    let expected = (
        "idle".to_owned(),
        "columns=idle".to_owned(),
        vec!["columns=age".to_owned()],
    );
    assert_eq!(read("columns=age&columns=idle"), expected);
    assert_eq!(read("columns=idle&columns=age"), expected);
}

#[test]
fn other_columns_are_the_same_list() {
    let query = UserQuery::parse("activity=inactive&q=a&sort=name&page=3&user=u-1").query;
    let other = query.with_columns(Columns::new([Column::Idle]));
    assert_eq!(
        other.to_string(),
        "activity=inactive&q=a&sort=name&page=3&columns=idle&user=u-1"
    );
    assert_eq!(other.with_columns(Columns::default()), query);
    assert!(!UserQuery::parse("columns=idle").query.is_filtered());
    let changed = other.changed(|query| query.q.clear());
    assert_eq!(
        changed.to_string(),
        "activity=inactive&sort=name&columns=idle"
    );
}
