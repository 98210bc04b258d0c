use std::borrow::Cow;

use super::strings::Interned;
use crate::domain::Manager;

/// Whom each user reports to: names and addresses are kept once each, since many users share them.
#[derive(Debug, Default)]
pub(super) struct Managers {
    names_and_emails: Vec<(u32, u32)>,
    texts: Interned,
}

impl Managers {
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
