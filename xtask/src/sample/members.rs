//! A sample organization member by member, for a host that keeps it in a database.

use super::Sample;
use super::people::People;
use super::record::Record;
use super::seating::Seating;

/// One user of a sample organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Unique in the organization.
    pub id: String,
    /// The record in the words of the data contract: one JSON object on one line.
    pub json: String,
}

/// The members in the order of the document. All of them can be read: [`Sample::bad`] is for
/// [`super::write`] alone.
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
