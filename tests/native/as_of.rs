//! The instant that a load measures everything against.

use active_users::domain::{Instant, Span};
use active_users::engine::{AsOf, AsOfSource};

use crate::load::{NOW, load};
use crate::support::{AS_OF, NANOS_A_DAY, answer, at};

/// The response's `Date` header.
const RESPONSE: &str = "2026-11-23T05:00:00Z";

#[test]
fn as_of_comes_from_the_document_else_the_response_else_the_clock() {
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
                doubtful_since: None,
            },
            "{document}"
        );
    }
}

#[test]
fn an_unreadable_generated_at_counts_as_missing_but_can_be_shown() {
    for response in [Some(RESPONSE), None] {
        let loaded = load(r#"{"users":[{"id":1}],"generated_at":"today"}"#, response).unwrap();
        assert_eq!(loaded.as_of.unreadable.as_deref(), Some("today"));
        assert_eq!(loaded.as_of.at, at(response.unwrap_or(NOW)));
        assert_eq!((loaded.records, loaded.partial), (1, None));
    }
}

#[test]
fn a_clock_far_ahead_of_the_latest_use_is_doubted() {
    let document = |used: &str| {
        let user = format!(
            r#"{{"id":1,"vault_created_at":"2026-01-01T00:00:00Z","last_used_at":"{used}"}}"#
        );
        format!(r#"[{user}]"#)
    };
    let doubt = |used: &str, response| {
        load(&document(used), response)
            .unwrap()
            .as_of
            .doubtful_since
    };
    let long_ago = (at(NOW) - Span::hours(49)).to_rfc3339();
    let lately = (at(NOW) - Span::hours(47)).to_rfc3339();
    assert_eq!(doubt(&long_ago, None), Some(at(&long_ago)));
    assert_eq!(doubt(&lately, None), None);
    assert_eq!(
        doubt(&long_ago, Some(NOW)),
        None,
        "the server's clock is trusted"
    );
    assert_eq!(load("[]", None).unwrap().as_of.doubtful_since, None);
}

#[test]
fn data_becomes_old_after_48_hours() {
    let loaded = load("[]", Some(RESPONSE)).unwrap();
    let left = loaded.as_of.until_old(at(RESPONSE));
    assert_eq!(left.whole_hours(), 48);
}

#[test]
fn a_generated_at_after_the_users_applies_to_them() {
    let users = r#"[{"id":1,"vault_created_at":"2026-01-01T00:00:00Z"}]"#;
    let active = |document: String| {
        answer(load(&document, None).unwrap().engine.summary())
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
fn data_is_old_if_it_was_made_more_than_48_hours_ago() {
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
fn data_is_ahead_if_it_was_made_more_than_24_hours_from_now() {
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
