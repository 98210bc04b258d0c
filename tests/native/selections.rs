//! Selected rows of a list, compared with a plain set of ids.

use std::collections::BTreeSet;

use active_users::query::Selection;
use proptest::collection::vec;
use proptest::prelude::*;

/// One action of a reader on a list.
#[derive(Debug, Clone)]
enum Step {
    Set(usize, bool),
    All,
    None,
}

fn step(rows: usize) -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..rows, any::<bool>()).prop_map(|(row, selected)| Step::Set(row, selected)),
        1 => Just(Step::All),
        1 => Just(Step::None),
    ]
}

proptest! {
    #[test]
    fn a_selection_is_a_set_of_ids((rows, steps) in (1..12usize).prop_flat_map(|rows| (Just(rows), vec(step(rows), 0..30)))) {
        let ids: Vec<String> = (0..rows).map(|row| format!("u-{row}")).collect();
        let (mut selection, mut plain) = (Selection::default(), BTreeSet::new());
        for step in steps {
            match step {
                Step::Set(row, selected) => {
                    selection.set(&ids[row], selected);
                    if selected { plain.insert(&ids[row]); } else { plain.remove(&ids[row]); }
                }
                Step::All => (selection, plain) = (Selection::ALL, ids.iter().collect()),
                Step::None => (selection, plain) = (Selection::NONE, BTreeSet::new()),
            }
            for id in &ids {
                prop_assert_eq!(selection.contains(id), plain.contains(id), "{}", id);
            }
        }
    }
}

#[test]
fn selecting_all_includes_users_not_yet_seen() {
    let mut all = Selection::ALL;
    assert!(all.contains("anybody"));
    all.set("u-1", false);
    all.set("u-1", false);
    assert_eq!((all.contains("u-1"), all.contains("u-2")), (false, true));
    all.set("u-1", true);
    assert_eq!(all, Selection::ALL);
    assert_eq!(Selection::default(), Selection::NONE);
}
