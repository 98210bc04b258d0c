//! The names of exported files.

use active_users::export::{Format, file_name};
use active_users::query::UserQuery;
use proptest::prelude::*;

use crate::directory::likely_query;
use crate::support::{AS_OF, at, cases};

fn named(search: &str) -> String {
    file_name(&UserQuery::parse(search).query, at(AS_OF), Format::Csv)
}

#[test]
fn a_file_is_named_after_the_view_and_the_day_of_the_data() {
    let table = [
        ("", "users-2026-11-23.csv"),
        (
            "activity=inactive",
            "users-activity-inactive-2026-11-23.csv",
        ),
        (
            "activity=inactive&idle=90plus",
            "users-activity-inactive-idle-90plus-2026-11-23.csv",
        ),
        ("idle=30-60,60-90", "users-idle-30-60-60-90-2026-11-23.csv"),
        (
            "reminders=3plus&hub=never",
            "users-hub-never-reminders-3plus-2026-11-23.csv",
        ),
        (
            "platform=macOS,iOS",
            "users-platform-iOS-macOS-2026-11-23.csv",
        ),
        // Anything that doesn't choose users, or that names a person, stays out of the file name.
        ("q=ada.abbott@example.com", "users-2026-11-23.csv"),
        ("sort=name&page=3&columns=idle", "users-2026-11-23.csv"),
        ("user=ada.abbott@example.com", "users-2026-11-23.csv"),
        ("embed=1&token=secret", "users-2026-11-23.csv"),
        ("license=assigned,unassigned", "users-2026-11-23.csv"),
        (
            "q=ada&activity=active&user=ada&x=ada&page=2",
            "users-activity-active-2026-11-23.csv",
        ),
    ];
    for (search, name) in table {
        assert_eq!(named(search), name, "{search}");
    }
}

#[test]
fn the_name_has_the_day_of_the_data_in_utc_and_the_format() {
    let table = [
        (
            "2026-11-23T00:30:00+01:00",
            Format::Json,
            "users-2026-11-22.json",
        ),
        (
            "2026-11-23T00:30:00Z",
            Format::Review,
            "license-review-2026-11-23.csv",
        ),
        (
            "2028-02-29T23:59:59.999999999Z",
            Format::Csv,
            "users-2028-02-29.csv",
        ),
        (
            "2026-11-23T00:00:00Z",
            Format::Json,
            "users-2026-11-23.json",
        ),
    ];
    for (as_of, format, name) in table {
        assert_eq!(file_name(&UserQuery::default(), at(as_of), format), name);
    }
}

#[test]
fn every_format_has_an_extension_and_a_media_type() {
    assert_eq!(
        (Format::Csv.extension(), Format::Csv.media_type()),
        ("csv", "text/csv;charset=utf-8")
    );
    assert_eq!(
        (Format::Json.extension(), Format::Json.media_type()),
        ("json", "application/json")
    );
}

#[test]
fn a_view_of_many_platforms_has_a_short_name() {
    let platforms: Vec<_> = (0..500).map(|number| format!("Platform{number}")).collect();
    let name = named(&format!("platform={}", platforms.join(",")));
    assert!(
        name.len() < 120 && name.starts_with("users-platform-Platform0-Platform1-"),
        "{name}"
    );
    let name = named(&format!("activity=active&platform={}", "x".repeat(5000)));
    assert_eq!(name, "users-activity-active-platform-2026-11-23.csv");
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_name_is_plain_and_short_and_reveals_no_search(query in likely_query(), platform in any::<String>()) {
        let query = query.changed(|query| query.platform.push(platform));
        let name = file_name(&query, at(AS_OF), Format::Csv);
        prop_assert!(name.len() < 255, "{}", name);
        prop_assert!(name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '.')), "{}", name);
        let unsearched = UserQuery { q: "ouil".to_owned(), user: Some("ouil".to_owned()), ..query };
        prop_assert_eq!(file_name(&unsearched, at(AS_OF), Format::Csv), name);
    }
}
