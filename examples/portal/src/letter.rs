//! A stored mail in the form that mail servers take.

use anyhow::{Context, Result};
use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;

use crate::store::mails::Mail;

/// Who all mails come from.
const SENDER: &str = "Northwind Admin <no-reply@northwind.example>";

/// Writes the mail's headers and body. Each header is encoded, so no subject or address can add one.
///
/// # Errors
/// The recipient is not an e-mail address.
pub fn letter(mail: &Mail) -> Result<Message> {
    let recipient = mail.draft.recipient.parse();
    let recipient = recipient.with_context(|| format!("{:?} is no address", mail.draft.recipient));
    Message::builder()
        .message_id(Some(format!("<{}>", mail.message_id)))
        .date(mail.written_at.into())
        .from(SENDER.parse::<Mailbox>()?)
        .to(Mailbox::new(None, recipient?))
        .subject(mail.draft.subject.clone())
        .header(ContentType::TEXT_PLAIN)
        .body(mail.draft.body.clone())
        .context("A mail cannot be written")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::store::mails::Draft;

    fn written(subject: &str) -> String {
        let letter = letter(&Mail {
            message_id: "1@northwind.example".to_owned(),
            written_at: DateTime::UNIX_EPOCH,
            draft: Draft {
                recipient: "ada@example.com".to_owned(),
                subject: subject.to_owned(),
                body: "One tip.\n.\nBcc: eve@example.com".to_owned(),
            },
        });
        String::from_utf8(letter.unwrap().formatted()).unwrap()
    }

    /// The names of the headers, with those of continued lines left out.
    fn headers(letter: &str) -> Vec<&str> {
        let (head, _) = letter.split_once("\r\n\r\n").unwrap();
        let lines = head.split("\r\n").filter(|line| !line.starts_with(' '));
        lines.map(|line| line.split(':').next().unwrap()).collect()
    }

    #[test]
    fn no_subject_can_add_a_header() {
        let plain = written("A tip");
        assert!(plain.contains("\r\nSubject: A tip\r\n"), "{plain}");
        assert!(plain.starts_with("Message-ID: <1@northwind.example>\r\n"));
        for subject in [
            "A tip\r\nBcc: eve@example.com",
            "A tip\nBcc: eve@example.com",
            "A tip\r\n\r\nAnother body",
            "Für José",
            &"long ".repeat(100),
        ] {
            let letter = written(subject);
            assert_eq!(headers(&letter), headers(&plain), "{letter}");
        }
    }
}
