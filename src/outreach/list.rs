use crate::source::Fault;

/// A list that a portal keeps, or else the browser.
pub trait List: Clone + Default + PartialEq + Send + Sync + 'static {
    /// What an error calls the one in this browser.
    const NAME: &'static str;

    /// Reads what a portal answers, or what the browser has stored.
    ///
    /// # Errors
    /// If the bytes are not such a list.
    fn parse(bytes: &[u8]) -> Result<Self, Fault>;

    /// What [`List::parse`] reads.
    fn to_json(&self) -> String;

    /// Adds what another list has besides.
    fn merge(&mut self, other: Self);
}
