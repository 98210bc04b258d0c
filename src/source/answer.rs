use serde::Deserialize;

use super::wire::Object;
use super::{Fault, Malformed};

/// Reads a short answer of a portal, which is an object.
pub(super) fn answer<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Fault> {
    let malformed = match bytes.trim_ascii_start() {
        b"" => Malformed::Empty,
        [b'<', ..] => Malformed::WebPage,
        _ => match serde_json::from_slice(bytes) {
            Ok(Object(answer)) => return Ok(answer),
            Err(error) if error.is_data() => Malformed::Unexpected,
            Err(_) => Malformed::NotJson,
        },
    };
    Err(Fault::Malformed(malformed))
}
