//! The many ways to write the address of one query.

use active_users::query::UserQuery;
use proptest::prelude::*;
use proptest::test_runner::TestRng;

/// The same query, written as badly as allowed: shuffled, repeated, split and over-escaped.
pub fn messy(query: &UserQuery, rng: &mut TestRng) -> String {
    let mut dice = |sides: usize| rng.next_u32() as usize % sides;
    let mut pairs = Vec::new();
    let printed = UserQuery {
        foreign: String::new(),
        ..query.clone()
    }
    .to_string();
    for pair in printed.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap();
        if matches!(name, "q" | "sort" | "page" | "columns" | "user") {
            pairs.push(format!("{name}={value}"));
            continue;
        }
        // Each word at least once, in any order, in its own parameter or joined to the previous
        // one.
        let mut words: Vec<_> = value.split(',').collect();
        words.push(words[dice(words.len())]);
        for _ in 0..words.len() {
            let (one, other) = (dice(words.len()), dice(words.len()));
            words.swap(one, other);
        }
        // In data values an escaped comma is part of the value; elsewhere it separates words.
        let is_of_data =
            matches!(name, "platform" | "manager" | "sent") || name.starts_with("field.");
        let comma = if is_of_data { "," } else { "%2C" };
        let mut text = format!("{name}={}", ["", ",", comma][dice(3)]);
        for (at, word) in words.into_iter().enumerate() {
            match dice(4) {
                _ if at == 0 => {}
                0 => pairs.push(std::mem::replace(&mut text, format!("{name}="))),
                joint => text += [",", ",,", comma][joint - 1],
            }
            text += word;
        }
        pairs.push(text);
    }
    for pair in &mut pairs {
        let mut escape = |c: char| match c {
            'a'..='z' | '-' if dice(4) == 0 => format!("%{:02x}", c as u32),
            c => c.to_string(),
        };
        let (name, value) = pair.split_once('=').unwrap();
        let name: String = name.chars().map(&mut escape).collect();
        *pair = format!("{name}={value}").replace("%20", ["+", "%20"][dice(2)]);
    }
    for _ in 0..pairs.len() {
        let (one, other) = (dice(pairs.len()), dice(pairs.len()));
        pairs.swap(one, other);
    }
    // Foreign parameters keep their relative order.
    let mut after = 0;
    for foreign in query
        .foreign
        .split('&')
        .filter(|foreign| !foreign.is_empty())
    {
        let at = after + dice(pairs.len() - after + 1);
        pairs.insert(at, foreign.to_owned());
        after = at + 1;
    }
    format!("{}{}", ["", "&", "&&"][dice(3)], pairs.join("&"))
}
