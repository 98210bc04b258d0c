//! Chart geometry.

use std::cmp::Ordering;

use active_users::drawing::{Scale, Share, change, moved, nearest, stack, x};
use proptest::prelude::*;

use crate::support::cases;

#[test]
fn a_change_has_a_direction_a_number_and_a_share() {
    use Ordering::{Equal, Greater, Less};
    let table = [
        (262, 313, (Less, 51, Some(Share::Percent(16)))),
        (313, 262, (Greater, 51, Some(Share::Percent(19)))),
        (7, 7, (Equal, 0, Some(Share::Percent(0)))),
        (0, 0, (Equal, 0, None)),
        (3, 0, (Greater, 3, None)),
        (0, 3, (Less, 3, Some(Share::Percent(100)))),
        (1, 1_000_000, (Less, 999_999, Some(Share::Over99))),
        (999_999, 1_000_000, (Less, 1, Some(Share::UnderOne))),
        (6, 3, (Greater, 3, Some(Share::Percent(100)))),
        (400, 1, (Greater, 399, None)),
        (u32::MAX as usize, 1, (Greater, u32::MAX as usize - 1, None)),
    ];
    for (now, before, expected) in table {
        let change = change(now, before);
        assert_eq!(
            (change.direction, change.by, change.share),
            expected,
            "{now} after {before}"
        );
    }
}

#[test]
fn keys_do_not_move_past_the_ends_of_the_line() {
    for (from, key, by, points, to) in [
        (None, "ArrowRight", 1, 90, Some(89)),
        (Some(0), "ArrowLeft", 1, 90, Some(0)),
        (Some(40), "ArrowLeft", 1, 90, Some(39)),
        (Some(40), "ArrowRight", 7, 90, Some(47)),
        (Some(88), "ArrowRight", 7, 90, Some(89)),
        (Some(40), "Home", 1, 90, Some(0)),
        (Some(40), "End", 7, 90, Some(89)),
        (Some(40), "ArrowUp", 1, 90, None),
        (Some(40), "Tab", 1, 90, None),
        (None, "ArrowLeft", 1, 1, Some(0)),
    ] {
        assert_eq!(
            moved(from, key, by, points),
            to,
            "{from:?} {key} {by} {points}"
        );
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn a_scale_has_a_few_round_lines_and_room_for_every_value(largest in prop_oneof![0..5000usize, 0..u32::MAX as usize]) {
        let scale = Scale::of(largest);
        let count = scale.lines.len();
        prop_assert!(count <= 5 && (largest < 2 || count >= 3), "{:?}", scale.lines);
        let step = scale.lines[1];
        let expected: Vec<_> = (0..count).map(|line| line * step).collect();
        prop_assert_eq!(&scale.lines, &expected);
        let digits = step.to_string();
        prop_assert!(["1", "2", "25", "5"].contains(&digits.trim_end_matches('0')), "{}", step);
        prop_assert!(scale.lines[count - 1] + step > largest);
        prop_assert_eq!(scale.y(0), 1000);
        prop_assert!((0..=1000).contains(&scale.y(largest)));
        prop_assert!(largest == 0 || scale.y(largest) == 91);
    }

    #[test]
    fn the_parts_of_a_stack_are_in_order_and_fill_it(parts in proptest::collection::vec(prop_oneof![Just(0usize), 1..20usize, 1..1_000_000usize], 1..6)) {
        let drawn = stack(&parts);
        let mut end = 0;
        for (part, (x, width)) in parts.iter().zip(&drawn) {
            prop_assert_eq!(*part == 0, *width == 0);
            if *part > 0 {
                prop_assert!(*width >= 10, "{:?}", drawn);
                prop_assert_eq!(*x, if end == 0 { 0 } else { end + 4 });
                end = x + width;
            }
        }
        prop_assert!(parts.iter().all(|part| *part == 0) || end == 1000, "{:?}", drawn);
    }

    #[test]
    fn a_point_is_nearest_to_its_own_position(points in 1..=90usize, at in 0..90usize) {
        let at = at % points;
        prop_assert_eq!(nearest(x(at, points) as i64, points), at);
        prop_assert!(nearest(i64::MAX, points) < points);
        prop_assert_eq!(nearest(i64::MIN, points), 0);
    }
}
