use std::ops::Range;
use std::sync::Arc;

use super::directory::Directory;
use super::page::Profile;
use crate::domain::{Activity, Eligibility, LeftOut, Names, Set};
use crate::query::{Selection, UserQuery};

/// The selected users of a list: who of them is written to, and who is not.
#[derive(Debug, Clone)]
pub struct Audience {
    directory: Arc<Directory>,
    recipients: Vec<u32>,
    left_out: Vec<(u32, LeftOut)>,
}

impl Audience {
    /// The users of a query's list that are selected, in its order.
    pub fn new(
        directory: Arc<Directory>,
        query: &UserQuery,
        selection: &Selection,
        names: Names,
        rules: &Eligibility,
    ) -> Self {
        let rows = directory.selected_rows(query, selection, names);
        Self::of_rows(directory, rows, rules)
    }

    /// The user with an id, whether in a list or not; nobody where nobody has it.
    pub fn of_one(directory: Arc<Directory>, id: &str, rules: &Eligibility) -> Self {
        let row = directory.readable_row(id);
        Self::of_rows(directory, row, rules)
    }

    fn of_rows(
        directory: Arc<Directory>,
        rows: impl IntoIterator<Item = u32>,
        rules: &Eligibility,
    ) -> Self {
        let mut audience = Self {
            recipients: Vec::new(),
            left_out: Vec::new(),
            directory: directory.clone(),
        };
        for row in rows {
            let Some(user) = directory.columns.addressee(row as usize) else {
                continue;
            };
            match LeftOut::of(&user, rules) {
                None => audience.recipients.push(row),
                Some(why) => audience.left_out.push((row, why)),
            }
        }
        audience
    }

    /// How many users are written to.
    pub fn len(&self) -> usize {
        self.recipients.len()
    }

    /// Whether nobody is written to.
    pub fn is_empty(&self) -> bool {
        self.recipients.is_empty()
    }

    /// Some of those who are written to, by their positions among all.
    pub fn recipients(&self, range: Range<usize>) -> Vec<Profile> {
        let end = range.end.min(self.recipients.len());
        let rows = self.recipients.get(range.start.min(end)..end);
        let rows = rows.unwrap_or_default().iter();
        rows.filter_map(|row| self.profile(*row)).collect()
    }

    /// How many of those who are written to are Active.
    pub fn active(&self) -> usize {
        let is_active = |row: &&u32| {
            let facets = self.directory.facets(**row as usize);
            facets.is_some_and(|facets| facets.has_any(Set::only(Activity::Active)))
        };
        self.recipients.iter().filter(is_active).count()
    }

    /// How many users are not written to, for each reason, whenever it was.
    pub fn left_out_by_reason(&self) -> Vec<(LeftOut, usize)> {
        let mut counts: Vec<(LeftOut, usize)> = Vec::new();
        for (_, why) in &self.left_out {
            match counts.iter_mut().find(|(other, _)| why.is_like(*other)) {
                Some((_, count)) => *count += 1,
                None => counts.push((*why, 1)),
            }
        }
        counts.sort_by_key(|(why, count)| (std::cmp::Reverse(*count), *why));
        counts
    }

    /// The first of those who are not written to, so many at most, and why.
    pub fn left_out(&self, most: usize) -> Vec<(Profile, LeftOut)> {
        let left_out = self.left_out.iter().take(most);
        left_out
            .filter_map(|(row, why)| Some((self.profile(*row)?, *why)))
            .collect()
    }

    fn profile(&self, row: u32) -> Option<Profile> {
        self.directory.profile_at(row, Names::Shown)
    }
}

impl Directory {
    /// The ids of the selected users of a query's list, in its order.
    pub fn selected_ids(
        &self,
        query: &UserQuery,
        selection: &Selection,
        names: Names,
    ) -> Vec<String> {
        let rows = self.selected_rows(query, selection, names).into_iter();
        rows.map(|row| self.columns.ids.get(row as usize).to_owned())
            .collect()
    }

    /// All that is known of some users, in the order of their ids; those who are not there are left out.
    pub fn people(&self, ids: &[&str]) -> Vec<Profile> {
        let rows = ids.iter().filter_map(|id| self.readable_row(id));
        rows.filter_map(|row| self.profile_at(row, Names::Shown))
            .collect()
    }

    /// Whether any user has an e-mail address.
    pub fn knows_addresses(&self) -> bool {
        self.rows()
            .any(|row| !self.columns.emails.get(row).is_empty())
    }
}
