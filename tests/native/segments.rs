//! Ids as path segments of an address.

use active_users::query::{id_as_segment, segment_as_id};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use proptest::prelude::*;

use crate::support::cases;

#[test]
fn an_ordinary_id_is_not_changed() {
    for id in ["u-1001", "7", "ada.abbott@example.com", "a_b"] {
        assert_eq!(id_as_segment(id), id);
    }
}

#[test]
fn an_id_escaped_by_other_software_is_understood() {
    for (segment, id) in [
        ("a%2Fb", "a/b"),
        ("%C3%A4", "ä"),
        ("ä", "ä"),
        ("50%", "50%"),
        ("a~b", "a~b"),
        ("a~", "a~"),
        ("a~4", "a~4"),
        ("~+1", "~+1"),
        ("~ä", "~ä"),
    ] {
        assert_eq!(segment_as_id(segment), id, "{segment}");
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_id_survives_decoding_on_the_way(id in prop_oneof![any::<String>(), "[~%0-9A-Fa-f./\\\\]{1,9}"]) {
        let segment = id_as_segment(&id);
        prop_assert_eq!(segment_as_id(&segment), id.clone());
        let decoded = percent_decode_str(&segment).decode_utf8_lossy().into_owned();
        prop_assert_eq!(&decoded, &segment);
        let escaped = utf8_percent_encode(&segment, NON_ALPHANUMERIC).to_string();
        prop_assert_eq!(segment_as_id(&escaped), id);
        prop_assert!(!segment.chars().all(|char| char == '.') || segment.is_empty());
    }
}
