//! The managers that the filter offers.

use active_users::domain::{Names, pseudonym};
use active_users::query::{ManagerOffer, UserQuery};
use active_users::store::Directory;
use serde_json::{Value, json};

use crate::support::{days_ago, directory};

/// Users who were last used so many days ago, each with a manager.
fn reporting(users: &[(i64, Value)]) -> Directory {
    let record = |(id, (days, manager)): (usize, &(i64, Value))| {
        json!({ "id": id, "manager": manager, "vault_created_at": days_ago(*days).to_rfc3339() })
            .to_string()
    };
    let records: Vec<_> = users.iter().enumerate().map(record).collect();
    directory(&records.iter().map(String::as_str).collect::<Vec<_>>())
}

fn named(name: &str, email: &str) -> Value {
    json!({ "name": name, "email": email })
}

fn labels(offer: &ManagerOffer) -> Vec<&str> {
    offer
        .shown
        .iter()
        .map(|(_, label)| label.as_str())
        .collect()
}

#[test]
fn managers_with_the_most_inactive_users_come_first() {
    let directory = reporting(&[
        (5, named("Ada", "ada@x.y")),
        (5, json!({ "name": "Nobody's address" })),
        (50, named("Ben", "ben@x.y")),
        (50, json!({ "email": "cy@x.y" })),
        (50, named("Ben", "BEN@X.Y")),
        (50, Value::Null),
    ]);
    let offer = directory.managers("", &[], Names::Shown);
    let expected = ["Ben", "cy@x.y", "Ada", "Nobody's address"];
    assert_eq!(labels(&offer), expected);
    assert_eq!((offer.found, offer.all), (4, 4));
    let query = UserQuery::default();
    let counts = directory.facet_counts(&query, Names::Shown);
    let counted = offer
        .shown
        .iter()
        .map(|(value, _)| counts.of("manager", value));
    assert_eq!(
        counted.collect::<Vec<_>>(),
        [Some(2), Some(1), Some(1), Some(1)]
    );
    assert_eq!(counts.of("manager", "nobody"), None);
}

#[test]
fn a_search_looks_through_all_managers_and_shows_fifty() {
    let users: Vec<_> = (0..212)
        .map(|at| (5, named(&format!("José {at:03}"), &format!("m{at}@x.y"))))
        .collect();
    let directory = reporting(&users);
    let offer = directory.managers(" ", &[], Names::Shown);
    assert_eq!((offer.shown.len(), offer.found, offer.all), (50, 212, 212));
    let offer = directory.managers("jose 21", &[], Names::Shown);
    assert_eq!(labels(&offer), ["José 210", "José 211"]);
    assert_eq!((offer.found, offer.all), (2, 212));
    let offer = directory.managers("M199@", &[], Names::Shown);
    assert_eq!(labels(&offer), ["José 199"]);
    let offer = directory.managers("nobody", &[], Names::Shown);
    assert_eq!((labels(&offer), offer.found), (vec![], 0));
}

#[test]
fn managers_with_one_name_are_told_apart_by_their_addresses() {
    let directory = reporting(&[
        (5, named("Kim Chen", "kim@x.y")),
        (5, named("Kim Chen", "chen@x.y")),
        (5, json!({ "name": "Kim Chen" })),
        (5, named("Kim", "k@x.y")),
    ]);
    let offer = directory.managers("", &[], Names::Shown);
    let expected = ["Kim Chen", "Kim Chen, kim@x.y", "Kim Chen, chen@x.y", "Kim"];
    assert_eq!(labels(&offer), expected);
}

#[test]
fn chosen_managers_stay_where_they_are_or_come_first() {
    let directory = reporting(&[(50, named("Ada", "ada@x.y")), (5, named("Ben", "ben@x.y"))]);
    let offered = |text: &str, chosen: &[&str]| {
        let chosen: Vec<_> = chosen.iter().map(|value| (*value).to_owned()).collect();
        let offer = directory.managers(text, &chosen, Names::Shown);
        labels(&offer).join(" | ")
    };
    assert_eq!(offered("", &["ben@x.y"]), "Ada | Ben");
    assert_eq!(offered("ada", &["ben@x.y"]), "Ben | Ada");
    assert_eq!(offered("", &["cy@x.y"]), "cy@x.y | Ada | Ben");
    // An address in other letters is the same manager.
    assert_eq!(offered("", &["BEN@x.y"]), "BEN@x.y | Ada");
}

#[test]
fn with_names_concealed_only_chosen_managers_are_offered_and_under_stand_ins() {
    let directory = reporting(&[(50, named("Ada", "ada@x.y")), (5, named("Ben", "ben@x.y"))]);
    let chosen = "ben@x.y".to_owned();
    let offer = directory.managers("ada", &[], Names::Concealed);
    assert_eq!((labels(&offer), offer.found, offer.all), (vec![], 0, 2));
    let offer = directory.managers("", std::slice::from_ref(&chosen), Names::Concealed);
    assert_eq!(labels(&offer), [pseudonym(&chosen)]);
}
