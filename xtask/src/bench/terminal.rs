//! What somebody at the terminal wants to know.

use std::fmt::Write as _;

use super::contender::Contender;
use super::results::{Entry, Results};
use super::statistics::{median, p95, spread};

/// One line for each page with each document, medians first.
pub fn summary(results: &Results) -> String {
    let mut text = String::new();
    for entry in &results.loads {
        let of = |what: fn(&super::load::Load) -> f64| -> Vec<f64> {
            entry.taken.iter().map(what).collect()
        };
        let bars = of(|load| load.bars);
        let (low, high) = spread(&bars).unwrap_or_default();
        let middle = |numbers: &[f64]| median(numbers).unwrap_or_default();
        let _ = writeln!(
            text,
            "{:<36} bars {:>6.0} ms ({low:.0} to {high:.0}), after the last byte {:>6.0}, longest task {:>5.0}, blocked {:>5.0}",
            name(entry),
            middle(&bars),
            middle(&of(|load| load.after_last_byte)),
            middle(&of(|load| load.longest_task)),
            middle(&of(|load| load.blocking)),
        );
    }
    for entry in &results.lists {
        let list = &entry.taken;
        let both = |numbers: &[f64]| {
            format!(
                "{:.0} (p95 {:.0})",
                median(numbers).unwrap_or_default(),
                p95(numbers).unwrap_or_default()
            )
        };
        let _ = writeln!(
            text,
            "{:<36} rows {}, letter {}, word {}, filter {}, sort {}, longest frame {}",
            name(entry),
            both(&list.opening),
            both(&list.letters),
            both(&list.words),
            both(&list.filters),
            both(&list.sorts),
            both(&list.frames),
        );
    }
    text
}

fn name<T>(entry: &Entry<T>) -> String {
    let contender: Contender = entry.contender;
    format!(
        "{} {} {}",
        entry.size,
        entry.network.word(),
        contender.word()
    )
}
