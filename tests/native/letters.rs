//! Message texts, filled in with a user's data.

use active_users::domain::{Instant, Names};
use active_users::guide::{ADVICE, INVITATION, Letter, TIPS, Text, fields};
use active_users::query::UserQuery;
use active_users::sentences::{Fields, IsoDates, first_name, invitation, invited_again, merge};
use active_users::store::Profile;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{AS_OF, NANOS_A_DAY, ago, at, cases, directory};

fn profile(record: &Value) -> Profile {
    let directory = directory(&[&record.to_string()]);
    let found = directory.profile("1", &UserQuery::default(), Names::Shown);
    found.unwrap().0
}

fn texts() -> impl Iterator<Item = Text> {
    ADVICE
        .iter()
        .filter_map(|advice| advice.text)
        .chain([INVITATION])
}

/// The text for the suggested action, as sent to one person.
fn letter(record: &Value) -> Letter {
    let profile = profile(record);
    let (suggestion, _) = profile.suggestion.clone().unwrap();
    let advice = ADVICE.iter().find(|advice| advice.action == suggestion);
    let fields = fields(&profile, "Enpass", at(AS_OF));
    advice.unwrap().text.unwrap().letter(&fields)
}

/// The instant this many days before as of, as written in the data.
fn days(days: i64) -> String {
    ago(days * NANOS_A_DAY).to_rfc3339()
}

#[test]
fn the_manager_is_told_who_it_is_about() {
    let record = json!({
        "id": 1, "name": "Femi Öztürk", "email": "femi@example.com", "vault_created_at": days(200),
        "last_used_at": days(32), "manager": { "name": "Ada Chaudhry", "email": "ada@example.com" },
        "reminders": [{ "sent_at": days(20) }, { "sent_at": days(19) }, { "sent_at": days(18) }],
    });
    let letter = letter(&record);
    assert_eq!(letter.subject, "Enpass license of Femi Öztürk");
    let begin = "Hello Ada Chaudhry,\n\nThe Enpass license of Femi Öztürk has not been used for 32 days, and our \
                 reminders have not been answered.\n\n";
    assert!(letter.body.starts_with(begin), "{}", letter.body);
}

#[test]
fn a_user_without_a_name_is_called_by_the_email_or_as_a_team_member() {
    let mut record = json!({
        "id": 1, "email": "femi@example.com", "vault_created_at": days(200),
        "reminders": [{ "sent_at": days(20) }, { "sent_at": days(19) }, { "sent_at": days(18) }],
    });
    let told = letter(&record);
    assert_eq!(told.subject, "Enpass license of femi@example.com");
    assert!(
        told.body
            .starts_with("Hello,\n\nThe Enpass license of femi@example.com has")
    );
    record["email"] = json!(null);
    assert_eq!(
        letter(&record).subject,
        "Enpass license of a member of your team"
    );
}

#[test]
fn a_message_contains_the_person_the_days_and_the_device() {
    let message = json!({
        "id": 1, "name": "Öztürk, Femi", "vault_created_at": days(200), "last_used_at": days(45),
        "reminders": [{ "sent_at": days(20) }],
    });
    let body = letter(&message).body;
    assert!(
        body.starts_with(
            "Hi Femi, I look after Enpass here and saw that you have not used it for 45 days."
        ),
        "{body}"
    );

    let mut repair = json!({
        "id": 1, "name": "Femi Öztürk", "vault_created_at": days(200), "last_used_at": days(45),
        "devices": [{ "name": "Pixel 9", "added_at": days(9) }],
    });
    let pixel = letter(&repair);
    assert_eq!(pixel.subject, "Enpass on Pixel 9");
    assert!(
        pixel.body.contains("Enpass isn't set up on Pixel 9 yet."),
        "{}",
        pixel.body
    );
    repair["devices"] = json!([]);
    let nothing = letter(&repair);
    assert_eq!(nothing.subject, "Enpass on your new device");
    assert!(
        nothing
            .body
            .contains("isn't set up on your new device yet.")
    );
}

/// A sent message is identified by its text, so the text must be the same tomorrow.
#[test]
fn a_text_that_the_portal_sends_does_not_change_from_day_to_day() {
    let record = json!({ "id": 1, "name": "Femi Öztürk", "vault_created_at": days(200), "last_used_at": days(40) });
    let profile = profile(&record);
    let remind = ADVICE.iter().rev().find_map(|advice| advice.text).unwrap();
    for text in [remind, INVITATION] {
        let on = |as_of: Instant| text.letter(&fields(&profile, "Enpass", as_of));
        assert_eq!(on(at(AS_OF)), on(at("2027-01-01T00:00:00Z")));
        assert!(on(at(AS_OF)).body.starts_with("Hello Femi,\n\n"));
    }
}

#[test]
fn a_text_reads_well_without_user_data() {
    for text in texts() {
        let letter = text.letter(&Fields::of_product("Vault & Co"));
        for said in [&letter.subject, &letter.body] {
            assert!(!said.contains(['{', '}']), "{said}");
            assert!(!said.contains("  ") && !said.contains(" ,"), "{said}");
        }
        assert!(letter.body.contains("Vault & Co"), "{}", letter.body);
    }
}

#[test]
fn first_names_are_taken_from_full_names() {
    let table = [
        ("Femi Öztürk", "Femi"),
        ("Öztürk, Femi Ali", "Femi"),
        ("Öztürk,", "Öztürk,"),
        ("Cher", "Cher"),
        ("Dr. Ada Abbott", "Dr. Ada Abbott"),
        ("J Abbott", "J Abbott"),
        ("  محمد   الفارسي ", "محمد"),
        ("山田太郎", "山田太郎"),
        ("Anne-Marie\nX", "Anne-Marie"),
        ("", ""),
    ];
    for (name, expected) in table {
        assert_eq!(first_name(name), expected, "{name}");
    }
}

#[test]
fn one_day_is_singular_and_less_is_some_time() {
    let with = |days| Fields {
        days,
        ..Fields::default()
    };
    for (days, expected) in [
        (Some(1), "for 1 day"),
        (Some(41), "for 41 days"),
        (Some(0), "for some time"),
        (None, "for some time"),
    ] {
        assert_eq!(merge("for {days}", &with(days)), expected);
    }
}

#[test]
fn braces_that_are_not_fields_stay() {
    let fields = Fields::of_product("Enpass");
    for text in ["{", "}", "{}", "{nobody}", "a {product", "{{", "{ {day"] {
        assert_eq!(merge(text, &fields), text);
    }
    assert_eq!(merge("{{product}}", &fields), "{Enpass}");
}

#[test]
fn an_invitation_says_how_far_the_user_has_come() {
    let told = |record: Value| {
        let mut record = record;
        record["id"] = json!(1);
        let profile = profile(&record);
        let why = invitation(&profile.user, &profile.evidence, at(AS_OF), &IsoDates);
        (why, invited_again(&profile.evidence, at(AS_OF)).is_some())
    };
    let sent = |days_ago: &[i64]| {
        let sent = days_ago.iter().map(|ago| json!({ "sent_at": days(*ago) }));
        Value::Array(sent.collect())
    };
    let table = [
        (json!({}), "No vault yet. Not reminded yet.", false),
        (
            json!({ "activated_at": days(12) }),
            "Activated 12 days ago, but no vault yet. Not reminded yet.",
            false,
        ),
        (
            json!({ "reminders": sent(&[9]) }),
            "No vault yet. 1 reminder so far.",
            false,
        ),
        (
            json!({ "reminders": sent(&[9, 30]) }),
            "No vault yet. 2 reminders so far.",
            false,
        ),
        (
            json!({ "reminders": sent(&[7, 30]) }),
            "No vault yet. Reminded 7 days ago; wait until 2026-11-23.",
            true,
        ),
        (
            json!({ "reminders": sent(&[3]) }),
            "No vault yet. Reminded 3 days ago; wait until 2026-11-27.",
            true,
        ),
    ];
    for (record, expected, waits) in table {
        assert_eq!(
            told(record.clone()),
            (expected.to_owned(), waits),
            "{record}"
        );
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Whatever people and devices are called, no placeholder is left over, the subject stays on
    /// one line, and the message has only the template's own lines.
    #[test]
    fn nothing_from_the_data_becomes_a_header_or_a_line(value in "\\PC{0,12}|[ {}\r\n\t\u{2028}\u{202e}a-z:@]{0,30}", days in any::<Option<i64>>()) {
        let told = Some(value.clone());
        let fields = Fields {
            product: "Enpass".to_owned(),
            name: told.clone(),
            first_name: told.clone(),
            days,
            device: told.clone(),
            manager: told,
        };
        for text in texts() {
            let letter = text.letter(&fields);
            prop_assert!(!letter.subject.contains(char::is_control), "{:?}", letter.subject);
            prop_assert!(!letter.subject.contains(['\u{2028}', '\u{202e}']), "{:?}", letter.subject);
            let template = text.body.replace("{tip}", TIPS[0].text);
            prop_assert_eq!(letter.body.lines().count(), template.lines().count());
            if !value.contains(['{', '}']) {
                prop_assert!(!letter.body.contains(['{', '}']), "{:?}", letter.body);
            }
        }
    }
}
