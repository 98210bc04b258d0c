//! Who gets a reminder, and who does not and why.

use std::collections::HashSet;

use anyhow::Result;
use lettre::Address;
use rusqlite::{OptionalExtension, Transaction};

use super::mails::Draft;
use super::reminders::{Message, Rejected};

/// The people in a request.
#[derive(Debug)]
pub struct Recipients {
    /// Those who get a mail.
    pub accepted: Vec<Recipient>,
    /// Those who get none.
    pub rejected: Vec<Rejected>,
}

/// Somebody who gets a mail.
#[derive(Debug)]
pub struct Recipient {
    /// The member's id.
    pub id: String,
    /// The mail.
    pub draft: Draft,
}

impl Recipients {
    /// Separates those who may get a reminder from those who may not. A member's second message is
    /// ignored.
    ///
    /// # Errors
    /// The database fails.
    pub fn members(transaction: &Transaction, messages: &[Message]) -> Result<Self> {
        let mut query = transaction.prepare(
            "SELECT account, coalesce(CAST(record ->> '$.email' AS TEXT), ''),
                    EXISTS (SELECT 1 FROM never_notify WHERE user_id = members.id)
             FROM members WHERE id = ?1",
        )?;
        let mut seen = HashSet::new();
        let mut recipients = Self::nobody();
        for message in messages {
            let id = message.user_id.to_string();
            if !seen.insert(id.clone()) {
                continue;
            }
            let member = query.query_row([&id], |row| {
                Ok(Member {
                    account: row.get(0)?,
                    email: row.get(1)?,
                    asked_for_none: row.get(2)?,
                })
            });
            match address_of(member.optional()?).and_then(|email| draft(message, email, "")) {
                Ok(draft) => recipients.accepted.push(Recipient { id, draft }),
                Err(reason) => recipients.reject(message, reason),
            }
        }
        Ok(recipients)
    }

    /// The first message, to the admin and to nobody else.
    pub fn only_admin(messages: &[Message], admin: &str) -> Self {
        let mut recipients = Self::nobody();
        if let Some(message) = messages.first() {
            let id = message.user_id.to_string();
            match draft(message, admin.to_owned(), "[Test] ") {
                Ok(draft) => recipients.accepted.push(Recipient { id, draft }),
                Err(reason) => recipients.reject(message, reason),
            }
        }
        recipients
    }

    const fn nobody() -> Self {
        Self {
            accepted: Vec::new(),
            rejected: Vec::new(),
        }
    }

    fn reject(&mut self, message: &Message, reason: &str) {
        self.rejected.push(Rejected {
            id: message.user_id.clone(),
            reason: reason.to_owned(),
        });
    }
}

struct Member {
    account: String,
    email: String,
    asked_for_none: bool,
}

/// A member's e-mail address, or why the member gets no mail.
fn address_of(member: Option<Member>) -> Result<String, &'static str> {
    let member = member.ok_or("There is no member with this id.")?;
    match member.account.as_str() {
        "enabled" => {}
        "suspended" => return Err("The account is suspended."),
        "service" => return Err("A service account has nobody to remind."),
        _ => return Err("The account is of an unknown kind."),
    }
    if member.asked_for_none {
        return Err("Asked not to be reminded.");
    }
    if !is_usable(&member.email) {
        return Err("The e-mail address is missing or can't be used.");
    }
    Ok(member.email)
}

/// Whether every mail server takes this address. Not all of them take one with other letters than
/// those of ASCII.
fn is_usable(email: &str) -> bool {
    email.is_ascii() && email.parse::<Address>().is_ok()
}

fn draft(message: &Message, recipient: String, prefix: &str) -> Result<Draft, &'static str> {
    if message.subject.contains(is_line_end) {
        return Err("The subject has more than one line.");
    }
    Ok(Draft {
        recipient,
        subject: format!("{prefix}{}", message.subject),
        body: message.body.clone(),
    })
}

/// Whatever any program may take for the end of a line.
const fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_line_end_a_space_or_no_host_is_not_usable() {
        assert!(is_usable("ada.abbott@example.com"));
        for email in [
            "",
            "ada",
            "ada@",
            "@example.com",
            "a da@example.com",
            "åda@example.com",
        ] {
            assert!(!is_usable(email), "{email}");
        }
        assert!(!is_usable("ada@example.com\r\nBcc: eve@example.com"));
        assert!(!is_usable("ada@example.com>\r\nDATA"));
        assert!(!is_usable("ada@example.com, eve@example.com"));
    }

    #[test]
    fn every_kind_of_line_end_is_found() {
        for subject in [
            "a\r\nb",
            "a\nb",
            "a\rb",
            "a\u{b}b",
            "a\u{85}b",
            "a\u{2028}b",
        ] {
            assert!(subject.contains(is_line_end), "{subject:?}");
        }
        assert!(!"A tip\tfor José – now".contains(is_line_end));
    }
}
