//! The page that a run writes.

use super::*;
use crate::bench::list::List;
use crate::bench::load::Load;
use crate::bench::results::Failure;

const SMALL: Size = Size {
    users: 3_000,
    is_lean: false,
};
const MILLION: Size = Size {
    users: 1_000_000,
    is_lean: false,
};

fn load(bars: f64) -> Load {
    Load {
        bars,
        after_last_byte: 30.0,
        longest_task: 0.0,
        blocking: 0.0,
        code: 300_000,
        document: 250_000,
    }
}

fn results() -> Results {
    let mut results = Results::new(vec![("Browser".to_owned(), "Chromium 156".to_owned())]);
    results.documents = vec![(SMALL, 2_936_000), (MILLION, 976_000_000)];
    for bars in [180.0, 200.0, 260.0] {
        results.add(Contender::App, SMALL, Network::Unlimited, load(bars));
        results.add(
            Contender::React,
            SMALL,
            Network::Unlimited,
            load(bars * 2.0),
        );
        results.add(
            Contender::Plain,
            SMALL,
            Network::Unlimited,
            load(bars / 2.0),
        );
    }
    results.add(Contender::App, MILLION, Network::Unlimited, load(4_200.0));
    let why = "Couldn't load the users: Invalid string length".to_owned();
    results.failures.push(Failure {
        contender: Contender::Plain,
        size: MILLION,
        why,
    });
    let list = List {
        letters: vec![20.0, 24.0, 90.0],
        ..List::default()
    };
    results.add_list(Contender::App, SMALL, list);
    results
}

#[test]
fn the_page_says_how_long_the_others_take_and_where_they_are_better() {
    let page = page(&results());
    for line in [
        "## In short",
        "- With 3,000 users, the last bars of the Dashboard are painted after 200 ms: React 2.0 times, Plain JavaScript 0.50 times as long.",
        "- With 1,000,000 users, the last bars of the Dashboard are painted after 4.20 s: none of the others was measured, or can read this document.",
        "- Bars with 3,000 users, as fast as the machine is: Plain JavaScript 100 ms; this app 200 ms.",
        "Plain JavaScript failed with this document: “Couldn't load the users: Invalid string length”",
        "### 1,000,000 users, 976 MB",
    ] {
        assert!(
            page.lines().any(|shown| shown == line),
            "{line}\nis missing in\n{page}"
        );
    }
    for absent in [
        "## Memory",
        "## Bytes over the wire",
        "### 1,000,000 users\n",
    ] {
        assert!(!page.contains(absent), "{absent} was not measured:\n{page}");
    }
}

#[test]
fn the_tables_have_medians_and_spreads() {
    let page = page(&results());
    let row = |start: &str| {
        page.lines()
            .find(|line| line.starts_with(start))
            .unwrap_or_default()
            .to_owned()
    };
    let cells = |row: String| {
        row.split('|')
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let react = cells(row("| React "));
    assert_eq!(
        react[1..7],
        ["React", "3", "400 ms", "360 ms to 520 ms", "2.0", "30 ms"]
    );
    let letters = cells(row("| A letter in the search"));
    assert_eq!(letters[2..4], ["24 ms", "90 ms"]);
}
