//! A sample organization one user at a time, for a host that keeps users in a database.

use super::Sample;
use super::people::People;
use super::record::Record;
use super::seating::Seating;

/// One user of a sample organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Unique in the organization.
    pub id: String,
    /// The record as the data contract defines it: one JSON object on one line.
    pub json: String,
}

/// The users in the order of the document. All of them are readable: only [`super::write`] applies
/// [`Sample::bad`].
pub fn members(sample: Sample) -> impl Iterator<Item = serde_json::Result<Member>> {
    let people = People::new(sample.seed);
    let seating = Seating::new(&sample);
    (0..sample.users).map(move |index| {
        let record = Record::new(&sample, &people, seating.story(index), index);
        let json = serde_json::to_string(&record)?;
        Ok(Member {
            id: record.id,
            json,
        })
    })
}
