//! What a document says about itself, before or after its users.

use crate::support::{Read, at, read};

#[test]
fn the_header_is_read_before_and_after_the_users() {
    let time = Some(Ok(at("2026-11-23T06:00:00Z")));
    let bad = |text: &str| Some(Err(text.to_owned()));
    let table = [
        (r#"{"users":[]}"#, None, None),
        (
            r#"{"generated_at":"2026-11-23T06:00:00Z","users":[]}"#,
            time.clone(),
            None,
        ),
        (
            r#"{"users":[],"generated_at":"2026-11-23T07:00:00+01:00"}"#,
            time.clone(),
            None,
        ),
        (
            r#"{"organization":"Example","users":[],"generated_at":"2026-11-23T06:00:00Z"}"#,
            time.clone(),
            Some("Example"),
        ),
        (
            r#"{"users":[],"organization":"Ex\u0061mple"}"#,
            None,
            Some("Example"),
        ),
        (r#"{"organization":5,"users":[]}"#, None, None),
        (
            r#"{"generated_at":null,"organization":null,"users":[]}"#,
            None,
            None,
        ),
        // A later field replaces an earlier one; null counts as missing.
        (
            r#"{"generated_at":"2020-01-01T00:00:00Z","users":[],"generated_at":"2026-11-23T06:00:00Z"}"#,
            time.clone(),
            None,
        ),
        (
            r#"{"generated_at":"2026-11-23T06:00:00Z","users":[],"generated_at":null}"#,
            time.clone(),
            None,
        ),
        (
            r#"{"organization":"A","users":[],"organization":"B"}"#,
            None,
            Some("B"),
        ),
        // A nested field is not the document's own.
        (
            r#"{"meta":{"generated_at":"2026-11-23T06:00:00Z"},"users":[]}"#,
            None,
            None,
        ),
        // An invalid date is kept, so that it can be shown to the reader.
        (
            r#"{"generated_at":"yesterday","users":[]}"#,
            bad("yesterday"),
            None,
        ),
        (
            r#"{"users":[],"generated_at":"2026-11-23"}"#,
            bad("2026-11-23"),
            None,
        ),
        (r#"{"users":[],"generated_at":""}"#, bad(""), None),
        (
            r#"{"users":[],"generated_at":1795413600}"#,
            bad("1795413600"),
            None,
        ),
        (
            r#"{"users":[],"generated_at":{"at":[1]}}"#,
            bad(r#"{"at":[1]}"#),
            None,
        ),
        (
            r#"{"users":[],"generated_at":"1970-01-01T00:00:00Z"}"#,
            bad("1970-01-01T00:00:00Z"),
            None,
        ),
        (
            r#"{"users":[],"generated_at":"0001-01-01T00:00:00Z"}"#,
            bad("0001-01-01T00:00:00Z"),
            None,
        ),
    ];
    for (document, generated_at, organization) in table {
        let Read {
            records,
            header,
            end,
        } = read(document);
        assert_eq!((records, end), (vec![], Ok(())), "{document}");
        assert_eq!(header.generated_at, generated_at, "{document}");
        assert_eq!(header.organization.as_deref(), organization, "{document}");
    }
}

#[test]
fn a_later_field_of_the_header_replaces_an_earlier_one() {
    let read = read(r#"{"organization":"A","organization":"B","users":[]}"#);
    assert_eq!(
        (read.header.organization.as_deref(), read.end),
        (Some("B"), Ok(()))
    );
}
