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
    let address = utf8_percent_encode(address, ADDRESS);
    if subject.is_empty() && body.is_empty() {
        return format!("mailto:{address}");
    }
    let link = format!("mailto:{address}?subject={}", escaped(subject));
    match body.is_empty() {
        true => link,
        false => format!("{link}&body={}", escaped_body(body)),
    }
}

/// A link that opens the reader's mail program with a message to many addresses, none of whom sees
/// another's.
pub fn mailto_to_many(addresses: &[String], subject: &str, body: &str) -> String {
    let addresses = addresses.iter();
    let addresses = addresses.map(|address| utf8_percent_encode(address, ADDRESS).to_string());
    let addresses = addresses.collect::<Vec<_>>().join(",");
    let link = format!("mailto:?bcc={addresses}&subject={}", escaped(subject));
    match body.is_empty() {
        true => link,
        false => format!("{link}&body={}", escaped_body(body)),
    }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The message with the line ends of mail.
fn escaped_body(body: &str) -> String {
    escaped(&body.replace('\n', "\r\n"))
}
