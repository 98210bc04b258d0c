use mailparse::{MailHeaderMap, parse_mail};

/// A mail as its recipient reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The address that the mail server was given.
    pub recipient: String,
    /// The subject, decoded.
    pub subject: String,
    /// The text, decoded, with line feeds between its lines and nothing blank at its end.
    pub body: String,
    /// The `Message-ID`, with its angle brackets.
    pub message_id: String,
    /// All headers as `Name: value`, decoded, in their order.
    pub headers: Vec<String>,
}

impl Mail {
    /// Reads a mail as it was handed over.
    ///
    /// # Panics
    /// If it is not a mail.
    pub(super) fn read(recipient: String, data: &[u8]) -> Self {
        let read = || {
            let mail = parse_mail(data)?;
            let header = |name| mail.headers.get_first_value(name).unwrap_or_default();
            let headers = mail.headers.iter();
            Ok(Self {
                recipient,
                subject: header("Subject"),
                body: mail.get_body()?.replace("\r\n", "\n").trim_end().to_owned(),
                message_id: header("Message-ID"),
                headers: headers
                    .map(|header| format!("{}: {}", header.get_key(), header.get_value()))
                    .collect(),
            })
        };
        let read: Result<Self, mailparse::MailParseError> = read();
        match read {
            Ok(mail) => mail,
            Err(error) => panic!("What was handed over is not a mail: {error}"),
        }
    }
}
