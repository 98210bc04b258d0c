//! Random organizations, concentrated at the boundaries of the rules.

mod form;
mod record;
mod search;
mod surround;

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::moment::{self, Ns};

pub use form::Form;
pub use record::hostile;
pub use search::search;
pub use surround::surround;

/// The instant that most organizations are measured against.
pub const AS_OF: &str = "2026-11-23T06:00:00Z";

pub fn as_of() -> Ns {
    moment::instant(AS_OF).unwrap_or_default()
}

/// An organization that hasn't been written as text yet.
#[derive(Debug, Clone)]
pub struct Organization {
    pub generated_at: Option<Value>,
    pub history_from: Option<Value>,
    /// Other fields around the users. Those before `split` go before the list.
    pub members: Vec<(&'static str, Value)>,
    pub split: usize,
    /// Whether each record spans many lines.
    pub is_pretty: bool,
    pub records: Vec<Value>,
}

/// An organization with at most this many records, a few of them unreadable.
pub fn organization(dice: &mut Dice, most: usize) -> Organization {
    let count = dice.below(most + 1);
    let records = (0..count).map(|at| record::any(dice, at)).collect();
    let generated_at = match dice.below(12) {
        0 => None,
        1 => Some(json!("2026-11-23T07:00:00+01:00")),
        2 => Some(json!("tomorrow")),
        3 => Some(json!("2026-11-22T06:00:00.000000001Z")),
        _ => Some(json!(AS_OF)),
    };
    let history_from = match dice.below(8) {
        0 => Some(json!("2026-03-01")),
        1 => Some(json!("2024-01-01")),
        2 => Some(json!("long ago")),
        _ => None,
    };
    Organization {
        generated_at,
        history_from,
        members: Vec::new(),
        split: 0,
        is_pretty: false,
        records,
    }
}
