//! What has to hold of text that was damaged on its way, whatever a reader
//! makes of it.

use std::collections::HashSet;

use crate::Told;

/// What a reader made of the damaged text.
#[derive(Debug, Clone, PartialEq)]
pub struct Damaged {
    pub users: Vec<String>,
    pub set_aside: usize,
    pub partial: bool,
}

/// What the damage may have done to the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// Text was lost or moved, but no value became another one.
    Structure,
    /// A letter or digit changed, so that a value may be another valid one.
    Values,
}

/// Says what does not hold.
pub fn check(original: &Told, ids: &[String], damaged: &Damaged, harm: Harm) -> Result<(), String> {
    let known: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let mut seen = HashSet::new();
    for id in &damaged.users {
        if !seen.insert(id.as_str()) {
            return Err(format!("{id:?} is counted twice"));
        }
        if harm == Harm::Structure && !known.contains(id.as_str()) {
            return Err(format!(
                "{id:?} is counted, and no record of the original has it"
            ));
        }
    }
    let said = damaged.partial || damaged.set_aside > original.set_aside.len();
    if damaged.users.len() < original.users.len() && !said {
        return Err(format!(
            "{} of {} users are left, without a word",
            damaged.users.len(),
            original.users.len()
        ));
    }
    Ok(())
}

/// The ids of all records, counted or not.
pub fn ids(document: &[u8]) -> Vec<String> {
    let records = crate::text::split(document)
        .map(|text| text.records)
        .unwrap_or_default();
    let id = |record: &serde_json::Value| match record.get("id")? {
        serde_json::Value::String(id) => Some(id.clone()),
        serde_json::Value::Number(id) => Some(id.to_string()),
        _ => None,
    };
    records.iter().flatten().filter_map(id).collect()
}
