//! The columns of a list, as given in its address.

use active_users::domain::Word;
use active_users::query::{Column, Columns, UserQuery};

const DEFAULT: &str = "status,last-used,weeks,suggest";

pub fn words(columns: &Columns) -> String {
    let words: Vec<_> = columns.iter().map(Column::as_str).collect();
    words.join(",")
}

/// The columns shown, the printed address, and the values that were ignored.
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
fn the_address_gives_the_columns_in_order() {
    let table = [
        ("", DEFAULT, ""),
        ("columns=status,last-used,weeks,suggest", DEFAULT, ""),
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
        // Repeats are dropped, wherever they are.
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
    let all =
        "columns=status,activity,last-used,idle,devices,license,reminders,weeks,cause,suggest";
    assert_eq!(read(all).1, all, "all columns are not the default");
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
fn a_second_parameter_with_only_bad_columns_does_not_replace_the_first() {
    let expected = (
        "idle".to_owned(),
        "columns=idle".to_owned(),
        vec!["columns=age".to_owned()],
    );
    assert_eq!(read("columns=age&columns=idle"), expected);
    assert_eq!(read("columns=idle&columns=age"), expected);
}

#[test]
fn changing_the_columns_keeps_the_rest_of_the_list() {
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

#[test]
fn each_list_has_its_own_default_columns() {
    let table = [
        ("activity=active", "last-used,weeks,devices"),
        (
            "activity=inactive",
            "last-used,weeks,cause,reminders,suggest",
        ),
        ("activity=never", "last-used,reminders,devices,suggest"),
        ("activity=active,inactive", DEFAULT),
        (
            "activity=inactive&suggest=remind",
            "last-used,weeks,cause,reminders,suggest",
        ),
    ];
    for (search, shown) in table {
        let query = UserQuery::parse(search).query;
        assert_eq!(words(&query.columns), shown, "{search}");
        assert_eq!(query.to_string(), search);
        // The unfiltered list has its own default columns.
        let all = query.unfiltered();
        assert_eq!(
            (words(&all.columns).as_str(), all.to_string().as_str()),
            (DEFAULT, "")
        );
    }
    // Chosen columns stay when the list changes.
    let chosen = UserQuery::parse("activity=active&columns=idle").query;
    assert_eq!(chosen.unfiltered().to_string(), "columns=idle");
    // Choosing a list's default columns is the same as choosing none.
    let named = UserQuery::parse("activity=active&columns=last-used,weeks,devices").query;
    assert_eq!(named.to_string(), "activity=active");
}
