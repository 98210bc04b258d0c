use std::ops::Range;
use std::sync::Arc;

use crate::domain::{Day, Eligibility, Instant, Names, Span};
use crate::query::{ManagerOffer, Selection, UserQuery};
use crate::source::{Fault, LoadError, Malformed, SetAside};
use crate::store::{
    Audience, Directory, Export, FacetCounts, Place, Profile, ReminderEffect, Sends, Summary, Team,
    Trend, UserPage,
};

/// Answers the questions of the screens about one loaded organization.
///
/// Every answer is awaited, so that it can come from this page, from a worker or from a server
/// without a screen knowing. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Engine {
    directory: Arc<Directory>,
}

impl Engine {
    /// An engine that answers from memory.
    pub fn new(directory: Directory) -> Self {
        Self {
            directory: Arc::new(directory),
        }
    }

    /// Every number of the Dashboard.
    pub async fn summary(&self) -> Summary {
        Summary::of(&self.directory)
    }

    /// Some rows of a query's list, by their positions in the whole of it.
    pub async fn page(&self, query: &UserQuery, range: Range<usize>, names: Names) -> UserPage {
        self.directory.page(query, range, names)
    }

    /// Every platform of any device, sorted.
    pub async fn platforms(&self) -> Vec<String> {
        self.directory.platforms().to_vec()
    }

    /// The managers to offer who hold a text, and those who are chosen.
    pub async fn managers(&self, text: &str, chosen: &[String], names: Names) -> ManagerOffer {
        self.directory.managers(text, chosen, names)
    }

    /// How many rows each value of each filter gives with the other filters as they are.
    pub async fn facet_counts(&self, query: &UserQuery, names: Names) -> FacetCounts {
        self.directory.facet_counts(query, names)
    }

    /// How many users were Active at each of the last days, where the data tells.
    pub async fn trend(&self) -> Option<Trend> {
        self.directory.trend()
    }

    /// The day from which on the uses of each day are known; `None` where there is no history.
    pub async fn history(&self) -> Option<Day> {
        self.directory.history()
    }

    /// What came of the reminders of the last 90 days.
    pub async fn reminder_effect(&self) -> ReminderEffect {
        self.directory.reminder_effect()
    }

    /// The sends of the last 90 days, and what came of them.
    pub async fn sends(&self) -> Sends {
        self.directory.sends()
    }

    /// The managers with the most Inactive users, where the data names managers.
    pub async fn teams(&self, names: Names) -> Vec<Team> {
        self.directory.teams(names)
    }

    /// All that is known of one user, and where the user stands in a query's list; `None` for an
    /// id that is not there.
    pub async fn profile(
        &self,
        id: &str,
        query: &UserQuery,
        names: Names,
    ) -> Option<(Profile, Option<Place>)> {
        self.directory.profile(id, query, names)
    }

    /// How many users of a query's list are selected.
    pub async fn selected(&self, query: &UserQuery, selection: &Selection, names: Names) -> usize {
        self.directory.selected(query, selection, names)
    }

    /// The selected users of a query's list, one after another.
    pub async fn export(&self, query: &UserQuery, selection: &Selection, names: Names) -> Export {
        Export::new(self.directory.clone(), query, selection, names)
    }

    /// The ids of the selected users of a query's list, in its order.
    pub async fn selected_ids(
        &self,
        query: &UserQuery,
        selection: &Selection,
        names: Names,
    ) -> Vec<String> {
        self.directory.selected_ids(query, selection, names)
    }

    /// Who of the selected users of a query's list is written to, and who is not.
    pub async fn audience(
        &self,
        query: &UserQuery,
        selection: &Selection,
        names: Names,
        rules: &Eligibility,
    ) -> Audience {
        Audience::new(self.directory.clone(), query, selection, names, rules)
    }

    /// Whether the user with an id is written to.
    pub async fn audience_of_one(&self, id: &str, rules: &Eligibility) -> Audience {
        Audience::of_one(self.directory.clone(), id, rules)
    }

    /// All that is known of some users, in the order of their ids; those who are not there are left
    /// out.
    pub async fn people(&self, ids: &[&str]) -> Vec<Profile> {
        self.directory.people(ids)
    }

    /// Whether the data has e-mail addresses at all.
    pub async fn knows_addresses(&self) -> bool {
        self.directory.knows_addresses()
    }

    /// The records that could not be understood: some of them, by position.
    pub async fn set_aside(&self, range: Range<usize>) -> Vec<SetAside> {
        let all = self.directory.set_aside();
        all.get(range.start..range.end.min(all.len()))
            .unwrap_or_default()
            .to_vec()
    }
}

/// A finished load: the data and everything known about it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Answers questions about the data.
    pub engine: Engine,
    /// The instant that everything is measured against.
    pub as_of: AsOf,
    /// Whose users they are, where the document says so.
    pub organization: Option<String>,
    /// Records in the document, good and bad.
    pub records: u32,
    /// How many of them could not be understood.
    pub set_aside: usize,
    /// Whether a missing end would have gone unnoticed: lines without an end line.
    pub has_open_end: bool,
    /// Why only a part of the document was read, where that is so.
    pub partial: Option<LoadError>,
}

impl Loaded {
    /// Whether both come from one load.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.engine.directory, &other.engine.directory)
    }

    /// Whether text that is not JSON has hidden where records begin and end.
    pub fn is_damaged(&self) -> bool {
        let fault = self.partial.as_ref().map(|error| &error.fault);
        matches!(fault, Some(Fault::Malformed(Malformed::Damaged { .. })))
    }
}

/// The instant that a load measures everything against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf {
    /// The instant, frozen for the load.
    pub at: Instant,
    /// Where it comes from.
    pub source: AsOfSource,
    /// The document's `generated_at` where it is there but no date and time.
    pub unreadable: Option<String>,
    /// Whether it was more than 48 hours old when the load ended.
    pub is_old: bool,
    /// Whether it is more than 24 hours after the load: everybody looks idler than they are.
    pub is_ahead: bool,
    /// The newest use in the data, where `at` is the browser's clock and lies more than 48 hours
    /// after it: the clock may be wrong.
    pub doubtful_since: Option<Instant>,
}

/// Where `as_of` comes from, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOfSource {
    /// The document's `generated_at`.
    Document,
    /// The response's `Date` header.
    Response,
    /// The browser's clock.
    Clock,
}

impl AsOf {
    /// The age from which data is called old.
    pub const OLD: Span = Span::hours(48);
    /// How far the data's clock may go before the browser's.
    pub const AHEAD: Span = Span::hours(24);

    /// How long it is from now until the data is old; nothing or less where it is old already.
    pub fn until_old(&self, now: Instant) -> Span {
        self.at + Self::OLD - now
    }
}
