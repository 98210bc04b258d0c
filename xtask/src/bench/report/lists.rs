//! What the lists took, in tables.

use super::chart::Bar;
use super::table::table;
use super::units::{duration, task};
use crate::bench::contender::Contender;
use crate::bench::documents::Size;
use crate::bench::list::List;
use crate::bench::results::{Entry, Results};
use crate::bench::statistics::{median, p95};

type Numbers = fn(&List) -> &[f64];

/// What is measured of a list.
pub const MEASURES: [(&str, Numbers); 6] = [
    ("Opening the list, rows painted", |list| &list.opening),
    ("A letter in the search", |list| &list.letters),
    ("The last letter of a word typed quickly", |list| {
        &list.words
    }),
    ("Active, Inactive or All", |list| &list.filters),
    ("Another order", |list| &list.sorts),
    ("Scrolling: longest time without a frame", |list| {
        &list.frames
    }),
];

/// The lists with one document as a table, a row for each thing that a person does.
pub fn list_table(results: &Results, size: Size) -> Option<String> {
    let lists: Vec<&Entry<List>> = results
        .lists
        .iter()
        .filter(|entry| entry.size == size)
        .collect();
    if lists.is_empty() {
        return None;
    }
    let head: Vec<String> = lists
        .iter()
        .flat_map(|entry| {
            let title = entry.contender.title();
            [format!("{title}, median"), "p95".to_owned()]
        })
        .collect();
    let head: Vec<&str> = ["To painted rows"]
        .into_iter()
        .chain(head.iter().map(String::as_str))
        .collect();
    let mut rows: Vec<Vec<String>> = MEASURES
        .iter()
        .map(|(name, numbers)| row(name, &lists, *numbers, duration))
        .collect();
    rows.push(row(
        "Scrolling: longest task",
        &lists,
        |list| &list.tasks,
        task,
    ));
    Some(table(&head, &rows))
}

fn row(
    name: &str,
    lists: &[&Entry<List>],
    numbers: Numbers,
    words: fn(f64) -> String,
) -> Vec<String> {
    let cells = lists.iter().flat_map(|entry| {
        let numbers = numbers(&entry.taken);
        [median(numbers), p95(numbers)].map(|number| number.map(words).unwrap_or_default())
    });
    [name.to_owned()].into_iter().chain(cells).collect()
}

/// The medians of letters, filters and sorts as bars.
pub fn bars(results: &Results, size: Size) -> Vec<Bar> {
    let things: [(&str, Numbers); 3] = [
        ("Letter", |list| &list.letters),
        ("Filter", |list| &list.filters),
        ("Order", |list| &list.sorts),
    ];
    let bar = |name: &str, numbers: Numbers, contender: Contender| {
        let value = middle(results, contender, size, numbers)?;
        Some(Bar {
            label: format!("{name}: {}", contender.title()),
            value,
            text: duration(value),
            is_own: !contender.is_peer(),
        })
    };
    let both = |(name, numbers): &(&str, Numbers)| {
        Contender::ALL.map(|contender| bar(name, *numbers, contender))
    };
    things.iter().flat_map(both).flatten().collect()
}

/// The median of one thing in one list.
pub fn middle(
    results: &Results,
    contender: Contender,
    size: Size,
    numbers: Numbers,
) -> Option<f64> {
    let entry = results
        .lists
        .iter()
        .find(|entry| (entry.contender, entry.size) == (contender, size))?;
    median(numbers(&entry.taken))
}
