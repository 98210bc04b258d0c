//! Moving and toggling the columns of a list.

use active_users::domain::Word;
use active_users::query::{Column, Columns, UserQuery};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::columns::words;

fn columns(text: &str) -> Columns {
    Columns::new(text.split(',').map(|word| Column::from_word(word).unwrap()))
}

#[test]
fn a_column_moves_by_one_place_but_not_past_the_ends() {
    let three = columns("status,idle,suggest");
    let table = [
        (Column::Status, "status,idle,suggest", "idle,status,suggest"),
        (Column::Idle, "idle,status,suggest", "status,suggest,idle"),
        (
            Column::Suggest,
            "status,suggest,idle",
            "status,idle,suggest",
        ),
        // A hidden column stays hidden.
        (
            Column::License,
            "status,idle,suggest",
            "status,idle,suggest",
        ),
    ];
    for (column, left, right) in table {
        assert_eq!(words(&three.moved_left(column)), left, "{column:?}");
        assert_eq!(words(&three.moved_right(column)), right, "{column:?}");
    }
}

#[test]
fn a_toggled_column_is_added_last_or_removed_unless_it_is_the_only_one() {
    let two = columns("suggest,idle");
    assert_eq!(words(&two.toggled(Column::Status)), "suggest,idle,status");
    assert_eq!(words(&two.toggled(Column::Suggest)), "idle");
    let one = two.toggled(Column::Suggest);
    assert_eq!(one.toggled(Column::Idle), one);
    assert_eq!(words(&one.toggled(Column::Suggest)), "idle,suggest");
    let every = one
        .and_hidden()
        .iter()
        .map(|column| column.as_str())
        .collect::<Vec<_>>();
    assert_eq!(
        every.join(","),
        "idle,status,activity,last-used,devices,license,reminders,weeks,cause,suggest"
    );
}

proptest! {
    #[test]
    fn columns_survive_printing_and_moving_there_and_back(
        chosen in subsequence(Column::ALL.to_vec(), 1..=Column::ALL.len()).prop_shuffle(), column in select(Column::ALL)
    ) {
        let columns = Columns::new(chosen.clone());
        prop_assert_eq!(columns.iter().collect::<Vec<_>>(), chosen.clone());
        let query = UserQuery::default().with_columns(columns.clone());
        let parsed = UserQuery::parse(&query.to_string());
        prop_assert_eq!((&parsed.query, parsed.ignored), (&query, vec![]));
        prop_assert_eq!(parsed.query.to_string(), query.to_string());

        let place = chosen.iter().position(|other| *other == column);
        prop_assert_eq!(columns.contains(column), place.is_some());
        if place.is_some_and(|place| place > 0) {
            prop_assert_eq!(columns.moved_left(column).moved_right(column), columns.clone());
        }
        if place.is_none() {
            prop_assert_eq!(columns.toggled(column).toggled(column), columns.clone());
        }
        let mut all = columns.and_hidden();
        prop_assert!(all.starts_with(&chosen));
        all.sort();
        prop_assert_eq!(all, Column::ALL);
    }
}
