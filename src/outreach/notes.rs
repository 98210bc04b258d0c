use std::collections::BTreeMap;

use super::drafts::LONGEST_LINK;
use super::mailto::mailto;
use crate::domain::{Evidence, Instant, Manager, User, is_address};
use crate::guide::Letter;
use crate::query::lowercase;
use crate::sentences::{Fields, days_ago, first_name, merge, one_line};

/// One note to a manager about all of their people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The manager's name, else the address.
    pub name: String,
    /// The manager's address.
    pub email: String,
    /// Who it is about, and when each used the product last, in words.
    pub people: Vec<(String, String)>,
}

/// The notes about some users, the one about the most people first, and how many users there is nobody
/// to write to about: the data names no manager, or no address.
pub fn notes<'a>(
    users: impl Iterator<Item = (&'a User<'a>, &'a Evidence)>,
    as_of: Instant,
) -> (Vec<Note>, usize) {
    let mut notes: Vec<Note> = Vec::new();
    let mut places = BTreeMap::new();
    let mut without = 0;
    for (user, evidence) in users {
        let Some((name, email)) = user.manager.as_ref().and_then(reachable) else {
            without += 1;
            continue;
        };
        let last_used = match evidence.last_use {
            Some(last) => format!("last used {}", days_ago(as_of - last.at)),
            None => "never used".to_owned(),
        };
        let person = (one_line(user.shown_name()), last_used);
        // An address in other letters is the same manager.
        let place = *places.entry(lowercase(&email)).or_insert(notes.len());
        match notes.get_mut(place) {
            Some(note) => note.people.push(person),
            None => notes.push(Note {
                name,
                email,
                people: vec![person],
            }),
        }
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.people.len()));
    (notes, without)
}

fn reachable(manager: &Manager<'_>) -> Option<(String, String)> {
    let email = manager.email.as_deref().filter(|email| is_address(email))?;
    let name = manager.name.as_deref().unwrap_or(email);
    Some((one_line(name), email.to_owned()))
}

/// A note as a draft in the reader's mail program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteDraft {
    /// The link that opens it.
    pub href: String,
    /// How many people it names: a link has room for no more. `None` where the note is not in it, since
    /// it is too long even without names.
    pub named: Option<usize>,
}

impl Note {
    /// The whole note.
    pub fn letter(&self, product: &str) -> Letter {
        self.letter_naming(self.people.len(), product)
    }

    /// The draft of the note, which names as many people as a link has room for.
    pub fn draft(&self, product: &str) -> NoteDraft {
        let link = |named: usize| {
            let letter = self.letter_naming(named, product);
            let href = mailto(&self.email, &letter.subject, &letter.body);
            (href.len() <= LONGEST_LINK).then_some((named, href))
        };
        let all = self.people.len();
        // From the shortest on, since a link never has room for many names.
        let shortened = || (0..all).map_while(link).last();
        match link(all).or_else(shortened) {
            Some((named, href)) => NoteDraft {
                href,
                named: Some(named),
            },
            None => NoteDraft {
                href: mailto(&self.email, &self.letter(product).subject, ""),
                named: None,
            },
        }
    }

    /// The note that names this many people, and counts the others.
    fn letter_naming(&self, named: usize, product: &str) -> Letter {
        let fields = Fields {
            first_name: (self.name != self.email).then(|| first_name(&self.name)),
            ..Fields::of_product(product)
        };
        let people = self.people.iter().take(named);
        let lines = people.map(|(name, last_used)| format!("- {name}, {last_used}"));
        let more = self.people.len().saturating_sub(named);
        let more = (more > 0).then(|| format!("- and {more} more"));
        let people: Vec<_> = lines.chain(more).collect();
        let list = match named {
            0 => ".".to_owned(),
            _ => format!(":\n\n{}", people.join("\n")),
        };
        let opening = match self.people.len() {
            1 => "1 person in your team has a {product} license that has not been used for some time, and \
                  our reminders have not been answered"
                .to_owned(),
            people => format!(
                "{people} people in your team have {{product}} licenses that have not been used for some \
                 time, and our reminders have not been answered"
            ),
        };
        // The names come last: nothing in them is a field.
        let before = merge(&format!("Hello {{first_name}},\n\n{opening}"), &fields);
        Letter {
            subject: merge("{product} licenses in your team", &fields),
            body: format!(
                "{before}{list}\n\n\
                 Do they still need shared or personal passwords for work? If so, could you mention it in \
                 your next one-to-one? We are glad to help with the setup. If not, we will free the \
                 licenses.\n\nThank you"
            ),
        }
    }
}
