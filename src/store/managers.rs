use std::borrow::Cow;

use super::bits::Bits;
use super::strings::Interned;
use crate::domain::Manager;
use crate::query::lowercase;

/// Whom each user reports to: names and addresses are kept once each, since many users share them.
#[derive(Debug, Default)]
pub(super) struct Managers {
    names_and_emails: Vec<(u32, u32)>,
    texts: Interned,
}

/// By what a user's manager is told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// By the address with this number.
    Email(u32),
    /// By the name alone.
    Name,
}

/// Managers that a list is filtered by: for each text, whether it is one of theirs.
#[derive(Debug, Default)]
pub(super) struct Reports {
    emails: Vec<bool>,
    /// Of managers without an address.
    names: Vec<bool>,
}

impl Managers {
    /// The managers with these e-mail addresses, in any letter case, or with these names where they
    /// have no address.
    pub fn find(&self, values: &[String]) -> Reports {
        let wanted: Vec<_> = values.iter().map(|value| lowercase(value)).collect();
        let is_wanted = |text: &str| match text.is_ascii() {
            true => wanted.iter().any(|one| one.eq_ignore_ascii_case(text)),
            false => wanted.contains(&lowercase(text)),
        };
        let texts = self.texts.numbers().map(|number| self.texts.get(number));
        let emails: Vec<_> = texts.map(|text| text.is_some_and(is_wanted)).collect();
        let mut names = vec![false; emails.len()];
        for number in values.iter().filter_map(|value| self.texts.find(value)) {
            if let Some(name) = names.get_mut(number as usize) {
                *name = number != 0;
            }
        }
        Reports { emails, names }
    }

    /// The rows of the users who report to one of them.
    pub fn rows(&self, any: &Reports) -> Bits {
        let mut rows = Bits::none(self.names_and_emails.len());
        for (row, (name, email)) in self.names_and_emails.iter().enumerate() {
            // Number 0 is the missing text, which no manager has.
            let (wanted, number) = match email {
                0 => (&any.names, name),
                _ => (&any.emails, email),
            };
            if wanted.get(*number as usize) == Some(&true) {
                rows.insert(row);
            }
        }
        rows
    }

    /// The numbers of all texts, names and addresses.
    pub fn numbers(&self) -> impl ExactSizeIterator<Item = u32> {
        self.texts.numbers()
    }

    /// By what one user's manager is told from others, and the number of the name.
    pub fn key_and_name(&self, row: usize) -> Option<(Key, u32)> {
        // Number 0 is the missing text.
        match *self.names_and_emails.get(row)? {
            (0, 0) => None,
            (name, 0) => Some((Key::Name, name)),
            (name, email) => Some((Key::Email(email), name)),
        }
    }

    /// A text by its number.
    pub fn text(&self, number: u32) -> Option<&str> {
        self.texts.get(number)
    }

    /// Adds the next user's manager.
    pub fn push(&mut self, manager: Option<&Manager<'_>>) {
        let mut number = |text: Option<&Cow<'_, str>>| {
            self.texts
                .number_of(text.map(AsRef::as_ref).unwrap_or_default())
        };
        let name = number(manager.and_then(|manager| manager.name.as_ref()));
        let email = number(manager.and_then(|manager| manager.email.as_ref()));
        self.names_and_emails.push((name, email));
    }

    /// One user's manager, as the document told it.
    pub fn get(&self, row: usize) -> Option<Manager<'_>> {
        let (name, email) = *self.names_and_emails.get(row)?;
        let text = |number| self.texts.get(number).map(Cow::Borrowed);
        let (name, email) = (text(name), text(email));
        (name.is_some() || email.is_some()).then_some(Manager { name, email })
    }
}
