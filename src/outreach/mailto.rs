use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but what an address is usually made of. `@` stays: RFC 6068 does not escape it, and
/// not every mail program undoes that.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

/// A link that opens the reader's mail program with a message to one address. Nothing in the
/// address becomes a header or another recipient.
pub fn mailto(address: &str, subject: &str, body: &str) -> String {
    let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let address = utf8_percent_encode(address, ADDRESS);
    if subject.is_empty() && body.is_empty() {
        return format!("mailto:{address}");
    }
    let body = escaped(&body.replace('\n', "\r\n"));
    format!("mailto:{address}?subject={}&body={body}", escaped(subject))
}

/// A link that opens the reader's mail program with a message to many addresses, none of whom sees
/// another's.
pub fn mailto_to_many(addresses: &[String], subject: &str, body: &str) -> String {
    let addresses = addresses.iter();
    let addresses: Vec<_> = addresses
        .map(|address| utf8_percent_encode(address, ADDRESS).to_string())
        .collect();
    let subject = utf8_percent_encode(subject, NON_ALPHANUMERIC);
    let link = format!("mailto:?bcc={}&subject={subject}", addresses.join(","));
    if body.is_empty() {
        return link;
    }
    let body = body.replace('\n', "\r\n");
    let body = utf8_percent_encode(&body, NON_ALPHANUMERIC);
    format!("{link}&body={body}")
}
