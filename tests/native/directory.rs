//! Compares the streamed load with the slow reading, on random organizations.

use active_users::domain::{Instant, Names, Set, Word};
use active_users::engine::{Clocks, Load, Loaded};
use active_users::query::UserQuery;
use active_users::source::{Malformed, RecordReader};
use active_users::store::{Directory, DirectoryBuilder, UserRow};
use proptest::prelude::*;
use proptest::sample::select;

use crate::oracle::{self, Told};
use crate::oracle_lists::listed;
use crate::oracle_rules::{Stands, shown_name, stands};
use crate::organization::{Organization, organization};
use crate::query::query;
use crate::support::{AS_OF, answer, at, cases, chunks};

/// Loads an organization in its chunks, with the clock at [`AS_OF`].
pub fn stream(organization: &Organization) -> Loaded {
    let mut load = Load::new("users.json");
    let mut pieces = chunks(organization.document.as_bytes(), &organization.chunks).into_iter();
    let body = pieces.try_for_each(|chunk| load.push(chunk));
    load.finish(
        body,
        Clocks {
            response: None,
            now: at(AS_OF),
        },
    )
    .unwrap()
}

pub fn slow(organization: &Organization) -> Told {
    oracle::read(&organization.document, at(AS_OF).nanos())
}

/// Loads it through the builder, which also gives single users.
pub fn build(organization: &Organization, as_of: i64) -> Directory {
    let (mut reader, mut builder) = (RecordReader::new(), DirectoryBuilder::new());
    reader
        .push(organization.document.as_bytes(), &mut builder)
        .unwrap();
    if let Err(malformed) = reader.finish(&mut builder) {
        assert!(
            matches!(malformed, Malformed::Damaged { .. }),
            "{malformed:?}"
        );
    }
    builder.finish(Instant::from_nanos(as_of), None)
}

pub fn all_rows(loaded: &Loaded, query: &UserQuery) -> Vec<UserRow> {
    let page = answer(loaded.engine.page(query, 0..usize::MAX, Names::Shown));
    assert_eq!(
        page.rows.len(),
        page.total,
        "a list has as many rows as its total"
    );
    page.rows
}

pub fn ids(loaded: &Loaded, query: &UserQuery) -> Vec<String> {
    all_rows(loaded, query)
        .into_iter()
        .map(|row| row.id)
        .collect()
}

fn words<T: Word>(set: Set<T>) -> Vec<&'static str> {
    set.iter().map(T::as_str).collect()
}

/// Queries that often match somebody in a random organization.
pub fn likely_query() -> impl Strategy<Value = UserQuery> {
    let platform = select(&[
        "macOS",
        "iOS",
        "Android",
        "Linux, other",
        "Linux",
        "Pixel 9",
        "BeOS",
        "macos",
    ])
    .prop_map(String::from);
    let q = select(&[
        "",
        "",
        "",
        "a",
        "A",
        "b",
        "ada",
        "ABBOTT ada",
        "example",
        "@",
        "é",
        "É",
        "E\u{301}la",
        "Elo",
        "ω",
        "李",
        "u-1",
        "mada",
        "zz",
    ]);
    (query(platform, q.prop_map(String::from)), any::<u32>()).prop_map(|(mut query, keep)| {
        // All filters together match nobody, so drop three in four.
        let clear = |filter: u32| keep >> (2 * filter) & 3 != 0;
        query.activity = if clear(0) { Set::EMPTY } else { query.activity };
        query.idle = if clear(1) { Set::EMPTY } else { query.idle };
        query.suggest = if clear(2) { Set::EMPTY } else { query.suggest };
        query.status = if clear(3) { Set::EMPTY } else { query.status };
        query.license = if clear(4) { Set::EMPTY } else { query.license };
        query.account = if clear(5) { Set::EMPTY } else { query.account };
        query.hub = if clear(6) { Set::EMPTY } else { query.hub };
        query.reminders = if clear(7) {
            Set::EMPTY
        } else {
            query.reminders
        };
        query.platform.retain(|_| !clear(8));
        query
    })
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_streamed_load_agrees_with_the_slow_reading(organization in organization(25)) {
        let (loaded, told) = (stream(&organization), slow(&organization));
        prop_assert_eq!(loaded.as_of.at.nanos(), told.as_of);
        prop_assert_eq!(loaded.records as usize, told.users.len() + told.set_aside.len());
        let numbers: Vec<_> = answer(loaded.engine.set_aside(0..usize::MAX)).iter().map(|set_aside| set_aside.record).collect();
        prop_assert_eq!(&numbers, &told.set_aside);
        prop_assert_eq!(loaded.set_aside, told.set_aside.len());

        let mut rows = all_rows(&loaded, &UserQuery::default());
        rows.sort_by_key(|row| told.users.iter().position(|user| user.id == row.id));
        prop_assert_eq!(rows.len(), told.users.len());
        for (row, user) in rows.iter().zip(&told.users) {
            let Stands { status, activity, suggest, license, reminders, last_shown, last_used, .. } = stands(user, told.as_of);
            prop_assert_eq!(&row.id, &user.id);
            prop_assert_eq!(&row.name, &shown_name(user));
            prop_assert_eq!(row.email.as_deref(), user.email.as_deref());
            prop_assert_eq!(row.status.as_str(), status);
            prop_assert_eq!(row.account, user.account);
            prop_assert_eq!(words(row.activity), activity);
            prop_assert_eq!(row.suggestion.as_ref().map(|(action, _)| action.as_str()), suggest);
            prop_assert_eq!(row.license.as_str(), license);
            prop_assert_eq!(row.reminders as usize, reminders);
            prop_assert_eq!((row.scim, row.devices), (user.scim, user.devices.as_ref().map(Vec::len)));
            prop_assert_eq!(row.idle.map(|idle| (loaded.as_of.at - idle).nanos()), last_used);
            prop_assert_eq!(row.last_used.map(|last| last.at.nanos()), last_shown);
        }
    }

    #[test]
    fn a_single_user_matches_the_document(organization in organization(12)) {
        let told = slow(&organization);
        let directory = build(&organization, told.as_of);
        for user in &told.users {
            prop_assert_eq!(directory.user(&user.id), Some(user.clone()));
        }
        for set_aside in directory.set_aside() {
            let reason = set_aside.why.reason.say(Names::Shown);
            prop_assert!(!reason.is_empty() && !reason.contains("struct"), "{}", reason);
            let id = set_aside.why.id.as_deref().unwrap_or("nobody");
            prop_assert_eq!(directory.user(id), told.users.iter().find(|user| user.id == id).cloned());
        }
        prop_assert_eq!(directory.user(""), None);
    }

    #[test]
    fn a_list_has_the_users_of_its_query_in_order((organization, queries) in (organization(25), proptest::collection::vec(likely_query(), 12))) {
        let (loaded, told) = (stream(&organization), slow(&organization));
        for query in queries {
            prop_assert_eq!(ids(&loaded, &query), listed(&told, &query), "{}", query);
        }
    }

    #[test]
    fn every_filter_value_lists_the_users_it_applies_to(organization in organization(25)) {
        let (loaded, told) = (stream(&organization), slow(&organization));
        let table = [
            ("activity", "active,inactive,never"), ("idle", "30-60,60-90,90plus"), ("status", "no-license,pending,using"),
            ("suggest", "escalate,repair,wait,message,remind"), ("license", "assigned,unassigned"),
            ("account", "enabled,suspended,service"), ("hub", "authenticated,never"), ("reminders", "0,1,2,3plus"),
        ];
        for (name, values) in table {
            for value in values.split(',') {
                let query = UserQuery::parse(&format!("{name}={value}")).query;
                prop_assert_eq!(ids(&loaded, &query), listed(&told, &query), "{}", query);
            }
        }
    }
}
