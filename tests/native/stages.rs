//! The stages of onboarding.

use active_users::domain::Names;
use active_users::domain::Stage::{Activated, Assigned, Onboarded, Using};
use active_users::query::UserQuery;

use crate::support::directory;

fn stages_of(records: &[&str]) -> Vec<(active_users::domain::Stage, bool)> {
    let directory = directory(records);
    let (profile, _) = directory
        .profile("1", &UserQuery::default(), Names::Shown)
        .unwrap();
    profile
        .stages
        .iter()
        .map(|stage| (stage.stage, stage.reached))
        .collect()
}

#[test]
fn a_later_stage_implies_all_earlier_ones() {
    let everything = r#"{"id":2,"activated_at":"2026-01-05T08:00:00Z","vault_created_at":"2026-01-05T09:00:00Z","first_item_at":"2026-01-06T09:00:00Z"}"#;
    let table = [
        (
            r#"{"id":1,"license":"unassigned"}"#,
            [false, false, false, false],
        ),
        (r#"{"id":1}"#, [true, false, false, false]),
        (
            r#"{"id":1,"activated_at":"2026-01-05T09:00:00Z"}"#,
            [true, true, false, false],
        ),
        (
            r#"{"id":1,"license":"unassigned","vault_created_at":"2026-01-05T09:00:00Z"}"#,
            [true, true, true, false],
        ),
        (
            r#"{"id":1,"first_item_at":"2026-01-05T09:00:00Z"}"#,
            [true, true, true, true],
        ),
    ];
    for (record, reached) in table {
        let expected: Vec<_> = [Assigned, Activated, Onboarded, Using]
            .into_iter()
            .zip(reached)
            .collect();
        assert_eq!(stages_of(&[record, everything]), expected, "{record}");
    }
}

#[test]
fn a_stage_that_no_record_mentions_is_left_out_unless_implied() {
    assert_eq!(stages_of(&[r#"{"id":1}"#]), [(Assigned, true)]);
    assert_eq!(
        stages_of(&[r#"{"id":1,"vault_created_at":"2026-01-05T09:00:00Z"}"#]),
        [(Assigned, true), (Activated, true), (Onboarded, true)]
    );
}
