//! Texts with fields, from the guide and of the reader's own.

use active_users::guide::{ADVICE, INVITATION, TIPS, Text};
use active_users::outreach::{Template, built_in, unknown_fields};
use active_users::sentences::{Fields, merge};
use proptest::prelude::*;

use crate::support::cases;

fn ada() -> Fields {
    Fields {
        name: Some("Ada Abbott".to_owned()),
        first_name: Some("Ada".to_owned()),
        days: Some(41),
        ..Fields::of_product("Enpass")
    }
}

#[test]
fn every_text_has_only_fields_that_can_be_filled_in() {
    let texts = ADVICE.iter().filter_map(|advice| advice.text);
    let texts = texts
        .chain([INVITATION])
        .map(|text: Text| Template::from(&text));
    for template in texts.chain(built_in()) {
        assert!(
            unknown_fields(&template.subject).is_empty(),
            "{}",
            template.name
        );
        assert!(
            unknown_fields(&template.body).is_empty(),
            "{}",
            template.name
        );
        for tip in TIPS {
            let letter = template.with_tip(&tip).letter(&ada());
            assert!(!letter.body.contains(['{', '}']), "{}", letter.body);
            assert!(!letter.subject.contains('\n'));
        }
    }
}

#[test]
fn a_reminder_gives_the_tip_that_was_chosen() {
    let reminder = &built_in()[0];
    assert!(reminder.has_tip());
    let [autofill, credential, _] = TIPS;
    let letter = reminder.with_tip(&credential).letter(&ada());
    assert!(
        letter
            .body
            .starts_with("Hello Ada,\n\nYou have not opened Enpass")
    );
    assert!(
        letter
            .body
            .contains("save one password that you type every day")
    );
    assert_eq!(
        reminder.with_tip(&autofill).name,
        "Reminder by e-mail: Autofill"
    );
}

#[test]
fn a_word_that_is_no_field_is_named_once() {
    let text = "Hi {frist_name}, {days} {days_inactive} {frist_name} {not a field} {} {tip} {x";
    assert_eq!(unknown_fields(text), ["{frist_name}"]);
}

proptest! {
    #![proptest_config(cases(200))]

    /// A name can't bring in a field, a header or another line.
    #[test]
    fn a_name_stays_a_part_of_its_line(name in "(?s).{0,60}") {
        let fields = Fields { name: Some(name), ..ada() };
        let merged = merge("About {name}: {days}", &fields);
        prop_assert_eq!(merged.lines().count(), 1);
        prop_assert!(!merged.contains(|char: char| char.is_control()));
        prop_assert!(merged.ends_with(": 41 days"), "{}", merged);
    }
}
