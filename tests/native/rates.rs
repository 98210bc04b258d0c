//! The range of a rate, against known values.

use active_users::domain::likely_range;

/// Wilson's interval without a correction for continuity, worked out with 40 digits.
#[test]
fn a_range_is_wilsons_interval() {
    let table = [
        (0, 1, 0.0, 0.793_451),
        (1, 1, 0.206_549, 1.0),
        (0, 10, 0.0, 0.277_533),
        (10, 10, 0.722_467, 1.0),
        (1, 10, 0.017_876, 0.404_150),
        (5, 10, 0.236_593, 0.763_407),
        (6, 38, 0.074_439, 0.304_168),
        (50, 100, 0.403_832, 0.596_168),
        (16, 118, 0.085_217, 0.208_948),
    ];
    for (successes, of, low, high) in table {
        let (found_low, found_high) = likely_range(successes, of).unwrap();
        assert!(
            (found_low - low).abs() < 2e-6 && (found_high - high).abs() < 2e-6,
            "{successes} of {of}: {found_low} to {found_high}"
        );
    }
    assert_eq!(likely_range(0, 0), None);
}

#[test]
fn a_range_has_its_rate_inside_and_stays_within_bounds() {
    for of in [1, 2, 10, 1000, 1_000_000, usize::MAX] {
        for successes in [0, 1, of / 2, of] {
            let (low, high) = likely_range(successes, of).unwrap();
            let rate = successes as f64 / of as f64;
            assert!((0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high));
            assert!(
                low <= rate + 1e-12 && rate <= high + 1e-12,
                "{successes} of {of}"
            );
        }
    }
}
