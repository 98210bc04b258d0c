//! Drafts to many addresses, as mail programs take them.

use std::collections::BTreeSet;

use active_users::outreach::{MOST_IN_DRAFT, draft, drafts, mailto, mailto_to_many};
use percent_encoding::percent_decode_str;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::cases;

/// What a mail program reads from a link: the addresses in Bcc, and all headers.
fn read(href: &str) -> (Vec<String>, Vec<(String, String)>) {
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let fields = href.strip_prefix("mailto:?").unwrap().split('&');
    let fields = fields.map(|field| field.split_once('=').unwrap());
    let (mut addresses, mut headers) = (Vec::new(), Vec::new());
    for (name, value) in fields {
        if name == "bcc" {
            addresses = value.split(',').map(decode).collect();
        }
        headers.push((name.to_owned(), decode(value)));
    }
    (addresses, headers)
}

#[test]
fn sixty_addresses_make_two_drafts() {
    let addresses: Vec<_> = (0..60)
        .map(|number| format!("user{number}@example.com"))
        .collect();
    let drafts = drafts(&addresses, "A tip", "One\n\nTwo");
    assert_eq!(drafts.len(), 2);
    assert_eq!(drafts[0].addresses, 0..MOST_IN_DRAFT);
    assert_eq!(drafts[1].addresses, MOST_IN_DRAFT..60);
    let (_, headers) = read(&drafts[1].href);
    assert_eq!(headers[1], ("subject".to_owned(), "A tip".to_owned()));
    assert_eq!(headers[2], ("body".to_owned(), "One\r\n\r\nTwo".to_owned()));
}

#[test]
fn a_long_message_is_left_out_of_the_link() {
    let addresses = ["a@example.com".to_owned()];
    let drafts = drafts(&addresses, "A tip", &"long ".repeat(400));
    assert!(!drafts[0].has_body);
    assert_eq!(drafts[0].href, "mailto:?bcc=a@example.com&subject=A%20tip");

    // One address leaves it more room.
    let link = "mailto:a@example.com?subject=A%20tip";
    let draft = |letters| draft("a@example.com", "A tip", &"x".repeat(letters));
    let most = 2000 - link.len() - "&body=".len();
    assert_eq!((draft(most).href.len(), draft(most).has_body), (2000, true));
    let longer = draft(most + 1);
    assert_eq!((longer.href.as_str(), longer.has_body), (link, false));
}

#[test]
fn nothing_in_a_text_or_an_address_becomes_a_header() {
    let href = mailto("a@b?cc=x@y", "A\r\nBcc: z@y", "&bcc=z@y");
    assert!(!href.contains("cc=") && !href.contains('\n'), "{href}");
    let href = mailto_to_many(&["a@b&to=c@d,e@f".to_owned()], "s&cc=x", "b&cc=x");
    let (addresses, headers) = read(&href);
    assert_eq!(addresses, ["a@b&to=c@d,e@f"]);
    let names: Vec<_> = headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["bcc", "subject", "body"]);
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_address_is_in_one_draft(
        addresses in vec("[a-zé]{1,60}@[a-z]{1,60}\\.example", 0..150),
        subject in ".{0,80}",
        body in ".{0,900}",
    ) {
        let drafts = drafts(&addresses, &subject, &body);
        let mut told = Vec::new();
        for draft in &drafts {
            prop_assert!(!draft.addresses.is_empty() && draft.addresses.len() <= MOST_IN_DRAFT);
            prop_assert!(draft.href.len() <= 2000);
            told.extend(read(&draft.href).0);
        }
        prop_assert_eq!(&told, &addresses);
        let same: BTreeSet<_> = drafts.iter().map(|draft| draft.has_body).collect();
        prop_assert!(same.len() <= 1);
    }
}
