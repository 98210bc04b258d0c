//! The number beside each value of a filter: how many users the list has with only that value.

use active_users::domain::{Names, Set};
use active_users::query::{ManagerOffer, UserQuery};
use proptest::prelude::*;
use serde_json::json;

use crate::directory::{build, likely_query, slow};
use crate::oracle::Told;
use crate::oracle_lists::{listed, reports_to};
use crate::oracle_rules::stands;
use crate::organization::organization;
use crate::support::{cases, directory};

/// Every filter with words, with its words in order.
const WORDS: [(&str, &str); 10] = [
    ("activity", "active,inactive,never"),
    ("idle", "30-60,60-90,90plus"),
    ("suggest", "escalate,repair,wait,message,remind"),
    ("status", "no-license,pending,using"),
    ("license", "assigned,unassigned"),
    ("account", "enabled,suspended,service"),
    ("hub", "authenticated,never"),
    ("reminders", "0,1,2,3plus"),
    ("cause", "device-change,friction,no-habit,unknown"),
    ("outcome", "came-back,open,no-return"),
];

fn without(query: &UserQuery, filter: &str) -> UserQuery {
    let mut query = query.clone();
    match filter {
        "activity" => query.activity = Set::EMPTY,
        "idle" => query.idle = Set::EMPTY,
        "suggest" => query.suggest = Set::EMPTY,
        "status" => query.status = Set::EMPTY,
        "license" => query.license = Set::EMPTY,
        "account" => query.account = Set::EMPTY,
        "hub" => query.hub = Set::EMPTY,
        "reminders" => query.reminders = Set::EMPTY,
        "cause" => query.cause = Set::EMPTY,
        "outcome" => query.outcome = Set::EMPTY,
        "manager" => query.manager.clear(),
        _ => query.platform.clear(),
    }
    query
}

/// Counts, one by one, the users who match the other filters and this word.
fn slow_count(told: &Told, query: &UserQuery, filter: &str, word: &str) -> usize {
    let others = listed(told, &without(query, filter));
    let holds = |id: &&String| {
        let user = told.users.iter().find(|user| user.id == ***id).unwrap();
        let stands = stands(user, told.as_of);
        match filter {
            "activity" => stands.activity.contains(&word),
            "idle" => stands.idle == Some(word),
            "suggest" => stands.suggest == Some(word),
            "status" => stands.status == word,
            "license" => stands.license == word,
            "account" => stands.account == word,
            "hub" => stands.hub == word,
            "reminders" => stands.reminders_word() == word,
            "manager" => reports_to(user, word),
            _ => {
                let mut devices = user.devices.iter().flatten();
                devices.any(|device| device.platform.as_deref() == Some(word))
            }
        }
    };
    others.iter().filter(holds).count()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn every_count_is_the_length_of_the_list_its_link_opens(
        (organization, queries) in (organization(25), proptest::collection::vec(likely_query(), 6))
    ) {
        let told = slow(&organization);
        let directory = build(&organization, told.as_of);
        let under_kim = |query: &UserQuery| UserQuery { manager: vec!["kim.chen@example.com".to_owned()], ..query.clone() };
        let queries = queries.into_iter().flat_map(|query| [under_kim(&query), query]);
        for query in queries {
            let managers = directory.managers("", &query.manager, Names::Shown);
            let counts = directory.facet_counts(&query, Names::Shown);
            let filters = query.filters(directory.platforms(), &managers, &[]);
            let mut platforms = directory.platforms().to_vec();
            platforms.extend(query.platform.clone());
            platforms.sort();
            platforms.dedup();
            let named: Vec<_> = filters.iter().map(|filter| filter.name).collect();
            prop_assert_eq!(&named[..WORDS.len()], WORDS.map(|(name, _)| name));
            prop_assert_eq!(&named[WORDS.len()..], ["platform", "manager", "sent"]);
            for filter in filters {
                let words = WORDS.iter().find(|(name, _)| *name == filter.name);
                let words = match (words, filter.name) {
                    (Some((_, words)), _) => words.split(',').map(String::from).collect(),
                    (None, "platform") => platforms.clone(),
                    (None, "manager") => managers.shown.iter().map(|(value, _)| value.clone()).collect(),
                    // This filter offers only the values in the address.
                    (None, _) => Vec::new(),
                };
                let offered: Vec<_> = filter.choices.iter().map(|choice| choice.value.clone()).collect();
                prop_assert_eq!(offered, words);
                for choice in filter.choices {
                    let count = counts.of(filter.name, &choice.value);
                    // The link must open the list that its address describes.
                    let only = UserQuery::parse(&choice.only.to_string()).query;
                    prop_assert_eq!(count, Some(directory.page(&only, 0..0, Names::Shown).total), "{} of {}", only, query);
                    if !["cause", "outcome"].contains(&filter.name) {
                        prop_assert_eq!(count, Some(listed(&told, &only).len()), "{} of {}", only, query);
                        prop_assert_eq!(count, Some(slow_count(&told, &query, filter.name, &choice.value)), "{} in {}", only, query);
                    }
                }
            }
        }
    }
}

#[test]
fn platforms_are_counted_by_their_full_names() {
    let user = |id: u32, platforms: &[&str]| {
        let devices: Vec<_> = platforms
            .iter()
            .map(|name| json!({ "platform": name, "name": "Phone" }))
            .collect();
        json!({ "id": id, "devices": devices }).to_string()
    };
    let users = [
        user(1, &["Linux, other", "macOS", "macOS"]),
        user(2, &["Linux"]),
        user(3, &["macOS"]),
        user(4, &[]),
    ];
    let directory = directory(&users.each_ref().map(String::as_str));
    assert_eq!(directory.platforms(), ["Linux", "Linux, other", "macOS"]);
    let counted = |search: &str| {
        let query = UserQuery::parse(search).query;
        let counts = directory.facet_counts(&query, Names::Shown);
        let filters = query.filters(directory.platforms(), &ManagerOffer::default(), &[]);
        let platforms = filters.iter().find(|filter| filter.name == "platform");
        let choices = platforms.unwrap().choices.iter();
        choices
            .map(|choice| {
                let count = counts.of("platform", &choice.value).unwrap();
                format!("{}: {count}", choice.label)
            })
            .collect::<Vec<_>>()
            .join(" | ")
    };
    let table = [
        ("", "Linux: 1 | Linux, other: 1 | macOS: 2"),
        ("platform=macOS", "Linux: 1 | Linux, other: 1 | macOS: 2"),
        (
            "platform=Linux%2C%20other",
            "Linux: 1 | Linux, other: 1 | macOS: 2",
        ),
        // Without the escape these are two platforms, one of which nobody has.
        (
            "platform=Linux,+other",
            " other: 0 | Linux: 1 | Linux, other: 1 | macOS: 2",
        ),
        (
            "platform=BeOS,macos",
            "BeOS: 0 | Linux: 1 | Linux, other: 1 | macOS: 2 | macos: 0",
        ),
        // A device's name is not a platform.
        (
            "platform=Phone",
            "Linux: 1 | Linux, other: 1 | Phone: 0 | macOS: 2",
        ),
        (
            "platform=BeOS&q=1",
            "BeOS: 0 | Linux: 0 | Linux, other: 1 | macOS: 1",
        ),
        ("q=nobody", "Linux: 0 | Linux, other: 0 | macOS: 0"),
        ("activity=active", "Linux: 0 | Linux, other: 0 | macOS: 0"),
    ];
    for (search, expected) in table {
        assert_eq!(counted(search), expected, "{search}");
    }
    let both = UserQuery::parse("platform=Linux,Linux%2C%20other").query;
    assert_eq!(directory.count(&both), 2);
}

#[test]
fn managers_and_reminder_days_in_the_address_are_counted() {
    let directory = directory(&[
        r#"{"id":1,"manager":{"name":"Kim","email":"Kim@example.com"},"reminders":[{"sent_at":"2026-11-20T23:59:00Z"}]}"#,
        r#"{"id":2,"manager":{"name":"Kim"},"reminders":[{"sent_at":"2026-11-21T01:30:00+02:00"}]}"#,
        r#"{"id":3,"manager":{"name":"kim@example.com"}}"#,
        r#"{"id":4,"reminders":[{"sent_at":"2027-01-01T00:00:00Z"}]}"#,
    ]);
    let table = [
        // An address matches in any letter case; a name matches only managers without an address.
        ("manager=kim@example.com", "manager", "kim@example.com", 2),
        ("manager=Kim", "manager", "Kim", 1),
        ("manager=kim", "manager", "kim", 0),
        ("sent=2026-11-20", "sent", "2026-11-20", 2),
        // A reminder dated in the future is ignored.
        ("sent=2027-01-01", "sent", "2027-01-01", 0),
    ];
    for (search, filter, value, count) in table {
        let query = UserQuery::parse(search).query;
        assert_eq!(directory.count(&query), count, "{search}");
        let counts = directory.facet_counts(&query, Names::Shown);
        assert_eq!(counts.of(filter, value), Some(count), "{search}");
    }
}
