//! One user and their place in the list.

use active_users::domain::{Evidence, Instant, Names, pseudonym};
use active_users::query::{SortKey, UserQuery};
use active_users::store::{Directory, Place, Profile};
use proptest::prelude::*;

use crate::directory::{build, likely_query, slow};
use crate::oracle_lists::listed;
use crate::organization::organization;
use crate::support::{answer, cases, directory, load};

fn place(directory: &Directory, id: &str, search: &str) -> Option<Place> {
    let query = UserQuery::parse(search).query;
    directory.profile(id, &query, Names::Shown).unwrap().1
}

/// Position, total, previous and next.
fn placed(position: usize, total: usize, previous: &str, next: &str) -> Option<Place> {
    let someone = |id: &str| Some(id.to_owned()).filter(|id| !id.is_empty());
    Some(Place {
        position,
        total,
        previous: someone(previous),
        next: someone(next),
    })
}

#[test]
fn a_users_place_is_within_the_list_of_the_query() {
    let directory = directory(&[
        r#"{"id":"c","name":"Cy"}"#,
        r#"{"id":"a","name":"Ada","license":"unassigned"}"#,
        r#"{"id":"b","name":"Bo"}"#,
        r#"{"id":"d","name":"Dan","license":"unassigned"}"#,
    ]);
    let table = [
        ("a", "sort=name", placed(1, 4, "", "b")),
        ("b", "sort=name", placed(2, 4, "a", "c")),
        ("d", "sort=name", placed(4, 4, "c", "")),
        ("d", "sort=-name", placed(1, 4, "", "c")),
        // Neither the page nor the user in the panel matters.
        ("d", "sort=name&page=7&user=a", placed(4, 4, "c", "")),
        ("a", "sort=name&license=unassigned", placed(1, 2, "", "d")),
        ("d", "sort=name&license=unassigned", placed(2, 2, "a", "")),
        ("b", "q=bo", placed(1, 1, "", "")),
        // A user outside the list has no place in it.
        ("b", "sort=name&license=unassigned", None),
        ("b", "q=nobody", None),
    ];
    for (id, search, expected) in table {
        assert_eq!(place(&directory, id, search), expected, "{id} {search}");
    }
}

#[test]
fn an_unknown_id_or_one_set_aside_has_no_profile() {
    let records = [
        r#"{"id":"u"}"#,
        r#"{"id":"bad","account":"?"}"#,
        r#"{"id":"late","vault_created_at":"2027-01-01T00:00:00Z"}"#,
        r#"{"id":"v"}"#,
    ];
    let directory = directory(&records);
    let loaded = load(&format!("[{}]", records.join(",")));
    for names in [Names::Shown, Names::Concealed] {
        let query = UserQuery::default();
        for id in ["bad", "late", "", "U", "u ", "nobody"] {
            assert_eq!(directory.profile(id, &query, names), None, "{id}");
            assert_eq!(
                answer(loaded.engine.profile(id, &query, names)),
                None,
                "{id}"
            );
        }
        let found = directory.profile("v", &query, names).unwrap();
        assert_eq!(found.1, placed(1, 2, "", "u"));
        assert_eq!(
            answer(loaded.engine.profile("v", &query, names)),
            Some(found)
        );
    }
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn a_users_place_matches_the_slow_reading((organization, queries) in (organization(25), proptest::collection::vec(likely_query(), 4))) {
        let told = slow(&organization);
        let directory = build(&organization, told.as_of);
        for query in queries {
            let ids = listed(&told, &query);
            for user in &told.users {
                let (profile, place) = directory.profile(&user.id, &query, Names::Shown).unwrap();
                let at = ids.iter().position(|id| *id == user.id);
                let expected = at.map(|at| Place {
                    position: at + 1,
                    total: ids.len(),
                    previous: if at == 0 { None } else { Some(ids[at - 1].clone()) },
                    next: ids.get(at + 1).cloned(),
                });
                prop_assert_eq!(&place, &expected, "{} {}", user.id, query);

                prop_assert_eq!(&profile.user, user);
                prop_assert_eq!(profile.evidence, Evidence::of(user, Instant::from_nanos(told.as_of)));
                let again = Profile::new(user.clone(), profile.evidence, profile.stages.clone(), profile.history, Instant::from_nanos(told.as_of));
                prop_assert_eq!(&again, &profile);

                let (concealed, same_place) = directory.profile(&user.id, &query, Names::Concealed).unwrap();
                // Pseudonyms are searched and sorted on their own.
                if query.q.is_empty() && !matches!(query.sort.key, SortKey::Name | SortKey::Email) {
                    prop_assert_eq!(same_place, expected);
                }
                prop_assert_eq!((concealed.standing, concealed.evidence), (profile.standing, profile.evidence));
                prop_assert_eq!(concealed.user.id.as_ref(), user.id.as_ref());
                prop_assert_eq!(concealed.user.shown_name(), pseudonym(&user.id));
            }
            for set_aside in directory.set_aside() {
                let id = set_aside.why.id.as_deref().unwrap_or("nobody");
                let is_there = told.users.iter().any(|user| user.id == id);
                prop_assert_eq!(directory.profile(id, &query, Names::Shown).is_some(), is_there);
            }
        }
    }
}
