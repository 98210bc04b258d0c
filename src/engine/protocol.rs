//! The questions an engine is asked and the answers it gives. Both are plain data, so an engine can run anywhere.
//!
//! Questions and answers travel as [postcard](https://postcard.jamesmunns.com) bytes. Every engine gives the
//! same answers:
//!
//! - An engine answers about one load, never about a newer one.
//! - A list is sorted as its query says. Ties keep the document's order.
//! - Names, addresses and search texts are compared byte by byte after [`fold`](crate::query::fold).
//! - A range past the end gives the rows that exist.
//! - With names concealed, sorting and searching use the stand-ins, so that they reveal nothing.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::domain::{Eligibility, Names};
use crate::export::Format;
use crate::query::{Selected, UserQuery};

/// What the Dashboard and the chart ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskOverview {
    /// The numbers of a [`Summary`](crate::store::Summary), in its order, each optional.
    Summary,
    /// An optional [`Trend`](crate::store::Trend).
    Trend,
    /// The [`Day`](crate::domain::Day) from which on uses are known, if they are.
    History,
    /// An optional [`ReminderEffect`](crate::store::ReminderEffect).
    ReminderEffect,
    /// Each [`Team`](crate::store::Team).
    Teams(Names),
    /// Each [`SetAside`](crate::source::SetAside) in a range.
    SetAside(Range<usize>),
}

/// What a list asks before it shows its rows and the counts of its filters, and some of what it asks later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskUsers {
    /// A [`UserPage`](crate::store::UserPage).
    Page(UserQuery, Range<usize>, Names),
    /// Where a user stands in a list, if they are in it: counted from 1.
    Position(String, UserQuery, Names),
    /// The name of each platform.
    Platforms,
    /// The values of each of the portal's own fields, with its name.
    FieldValues,
    /// A [`ManagerOffer`](crate::query::ManagerOffer) for a text and those who are chosen.
    Managers(String, Vec<String>, Names),
    /// [`FacetCounts`](crate::store::FacetCounts), of these managers among others.
    FacetCounts(UserQuery, Names, Vec<String>),
    /// How many users.
    Count(Selected),
    /// Their ids.
    Ids(Selected),
    /// Nothing, once a search takes no longer than later ones.
    PrepareSearch(Names),
}

/// What is asked later: of one user, of sends, and of all users of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskMore {
    /// [`Sends`](crate::store::Sends).
    Sends,
    /// A [`Profile`](crate::store::Profile) and its [`Place`](crate::store::Place) in a list, if they are
    /// there.
    Profile(String, UserQuery, Names),
    /// An [`Audience`](crate::store::Audience), with so many recipients at most.
    Audience(Selected, Eligibility, usize),
    /// An [`Audience`](crate::store::Audience) of one user.
    AudienceOfOne(String, Eligibility),
    /// A [`FilePart`] with the users of a range.
    File(Selected, Format, Range<usize>),
    /// [`Addresses`] of the users of a range.
    Addresses(Selected, Range<usize>),
    /// A [`Profile`](crate::store::Profile) for each id that is there.
    People(Vec<String>),
    /// Whether any user has an e-mail address.
    KnowsAddresses,
}

/// One part of an export. The parts, joined in order, are the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePart {
    /// What is in it.
    pub text: String,
    /// Users in the whole file.
    pub total: usize,
}

/// The e-mail addresses of some users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// The addresses.
    pub emails: Vec<String>,
    /// How many users have something that is not an address.
    pub left_out: usize,
    /// How many users are selected.
    pub total: usize,
}

/// The kind of a question. The code that answers each but the first is in another part of the program, which
/// comes when it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`AskOverview`].
    Overview,
    /// [`AskUsers`].
    Users,
    /// [`AskMore`].
    More,
}

/// The engine has stopped and answers nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// A message as bytes.
pub fn to_bytes(message: &impl Serialize) -> Vec<u8> {
    // Serializing these types cannot fail.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message that bytes stand for.
///
/// # Errors
/// If another version of the program wrote the bytes.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Stopped> {
    postcard::from_bytes(bytes).map_err(|_| Stopped)
}
