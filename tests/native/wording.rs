//! The sentences that explain the rules, word for word.

use active_users::domain::{AddedDevice, Cause, CauseKind, Day, DeviceChange, Reason, Span, Word};
use active_users::sentences::{Dates, IsoDates, LastUse, cause, days_ago, last_use, reason};
use active_users::source::read_user;
use serde_json::{Value, json};

use crate::causes::SET_UP;
use crate::support::{AS_OF, NANOS_A_DAY, ago, at, days_ago as so_many_days_ago};

/// The last use in a record, as a sentence and as a place.
fn told(devices: Value) -> Option<(String, String)> {
    let (sentence, place) = told_of(json!({ "devices": devices }))?;
    Some((sentence, place?))
}

fn told_of(mut record: Value) -> Option<(String, Option<String>)> {
    record["id"] = json!(1);
    record["vault_created_at"] = json!(SET_UP);
    let record = record.to_string();
    let last = LastUse::of(&read_user(record.as_bytes()).unwrap(), at(AS_OF))?;
    Some((last_use(&last, at(AS_OF), &IsoDates), last.place(&IsoDates)))
}

#[test]
fn a_use_without_a_device_is_described_by_its_moment_or_day() {
    let cutoff = "the cut-off was 2026-10-24T06:00:00Z.";
    let table = [
        (
            json!({ "last_used_at": ago(3 * NANOS_A_DAY).to_rfc3339() }),
            "Last used 3 days ago",
        ),
        (
            json!({ "active_on": ["2026-11-21", "2026-11-20"] }),
            "Last used on 2026-11-21",
        ),
        (
            json!({ "active_on": ["2026-11-23"] }),
            "Last used on 2026-11-23",
        ),
        (
            json!({ "active_on": ["2026-01-05"] }),
            "Not used since the vault was set up 321 days ago",
        ),
    ];
    for (record, sentence) in table {
        let (told, place) = told_of(record.clone()).unwrap();
        assert_eq!(told, format!("{sentence}; {cutoff}"), "{record}");
        assert!(
            place.is_none() || sentence.starts_with("Not used"),
            "{record}"
        );
    }
}

#[test]
fn the_last_use_is_described_with_its_device_and_the_cut_off() {
    let used = |days: i64| ago(days * NANOS_A_DAY).to_rfc3339();
    let mac = json!({ "name": "MacBook Pro", "platform": "macOS", "last_autofill_at": used(41) });
    let table = [
        (
            json!([mac]),
            "Last used 41 days ago on MacBook Pro (autofill)",
            "MacBook Pro (autofill)",
        ),
        (
            json!([{ "platform": "iOS", "last_opened_at": used(1) }]),
            "Last used 1 day ago on iOS (opened)",
            "iOS (opened)",
        ),
        (
            json!([{ "last_opened_at": used(0) }]),
            "Last used less than an hour ago on a device (opened)",
            "a device (opened)",
        ),
        // Of two devices, the one used last.
        (
            json!([{ "name": "Old", "last_opened_at": used(42) }, mac]),
            "Last used 41 days ago on MacBook Pro (autofill)",
            "MacBook Pro (autofill)",
        ),
        (
            json!([mac, { "name": "New", "last_opened_at": used(40) }]),
            "Last used 40 days ago on New (opened)",
            "New (opened)",
        ),
        // Of opening and autofill, the later one.
        (
            json!([{ "name": "A", "last_opened_at": used(3), "last_autofill_at": used(4) }]),
            "Last used 3 days ago on A (opened)",
            "A (opened)",
        ),
        // No use since setup.
        (
            json!([]),
            "Not used since the vault was set up 321 days ago",
            "vault set up",
        ),
        (
            json!([{ "name": "A", "last_opened_at": "2026-01-05T08:59:59.999Z" }]),
            "Not used since the vault was set up 321 days ago",
            "vault set up",
        ),
    ];
    for (devices, sentence, place) in table {
        let sentence = format!("{sentence}; the cut-off was 2026-10-24T06:00:00Z.");
        assert_eq!(
            told(devices.clone()),
            Some((sentence, place.to_owned())),
            "{devices}"
        );
    }
    assert_eq!(
        LastUse::of(&read_user(br#"{"id":1}"#).unwrap(), at(AS_OF)),
        None
    );
}

#[test]
fn times_are_in_whole_days_or_whole_hours_below_a_day() {
    let hour = 3600 * 1_000_000_000i64;
    let table = [
        (-24 * hour, "less than an hour ago"),
        (-1, "less than an hour ago"),
        (0, "less than an hour ago"),
        (hour - 1, "less than an hour ago"),
        (hour, "1 hour ago"),
        (2 * hour, "2 hours ago"),
        (24 * hour - 1, "23 hours ago"),
        (24 * hour, "1 day ago"),
        (48 * hour - 1, "1 day ago"),
        (48 * hour, "2 days ago"),
        (400 * 24 * hour, "400 days ago"),
    ];
    for (nanos, words) in table {
        assert_eq!(days_ago(at(AS_OF) - ago(nanos)), words, "{nanos}");
    }
    assert_eq!(days_ago(Span::days(41)), "41 days ago");
}

#[test]
fn every_reason_has_its_sentence() {
    let device = |name: Option<&str>| AddedDevice {
        name: name.map(String::from),
        added_at: at("2026-11-03T23:59:59.999Z"),
    };
    let table = [
        (Reason::Reminders(1), "1 reminder, no use since."),
        (Reason::Reminders(2), "2 reminders, no use since."),
        (Reason::Reminders(12), "12 reminders, no use since."),
        (
            Reason::Reminded(so_many_days_ago(3)),
            "Reminded 3 days ago; wait until 2026-11-27.",
        ),
        (
            Reason::Reminded(at(AS_OF)),
            "Reminded less than an hour ago; wait until 2026-11-30.",
        ),
        (
            Reason::Reminded(so_many_days_ago(7)),
            "Reminded 7 days ago; wait until 2026-11-23.",
        ),
        (
            Reason::LeftBefore(Day(0), Day(31)),
            "Was inactive before (1970-01-01 to 1970-02-01), then returned.",
        ),
        (Reason::NothingTried, "No reminder since the last use."),
        (
            Reason::DeviceChange(DeviceChange::NeverOpened(device(Some("Pixel 9")))),
            "Pixel 9 was added on 2026-11-03, after the last use, and never opened.",
        ),
        (
            Reason::DeviceChange(DeviceChange::NotPaired(device(None))),
            "A device was added on 2026-11-03, after the last use, and is not paired.",
        ),
        (
            Reason::DeviceChange(DeviceChange::NonePaired),
            "No device is paired.",
        ),
        (Reason::DeviceChange(DeviceChange::NoDevice), "No devices."),
    ];
    for (why, sentence) in table {
        assert_eq!(reason(&why, at(AS_OF), &IsoDates), sentence);
        if let Reason::DeviceChange(change) = why {
            assert_eq!(cause(&Cause::DeviceChange(change), &IsoDates), sentence);
        }
    }
}

#[test]
fn every_cause_has_its_word_and_sentence() {
    let no_habit = |days| Cause::NoHabit {
        days,
        vault_created_at: at(SET_UP),
    };
    let table = [
        (
            Cause::Friction,
            "friction",
            "Opened the app but never used autofill.",
        ),
        (
            no_habit(1),
            "no-habit",
            "Used on only 1 of the first 30 days after setup (2026-01-05).",
        ),
        (
            no_habit(4),
            "no-habit",
            "Used on only 4 of the first 30 days after setup (2026-01-05).",
        ),
        (
            Cause::Unknown,
            "unknown",
            "Nothing in the data points to a cause.",
        ),
    ];
    for (why, word, sentence) in table {
        assert_eq!(
            (why.kind().as_str(), cause(&why, &IsoDates).as_str()),
            (word, sentence)
        );
    }
    let change = Cause::DeviceChange(DeviceChange::NoDevice);
    assert_eq!(change.kind(), CauseKind::DeviceChange);
}

#[test]
fn a_file_has_dates_that_every_program_can_read() {
    let instant = at("2026-11-23T00:30:00.5+01:00");
    assert_eq!(IsoDates.day(instant), "2026-11-22");
    assert_eq!(IsoDates.day_and_time(instant), "2026-11-22T23:30:00.500Z");
}
