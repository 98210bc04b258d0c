//! Sorting by how long users have been idle.

use active_users::domain::Names;
use active_users::query::UserQuery;
use serde_json::{Value, json};

use crate::support::{ago, directory};

/// A user whose setup and last opening were this many nanoseconds ago.
fn user(id: &str, vault: Option<i64>, opened: Option<i64>) -> String {
    let at = |nanos: Option<i64>| nanos.map_or(Value::Null, |nanos| json!(ago(nanos).to_rfc3339()));
    json!({ "id": id, "vault_created_at": at(vault), "devices": [{ "last_opened_at": at(opened) }] })
        .to_string()
}

#[test]
fn users_without_any_use_come_first_and_the_longest_idle_last() {
    let records = [
        user("an hour", Some(9_000_000), Some(3600)),
        user("no use", None, None),
        user("a day, never used", Some(86_400), None),
        user("opened without a vault", None, Some(7200)),
        user("tomorrow", Some(9_000_000), Some(-86_400)),
        user("an hour as well", Some(3600), None),
        // The opening is before setup, so setup is the later use.
        user("ten seconds", Some(10), Some(9_000_000)),
        user("no use either", None, None),
    ];
    let directory = directory(&records.each_ref().map(String::as_str));
    let ids = |search: &str| {
        let query = UserQuery::parse(search).query;
        let rows = directory.page(&query, 0..99, Names::Shown).rows;
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let mut expected = [
        "no use",
        "no use either",
        "tomorrow",
        "ten seconds",
        "an hour",
        "an hour as well",
        "opened without a vault",
        "a day, never used",
    ];
    assert_eq!(ids("sort=idle"), expected);
    expected.reverse();
    assert_eq!(ids("sort=-idle"), expected);
}
