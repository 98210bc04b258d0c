//! What callers can rely on in a sample.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Sample, members, write};

fn sample(users: usize, seed: u64) -> Sample {
    Sample {
        users,
        seed,
        as_of: "2026-11-23T06:00:00Z".parse().unwrap(),
        bad: 0,
    }
}

fn bytes(sample: &Sample) -> Vec<u8> {
    let mut out = Vec::new();
    write(sample, &mut out).unwrap();
    out
}

fn users(sample: &Sample) -> Vec<Value> {
    let document: Value = serde_json::from_slice(&bytes(sample)).unwrap();
    document["users"].as_array().unwrap().clone()
}

fn instant(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn uses(user: &Value) -> Vec<DateTime<Utc>> {
    let devices = user["devices"].as_array().into_iter().flatten();
    devices
        .flat_map(|device| [&device["last_opened_at"], &device["last_autofill_at"]])
        .filter_map(instant)
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_different_ones() {
    assert_eq!(bytes(&sample(300, 1)), bytes(&sample(300, 1)));
    assert_ne!(bytes(&sample(300, 1)), bytes(&sample(300, 2)));
}

#[test]
fn a_document_of_any_size_is_json_that_begins_with_generated_at() {
    for size in [0, 1, 2, 41, 42, 43, 500] {
        let text = bytes(&sample(size, 3));
        assert!(text.starts_with(b"{\"generated_at\":\"2026-11-23T06:00:00Z\",\n"));
        assert_eq!(users(&sample(size, 3)).len(), size);
    }
}

#[test]
fn the_members_are_the_users_of_the_document_in_order() {
    let document = users(&sample(300, 4));
    let members: Vec<Value> = members(sample(300, 4))
        .map(|member| {
            let member = member.unwrap();
            let json: Value = serde_json::from_str(&member.json).unwrap();
            assert_eq!(json["id"], *member.id);
            json
        })
        .collect();
    assert_eq!(members, document);
}

#[test]
fn ids_and_addresses_are_unique() {
    let users = users(&sample(8000, 5));
    for field in ["id", "email"] {
        let distinct: HashSet<&str> = users
            .iter()
            .map(|user| user[field].as_str().unwrap())
            .collect();
        assert_eq!(distinct.len(), users.len(), "{field}");
    }
}

#[test]
fn dates_are_in_chronological_order() {
    let as_of = sample(0, 0).as_of;
    for user in [users(&sample(3000, 1)), users(&sample(3000, 2))].concat() {
        let stages = ["activated_at", "vault_created_at", "first_item_at"]
            .map(|field| instant(&user[field]));
        let reached: Vec<_> = stages.into_iter().flatten().collect();
        let uses = uses(&user);
        assert!(reached.is_sorted(), "{user}");
        assert!(
            reached.iter().chain(&uses).all(|then| *then <= as_of),
            "{user}"
        );
        assert!(
            uses.iter()
                .all(|used| reached.last().is_some_and(|stage| stage <= used)),
            "{user}"
        );
    }
}

#[test]
fn a_device_is_added_after_setup_and_before_it_is_used() {
    for user in users(&sample(3000, 4)) {
        for device in user["devices"].as_array().into_iter().flatten() {
            let added = instant(&device["added_at"]).unwrap();
            assert!(
                instant(&user["vault_created_at"]).unwrap() <= added,
                "{user}"
            );
            for field in ["last_opened_at", "last_autofill_at"] {
                assert!(
                    instant(&device[field]).is_none_or(|used| added <= used),
                    "{user}"
                );
            }
        }
    }
}

#[test]
fn the_history_is_newest_first_and_has_every_use_within_its_reach() {
    for user in users(&sample(3000, 6)) {
        let days: Vec<&str> = user["active_on"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|day| day.as_str().unwrap())
            .collect();
        assert!(days.windows(2).all(|pair| pair[0] > pair[1]), "{user}");
        let first = (sample(0, 0).as_of - chrono::TimeDelta::days(126))
            .date_naive()
            .to_string();
        assert!(days.iter().all(|day| *day >= first.as_str()), "{user}");
        let reached = (sample(0, 0).as_of - chrono::TimeDelta::days(124))
            .date_naive()
            .to_string();
        for used in uses(&user) {
            let day = used.date_naive().to_string();
            assert!(day < reached || days.contains(&day.as_str()), "{user}");
        }
    }
}

#[test]
fn the_requested_number_of_records_is_bad_but_never_the_first() {
    for (size, bad, expected) in [(100, 0, 0), (100, 12, 12), (10, 3, 3), (5, 9, 4), (0, 3, 0)] {
        let good = users(&sample(size, 1));
        let mixed = users(&Sample {
            bad,
            ..sample(size, 1)
        });
        let replaced = good
            .iter()
            .zip(&mixed)
            .filter(|(good, mixed)| good != mixed)
            .count();
        assert_eq!(replaced, expected);
        assert_eq!(good.first(), mixed.first());
    }
}

#[test]
fn bad_records_are_of_every_kind_and_evenly_spread() {
    let good = users(&sample(600, 1));
    let mixed = users(&Sample {
        bad: 6,
        ..sample(600, 1)
    });
    let bad: Vec<(usize, &Value)> = mixed
        .iter()
        .enumerate()
        .filter(|(index, user)| good[*index] != **user)
        .collect();

    assert!(bad.windows(2).all(|pair| pair[1].0 - pair[0].0 > 50));
    assert!(!bad[0].1.is_object());
    assert!(bad[1].1.get("id").is_none());
    assert_eq!(bad[2].1["vault_created_at"], "31/12/2025");
    assert_eq!(bad[3].1["account"], "retired");
    assert_eq!(
        bad[4].1["devices"][0]["last_opened_at"],
        "2026-11-26T06:00:00Z"
    );
    assert_eq!(bad[5].1["id"], mixed[0]["id"]);
}

#[test]
fn about_seven_in_ten_of_the_onboarded_are_active() {
    let cut_off = sample(0, 0).as_of - chrono::TimeDelta::days(30);
    for seed in 1..6 {
        let users = users(&sample(2000, seed));
        let onboarded: Vec<_> = users
            .iter()
            .filter(|user| user["account"] == "enabled" && user["vault_created_at"].is_string())
            .map(|user| {
                uses(user)
                    .into_iter()
                    .max()
                    .or_else(|| instant(&user["vault_created_at"]))
            })
            .collect();
        let active = onboarded
            .iter()
            .filter(|last| **last >= Some(cut_off))
            .count();
        assert!(
            (66..75).contains(&(active * 100 / onboarded.len())),
            "seed {seed}: {active} of {}",
            onboarded.len()
        );
    }
}
