//! The published schema and the parser agree on every record.

use active_users::source::read_user;
use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::bad_records::bad_records;
use crate::organization::record;
use crate::support::cases;

pub fn schema() -> Validator {
    let schema: Value =
        serde_json::from_str(include_str!("../../public/users.schema.json")).unwrap();
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

#[test]
fn the_schema_refuses_what_the_parser_sets_aside() {
    let schema = schema();
    for (text, field, _) in bad_records() {
        // A schema can't judge text that isn't JSON or that repeats a field.
        let Ok(record) = serde_json::from_str::<Value>(text) else {
            continue;
        };
        let repeats = field.is_empty() && record.is_object();
        assert!(repeats || !schema.is_valid(&json!([record])), "{text}");
    }
}

#[test]
fn every_shape_of_the_document_is_valid() {
    let schema = schema();
    for document in [
        json!([]),
        json!([{ "id": 7 }, { "id": "u-1", "unknown": [1] }]),
        json!({ "users": [], "unknown": {} }),
        json!({ "generated_at": "2026-11-23T06:00:00Z", "organization": "Example Corp", "users": [{ "id": 1 }] }),
    ] {
        assert!(schema.is_valid(&document), "{document}");
    }
    for document in [
        json!({}),
        json!({ "users": {} }),
        json!("users"),
        json!({ "users": [1] }),
    ] {
        assert!(!schema.is_valid(&document), "{document}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn schema_and_parser_agree_on_every_record(records in vec(record(), 1..9)) {
        let schema = schema();
        for record in records {
            let is_read = read_user(record.to_string().as_bytes()).is_ok();
            prop_assert_eq!(schema.is_valid(&json!([record])), is_read, "{}", record);
        }
    }
}
