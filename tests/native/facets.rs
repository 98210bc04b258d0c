//! The number beside each value of each filter: what the list has with that value alone.

use active_users::domain::{Names, Set};
use active_users::query::UserQuery;
use proptest::prelude::*;
use serde_json::json;

use crate::directory::{build, likely_query, slow};
use crate::oracle::Told;
use crate::oracle_lists::listed;
use crate::oracle_rules::stands;
use crate::organisation::organisation;
use crate::support::{cases, directory};

/// Every filter but the platforms, with its words in their order.
const WORDS: [(&str, &str); 8] = [
    ("activity", "active,inactive,never"),
    ("idle", "30-60,60-90,90plus"),
    ("suggest", "escalate,repair,wait,message,remind"),
    ("status", "no-license,pending,using"),
    ("license", "assigned,unassigned"),
    ("account", "enabled,suspended,service"),
    ("hub", "authenticated,never"),
    ("reminders", "0,1,2,3plus"),
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
        _ => query.platform.clear(),
    }
    query
}

/// How many users the other filters list for whom a word of this one holds, counted one by one.
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
    fn every_count_is_the_length_of_the_list_that_its_link_opens(
        (organisation, queries) in (organisation(25), proptest::collection::vec(likely_query(), 6))
    ) {
        let told = slow(&organisation);
        let directory = build(&organisation, told.as_of);
        for query in queries {
            let (counts, filters) = (directory.facet_counts(&query, Names::Shown), query.filters(directory.platforms()));
            prop_assert_eq!((counts.len(), filters.len()), (WORDS.len() + 1, WORDS.len() + 1));
            let mut platforms = directory.platforms().to_vec();
            platforms.extend(query.platform.clone());
            platforms.sort();
            platforms.dedup();
            for (at, (counts, filter)) in counts.iter().zip(&filters).enumerate() {
                let (name, words) = match WORDS.get(at) {
                    Some((name, words)) => (*name, words.split(',').map(String::from).collect()),
                    None => ("platform", platforms.clone()),
                };
                prop_assert_eq!((counts.len(), filter.choices.len()), (words.len(), words.len()), "{}", name);
                for ((count, choice), word) in counts.iter().zip(&filter.choices).zip(&words) {
                    // What the link opens is what its address tells.
                    let only = UserQuery::parse(&choice.only.to_string()).query;
                    prop_assert_eq!(*count, directory.page(&only, 0..0, Names::Shown).total, "{} of {}", only, query);
                    prop_assert_eq!(*count, listed(&told, &only).len(), "{} of {}", only, query);
                    prop_assert_eq!(*count, slow_count(&told, &query, name, word), "{}={} in {}", name, word, query);
                }
            }
        }
    }
}

#[test]
fn platforms_are_counted_by_their_whole_names() {
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
        let counts = directory.facet_counts(&query, Names::Shown).pop().unwrap();
        let filter = query.filters(directory.platforms()).pop().unwrap();
        let named = filter
            .choices
            .into_iter()
            .map(|choice| choice.label)
            .zip(counts);
        named
            .map(|(name, count)| format!("{name}: {count}"))
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
        // Without the escape these are two platforms, one of which is in no data.
        (
            "platform=Linux,+other",
            " other: 0 | Linux: 1 | Linux, other: 1 | macOS: 2",
        ),
        (
            "platform=BeOS,macos",
            "BeOS: 0 | Linux: 1 | Linux, other: 1 | macOS: 2 | macos: 0",
        ),
        // The name of a device is no platform.
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
