/// What is wrong with a record that can't be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The record's id, where that much could be read.
    pub id: Option<String>,
    /// The field at fault, such as `devices[0].added_at`; empty when it is the record as a whole.
    pub field: String,
    /// What is wrong with it, for the reader.
    pub reason: String,
}

/// A record that is left out whole, counted, and listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Which record of the document, from 1.
    pub record: u32,
    /// Why.
    pub why: Unreadable,
}
