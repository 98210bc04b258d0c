//! The track of a continuous list: every row can be reached, and none is drawn twice or left out.

use active_users::drawing::{Piece, Spot, Track};
use proptest::prelude::*;

use crate::support::cases;

/// The height of a window, in pixels.
const WINDOW: f64 = 800.0;

fn tracks() -> impl Strategy<Value = Track> {
    let rows = prop_oneof![0usize..200, 0usize..200_000, 0usize..20_000_000];
    (rows, 24.0..90.0f64).prop_map(|(rows, row)| Track { rows, row })
}

/// A track with a share of its rows above the window.
fn spots() -> impl Strategy<Value = (Track, f64)> {
    (tracks(), 0.0..=1.0f64)
        .prop_map(|(track, share)| (track, share * track.rows as f64 * track.row))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.01
}

#[test]
fn a_track_is_as_long_as_its_rows_up_to_a_limit() {
    let length = |rows| Track { rows, row: 40.0 }.length();
    assert_eq!(length(0), 0.0);
    assert_eq!(length(100_000), 4_000_000.0);
    assert_eq!(length(125_000), 5_000_000.0);
    assert_eq!(length(1_000_000), 5_000_000.0);
}

#[test]
fn a_short_track_shifts_nothing_and_a_long_one_only_its_middle() {
    let short = Track {
        rows: 100_000,
        row: 40.0,
    };
    let long = Track {
        rows: 1_000_000,
        row: 40.0,
    };
    for offset in [0.0, 99_000.0, 2_000_000.0, 4_000_000.0] {
        assert_eq!(short.scroll_at(offset), offset);
        assert_eq!(short.offset_at(offset), offset);
    }
    assert_eq!(long.scroll_at(99_000.0), 99_000.0);
    assert_eq!(long.scroll_at(20_000_000.0), 2_500_000.0);
    assert_eq!(long.scroll_at(40_000_000.0 - 800.0), 5_000_000.0 - 800.0);
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn scroll_positions_and_offsets_round_trip((track, offset) in spots()) {
        prop_assert!(near(track.offset_at(track.scroll_at(offset)), offset));
        let scroll = track.scroll_at(offset);
        prop_assert!((0.0..=track.length()).contains(&scroll));
        prop_assert!(near(track.scroll_at(track.offset_at(scroll)), scroll));
    }

    #[test]
    fn further_down_the_track_is_further_down_the_rows(
        (track, offset) in spots(),
        step in 1.0..100_000.0f64,
    ) {
        let scroll = track.scroll_at(offset);
        prop_assume!(scroll + step <= track.length());
        prop_assert!(track.offset_at(scroll + step) >= track.offset_at(scroll) + step - 0.01);
    }

    #[test]
    fn every_row_can_be_brought_to_the_top(track in tracks(), row in any::<usize>()) {
        prop_assume!(track.rows > 0);
        let row = row % track.rows;
        let spot = Spot::at(row as f64 * track.row, track);
        prop_assert!(track.drawn(spot, WINDOW).contains(&row));
        prop_assert!(near(row as f64 * track.row - spot.shift, spot.scroll));
    }

    #[test]
    fn all_of_the_window_is_drawn((track, offset) in spots(), steps in prop::collection::vec(-900.0..900.0f64, 0..40)) {
        let mut spot = Spot::at(offset, track);
        for step in steps {
            let scroll: f64 = spot.scroll + step;
            let scroll = scroll.clamp(0.0, (track.length() - WINDOW).max(0.0));
            spot = spot.moved(scroll, track, WINDOW);
            let drawn = track.drawn(spot, WINDOW);
            for edge in [0.0, WINDOW - 1.0] {
                let row = ((spot.scroll + spot.shift + edge) / track.row).floor();
                let is_there = row >= 0.0 && row < track.rows as f64;
                prop_assert!(!is_there || drawn.contains(&(row as usize)), "{row} of {drawn:?}");
            }
            prop_assert!(drawn.len() as f64 * track.row < 3.0 * WINDOW + 22.0 * track.row);
        }
    }

    #[test]
    fn small_steps_move_the_rows_as_far_as_the_scroll_bar(
        (track, offset) in spots(),
        step in -2_000.0..2_000.0f64,
    ) {
        let before = Spot::at(offset, track);
        prop_assume!((0.0..=track.length()).contains(&(before.scroll + step)));
        let after = before.moved(before.scroll + step, track, WINDOW);
        prop_assert_eq!(after.shift, before.shift);
        let settled = after.settled(track);
        prop_assert!(near(settled.offset(), after.offset()));
        prop_assert!((settled.scroll - track.scroll_at(after.offset())).abs() < 0.51);
    }

    #[test]
    fn a_jump_goes_where_the_scroll_bar_stands((track, offset) in spots(), to in 0.0..=1.0f64) {
        let scroll: f64 = to * track.length();
        let before = Spot::at(offset, track);
        prop_assume!((scroll - before.scroll).abs() > 3.0 * WINDOW);
        let after = before.moved(scroll, track, WINDOW);
        prop_assert!(near(after.offset(), track.offset_at(scroll)));
        prop_assert_eq!(after.settled(track), after);
    }

    #[test]
    fn the_pieces_fill_the_track_with_each_row_in_its_place(
        (track, offset) in spots(),
        another in prop::option::of(0usize..20_000_000),
    ) {
        let spot = Spot::at(offset, track);
        let drawn = track.drawn(spot, WINDOW);
        let pieces = track.pieces(drawn.clone(), another, spot.shift);
        let mut place = 0.0;
        let mut rows = Vec::new();
        for piece in &pieces {
            match *piece {
                Piece::Gap(height) => {
                    prop_assert!(height >= 0.0);
                    place += height;
                }
                Piece::Row(row) => {
                    if drawn.contains(&row) {
                        prop_assert!(near(place, row as f64 * track.row - spot.shift));
                    }
                    rows.push(row);
                    place += track.row;
                }
            }
        }
        prop_assert!((place - track.length()).abs() < 0.1, "{place} of {}", track.length());
        let mut expected: Vec<usize> = drawn.collect();
        expected.extend(another.filter(|row| *row < track.rows && !expected.contains(row)));
        expected.sort_unstable();
        prop_assert_eq!(rows, expected);
    }
}

#[test]
fn a_place_beyond_the_end_is_the_end() {
    for rows in [0, 1, 100, 20_000_000] {
        let track = Track { rows, row: 40.0 };
        let spot = Spot::at(rows as f64 * 40.0 + 78_000.0, track);
        assert_eq!(spot, Spot::at(rows as f64 * 40.0, track), "{rows}");
        assert_eq!(track.drawn(spot, 800.0).is_empty(), rows == 0, "{rows}");
    }
}
