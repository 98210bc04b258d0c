//! How screens change a query: links, clicks, pages.

use active_users::domain::{Activity, License, Set};
use active_users::query::{PAGE_SIZE, Sort, SortKey, UserQuery};

#[test]
fn a_page_has_fifty_rows_and_the_largest_number_does_not_overflow() {
    let rows = |search: &str| UserQuery::parse(search).query.rows();
    assert_eq!(rows(""), 0..50);
    assert_eq!(rows("page=3"), 100..150);
    assert_eq!(rows("page=4294967295").start, 4_294_967_294 * PAGE_SIZE);
}

#[test]
fn a_click_on_a_column_sorts_by_it_and_a_second_click_reverses_it() {
    let table = [
        (SortKey::Name, false),
        (SortKey::Email, false),
        (SortKey::LastUsed, true),
        (SortKey::Reminders, true),
        (SortKey::Idle, true),
    ];
    for (key, descending) in table {
        let other = Sort {
            key: if key == SortKey::Name {
                SortKey::Email
            } else {
                SortKey::Name
            },
            descending: true,
        };
        let once = other.clicked(key);
        assert_eq!(once, Sort { key, descending });
        assert_eq!(
            once.clicked(key),
            Sort {
                key,
                descending: !descending
            }
        );
        assert_eq!(once.clicked(key).clicked(key), once);
    }
}

#[test]
fn a_set_toggles_its_words() {
    let set = Set::only(Activity::Never).toggled(Activity::Active);
    assert_eq!(
        set.iter().collect::<Vec<_>>(),
        [Activity::Active, Activity::Never]
    );
    assert_eq!(
        set.toggled(Activity::Never).toggled(Activity::Active),
        Set::EMPTY
    );
    assert_eq!(set.with(Activity::Never), set);
}

#[test]
fn the_bars_have_the_addresses_in_the_contract() {
    assert_eq!(
        UserQuery::activity(Activity::Active).to_string(),
        "activity=active"
    );
    assert_eq!(
        UserQuery::activity(Activity::Inactive).to_string(),
        "activity=inactive"
    );
    assert_eq!(
        UserQuery::parse("activity=active").query,
        UserQuery::activity(Activity::Active)
    );
    assert_eq!(UserQuery::default().to_string(), "");
}

#[test]
fn a_query_is_filtered_if_a_parameter_excludes_users() {
    let all = ["", "page=3", "sort=name", "embed=1", "q=+"];
    let some = [
        "activity=active",
        "idle=30-60",
        "suggest=wait",
        "status=using",
        "license=assigned",
        "account=enabled",
    ];
    let more = ["hub=never", "reminders=0", "platform=iOS", "q=a"];
    assert!(
        all.iter()
            .all(|search| !UserQuery::parse(search).query.is_filtered())
    );
    assert!(
        some.iter()
            .chain(&more)
            .all(|search| UserQuery::parse(search).query.is_filtered())
    );
}

#[test]
fn choosing_every_license_does_not_filter() {
    let query = UserQuery::parse("license=assigned,unassigned").query;
    assert!(!query.is_filtered());
    assert_eq!(UserQuery::parse(&query.to_string()).query, query);
    let both = Set::only(License::Assigned).with(License::Unassigned);
    let toggled = UserQuery::default().changed(|query| query.license = both);
    assert_eq!(UserQuery::parse(&toggled.to_string()).query, toggled);
}

#[test]
fn a_foreign_parameter_that_begins_with_a_question_mark_survives() {
    let query = UserQuery::parse("page=2&?a=1").query;
    let first_page = query.changed(|_| {}).to_string();
    assert_eq!(first_page, "%3Fa=1");
    assert_eq!(UserQuery::parse(&first_page).query.to_string(), first_page);
}
