//! At which trend points one user was Active, tested at every boundary.

use active_users::domain::{Day, Instant, TREND_DAYS, active_days};

use crate::support::{AS_OF, NANOS_A_DAY, ago, at};

const DAY: i64 = NANOS_A_DAY;

/// The points at which a user was Active, given how many nanoseconds ago the vault
/// was created and used.
fn points(vault: i64, uses: &[i64], days: &[&str]) -> Vec<usize> {
    let uses: Vec<Instant> = uses
        .iter()
        .chain([&vault])
        .map(|nanos| ago(*nanos))
        .collect();
    let days: Vec<Day> = days.iter().map(|day| Day::parse(day).unwrap()).collect();
    let bits = active_days(at(AS_OF), ago(vault), uses.into_iter(), &days);
    (0..128).filter(|point| bits >> point & 1 == 1).collect()
}

fn from_to(first: usize, last: usize) -> Vec<usize> {
    (first..=last).collect()
}

#[test]
fn a_use_makes_a_user_active_for_thirty_days_from_its_own_point() {
    // How long ago the use was, and the first and last point at which it makes the user Active.
    let table = [
        (-DAY, Some((0, 0))),
        (-1, Some((0, 0))),
        (0, Some((0, 0))),
        (1, Some((0, 0))),
        (DAY - 1, Some((0, 0))),
        (DAY, Some((0, 1))),
        (DAY + 1, Some((0, 1))),
        (29 * DAY, Some((0, 29))),
        (30 * DAY - 1_000_000, Some((0, 29))),
        (30 * DAY - 1, Some((0, 29))),
        (30 * DAY, Some((0, 30))),
        (30 * DAY + 1, Some((1, 30))),
        (30 * DAY + 1_000_000, Some((1, 30))),
        (31 * DAY, Some((1, 31))),
        (31 * DAY + 1, Some((2, 31))),
        (60 * DAY, Some((30, 60))),
        (89 * DAY, Some((59, 89))),
        (90 * DAY, Some((60, 89))),
        (119 * DAY - 1, Some((89, 89))),
        (119 * DAY, Some((89, 89))),
        (119 * DAY + 1, None),
        (120 * DAY, None),
        (5000 * DAY, None),
    ];
    for (nanos, range) in table {
        let expected = range.map_or(vec![], |(first, last)| from_to(first, last));
        assert_eq!(
            points(9000 * DAY, &[nanos], &[]),
            expected,
            "{nanos} ns ago"
        );
        assert_eq!(points(nanos, &[], &[]), expected, "set up {nanos} ns ago");
    }
    assert_eq!(TREND_DAYS, 90);
}

#[test]
fn nobody_is_active_before_setup() {
    let table = [
        (10 * DAY, 40 * DAY, from_to(0, 10)),
        (10 * DAY - 1, 40 * DAY, from_to(0, 9)),
        (10 * DAY + 1, 40 * DAY, from_to(0, 10)),
        (-DAY, 20 * DAY, vec![0]),
        (200 * DAY, 50 * DAY, from_to(20, 50)),
    ];
    for (vault, used, expected) in table {
        assert_eq!(
            points(vault, &[used], &[]),
            expected,
            "set up {vault} ns ago"
        );
    }
}

#[test]
fn uses_that_overlap_join_and_gaps_between_others_stay() {
    let uses = [DAY, 33 * DAY, 80 * DAY, 32 * DAY + 1];
    let expected = [from_to(0, 1), from_to(3, 33), from_to(50, 80)].concat();
    assert_eq!(points(9000 * DAY, &uses, &[]), expected);
    assert!(points(9000 * DAY, &[], &[]).is_empty());
}

#[test]
fn a_day_counts_at_its_end_unless_it_has_a_known_moment() {
    // The points are at 06:00, so a day ends six hours before a point.
    let last_used = 20 * DAY;
    let table: [(&[&str], Vec<usize>); 7] = [
        (&[], from_to(0, 20)),
        // Twenty days ago, where the exact moment is known.
        (&["2026-11-03"], from_to(0, 20)),
        (&["2026-11-02"], from_to(0, 20)),
        (&["2026-11-04"], from_to(0, 20)),
        (&["2026-11-23"], from_to(0, 20)),
        (&["2026-09-02"], [from_to(0, 20), from_to(52, 81)].concat()),
        (
            &["2026-07-01", "2026-07-27", "2026-10-20"],
            [from_to(0, 33), vec![89]].concat(),
        ),
    ];
    for (days, expected) in table {
        assert_eq!(points(9000 * DAY, &[last_used], days), expected, "{days:?}");
    }
    // A day that ends exactly at a point counts from that point on, for thirty days.
    let midnight = at("2026-11-23T00:00:00Z");
    let uses = [midnight];
    let days = [Day::parse("2026-10-23").unwrap()];
    let vault = Day(0).start();
    let bits = active_days(midnight, vault, uses.into_iter(), &days);
    assert_eq!(bits, 1 | ((1 << 31) - 1) & !1);
}
