//! The one sort of the code that is loaded first.

use active_users::domain::{sort_numbers, sorted_by};
use proptest::prelude::*;

proptest! {
    #[test]
    fn things_are_sorted_as_by_the_standard_library(things: Vec<(i8, u8)>) {
        let mut expected = things.clone();
        expected.sort_by_key(|thing| thing.0);
        prop_assert_eq!(sorted_by(things, |thing| thing.0.into()), expected);
    }

    #[test]
    fn numbers_are_sorted_as_by_the_standard_library(
        mut numbers in prop::collection::vec(0_u32..40, 0..40),
    ) {
        let mut expected = numbers.clone();
        expected.sort_unstable();
        sort_numbers(&mut numbers);
        prop_assert_eq!(numbers, expected);
    }
}
