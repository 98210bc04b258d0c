//! The instant that a load measures everything against.

use active_users::domain::Instant;
use active_users::engine::{AsOf, AsOfSource};

use crate::load::{NOW, load};
use crate::support::{AS_OF, NANOS_A_DAY, at, ready};

/// The response's `Date` header.
const RESPONSE: &str = "2026-11-23T05:00:00Z";

#[test]
fn as_of_is_the_documents_else_the_responses_else_the_clocks() {
    use AsOfSource::{Clock, Document, Response};
    let table = [
        (
            r#"{"generated_at":"2026-11-23T06:00:00Z","users":[]}"#,
            Some(RESPONSE),
            AS_OF,
            Document,
        ),
        (
            r#"{"users":[],"generated_at":"2026-11-23T06:00:00Z"}"#,
            Some(RESPONSE),
            AS_OF,
            Document,
        ),
        (
            r#"{"users":[],"generated_at":"2026-11-23T06:00:00Z"}"#,
            None,
            AS_OF,
            Document,
        ),
        (r#"{"users":[]}"#, Some(RESPONSE), RESPONSE, Response),
        (
            r#"{"users":[],"generated_at":null}"#,
            Some(RESPONSE),
            RESPONSE,
            Response,
        ),
        (r#"[]"#, Some(RESPONSE), RESPONSE, Response),
        (r#"{"id":1,"name":"a"}"#, Some(RESPONSE), RESPONSE, Response),
        (r#"[]"#, None, NOW, Clock),
    ];
    for (document, response, as_of, source) in table {
        let loaded = load(document, response).unwrap();
        assert_eq!(
            loaded.as_of,
            AsOf {
                at: at(as_of),
                source,
                unreadable: None,
                is_old: false,
                is_ahead: false,
            },
            "{document}"
        );
    }
}

#[test]
fn an_unreadable_generated_at_counts_as_missing_and_is_kept_for_the_reader() {
    for response in [Some(RESPONSE), None] {
        let loaded = load(r#"{"users":[{"id":1}],"generated_at":"today"}"#, response).unwrap();
        assert_eq!(loaded.as_of.unreadable.as_deref(), Some("today"));
        assert_eq!(loaded.as_of.at, at(response.unwrap_or(NOW)));
        assert_eq!((loaded.records, loaded.partial), (1, None));
    }
}

#[test]
fn a_generated_at_behind_the_users_decides_their_activity() {
    let users = r#"[{"id":1,"vault_created_at":"2026-01-01T00:00:00Z"}]"#;
    let active = |document: String| {
        ready(load(&document, None).unwrap().engine.summary())
            .active
            .users
    };
    assert_eq!(active(users.to_owned()), 0);
    assert_eq!(
        active(format!(
            r#"{{"users":{users},"generated_at":"2026-01-31T00:00:00Z"}}"#
        )),
        1
    );
    assert_eq!(
        active(format!(
            r#"{{"generated_at":"2026-01-31T00:00:00.000000001Z","users":{users}}}"#
        )),
        0
    );
}

#[test]
fn data_is_old_when_it_was_made_more_than_48_hours_ago() {
    for (nanos, is_old) in [
        (0, false),
        (2 * NANOS_A_DAY - 1, false),
        (2 * NANOS_A_DAY, false),
        (2 * NANOS_A_DAY + 1, true),
        (-3 * NANOS_A_DAY, false),
    ] {
        let made = Instant::from_nanos(at(NOW).nanos() - nanos).to_rfc3339();
        assert_eq!(
            load(&format!(r#"{{"generated_at":"{made}","users":[]}}"#), None)
                .unwrap()
                .as_of
                .is_old,
            is_old,
            "{made}"
        );
        assert_eq!(
            load("[]", Some(&made)).unwrap().as_of.is_old,
            is_old,
            "{made}"
        );
    }
}

#[test]
fn data_is_ahead_when_it_was_made_more_than_24_hours_after_now() {
    for (nanos, is_ahead) in [
        (0, false),
        (NANOS_A_DAY, false),
        (NANOS_A_DAY + 1, true),
        (-NANOS_A_DAY - 1, false),
    ] {
        let made = Instant::from_nanos(at(NOW).nanos() + nanos).to_rfc3339();
        let loaded = load(&format!(r#"{{"generated_at":"{made}","users":[]}}"#), None).unwrap();
        assert_eq!(loaded.as_of.is_ahead, is_ahead, "{made}");
    }
}
