//! Notes to managers: one each, about all of their people.

use active_users::domain::Evidence;
use active_users::outreach::notes;
use active_users::source::read_user;

use crate::support::{AS_OF, at};

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
