use super::words;

words! {
    /// How an admin got in touch with a user, apart from reminders.
    pub enum Contact as "kind" {
        /// Wrote a message of their own.
        Message = "message", "Message";
        /// Called.
        Call = "call", "Call";
    }
}
