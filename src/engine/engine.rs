use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::here::Here;
use super::host::{Host, Stopping};
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

    async fn overview<A: DeserializeOwned>(&self, question: AskOverview) -> Result<A, Stopped> {
        self.ask(Kind::Overview, &question).await
    }

    async fn users<A: DeserializeOwned>(&self, question: AskUsers) -> Result<A, Stopped> {
        self.ask(Kind::Users, &question).await
    }

    async fn more<A: DeserializeOwned>(&self, question: AskMore) -> Result<A, Stopped> {
        self.ask(Kind::More, &question).await
    }

    async fn ask<A: DeserializeOwned>(
        &self,
        kind: Kind,
        question: &impl Serialize,
    ) -> Result<A, Stopped> {
        from_bytes(&self.host.ask(kind, to_bytes(question)).await?)
    }

    /// Every number of the Dashboard that is known.
    pub async fn summary(&self) -> Result<Summary, Stopped> {
        let counts = self.overview(AskOverview::Summary).await?;
        Ok(Summary::with_counts(counts))
    }

    /// How many users were Active at each of the last days, where the data tells.
    pub async fn trend(&self) -> Result<Option<Trend>, Stopped> {
        self.overview(AskOverview::Trend).await
    }

    /// The day from which on the uses of each day are known; `None` where there is no history.
    pub async fn history(&self) -> Result<Option<Day>, Stopped> {
        self.overview(AskOverview::History).await
    }

    /// What came of the reminders of the last 90 days, where that is known.
    pub async fn reminder_effect(&self) -> Result<Option<ReminderEffect>, Stopped> {
        self.overview(AskOverview::ReminderEffect).await
    }

    /// The managers with the most Inactive users, where the data names managers.
    pub async fn teams(&self, names: Names) -> Result<Vec<Team>, Stopped> {
        self.overview(AskOverview::Teams(names)).await
    }

    /// The records that could not be understood: some of them, by position.
    pub async fn set_aside(&self, range: Range<usize>) -> Result<Vec<SetAside>, Stopped> {
        self.overview(AskOverview::SetAside(range)).await
    }

    /// Some rows of a query's list, by their positions in the whole of it.
    pub async fn page(
        &self,
        query: &UserQuery,
        rows: Range<usize>,
        names: Names,
    ) -> Result<UserPage, Stopped> {
        self.users(AskUsers::Page(query.clone(), rows, names)).await
    }

    /// Every platform of any device, sorted.
    pub async fn platforms(&self) -> Result<Vec<String>, Stopped> {
        self.users(AskUsers::Platforms).await
    }

    /// The portal's own fields that the load has kept, each with its values: sorted, and of very many the
    /// first.
    pub async fn field_values(&self) -> Result<Vec<(String, Vec<String>)>, Stopped> {
        self.users(AskUsers::FieldValues).await
    }

    /// The managers to offer who hold a text, and those who are chosen.
    pub async fn managers(
        &self,
        text: &str,
        chosen: &[String],
        names: Names,
    ) -> Result<ManagerOffer, Stopped> {
        let (text, chosen) = (text.to_owned(), chosen.to_vec());
        self.users(AskUsers::Managers(text, chosen, names)).await
    }

    /// How many rows each value of each filter gives with the other filters as they are; of the
    /// managers, only these are counted.
    pub async fn facet_counts(
        &self,
        query: &UserQuery,
        names: Names,
        managers: &[String],
    ) -> Result<FacetCounts, Stopped> {
        let question = AskUsers::FacetCounts(query.clone(), names, managers.to_vec());
        self.users(question).await
    }

    /// Where a user stands in a query's list, counted from 1; `None` for one who is not in it.
    pub async fn position(
        &self,
        id: &str,
        query: &UserQuery,
        names: Names,
    ) -> Result<Option<usize>, Stopped> {
        let question = AskUsers::Position(id.to_owned(), query.clone(), names);
        self.users(question).await
    }

    /// The sends of the last 90 days, and what came of them.
    pub async fn sends(&self) -> Result<Sends, Stopped> {
        self.more(AskMore::Sends).await
    }

    /// All that is known of one user, and where the user stands in a query's list; `None` for an
    /// id that is not there.
    pub async fn profile(
        &self,
        id: &str,
        query: &UserQuery,
        names: Names,
    ) -> Result<Option<(Profile, Option<Place>)>, Stopped> {
        let question = AskMore::Profile(id.to_owned(), query.clone(), names);
        self.more(question).await
    }

    /// How many users are selected. Those who have left the list since then don't count.
    pub async fn count(&self, of: Selected) -> Result<usize, Stopped> {
        self.users(AskUsers::Count(of)).await
    }

    /// The ids of the selected users.
    pub async fn ids(&self, of: Selected) -> Result<Vec<String>, Stopped> {
        self.users(AskUsers::Ids(of)).await
    }

    /// Who of the selected users gets a message and who does not; lists at most `most` recipients.
    pub async fn audience(
        &self,
        of: Selected,
        rules: Eligibility,
        most: usize,
    ) -> Result<Audience, Stopped> {
        self.more(AskMore::Audience(of, rules, most)).await
    }

    /// Whether the user with an id is written to.
    pub async fn audience_of_one(&self, id: &str, rules: Eligibility) -> Result<Audience, Stopped> {
        self.more(AskMore::AudienceOfOne(id.to_owned(), rules))
            .await
    }

    /// One part of an export of the selected users.
    pub async fn file(
        &self,
        of: Selected,
        format: Format,
        rows: Range<usize>,
    ) -> Result<FilePart, Stopped> {
        self.more(AskMore::File(of, format, rows)).await
    }

    /// The e-mail addresses of some of the selected users.
    pub async fn addresses(&self, of: Selected, rows: Range<usize>) -> Result<Addresses, Stopped> {
        self.more(AskMore::Addresses(of, rows)).await
    }

    /// All that is known of some users, in the order of their ids; those who are not there are left
    /// out.
    pub async fn people(&self, ids: Vec<String>) -> Result<Vec<Profile>, Stopped> {
        self.more(AskMore::People(ids)).await
    }

    /// Whether the data has e-mail addresses at all.
    pub async fn knows_addresses(&self) -> Result<bool, Stopped> {
        self.more(AskMore::KnowsAddresses).await
    }

    /// Prepares for searches to come, so that the first one is as quick as the others.
    pub async fn prepare_search(&self, names: Names) -> Result<(), Stopped> {
        self.users(AskUsers::PrepareSearch(names)).await
    }
}
