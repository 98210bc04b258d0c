//! The managers with the most Inactive users.

use active_users::domain::{Names, pseudonym};
use active_users::query::UserQuery;
use active_users::store::{Directory, DirectoryBuilder};
use serde_json::{Value, json};

use crate::support::{AS_OF, at, days_ago};

/// Builds users from managers, each with a number of Inactive and Active users.
fn directory(teams: &[(Value, usize, usize)]) -> Directory {
    let mut builder = DirectoryBuilder::new();
    let mut id = 0;
    for (manager, inactive, active) in teams {
        for number in 0..inactive + active {
            id += 1;
            let used = if number < *inactive { 50 } else { 5 };
            let user = json!({ "id": id, "manager": manager, "vault_created_at": days_ago(400).to_rfc3339(),
                "last_used_at": days_ago(used).to_rfc3339() });
            builder.push(user.to_string().as_bytes());
        }
    }
    builder.finish(at(AS_OF), None)
}

fn told(directory: &Directory, names: Names) -> Vec<(String, usize, usize)> {
    let teams = directory.teams(names);
    for team in &teams {
        let query = team.inactive.query.to_string();
        assert!(query.starts_with("activity=inactive&manager="), "{query}");
        let listed = directory.count(&UserQuery::parse(&query).query);
        assert_eq!(listed, team.inactive.users, "{query}");
    }
    let told = teams.into_iter();
    told.map(|team| (team.manager, team.inactive.users, team.onboarded))
        .collect()
}

fn named(name: &str) -> Value {
    json!({ "name": name, "email": format!("{}@example.com", name.to_lowercase()) })
}

#[test]
fn the_five_managers_with_the_most_inactive_users_are_listed() {
    let teams = [
        (named("Ada"), 2, 1),
        (named("Ben"), 7, 0),
        (named("Cleo"), 0, 9),
        (named("Dan"), 3, 3),
        (named("Eve"), 1, 0),
        (Value::Null, 20, 0),
        (named("Fay"), 4, 2),
        (named("Gil"), 2, 0),
    ];
    let expected = [
        ("Ben", 7, 7),
        ("Fay", 4, 6),
        ("Dan", 3, 6),
        ("Ada", 2, 3),
        ("Gil", 2, 2),
    ];
    let expected = expected.map(|(name, inactive, all)| (name.to_owned(), inactive, all));
    assert_eq!(told(&directory(&teams), Names::Shown), expected);
    assert!(told(&directory(&[(Value::Null, 3, 3)]), Names::Shown).is_empty());
    assert!(told(&directory(&[(named("Cleo"), 0, 3)]), Names::Shown).is_empty());
}

#[test]
fn managers_are_told_apart_as_in_the_filter() {
    let teams = [
        // One address spelled two ways.
        (
            json!({ "name": "Kim Chen", "email": "kim@example.com" }),
            2,
            0,
        ),
        (
            json!({ "name": "K. Chen", "email": "Kim@Example.com" }),
            3,
            1,
        ),
        // By name if there is no address, and by address if there is no name.
        (json!({ "name": "Kim Chen" }), 1, 0),
        (json!({ "email": "lee, jo@example.com" }), 4, 0),
    ];
    let expected = [
        ("Kim Chen", 5, 6),
        ("lee, jo@example.com", 4, 4),
        ("Kim Chen", 1, 1),
    ];
    let expected = expected.map(|(name, inactive, all)| (name.to_owned(), inactive, all));
    assert_eq!(told(&directory(&teams), Names::Shown), expected);
}

#[test]
fn concealed_managers_have_the_same_stand_ins_as_in_the_list() {
    let directory = directory(&[(named("Ada"), 1, 0), (json!({ "name": "Ben" }), 2, 0)]);
    let expected = [
        (pseudonym("Ben"), 2, 2),
        (pseudonym("ada@example.com"), 1, 1),
    ];
    assert_eq!(told(&directory, Names::Concealed), expected);
    let (profile, _) = directory
        .profile("1", &UserQuery::default(), Names::Concealed)
        .unwrap();
    let name = profile.user.manager.unwrap().name.unwrap();
    assert_eq!(name, pseudonym("ada@example.com"));
}
