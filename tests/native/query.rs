//! The address of the Users page: parsing and printing are inverses.

use std::num::NonZeroU32;

use active_users::domain::{Set, Word};
use active_users::query::{Column, Columns, Sort, SortKey, UserQuery, sought};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::messy::messy;
use crate::support::cases;

/// Any words of a vocabulary.
fn set<T: Word>() -> impl Strategy<Value = Set<T>> {
    subsequence(T::ALL.to_vec(), 0..=T::ALL.len()).prop_map(|words| words.into_iter().collect())
}

/// Any columns in any order, and often the default.
fn columns() -> impl Strategy<Value = Columns> {
    let shuffled = subsequence(Column::ALL.to_vec(), 0..=Column::ALL.len()).prop_shuffle();
    prop_oneof![Just(Columns::default()), shuffled.prop_map(Columns::new)]
}

/// Any query with the given texts.
pub fn query(
    platform: impl Strategy<Value = String>,
    q: impl Strategy<Value = String>,
) -> impl Strategy<Value = UserQuery> {
    let sort = (select(SortKey::ALL), any::<bool>())
        .prop_map(|(key, descending)| Sort { key, descending });
    let page = prop_oneof![3 => Just(1), 2 => 1..10u32, 1 => 1..=u32::MAX]
        .prop_map(|page| NonZeroU32::new(page).unwrap());
    let sets = (set(), set(), set(), set(), set(), set(), set(), set());
    let platforms = vec(platform, 0..3).prop_map(|mut platforms| {
        platforms.sort();
        platforms.dedup();
        platforms
    });
    (
        sets,
        platforms,
        q,
        sort,
        page,
        (columns(), option::of("\\PC{1,6}")),
        vec("x[a-z0-9=%+~é?,]{0,5}", 0..3),
    )
        .prop_map(
            |(sets, platform, q, sort, page, (columns, user), foreign)| {
                let (activity, idle, suggest, status, license, account, hub, reminders) = sets;
                let (q, foreign) = (sought(&q).to_owned(), foreign.join("&"));
                UserQuery {
                    activity,
                    idle,
                    suggest,
                    status,
                    license,
                    account,
                    hub,
                    reminders,
                    platform,
                    q,
                    sort,
                    page,
                    columns,
                    user,
                    foreign,
                    ..UserQuery::default()
                }
            },
        )
}

fn any_query() -> impl Strategy<Value = UserQuery> {
    let query = query(
        prop_oneof![
            ".{1,6}",
            select(&["macOS", "iOS", "Chrome OS", ",", "a,b"]).prop_map(String::from)
        ],
        prop_oneof![9 => any::<String>(), 1 => Just("\u{300}".to_owned())],
    );
    let managers = subsequence(vec!["Kim, the boss", "a+b@example.com", "é"], 0..=3);
    let days = subsequence(vec!["2024-02-29", "2026-11-20"], 0..=2);
    let texts = |texts: Vec<&str>| texts.into_iter().map(String::from).collect();
    let own = subsequence(vec!["department", "é +&=", "a.b"], 0..=3);
    (query, set(), set(), managers, days, own).prop_map(
        move |(query, cause, outcome, managers, days, own)| UserQuery {
            cause,
            outcome,
            fields: own
                .iter()
                .map(|name| ((*name).to_owned(), texts(managers.clone())))
                .collect(),
            columns: query.columns.with_fields(texts(own)),
            manager: texts(managers),
            sent: texts(days),
            ..query
        },
    )
}

/// The query after printing and parsing: for a vocabulary that covers every user, choosing all words
/// is the same as choosing none.
fn canonical(query: &UserQuery) -> UserQuery {
    fn told<T: Word>(set: Set<T>) -> Set<T> {
        if set.is_full() { Set::EMPTY } else { set }
    }
    let UserQuery {
        status,
        license,
        account,
        hub,
        reminders,
        ..
    } = *query;
    // Choosing the list's default columns is the same as choosing none.
    let usual = Columns::usual(query.activity);
    let is_usual = query.columns.iter().eq(usual.iter());
    UserQuery {
        columns: if is_usual {
            usual.with_fields(query.columns.fields().to_vec())
        } else {
            query.columns.clone()
        },
        status: told(status),
        license: told(license),
        account: told(account),
        hub: told(hub),
        reminders: told(reminders),
        ..query.clone()
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_printed_query_parses_to_the_same_query(query in any_query()) {
        let printed = query.to_string();
        let parsed = UserQuery::parse(&printed);
        prop_assert_eq!(&parsed.query, &canonical(&query), "{}", printed);
        prop_assert!(parsed.ignored.is_empty(), "{:?}", parsed.ignored);
        prop_assert_eq!(canonical(&query).to_string(), printed);
    }

    #[test]
    fn however_a_query_is_written_it_prints_the_same(
        (query, messy) in any_query().prop_perturb(|query, mut rng| { let messy = messy(&query, &mut rng); (query, messy) })
    ) {
        let parsed = UserQuery::parse(&messy);
        prop_assert_eq!(&parsed.query, &canonical(&query), "{}", messy);
        prop_assert_eq!(parsed.query.to_string(), query.to_string(), "{}", messy);
        prop_assert!(parsed.ignored.is_empty(), "{:?}", parsed.ignored);
    }

    #[test]
    fn any_text_parses_to_a_query_that_survives_printing(
        search in prop_oneof![any::<String>(), "(([a-z]{1,9}|q|page|sort|idle|%[0-9a-f]{2})=?[-a-z0-9,%+]{0,8}&?){0,5}"]
    ) {
        let parsed = UserQuery::parse(&search);
        let printed = parsed.query.to_string();
        let again = UserQuery::parse(&printed);
        prop_assert_eq!(&again.query, &canonical(&parsed.query));
        prop_assert!(again.ignored.is_empty());
        prop_assert_eq!(again.query.to_string(), printed);
    }

    #[test]
    fn a_bad_value_is_ignored_on_its_own_and_reported(
        query in any_query(),
        (name, bad) in select(&[
            ("activity", "Active"), ("activity", "yes"), ("idle", "30"), ("suggest", "fire"), ("status", "no license"),
            ("license", "none"), ("account", "disabled"), ("hub", "no"), ("reminders", "3"), ("reminders", "-1"),
            ("sort", "age"), ("sort", "--name"), ("sort", ""), ("page", "0"), ("page", "-1"), ("page", "two"),
            ("page", "4294967296"), ("page", "1.0"), ("page", ""),
        ]),
        in_front in any::<bool>(),
    ) {
        let printed = query.to_string();
        let pair = format!("{name}={}", bad.replace(' ', "+"));
        let search = if in_front { format!("{pair}&{printed}") } else { format!("{printed}&{pair}") };
        let parsed = UserQuery::parse(&search);
        prop_assert_eq!(&parsed.query, &canonical(&query));
        let sentences: Vec<_> = parsed.ignored.iter().map(ToString::to_string).collect();
        let sentence = match bad {
            "" => format!("Ignored {name} in the address: it has no value."),
            bad => format!("Ignored {name} “{bad}” in the address: no such value."),
        };
        prop_assert_eq!(sentences, [sentence]);
    }

    #[test]
    fn a_change_returns_to_the_first_page(query in any_query(), q in "[a-z]{1,5}") {
        let changed = query.changed(|query| query.q.clone_from(&q));
        prop_assert_eq!(&changed, &UserQuery { page: NonZeroU32::MIN, q, user: None, ..canonical(&query) });
        let at = query.at_page(NonZeroU32::new(7).unwrap());
        prop_assert_eq!(at, UserQuery { page: NonZeroU32::new(7).unwrap(), user: None, ..query });
    }

    #[test]
    fn removing_the_filters_keeps_order_columns_and_foreign_parameters(query in any_query()) {
        let all = query.unfiltered();
        prop_assert!(!all.is_filtered());
        prop_assert_eq!(&all, &UserQuery { sort: query.sort, columns: query.columns.clone(), foreign: query.foreign.clone(), ..UserQuery::default() });
    }
}
