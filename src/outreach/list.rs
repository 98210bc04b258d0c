use crate::source::Fault;

/// A list that a portal keeps, or else the browser.
pub trait List: Clone + Default + PartialEq + Send + Sync + 'static {
    /// The name of the browser's list in error messages.
    const NAME: &'static str;

    /// Reads what a portal answers, or what the browser has stored.
    ///
    /// # Errors
    /// If the bytes are not such a list.
    fn parse(bytes: &[u8]) -> Result<Self, Fault>;

    /// What [`List::parse`] reads.
    fn to_json(&self) -> String;

    /// Adds what only the other list has.
    fn merge(&mut self, other: Self);
}
