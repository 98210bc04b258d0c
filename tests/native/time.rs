//! Instants and days, compared with chrono to the nanosecond.

use active_users::domain::{Day, Instant};
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use crate::support::{at, cases};

/// What chrono reads, with at most nine fractional digits, clamped to 64-bit nanoseconds.
fn chrono_reads(text: &str) -> Option<i64> {
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
    if fraction.bytes().take_while(u8::is_ascii_digit).count() > 9 {
        return None;
    }
    let nanos =
        i128::from(time.timestamp()) * 1_000_000_000 + i128::from(time.timestamp_subsec_nanos());
    Some(i64::try_from(nanos).unwrap_or(if nanos < 0 { i64::MIN + 1 } else { i64::MAX }))
}

/// Any year, often one at the ends of the range.
fn year() -> impl Strategy<Value = u32> {
    prop_oneof![
        0..=9999u32,
        1960..2100u32,
        Just(1677),
        Just(1678),
        Just(2261),
        Just(2262)
    ]
}

/// Well-formed text, usually valid.
fn date_time() -> impl Strategy<Value = String> {
    let clock = (0..=24u32, 0..=60u32, prop_oneof![0..=61u32, 0..=59u32]);
    let offset = prop_oneof![
        3 => Just("Z".to_owned()),
        1 => Just("z".to_owned()),
        3 => ("[+-]", 0..=24u32, 0..=60u32).prop_map(|(sign, hours, minutes)| format!("{sign}{hours:02}:{minutes:02}")),
    ];
    let fraction = prop_oneof![Just(String::new()), "\\.[0-9]{0,12}"];
    ((year(), 0..=13u32, 0..=32u32), "[TTTt ]", clock, fraction, offset).prop_map(
        |((year, month, day), t, (hour, minute, second), fraction, offset)| {
            format!("{year:04}-{month:02}-{day:02}{t}{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
        },
    )
}

/// The same with one character removed, replaced or inserted.
fn mutated() -> impl Strategy<Value = String> {
    (
        date_time(),
        any::<prop::sample::Index>(),
        0..3,
        any::<char>(),
    )
        .prop_map(|(text, at, how, new)| {
            let mut chars: Vec<_> = text.chars().collect();
            let at = at.index(chars.len());
            match how {
                0 => drop(chars.remove(at)),
                1 => chars[at] = new,
                _ => chars.insert(at, new),
            }
            chars.into_iter().collect()
        })
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn an_instant_is_parsed_as_chrono_does(text in prop_oneof![4 => date_time(), 2 => mutated(), 1 => "[-0-9TZ:.+ ]{0,36}", 1 => any::<String>()]) {
        prop_assert_eq!(Instant::parse(&text).map(Instant::nanos), chrono_reads(&text));
    }

    #[test]
    fn an_instant_survives_formatting_and_parsing(nanos in any::<i64>()) {
        let text = Instant::from_nanos(nanos).to_rfc3339();
        prop_assert_eq!(Instant::parse(&text), Some(Instant::from_nanos(nanos)), "{}", text);
        prop_assert_eq!(chrono_reads(&text), Some(nanos));
    }

    #[test]
    fn a_day_is_parsed_as_chrono_does((year, month, day) in (year(), 0..=13u32, 0..=32u32)) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let chrono = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
        prop_assert_eq!(Day::parse(&text).map(|day| day.0), chrono.map(|day| day.to_epoch_days()));
    }

    #[test]
    fn a_day_has_exactly_ten_characters(text in prop_oneof!["[-0-9+ ]{0,12}", "[0-9]{4}-[0-9]{2}-[0-9]{2}.{0,3}", any::<String>()]) {
        let shape = text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let chrono = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().filter(|_| shape);
        prop_assert_eq!(Day::parse(&text).map(|day| day.0), chrono.map(|day| day.to_epoch_days()));
    }

    #[test]
    fn an_instant_is_on_the_same_day_as_in_chrono(nanos in any::<i64>()) {
        let instant = Instant::from_nanos(nanos);
        let date = DateTime::from_timestamp_nanos(nanos).date_naive();
        prop_assert_eq!(instant.day().0, date.to_epoch_days());
        prop_assert!(instant.day().start() <= instant);
        prop_assert!(Day(instant.day().0 + 1).start() >= instant);
    }
}

#[test]
fn all_forms_in_the_standard_give_the_same_instant() {
    let same = [
        "2026-11-23T06:00:00Z",
        "2026-11-23t06:00:00z",
        "2026-11-23 06:00:00Z",
        "2026-11-23T06:00:00.000000000Z",
        "2026-11-23T06:00:00+00:00",
        "2026-11-23T06:00:00-00:00",
        "2026-11-23T11:30:00+05:30",
        "2026-11-22T06:01:00-23:59",
        "2026-11-24T05:59:00+23:59",
    ];
    for text in same {
        assert_eq!(at(text).nanos(), 1_795_413_600_000_000_000, "{text}");
    }
    assert_eq!(
        at("2026-11-23T06:00:00.123456789Z").nanos() % 1_000_000_000,
        123_456_789
    );
    assert_eq!(
        at("2026-11-23T06:00:00.1Z").nanos() % 1_000_000_000,
        100_000_000
    );
    assert_eq!(at("1969-12-31T23:59:59.999999999Z").nanos(), -1);
    assert_eq!(Instant::from_nanos(-1).millis(), -1);
}

#[test]
fn text_that_is_not_a_date_and_time_is_refused() {
    let table = [
        "",
        "2026-11-23",
        "2026-11-23T06:00:00",
        "2026-11-23T06:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T06:60:00Z",
        "2026-02-29T06:00:00Z",
        "2026-11-23T06:00:00.Z",
        "2026-11-23T06:00:00+24:00",
        "2026-11-23T06:00:00+0100",
        " 2026-11-23T06:00:00Z",
        "2026-11-23T06:00:00Z ",
        "1795413600",
        "23.11.2026",
    ];
    for text in table {
        assert_eq!(Instant::parse(text), None, "{text}");
    }
}

#[test]
fn instants_out_of_range_are_clamped_and_stay_in_order() {
    let times = [
        "0000-01-01T00:00:00Z",
        "1677-09-21T00:12:44Z",
        "1970-01-01T00:00:00Z",
        "2262-04-11T23:47:16Z",
        "9999-12-31T23:59:59Z",
    ];
    assert!(times.map(at).is_sorted());
    assert_eq!(at(times[4]).nanos(), i64::MAX);
    assert!(
        at(times[4]) - at(times[0]) >= at(times[4]) - at(times[1]),
        "differences are clamped too"
    );
}

#[test]
fn every_day_of_all_years_is_as_chrono_has_it() {
    let days = (0..=9999).flat_map(|year| {
        (0..=13).flat_map(move |month| (0..=32).map(move |day| (year, month, day)))
    });
    for (year, month, day) in days {
        let expected = NaiveDate::from_ymd_opt(year, month, day).map(|date| date.to_epoch_days());
        let text = format!("{year:04}-{month:02}-{day:02}");
        assert_eq!(Day::parse(&text).map(|day| day.0), expected, "{text}");
    }
}
