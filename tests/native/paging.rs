//! Counts, pages and sort orders: each number equals the rows of the list it opens.

use std::num::NonZeroU32;

use active_users::domain::{Activity, CauseKind, IdleBand, Names, Status, Suggestion, Word};
use active_users::query::{PAGE_SIZE, Sort, SortKey, UserQuery};
use active_users::store::{Count, Summary};
use proptest::prelude::*;

use crate::directory::{all_rows, stream};
use crate::oracle;
use crate::oracle_rules::{Stands, stands};
use crate::organization::organization;
use crate::support::{AS_OF, answer, at, cases, load};

/// Every number in the summary, with the count by the slow reading.
fn counted<'a>(summary: &'a Summary, users: &[Stands]) -> Vec<(&'a Count, usize)> {
    let count = |holds: &dyn Fn(&Stands) -> bool| users.iter().filter(|user| holds(user)).count();
    let activity = |word: &str| count(&|user| user.activity.contains(&word));
    let known = |number: &'a Option<Count>| number.as_ref().unwrap();
    let mut counted = vec![
        (known(&summary.all), users.len()),
        (&summary.onboarded, count(&|user| !user.activity.is_empty())),
        (&summary.active, activity("active")),
        (&summary.inactive, activity("inactive")),
        (known(&summary.never), activity("never")),
        (
            known(&summary.no_license),
            count(&|user| user.status == "no-license"),
        ),
        (
            known(&summary.pending),
            count(&|user| user.status == "pending"),
        ),
        (
            known(&summary.not_enabled),
            count(&|user| user.status == "using" && user.account != "enabled"),
        ),
    ];
    counted.extend(
        summary
            .idle
            .iter()
            .map(|(band, number)| (number, count(&|user| user.idle == Some(band.as_str())))),
    );
    // Other tests cover which users these count.
    let others = summary.causes.iter().map(|(_, number)| number);
    let others = others.chain(summary.outcomes.iter().map(|(_, number)| number));
    let others = others.chain([
        known(&summary.never_inactive),
        known(&summary.not_enabled_licensed),
    ]);
    counted.extend(others.map(|number| (number, number.users)));
    counted.extend(
        summary
            .suggestions
            .iter()
            .map(|(action, number)| (number, count(&|user| user.suggest == Some(action.as_str())))),
    );
    counted
}

/// Actions that are possible today come first, waiting comes last.
const TO_DO: [Suggestion; 5] = [
    Suggestion::Remind,
    Suggestion::Message,
    Suggestion::Escalate,
    Suggestion::Repair,
    Suggestion::Wait,
];

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn every_number_is_the_length_of_the_list_it_opens(organization in organization(130)) {
        let loaded = stream(&organization);
        let told = oracle::read(&organization.document, at(AS_OF).nanos());
        let users: Vec<_> = told.users.iter().map(|user| stands(user, told.as_of)).collect();
        let summary = answer(loaded.engine.summary());
        for (Count { query, users: number }, slow) in counted(&summary, &users) {
            prop_assert_eq!(*number, slow, "{}", query);
            // Opens the link's address, page by page.
            let query = UserQuery::parse(&query.to_string()).query;
            let mut rows = 0;
            for page in 1..=(number / PAGE_SIZE + 2) as u32 {
                let page = query.at_page(NonZeroU32::new(page).unwrap());
                let answer = answer(loaded.engine.page(&page, page.rows(), Names::Shown));
                prop_assert_eq!(answer.total, *number, "{}", page);
                prop_assert!(answer.rows.len() <= PAGE_SIZE);
                rows += answer.rows.len();
            }
            prop_assert_eq!(rows, *number, "{}", query);
        }

        let Summary { onboarded, active, inactive, .. } = &summary;
        prop_assert_eq!(active.users + inactive.users, onboarded.users);
        prop_assert_eq!(summary.idle.iter().map(|(_, count)| count.users).sum::<usize>(), inactive.users);
        prop_assert_eq!(summary.suggestions.iter().map(|(_, count)| count.users).sum::<usize>(), inactive.users);
        prop_assert_eq!(summary.idle.iter().map(|(band, _)| *band).collect::<Vec<_>>(), IdleBand::ALL);
        prop_assert_eq!(summary.suggestions.iter().map(|(action, _)| *action).collect::<Vec<_>>(), TO_DO);
        prop_assert_eq!(summary.causes.iter().map(|(_, count)| count.users).sum::<usize>(), inactive.users);
        prop_assert_eq!(summary.causes.last().map(|(cause, _)| *cause), Some(CauseKind::Unknown));
    }

    #[test]
    fn consecutive_ranges_give_the_whole_list(
        organization in organization(60), at_key in 0..SortKey::ALL.len(), descending: bool, sizes in proptest::collection::vec(1..20usize, 1..4)
    ) {
        let loaded = stream(&organization);
        let query = UserQuery { sort: Sort { key: SortKey::ALL[at_key], descending }, ..UserQuery::default() };
        let whole = all_rows(&loaded, &query);
        let (mut rows, mut start) = (Vec::new(), 0);
        for size in sizes.iter().cycle() {
            let page = answer(loaded.engine.page(&query, start..start + size, Names::Shown));
            prop_assert_eq!(page.total, whole.len());
            prop_assert!(page.rows.len() <= *size);
            rows.extend(page.rows);
            start += size;
            if start > whole.len() {
                break;
            }
        }
        prop_assert_eq!(&rows, &whole);

        let other = UserQuery { sort: Sort { descending: !descending, ..query.sort }, ..query.clone() };
        let mut reversed = all_rows(&loaded, &other);
        reversed.reverse();
        prop_assert_eq!(reversed, whole, "descending is the exact reverse");
    }
}

#[test]
fn a_range_past_the_end_is_empty_but_has_the_total() {
    let loaded = load(r#"[{"id":1},{"id":2}]"#);
    for range in [2..5, 7..9, 1..1, 0..0] {
        let page = answer(
            loaded
                .engine
                .page(&UserQuery::default(), range, Names::Shown),
        );
        assert_eq!((page.total, page.rows.len()), (2, 0));
    }
    assert_eq!(answer(loaded.engine.set_aside(0..9)), []);
    assert_eq!(answer(loaded.engine.set_aside(5..9)), []);
}

#[test]
fn by_default_the_latest_use_comes_first_and_never_used_last() {
    let user = |id: &str, vault: &str, opened: &str| serde_json::json!({ "id": id, "vault_created_at": vault, "devices": [{ "last_opened_at": opened }] });
    let users = serde_json::json!([
        { "id": "pending" },
        user("never, set up first", "2026-10-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        user("never, set up last", "2026-11-20T00:00:00Z", "2026-11-19T00:00:00Z"),
        user("old", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        user("new", "2026-01-01T00:00:00Z", "2026-11-22T00:00:00Z"),
    ]);
    let rows = all_rows(&load(&users.to_string()), &UserQuery::default());
    let ids: Vec<_> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "new",
            "old",
            "never, set up last",
            "never, set up first",
            "pending"
        ]
    );
    assert_eq!(rows[2].last_used, None);
    assert!(rows[2].activity.contains(Activity::Never) && rows[4].status == Status::Pending);
}

#[test]
fn a_search_finds_text_in_the_name_or_the_email_but_not_across_them() {
    let loaded = load(
        r#"[{"id":"u-1","name":"Ada Abbott","email":"ada@example.com"},{"id":"u-2","name":"Élodie","email":"E@X.Y"},{"id":"u-3"},
            {"id":"u-4","name":"nobody"}]"#,
    );
    let table: [(&str, &[&str]); 13] = [
        ("", &["u-1", "u-2", "u-3", "u-4"]),
        ("ada", &["u-1"]),
        ("A ABB", &["u-1"]),
        ("ttada", &[]),
        ("comé", &[]),
        ("come", &[]),
        ("élo", &["u-2"]),
        ("ÉLO", &["u-2"]),
        ("e@x", &["u-2"]),
        ("y", &["u-2", "u-4"]),
        ("u-3", &["u-3"]),
        ("u-1", &[]),
        ("elodie", &["u-2"]),
    ];
    for (q, expected) in table {
        let query = UserQuery {
            q: q.to_owned(),
            sort: Sort {
                key: SortKey::LastUsed,
                descending: false,
            },
            ..UserQuery::default()
        };
        let ids: Vec<_> = all_rows(&loaded, &query)
            .into_iter()
            .map(|row| row.id)
            .collect();
        assert_eq!(ids, expected, "{q}");
    }
}

#[test]
fn a_cloned_engine_gives_the_same_answers() {
    let loaded = load(r#"[{"id":1,"vault_created_at":"2026-11-01T00:00:00Z"}]"#);
    let clone = loaded.engine.clone();
    assert_eq!(answer(clone.summary()), answer(loaded.engine.summary()));
}

#[test]
fn a_blank_search_finds_everybody() {
    let query = UserQuery {
        q: " ".to_owned(),
        ..UserQuery::default()
    };
    let directory = crate::support::directory(&[r#"{"id":1}"#]);
    assert_eq!(directory.count(&query), 1);
}
