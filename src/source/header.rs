use super::json::{Json, Members};
use crate::domain::{Day, Instant};

/// What a document says of itself, before or after its `users`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// When the document was made; `Err` holds a value that is not a date and time.
    pub generated_at: Option<Result<Instant, String>>,
    /// Whose users they are.
    pub organization: Option<String>,
    /// The day from which on `active_on` is complete.
    pub history_from: Option<Day>,
    /// Whether it names a page after this one, as the lists of many systems do.
    pub has_next_page: bool,
    /// How many users there are in all, where it says so.
    pub total: Option<u64>,
}

/// What systems call the address of the next page.
const NEXT_PAGE: [&str; 3] = ["next", "nextLink", "@odata.nextLink"];

/// The members were not JSON.
pub(super) struct BadMembers;

impl Header {
    /// Reads the members of the document's object other than `users`, given as one object, and
    /// says whether `users` was among them. A later member wins over an earlier one of the same
    /// name.
    pub(super) fn merge(&mut self, object: &[u8]) -> Result<bool, BadMembers> {
        let members = Members::of(object).map_err(|_| BadMembers)?;
        self.read(&members);
        Ok(members.has("users"))
    }

    /// Reads the members of the document's object. A later member wins over an earlier one.
    pub(super) fn read(&mut self, members: &Members<'_>) {
        let member = |name| members.get(name).filter(|json| *json != "null");
        let text = |name| member(name).and_then(text);
        // Any value is let in: one that can't be read must not cost the users.
        if let Some(json) = member("generated_at") {
            let text = text("generated_at");
            let at = text.as_deref().and_then(readable);
            self.generated_at = Some(at.ok_or_else(|| text.unwrap_or_else(|| json.to_owned())));
        }
        let history_from = text("history_from").and_then(|text| Day::parse(&text));
        self.history_from = history_from.or(self.history_from);
        // An address, and not the `null` or `false` of a last page.
        self.has_next_page |= NEXT_PAGE
            .iter()
            .any(|name| member(name).is_some_and(|json| json.starts_with('"') && json != "\"\""));
        let total = member("total").and_then(|json| json.parse().ok());
        self.total = total.or(self.total);
        if let Some(name) = text("organization") {
            self.organization = Some(name);
        }
    }
}

fn text(json: &str) -> Option<String> {
    let text = Json::new(json.as_bytes()).string().ok()?;
    Some(text.into_owned())
}

fn readable(text: &str) -> Option<Instant> {
    // Behind the last instant that can be held there is no telling which one was meant.
    Instant::parse(text).filter(|at| *at > Instant::EPOCH && *at < Instant::LAST)
}
