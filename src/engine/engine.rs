use std::fmt;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use serde::de::DeserializeOwned;

use super::here::Here;
use super::host::{Answering, Host, Stopping};
use super::protocol::{
    Addresses, AskMore, AskOverview, AskUsers, FilePart, Kind, Stopped, from_bytes, to_bytes,
};
use crate::domain::{Day, Eligibility, Names};
use crate::export::Format;
use crate::query::{ManagerOffer, Selected, UserQuery};
use crate::source::SetAside;
use crate::store::{
    Audience, Directory, FacetCounts, Place, Profile, ReminderEffect, Sends, Summary, Team, Trend,
    UserPage,
};

/// An answer to wait for. It fails when the engine has stopped.
///
/// A type and no `async` block for each question, which the compiler would copy into each place that asks.
#[must_use = "an answer arrives only if it is awaited"]
pub struct Answer<A> {
    bytes: Answering,
    read: fn(&[u8]) -> Result<A, Stopped>,
}

impl<A> Future for Answer<A> {
    type Output = Result<A, Stopped>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let read = self.read;
        let bytes = self.bytes.as_mut().poll(context);
        bytes.map(|bytes| bytes.and_then(|bytes| read(&bytes)))
    }
}

/// Answers the questions of the screens about one loaded organization.
///
/// Every answer is awaited, so that it can come from this page, from a worker or from a server
/// without a screen knowing; and each fails when the engine has stopped. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    host: Arc<dyn Host>,
}

impl fmt::Debug for Engine {
    // Without its data: to print that takes 18 kB of code, which every first download would have.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine on this host.
    pub fn new(host: impl Host + 'static) -> Self {
        Self {
            host: Arc::new(host),
        }
    }

    /// An engine that answers from memory, on this page.
    pub fn here(directory: Directory) -> Self {
        Self::new(Here::new(directory))
    }

    /// Whether both answer about one load.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.host, &other.host)
    }

    /// Waits until the engine fails; `false` if it was dropped instead.
    pub fn stopped(&self) -> Stopping {
        self.host.stopped()
    }

    fn overview<A: DeserializeOwned>(&self, question: &AskOverview) -> Answer<A> {
        self.ask(Kind::Overview, to_bytes(question), from_bytes)
    }

    fn users<A: DeserializeOwned>(&self, question: &AskUsers) -> Answer<A> {
        self.ask(Kind::Users, to_bytes(question), from_bytes)
    }

    fn more<A: DeserializeOwned>(&self, question: &AskMore) -> Answer<A> {
        self.ask(Kind::More, to_bytes(question), from_bytes)
    }

    fn ask<A>(
        &self,
        kind: Kind,
        question: Vec<u8>,
        read: fn(&[u8]) -> Result<A, Stopped>,
    ) -> Answer<A> {
        let bytes = self.host.ask(kind, question);
        Answer { bytes, read }
    }

    /// Every number of the Dashboard that is known.
    pub fn summary(&self) -> Answer<Summary> {
        let question = to_bytes(&AskOverview::Summary);
        self.ask(Kind::Overview, question, |bytes| {
            from_bytes(bytes).map(Summary::with_counts)
        })
    }

    /// How many users were Active at each of the last days, where the data tells.
    pub fn trend(&self) -> Answer<Option<Trend>> {
        self.overview(&AskOverview::Trend)
    }

    /// The day from which on the uses of each day are known; `None` where there is no history.
    pub fn history(&self) -> Answer<Option<Day>> {
        self.overview(&AskOverview::History)
    }

    /// What came of the reminders of the last 90 days, where that is known.
    pub fn reminder_effect(&self) -> Answer<Option<ReminderEffect>> {
        self.overview(&AskOverview::ReminderEffect)
    }

    /// The managers with the most Inactive users, where the data names managers.
    pub fn teams(&self, names: Names) -> Answer<Vec<Team>> {
        self.overview(&AskOverview::Teams(names))
    }

    /// The records that could not be understood: some of them, by position.
    pub fn set_aside(&self, range: Range<usize>) -> Answer<Vec<SetAside>> {
        self.overview(&AskOverview::SetAside(range))
    }

    /// Some rows of a query's list, by their positions in the whole of it.
    pub fn page(&self, query: &UserQuery, rows: Range<usize>, names: Names) -> Answer<UserPage> {
        self.users(&AskUsers::Page(query.clone(), rows, names))
    }

    /// Every platform of any device, sorted.
    pub fn platforms(&self) -> Answer<Vec<String>> {
        self.users(&AskUsers::Platforms)
    }

    /// The portal's own fields that the load has kept, each with its values: sorted, and of very many the
    /// first.
    pub fn field_values(&self) -> Answer<Vec<(String, Vec<String>)>> {
        self.users(&AskUsers::FieldValues)
    }

    /// The managers to offer who hold a text, and those who are chosen.
    pub fn managers(&self, text: &str, chosen: &[String], names: Names) -> Answer<ManagerOffer> {
        let (text, chosen) = (text.to_owned(), chosen.to_vec());
        self.users(&AskUsers::Managers(text, chosen, names))
    }

    /// How many rows each value of each filter gives with the other filters as they are; of the
    /// managers, only these are counted.
    pub fn facet_counts(
        &self,
        query: &UserQuery,
        names: Names,
        managers: &[String],
    ) -> Answer<FacetCounts> {
        let question = AskUsers::FacetCounts(query.clone(), names, managers.to_vec());
        self.users(&question)
    }

    /// Where a user stands in a query's list, counted from 1; `None` for one who is not in it.
    pub fn position(&self, id: &str, query: &UserQuery, names: Names) -> Answer<Option<usize>> {
        let question = AskUsers::Position(id.to_owned(), query.clone(), names);
        self.users(&question)
    }

    /// The sends of the last 90 days, and what came of them.
    pub fn sends(&self) -> Answer<Sends> {
        self.more(&AskMore::Sends)
    }

    /// All that is known of one user, and where the user stands in a query's list; `None` for an
    /// id that is not there.
    pub fn profile(
        &self,
        id: &str,
        query: &UserQuery,
        names: Names,
    ) -> Answer<Option<(Profile, Option<Place>)>> {
        let question = AskMore::Profile(id.to_owned(), query.clone(), names);
        self.more(&question)
    }

    /// How many users are selected. Those who have left the list since then don't count.
    pub fn count(&self, of: Selected) -> Answer<usize> {
        self.users(&AskUsers::Count(of))
    }

    /// The ids of the selected users.
    pub fn ids(&self, of: Selected) -> Answer<Vec<String>> {
        self.users(&AskUsers::Ids(of))
    }

    /// Who of the selected users gets a message and who does not; lists at most `most` recipients.
    pub fn audience(&self, of: Selected, rules: Eligibility, most: usize) -> Answer<Audience> {
        self.more(&AskMore::Audience(of, rules, most))
    }

    /// Whether the user with an id is written to.
    pub fn audience_of_one(&self, id: &str, rules: Eligibility) -> Answer<Audience> {
        self.more(&AskMore::AudienceOfOne(id.to_owned(), rules))
    }

    /// One part of an export of the selected users.
    pub fn file(&self, of: Selected, format: Format, rows: Range<usize>) -> Answer<FilePart> {
        self.more(&AskMore::File(of, format, rows))
    }

    /// The e-mail addresses of some of the selected users.
    pub fn addresses(&self, of: Selected, rows: Range<usize>) -> Answer<Addresses> {
        self.more(&AskMore::Addresses(of, rows))
    }

    /// All that is known of some users, in the order of their ids; those who are not there are left
    /// out.
    pub fn people(&self, ids: Vec<String>) -> Answer<Vec<Profile>> {
        self.more(&AskMore::People(ids))
    }

    /// Whether the data has e-mail addresses at all.
    pub fn knows_addresses(&self) -> Answer<bool> {
        self.more(&AskMore::KnowsAddresses)
    }

    /// Prepares for searches to come, so that the first one is as quick as the others.
    pub fn prepare_search(&self, names: Names) -> Answer<()> {
        self.users(&AskUsers::PrepareSearch(names))
    }
}
