use std::ops::Range;

use super::mailto::{mailto, mailto_to_many};

/// As many addresses as mail programs take at once.
pub const MOST_IN_DRAFT: usize = 40;

/// The longest link that Windows hands to a mail program is a little more than this, in bytes.
pub(super) const LONGEST_LINK: usize = 2000;

/// One message to open in the reader's own mail program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which of the addresses it goes to.
    pub addresses: Range<usize>,
    /// The link that opens it.
    pub href: String,
    /// Whether the message is in it: a long one is not, and has to be pasted.
    pub has_body: bool,
}

/// The draft to one address. The message is left out where it makes the link too long.
pub fn draft(address: &str, subject: &str, body: &str) -> Draft {
    let whole = mailto(address, subject, body);
    let has_body = whole.len() <= LONGEST_LINK;
    Draft {
        addresses: 0..1,
        href: match has_body {
            true => whole,
            false => mailto(address, subject, ""),
        },
        has_body,
    }
}

/// The drafts that reach all addresses, each in Bcc so that nobody sees another's.
///
/// Each has at most [`MOST_IN_DRAFT`] addresses, which take at most half of the longest link; an address
/// that is longer has a draft of its own. The message is left out of all of them where it takes the
/// other half, so that another message never changes which address is in which draft.
pub fn drafts(addresses: &[String], subject: &str, body: &str) -> Vec<Draft> {
    let has_body = mailto_to_many(&[], subject, body).len() <= LONGEST_LINK / 2;
    let body = if has_body { body } else { "" };
    let link = |range: &Range<usize>, subject: &str, body: &str| {
        let addresses = addresses.get(range.clone()).unwrap_or_default();
        mailto_to_many(addresses, subject, body)
    };
    let mut drafts = Vec::new();
    let mut from = 0;
    while from < addresses.len() {
        let most = addresses.len().min(from + MOST_IN_DRAFT);
        let fits = |to: &usize| link(&(from..*to), "", "").len() <= LONGEST_LINK / 2;
        let to = (from + 1..=most).rev().find(fits).unwrap_or(from + 1);
        drafts.push(Draft {
            href: link(&(from..to), subject, body),
            addresses: from..to,
            has_body,
        });
        from = to;
    }
    drafts
}
