//! Orders and searches of many rows, made in slices or in one piece, against the obvious way.

use std::sync::Arc;

use active_users::domain::{Names, Word};
use active_users::query::{Sort, SortKey, UserQuery, fold};
use active_users::store::{Directory, Preparation};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::support::{cases, days_ago, directory};

/// A user as far as the orders look at one.
#[derive(Debug, Clone)]
struct Person {
    name: String,
    email: String,
    /// Days ago.
    set_up: Option<i64>,
    used: Option<i64>,
    reminders: i64,
}

fn text() -> impl Strategy<Value = String> {
    // Long common beginnings, ends at every length around those of a level, and bytes of zero.
    let part = select(&[
        "", "a", "ab", "Ada", "abcdefg", "example-", "\0", "\0\0", "é", "Zz",
    ]);
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

fn person() -> impl Strategy<Value = Person> {
    let ago = || proptest::option::of(0..90i64);
    (text(), text(), ago(), ago(), 0..5i64).prop_map(|(name, email, set_up, used, reminders)| {
        Person {
            name,
            email,
            set_up,
            used,
            reminders,
        }
    })
}

fn load(people: &[Person]) -> Directory {
    let at = |ago: i64| days_ago(ago).to_rfc3339();
    let records = people.iter().enumerate().map(|(id, person)| {
        let reminders = (0..person.reminders).map(|sent| json!({ "sent_at": at(sent * 9) }));
        json!({
            "id": format!("u{id}"), "name": person.name, "email": person.email,
            "vault_created_at": person.set_up.map(at), "last_used_at": person.used.map(at),
            "reminders": reminders.collect::<Vec<_>>(),
        })
        .to_string()
    });
    let records: Vec<_> = records.collect();
    directory(&records.iter().map(String::as_str).collect::<Vec<_>>())
}

fn by(key: SortKey, descending: bool) -> UserQuery {
    UserQuery {
        sort: Sort { key, descending },
        ..UserQuery::default()
    }
}

fn with_text(q: &str) -> UserQuery {
    UserQuery {
        q: q.to_owned(),
        ..UserQuery::default()
    }
}

fn ids(directory: &Directory, query: &UserQuery, names: Names) -> Vec<String> {
    let page = directory.page(query, 0..usize::MAX, names);
    assert_eq!(page.rows.len(), page.total);
    page.rows.into_iter().map(|row| row.id).collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn many_rows_are_in_the_order_that_a_plain_sort_gives(people in proptest::collection::vec(person(), 0..400)) {
        let directory = load(&people);
        let id = |at: usize| format!("u{at}");
        let shown = |at: usize| {
            let Person { name, email, .. } = &people[at];
            let is_there = |text: &&String| !text.trim().is_empty();
            [name, email].into_iter().find(is_there).cloned().unwrap_or_else(|| id(at))
        };
        let email = |at: usize| Some(people[at].email.clone()).filter(|text| !text.trim().is_empty()).unwrap_or_default();
        let mut by_name: Vec<_> = (0..people.len()).collect();
        by_name.sort_by_key(|at| fold(&shown(*at)));
        let mut by_email: Vec<_> = (0..people.len()).collect();
        by_email.sort_by_key(|at| fold(&email(*at)));
        for (key, order) in [(SortKey::Name, by_name), (SortKey::Email, by_email)] {
            let mut order: Vec<_> = order.into_iter().map(id).collect();
            prop_assert_eq!(ids(&directory, &by(key, false), Names::Shown), order.clone());
            order.reverse();
            prop_assert_eq!(ids(&directory, &by(key, true), Names::Shown), order);
        }

        let rows = directory.page(&UserQuery::default(), 0..usize::MAX, Names::Shown).rows;
        let number = |row: &active_users::store::UserRow| row.id[1..].parse::<usize>().unwrap();
        let mut in_document: Vec<_> = rows.iter().collect();
        in_document.sort_by_key(|row| number(row));
        for key in [SortKey::LastUsed, SortKey::Idle, SortKey::Suggest, SortKey::Reminders] {
            let mut sorted = in_document.clone();
            match key {
                SortKey::LastUsed => sorted.sort_by_key(|row| (row.last_used.map(|last| last.at), row.vault_created_at)),
                SortKey::Idle => sorted.sort_by_key(|row| row.idle),
                SortKey::Suggest => sorted.sort_by_key(|row| {
                    let suggestion = row.suggestion.as_ref().map(|(suggestion, _)| suggestion.index());
                    (suggestion.is_none(), suggestion)
                }),
                _ => sorted.sort_by_key(|row| row.reminders),
            }
            let expected: Vec<_> = sorted.iter().map(|row| row.id.clone()).collect();
            prop_assert_eq!(ids(&directory, &by(key, false), Names::Shown), expected, "{}", key.as_str());
        }
    }

    /// Any part of a list, from either end, and the neighbours of each user in it.
    #[test]
    fn parts_of_a_list_and_places_in_it_agree_with_the_whole(
        people in proptest::collection::vec(person(), 1..120),
        (start, length) in (0..130usize, 0..60usize),
        (filter, descending) in (select(&["", "activity=active", "activity=inactive", "q=a", "q=ab&activity=never", "reminders=0"]), any::<bool>()),
    ) {
        let directory = load(&people);
        let mut query = UserQuery::parse(filter).query;
        query.sort = Sort { key: SortKey::Name, descending };
        let all = ids(&directory, &query, Names::Shown);
        let page = directory.page(&query, start..start + length, Names::Shown);
        prop_assert_eq!(page.total, all.len());
        let found: Vec<_> = page.rows.into_iter().map(|row| row.id).collect();
        prop_assert_eq!(&found[..], all.get(start..(start + length).min(all.len())).unwrap_or_default());
        for id in (0..people.len()).map(|at| format!("u{at}")) {
            let (_, place) = directory.profile(&id, &query, Names::Shown).unwrap();
            let Some(at) = all.iter().position(|other| *other == id) else {
                prop_assert_eq!(place, None);
                continue;
            };
            let place = place.unwrap();
            prop_assert_eq!((place.position, place.total), (at + 1, all.len()));
            prop_assert_eq!(place.previous.as_ref(), at.checked_sub(1).and_then(|before| all.get(before)));
            prop_assert_eq!(place.next.as_ref(), all.get(at + 1));
        }
    }

    /// What is typed letter by letter finds what the whole text finds at once.
    #[test]
    fn a_search_after_another_one_finds_the_same(
        people in proptest::collection::vec(person(), 0..40),
        texts in proptest::collection::vec(text(), 1..4),
    ) {
        let directory = load(&people);
        for text in texts {
            let typed = text.char_indices().map(|(at, char)| &text[..at + char.len_utf8()]);
            for q in typed.chain([text.as_str()]) {
                let fresh = load(&people);
                for names in [Names::Shown, Names::Concealed] {
                    let found = ids(&directory, &with_text(q), names);
                    prop_assert_eq!(&found, &ids(&fresh, &with_text(q), names), "{:?}", q);
                }
            }
        }
    }
}

/// So many users that every slice but the last is full.
fn many() -> Arc<Directory> {
    let people = (0..40_000i64).map(|at| Person {
        name: format!("Employee number {}", at * 7919 % 40_000),
        email: format!("employee.{at}@example.com"),
        set_up: (at % 3 > 0).then_some(at % 80),
        used: (at % 5 > 0).then_some(at % 70),
        reminders: i64::from(at % 50 == 0),
    });
    Arc::new(load(&people.collect::<Vec<_>>()))
}

#[test]
fn what_is_prepared_in_slices_is_what_one_piece_gives() {
    let (sliced, whole) = (many(), many());
    let list = |search: &str, names| {
        let query = UserQuery::parse(search).query;
        let mut preparation = Preparation::list(sliced.clone(), &query, names);
        let steps = std::iter::repeat_with(|| preparation.step()).take_while(|more| *more);
        let steps = steps.count();
        let page = |directory: &Directory| directory.page(&query, 100..150, names);
        assert_eq!(page(&sliced), page(&whole), "{search}");
        steps
    };
    assert!(list("sort=name", Names::Shown) > 20, "folds, then sorts");
    assert_eq!(list("sort=-name", Names::Shown), 0, "the order is known");
    assert!(list("sort=email", Names::Shown) > 5, "sorts");
    assert!(
        list("sort=email", Names::Concealed) > 20,
        "folds and sorts the stand-ins"
    );
    assert!(list("sort=last-used", Names::Shown) > 5, "sorts");
    assert!(list("sort=idle", Names::Shown) > 2, "sorts");
    assert!(list("sort=suggest", Names::Shown) > 2, "sorts");
    assert!(list("sort=reminders", Names::Shown) > 2, "sorts");
    assert!(list("q=employee.1", Names::Shown) > 0, "searches");
    assert_eq!(list("q=employee.1", Names::Shown), 0, "the rows are known");
    assert!(
        list("q=employee.12", Names::Shown) > 0,
        "searches among those"
    );
    assert!(
        list("q=person+0", Names::Concealed) > 0,
        "searches the stand-ins"
    );

    let query = UserQuery::parse("q=9&activity=inactive").query;
    let mut counts = Preparation::counts(sliced.clone(), &query, Names::Shown);
    assert!(counts.step(), "there is more than one slice");
    while counts.step() {}
    let facets = |directory: &Directory| directory.facet_counts(&query, Names::Shown);
    assert_eq!(facets(&sliced), facets(&whole));

    let mut sends = Preparation::sends(sliced.clone());
    assert!((0..4).all(|_| sends.step()) && !sends.step(), "five slices");
    assert_eq!(sliced.sends(), whole.sends());
    assert!(
        !Preparation::teams(sliced.clone()).step(),
        "the ranking is known"
    );
    assert_eq!(sliced.teams(Names::Shown), whole.teams(Names::Shown));
}

#[test]
fn two_may_prepare_the_same() {
    let directory = many();
    let query = by(SortKey::Name, false);
    let new = || Preparation::list(directory.clone(), &query, Names::Shown);
    let (mut one, mut other) = (new(), new());
    while one.step() | other.step() {}
    drop(new());
    let page = directory.page(&query, 0..2, Names::Shown);
    assert_eq!(page.rows[0].name, "Employee number 0");
    assert_eq!(page.rows[1].name, "Employee number 1");
}
