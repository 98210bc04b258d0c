//! Every stage, activity, idle band, cause and suggestion occurs in the sample, whatever the seed.
//!
//! The oracle next to this file decides which cases a user shows, not the app.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod oracle;

use std::collections::BTreeSet;

use serde_json::Value;
use xtask::sample::{Sample, write};

use oracle::User;

const SEEDS: [u64; 8] = [0, 1, 2, 3, 42, 1_000, 987_654_321, u64::MAX];
const AS_OF: [&str; 3] = [
    "2026-11-23T06:00:00Z",
    "2024-03-01T00:00:00Z",
    "2027-01-01T23:59:59.5Z",
];

const CASES: [&str; 42] = [
    "stage no license",
    "stage assigned",
    "stage activated",
    "stage onboarded",
    "stage using",
    "account enabled",
    "account suspended",
    "account service",
    "license assigned",
    "license unassigned",
    "provisioned_by scim",
    "provisioned_by manual",
    "on macOS",
    "on Windows",
    "on Linux",
    "on iOS",
    "on Android",
    "on Browser extension",
    "hub authenticated",
    "hub never",
    "reminders 0",
    "reminders 1",
    "reminders 2",
    "reminders 3",
    "came back",
    "active, used",
    "active, never used",
    "inactive 30-60, used",
    "inactive 60-90, used",
    "inactive 90plus, used",
    "inactive 30-60, never used",
    "inactive 60-90, never used",
    "inactive 90plus, never used",
    "cause device change",
    "cause friction",
    "cause no habit",
    "cause unknown",
    "suggest escalate",
    "suggest repair",
    "suggest wait",
    "suggest message",
    "suggest remind",
];

fn shown(users: usize, seed: u64, as_of: &str) -> BTreeSet<String> {
    let as_of = as_of.parse().unwrap();
    let mut bytes = Vec::new();
    write(
        &Sample {
            users,
            seed,
            as_of,
            bad: 0,
        },
        &mut bytes,
    )
    .unwrap();
    let document: Value = serde_json::from_slice(&bytes).unwrap();
    document["users"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|record| User { record, as_of }.shows())
        .collect()
}

#[test]
fn every_case_occurs_in_organizations_of_200_and_500() {
    for users in [200, 500] {
        for seed in SEEDS {
            for as_of in AS_OF {
                let shown = shown(users, seed, as_of);
                let absent: Vec<_> = CASES
                    .into_iter()
                    .filter(|thing| !shown.contains(*thing))
                    .collect();
                assert!(
                    absent.is_empty(),
                    "{users} users, seed {seed}, as of {as_of}: nobody shows {absent:?}"
                );
            }
        }
    }
}

#[test]
fn every_case_in_the_sample_is_listed_here() {
    let shown = shown(2000, 1, AS_OF[0]);
    assert!(
        shown.iter().all(|thing| CASES.contains(&thing.as_str())),
        "{shown:?}"
    );
}

#[test]
fn the_fixed_cast_alone_covers_every_rule() {
    for seed in SEEDS {
        let shown = shown(42, seed, AS_OF[0]);
        let rules = [
            "stage",
            "account",
            "active",
            "inactive",
            "cause",
            "suggest",
            "came back",
        ];
        let decided = |thing: &&str| rules.iter().any(|rule| thing.starts_with(rule));
        let absent: Vec<_> = CASES
            .into_iter()
            .filter(decided)
            .filter(|thing| !shown.contains(*thing))
            .collect();
        assert!(absent.is_empty(), "seed {seed}: nobody shows {absent:?}");
    }
}
