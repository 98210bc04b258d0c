//! Notes to managers: one each, about all of their people.

use active_users::domain::Evidence;
use active_users::outreach::{Note, notes};
use active_users::source::read_user;
use percent_encoding::percent_decode_str;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{AS_OF, at, cases};

const PEOPLE: [&str; 5] = [
    r#"{"id":"1","name":"Ada {days} Abbott","manager":{"name":"Kim Chen","email":"kim@example.com"},
        "vault_created_at":"2026-01-01T00:00:00Z","last_used_at":"2026-10-13T06:00:00Z"}"#,
    r#"{"id":"2","name":"Bo\r\nBcc: x@y","manager":{"email":"KIM@example.com"},"vault_created_at":"2026-01-01T00:00:00Z"}"#,
    r#"{"id":"3","name":"Cy","manager":{"email":"lee@example.com"},"vault_created_at":"2026-01-01T00:00:00Z"}"#,
    r#"{"id":"4","name":"Di","manager":{"name":"Nobody"}}"#,
    r#"{"id":"5","name":"Ed"}"#,
];

#[test]
fn a_manager_gets_one_note_about_all_of_their_people() {
    let users = PEOPLE.map(|record| read_user(record.as_bytes()).unwrap());
    let evidence = users.clone().map(|user| Evidence::of(&user, at(AS_OF)));
    let (notes, without) = notes(users.iter().zip(&evidence), at(AS_OF));
    assert_eq!(without, 2, "no address and no manager");
    let about: Vec<_> = notes
        .iter()
        .map(|note| (note.email.as_str(), note.people.len()))
        .collect();
    assert_eq!(about, [("kim@example.com", 2), ("lee@example.com", 1)]);

    let letter = notes[0].letter("Enpass");
    assert_eq!(letter.subject, "Enpass licenses in your team");
    assert!(
        letter
            .body
            .starts_with("Hello Kim,\n\n2 people in your team have"),
        "{}",
        letter.body
    );
    // A name brings in neither a field nor a line.
    assert!(
        letter
            .body
            .contains("- Ada {days} Abbott, last used 41 days ago\n- Bo Bcc: x@y, never used\n"),
        "{}",
        letter.body
    );

    let letter = notes[1].letter("Enpass");
    assert!(
        letter
            .body
            .starts_with("Hello,\n\n1 person in your team has"),
        "{}",
        letter.body
    );
}

/// The note that a mail program reads from a link.
fn body(href: &str) -> Option<String> {
    let (_, body) = href.split_once("&body=")?;
    let body = percent_decode_str(body).decode_utf8().unwrap();
    Some(body.replace("\r\n", "\n"))
}

fn note(people: &[&str]) -> Note {
    let people = people.iter();
    Note {
        name: "Kim Chen".to_owned(),
        email: "kim@example.com".to_owned(),
        people: people
            .map(|name| ((*name).to_owned(), "never used".to_owned()))
            .collect(),
    }
}

#[test]
fn a_draft_names_as_many_people_as_a_link_has_room_for() {
    let few = note(&["Ada Abbott"; 3]);
    let draft = few.draft("Enpass");
    assert_eq!(draft.named, Some(3));
    assert_eq!(body(&draft.href), Some(few.letter("Enpass").body));

    let many = note(&["Ada Abbott"; 60]);
    let draft = many.draft("Enpass");
    let named = draft.named.unwrap();
    let text = body(&draft.href).unwrap();
    assert!(
        text.starts_with("Hello Kim,\n\n60 people in your team have"),
        "{text}"
    );
    assert_eq!(text.matches("- Ada Abbott, never used\n").count(), named);
    assert!(
        text.contains(&format!("used\n- and {} more\n\nDo they", 60 - named)),
        "{text}"
    );
    assert!((10..60).contains(&named), "{named}");
    // The whole note can be copied.
    let whole = many.letter("Enpass").body;
    assert_eq!(whole.matches("- Ada Abbott, never used\n").count(), 60);

    // Nine bytes of the link for each of these letters.
    let name = "\u{5f35}".repeat(200);
    let long = note(&[name.as_str(); 2]);
    let draft = long.draft("Enpass");
    assert_eq!(draft.named, Some(0));
    assert!(
        body(&draft.href)
            .unwrap()
            .contains("reminders have not been answered.\n\nDo they")
    );

    let draft = note(&["Ada"]).draft(&"\u{5f35}".repeat(100));
    assert_eq!((body(&draft.href), draft.named), (None, None));
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_draft_is_longer_than_a_link_may_be(
        names in vec(".{0,200}", 1..50),
        manager in ".{0,200}",
    ) {
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let note = Note { name: manager, ..note(&names) };
        let draft = note.draft("Enpass");
        prop_assert!(draft.named <= Some(names.len()));
        prop_assert!(draft.href.len() <= 2000 || draft.named.is_none());
        let whole = note.letter("Enpass").body;
        if draft.named == Some(names.len()) {
            prop_assert_eq!(body(&draft.href).map(|body| body.replace('\r', "")), Some(whole.replace('\r', "")));
        }
        for name in names {
            prop_assert!(whole.contains(name));
        }
    }
}
