use serde::{Deserialize, Serialize};

use super::directory::Directory;
use super::page::Profile;
use crate::domain::{Activity, Eligibility, LeftOut, Names, Set};
use crate::query::Selected;

/// The most people listed who get no message.
const NAMED: usize = 100;

/// The selected users of a list: who of them is written to, and who is not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Audience {
    /// How many users are written to.
    pub count: usize,
    /// How many of them are Active.
    pub active: usize,
    /// The first of them, up to the number that was asked for.
    pub recipients: Vec<Addressee>,
    /// How many users are not written to, for each reason, whenever it was.
    pub left_out_by_reason: Vec<(LeftOut, usize)>,
    /// The first of those who are not written to, 100 at most, and why.
    pub left_out: Vec<(Profile, LeftOut)>,
}
/// Somebody who is written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// The user's id.
    pub id: String,
    /// Whether the document has it as an integer.
    pub has_integer_id: bool,
    /// May be missing.
    pub email: Option<String>,
    /// How many reminders to the user the data has.
    pub reminders: usize,
    /// Whether the user is Active.
    pub is_active: bool,
}

impl Audience {
    fn leave_out(&mut self, why: LeftOut, who: impl FnOnce() -> Option<Profile>) {
        let same = |(other, _): &&mut (LeftOut, usize)| why.is_like(*other);
        match self.left_out_by_reason.iter_mut().find(same) {
            Some((_, count)) => *count += 1,
            None => self.left_out_by_reason.push((why, 1)),
        }
        if self.left_out.len() < NAMED {
            self.left_out.extend(who().map(|who| (who, why)));
        }
    }
}

impl Directory {
    /// Who of the selected users of a query's list is written to, in its order, and who is not.
    pub fn audience(&self, of: &Selected, rules: &Eligibility, most: usize) -> Audience {
        self.audience_of(self.selected_rows(of), rules, most)
    }

    /// Whether the user with an id is written to, whether in a list or not; nobody where nobody has it.
    pub fn audience_of_one(&self, id: &str, rules: &Eligibility) -> Audience {
        self.audience_of(self.readable_row(id), rules, 1)
    }

    fn audience_of(
        &self,
        rows: impl IntoIterator<Item = u32>,
        rules: &Eligibility,
        most: usize,
    ) -> Audience {
        let mut audience = Audience::default();
        for row in rows {
            let Some(user) = self.columns.addressee(row as usize) else {
                continue;
            };
            if let Some(why) = LeftOut::of(&user, rules) {
                audience.leave_out(why, || self.profile_at(row, Names::Shown));
                continue;
            }
            let is_active = self.is_active(row);
            audience.count += 1;
            audience.active += usize::from(is_active);
            if audience.recipients.len() < most {
                audience.recipients.push(Addressee {
                    reminders: user.told_reminders(rules.as_of).count(),
                    email: user.email.map(String::from),
                    has_integer_id: user.has_integer_id,
                    id: user.id.into_owned(),
                    is_active,
                });
            }
        }
        let by_reason = &mut audience.left_out_by_reason;
        by_reason.sort_by_key(|(why, count)| (std::cmp::Reverse(*count), *why));
        audience
    }

    fn is_active(&self, row: u32) -> bool {
        let facets = self.facets(row as usize);
        facets.is_some_and(|facets| facets.has_any(Set::only(Activity::Active)))
    }

    /// The ids of the selected users of a query's list, in its order.
    pub fn selected_ids(&self, of: &Selected) -> Vec<String> {
        let rows = self.selected_rows(of).into_iter();
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
