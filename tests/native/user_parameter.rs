//! The user in the panel, as given in the address.

use std::num::NonZeroU32;

use active_users::query::{ManagerOffer, UserQuery};
use proptest::prelude::*;

fn in_panel(search: &str) -> Option<String> {
    let parsed = UserQuery::parse(search);
    assert_eq!(parsed.ignored, [], "{search}");
    parsed.query.user
}

#[test]
fn any_id_can_be_in_the_address() {
    let table = [
        ("u-1001", "user=u-1001"),
        ("7", "user=7"),
        ("a,b", "user=a,b"),
        ("a&b=c", "user=a%26b%3Dc"),
        (" a ", "user=%20a%20"),
        ("a+b", "user=a%2Bb"),
        ("%41", "user=%2541"),
        ("a#b?c", "user=a%23b%3Fc"),
        ("a/b:c@d.e", "user=a/b:c@d.e"),
        ("..", "user=.."),
        ("ä李\u{301}", "user=%C3%A4%E6%9D%8E%CC%81"),
        ("\t\"<script>", "user=%09%22%3Cscript%3E"),
        ("\0", "user=%00"),
    ];
    for (id, printed) in table {
        let query = UserQuery::default().with_user(id);
        assert_eq!(query.to_string(), printed);
        assert_eq!(in_panel(printed).as_deref(), Some(id));
    }
}

#[test]
fn the_last_user_parameter_counts_and_an_empty_one_is_nobody() {
    let table = [
        ("", None),
        ("user=", None),
        ("user", None),
        ("user=a&user=b", Some("b")),
        ("user=a&user=", None),
        ("user=one+two", Some("one two")),
        ("User=a", None),
    ];
    for (search, id) in table {
        assert_eq!(in_panel(search).as_deref(), id, "{search}");
    }
}

#[test]
fn changing_the_list_closes_the_panel() {
    let query = UserQuery::parse("activity=inactive&page=2&user=u-1&x=1").query;
    assert_eq!(
        query.without_user().to_string(),
        "activity=inactive&page=2&x=1"
    );
    assert_eq!(
        query.with_user("u-2").to_string(),
        "activity=inactive&page=2&user=u-2&x=1"
    );
    assert_eq!(query.changed(|_| {}).to_string(), "activity=inactive&x=1");
    let three = NonZeroU32::new(3).unwrap();
    assert_eq!(
        query.at_page(three).to_string(),
        "activity=inactive&page=3&x=1"
    );
    assert_eq!(query.unfiltered().to_string(), "x=1");
    for filter in query.filters(&["iOS".to_owned()], &ManagerOffer::default(), &[]) {
        for choice in filter.choices {
            assert_eq!((choice.only.user, choice.toggled.user), (None, None));
        }
    }
    assert!(!UserQuery::parse("user=u-1").query.is_filtered());
    assert!(query.is_filtered());
}

proptest! {
    #[test]
    fn an_id_survives_printing_and_parsing(id in any::<String>().prop_filter("an id", |id| !id.is_empty()), page in 1..99u32) {
        let query = UserQuery { page: NonZeroU32::new(page).unwrap(), ..UserQuery::default() }.with_user(&id);
        let parsed = UserQuery::parse(&query.to_string());
        prop_assert_eq!((&parsed.query, parsed.ignored), (&query, vec![]));
        prop_assert_eq!(parsed.query.without_user(), query.without_user());
    }
}
