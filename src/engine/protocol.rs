//! What is asked of an engine, and what it answers: plain data, so that an engine can be anywhere.
//!
//! A question and its answer are bytes of [postcard](https://postcard.jamesmunns.com). Every engine gives
//! the same answers:
//!
//! - It answers about one load, and never about a newer one.
//! - A list has the order that its query says. Equal users keep the order of the document.
//! - Names, addresses and what is searched for are compared as [`fold`](crate::query::fold) writes them,
//!   byte by byte.
//! - A range that goes beyond the end gives what is there.
//! - With names concealed, order and search go by the stand-ins, so that they tell nothing.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::domain::{Eligibility, Names};
use crate::export::Format;
use crate::query::{Selection, UserQuery};

/// What the Dashboard and the chart ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskOverview {
    /// The numbers of a [`Summary`](crate::store::Summary), in its order.
    Summary,
    /// An optional [`Trend`](crate::store::Trend).
    Trend,
    /// The [`Day`](crate::domain::Day) from which on uses are known, if they are.
    History,
    /// A [`ReminderEffect`](crate::store::ReminderEffect).
    ReminderEffect,
    /// Each [`Team`](crate::store::Team).
    Teams(Names),
    /// Each [`SetAside`](crate::source::SetAside) in a range.
    SetAside(Range<usize>),
}

/// What the other pages ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskUsers {
    /// A [`UserPage`](crate::store::UserPage).
    Page(UserQuery, Range<usize>, Names),
    /// The name of each platform.
    Platforms,
    /// A [`ManagerOffer`](crate::query::ManagerOffer) for a text and those who are chosen.
    Managers(String, Vec<String>, Names),
    /// [`FacetCounts`](crate::store::FacetCounts), of these managers among others.
    FacetCounts(UserQuery, Names, Vec<String>),
    /// [`Sends`](crate::store::Sends).
    Sends,
    /// A [`Profile`](crate::store::Profile) and its [`Place`](crate::store::Place) in a list, if they are
    /// there.
    Profile(String, UserQuery, Names),
    /// How many users.
    Count(Selected),
    /// Their ids.
    Ids(Selected),
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

/// The selected users of a list, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selected {
    /// The list.
    pub query: UserQuery,
    /// Who of it.
    pub selection: Selection,
    /// Whether names are concealed.
    pub names: Names,
}

/// A part of a file with a list: the parts one after another are the file.
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
    /// How many texts in the place of an address are not one.
    pub left_out: usize,
    /// How many users are selected.
    pub total: usize,
}

/// Where a question belongs. Those about users are answered by a part of the program that a Dashboard
/// alone never needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`AskOverview`].
    Overview,
    /// [`AskUsers`].
    Users,
}

/// The engine has stopped, and nothing answers any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// A message as bytes.
pub fn to_bytes(message: &impl Serialize) -> Vec<u8> {
    // Nothing in a message can fail to be written.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message that bytes stand for.
///
/// # Errors
/// Bytes that another version of the program has written.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Stopped> {
    postcard::from_bytes(bytes).map_err(|_| Stopped)
}
