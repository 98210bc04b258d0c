//! The table in section 5 of the contract, parameter by parameter.

use active_users::query::{SavedView, UserQuery, ViewError, name_of_view, suggested_name};

fn print(search: &str) -> String {
    let parsed = UserQuery::parse(search);
    assert!(parsed.ignored.is_empty(), "{search}: {:?}", parsed.ignored);
    parsed.query.to_string()
}

#[test]
fn every_value_in_the_contract_is_read_and_printed() {
    let table = [
        ("activity", "active,inactive,never"),
        ("idle", "30-60,60-90,90plus"),
        ("suggest", "escalate,repair,wait,message,remind"),
        ("status", "no-license,pending,using"),
        ("license", "assigned,unassigned"),
        ("account", "enabled,suspended,service"),
        ("hub", "authenticated,never"),
        ("reminders", "0,1,2,3plus"),
        ("platform", "Android,iOS,macOS"),
        ("q", "ada"),
        ("sort", "name"),
        ("sort", "-name"),
        ("sort", "email"),
        ("sort", "-email"),
        ("sort", "last-used"),
        ("sort", "reminders"),
        ("sort", "-reminders"),
        ("sort", "idle"),
        ("sort", "-idle"),
        ("page", "2"),
    ];
    for (name, values) in table {
        for value in values.split(',') {
            assert_eq!(print(&format!("{name}={value}")), format!("{name}={value}"));
        }
    }
    for name in ["activity", "idle", "suggest"] {
        let (_, values) = table.iter().find(|row| row.0 == name).unwrap();
        assert_eq!(
            print(&format!("{name}={values}")),
            format!("{name}={values}"),
            "all values together still exclude users"
        );
    }
}

#[test]
fn defaults_are_never_printed() {
    let table = [
        "",
        "&&",
        "sort=-last-used",
        "page=1",
        "page=001",
        "q=",
        "q=%20+",
        "status=no-license,pending,using",
        "status=using&status=pending&status=no-license",
        "license=unassigned,assigned",
        "account=service,enabled,suspended",
        "hub=never,authenticated",
        "reminders=3plus,2,1,0",
    ];
    for search in table {
        assert_eq!(print(search), "", "{search}");
    }
}

#[test]
fn a_filter_without_a_value_is_reported_and_filters_nothing() {
    for (search, name) in [
        ("platform=", "platform"),
        ("platform=,,", "platform"),
        ("activity=", "activity"),
        ("activity=,", "activity"),
        ("?idle", "idle"),
        ("columns=", "columns"),
        ("columns=,,", "columns"),
    ] {
        let parsed = UserQuery::parse(search);
        assert!(!parsed.query.is_filtered(), "{search}");
        let told: Vec<_> = parsed.ignored.iter().map(ToString::to_string).collect();
        let value = format!("Ignored {name} in the address: it has no value.");
        assert_eq!(told, [value], "{search}");
    }
}

#[test]
fn a_query_may_come_with_a_question_mark_or_a_whole_address() {
    for search in [
        "?activity=inactive&page=2",
        " activity=inactive&page=2",
        "?activity=inactive&page=2 ",
        "/users?activity=inactive&page=2",
        "https://example.com/users?activity=inactive&page=2",
    ] {
        assert_eq!(print(search), "activity=inactive&page=2", "{search:?}");
    }
}

#[test]
fn a_foreign_parameter_that_looks_like_a_path_keeps_its_meaning() {
    for search in [
        "?/x?y=1",
        "??a=1",
        "?https://example.com/?b&activity=active",
        "?q=://&x?=1",
    ] {
        let query = UserQuery::parse(search).query;
        let again = UserQuery::parse(&query.to_string()).query;
        assert_eq!(again, query, "{search}");
    }
    assert_eq!(print("?q=://&x?=1"), "q=%3A//&x?=1".replace("%3A", ":"));
}

#[test]
fn thousands_of_bad_values_give_one_notice_per_parameter() {
    let bad = "&activity=x&columns=y,z&page=none".repeat(1000);
    let told: Vec<_> = UserQuery::parse(&bad)
        .ignored
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().all(|told| told.len() < 160), "{told:?}");
    assert!(told[0].starts_with("Ignored activity “x, x, x"), "{told:?}");
}

#[test]
fn a_bad_value_cannot_reverse_the_text_direction() {
    let told = UserQuery::parse("activity=%E2%81%A9%E2%80%AEevil").ignored[0].to_string();
    assert_eq!(
        told,
        "Ignored activity “evil” in the address: no such value."
    );
}

#[test]
fn a_saved_view_keeps_no_search_and_no_foreign_parameters() {
    let query = UserQuery::parse("activity=inactive&session=SECRET&embed=1&q=ada").query;
    let view = SavedView::new("Away", &query);
    assert_eq!(view.query, "activity=inactive");
    let present = UserQuery::parse("idle=90plus&tenant=b").query;
    assert_eq!(
        view.query(&present).to_string(),
        "activity=inactive&tenant=b"
    );
}

#[test]
fn equal_views_have_equal_addresses() {
    let table = [
        ("idle=90plus,30-60", "idle=30-60,90plus"),
        ("idle=90plus&idle=30-60&idle=90plus", "idle=30-60,90plus"),
        ("idle=90plus%2C30-60", "idle=30-60,90plus"),
        (
            "page=3&q=ada+lovelace&activity=inactive",
            "activity=inactive&q=ada%20lovelace&page=3",
        ),
        (
            "q=ada%20lovelace&activity=inactive&page=3",
            "activity=inactive&q=ada%20lovelace&page=3",
        ),
        (
            "platform=macOS,Chrome+OS&platform=iOS",
            "platform=Chrome%20OS,iOS,macOS",
        ),
        ("q=a%26b%3Dc%23", "q=a%26b%3Dc%23"),
        ("q=+%20ada%20+", "q=ada"),
        ("q=ada@example.com", "q=ada@example.com"),
        ("q=%C3%A9t%C3%A9", "q=%C3%A9t%C3%A9"),
        ("q=été", "q=%C3%A9t%C3%A9"),
        ("q=one&q=two", "q=two"),
        ("sort=name&sort=-last-used", ""),
        (
            "reminders=0&hub=never&account=service&license=assigned&status=using&suggest=wait&idle=60-90&activity=never",
            "activity=never&idle=60-90&suggest=wait&status=using&license=assigned&account=service&hub=never&reminders=0",
        ),
        (
            "page=2&sort=name&q=a&platform=iOS&reminders=1",
            "reminders=1&platform=iOS&q=a&sort=name&page=2",
        ),
    ];
    for (search, printed) in table {
        assert_eq!(print(search), printed, "{search}");
        assert_eq!(print(printed), printed);
    }
}

#[test]
fn foreign_parameters_follow_our_own_unchanged() {
    let table = [
        ("embed=1", "embed=1"),
        ("embed=1&activity=active", "activity=active&embed=1"),
        ("b=2&a=1&b=2", "b=2&a=1&b=2"),
        (
            "utm=%7Ex+y%2C&flag&page=2&=odd&e=",
            "page=2&utm=%7Ex+y%2C&flag&=odd&e=",
        ),
        ("Activity=active&ACTIVITY=x", "Activity=active&ACTIVITY=x"),
        ("bad=%zz%", "bad=%zz%"),
        ("activity%5B%5D=active", "activity%5B%5D=active"),
        ("pageSize=10", "pageSize=10"),
    ];
    for (search, printed) in table {
        assert_eq!(print(search), printed, "{search}");
    }
}

#[test]
fn bad_values_are_reported_in_the_order_of_the_address() {
    let parsed = UserQuery::parse(
        "activity=inactive,activ,,x%26y&page=0&sort=&idle=90plus,91plus&hub=NEVER&foreign=?",
    );
    let sentences: Vec<_> = parsed.ignored.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "Ignored activity “activ, x&y” in the address: no such value.",
            "Ignored page “0” in the address: no such value.",
            "Ignored sort in the address: it has no value.",
            "Ignored idle “91plus” in the address: no such value.",
            "Ignored hub “NEVER” in the address: no such value.",
        ]
    );
    assert_eq!(
        parsed.query.to_string(),
        "activity=inactive&idle=90plus&foreign=?"
    );
}

#[test]
fn a_view_needs_a_name_that_no_other_has() {
    let list = UserQuery::default();
    let views = [
        SavedView::new("Monday round", &list),
        SavedView::new("Other", &list),
    ];
    let name = |typed, own| name_of_view(typed, &views, own);
    assert_eq!(name("  New phones ", None), Ok("New phones".to_owned()));
    assert_eq!(name(" \t", None), Err(ViewError::Unnamed));
    let taken = Err(ViewError::Taken("Monday round".to_owned()));
    assert_eq!(name("monday ROUND", None), taken);
    assert_eq!(name("monday ROUND", Some("Other")), taken);
    assert_eq!(
        name("Monday Round", Some("Monday round")),
        Ok("Monday Round".to_owned())
    );
    assert_eq!(
        ViewError::Taken("Mine".to_owned()).to_string(),
        "You already have a view “Mine”. Enter another name, or replace that view."
    );
}

#[test]
fn a_suggested_name_is_free_and_not_too_long() {
    let (list, other) = (
        UserQuery::parse("activity=inactive").query,
        UserQuery::parse("activity=active").query,
    );
    let mut views = vec![
        SavedView::new("inactive", &other),
        SavedView::new("Inactive 2", &other),
    ];
    assert_eq!(suggested_name("Inactive", &list, &views), "Inactive 3");
    let long = suggested_name(&"é".repeat(500), &list, &views);
    assert_eq!(long.chars().count(), 76);
    // Another page or an open user is no other list.
    views.push(SavedView::new("Saved", &list));
    let page = UserQuery::parse("activity=inactive&page=2&user=u-1").query;
    assert_eq!(suggested_name("Inactive", &page, &views), "");
}
