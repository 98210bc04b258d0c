//! docs/benchmarks.md and its charts, written by the run that they are about.

mod chart;
mod lists;
mod loads;
mod slower;
mod table;
mod units;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::contender::Contender;
use super::documents::Size;
use super::pace::Network;
use super::results::Results;
use super::statistics::ratio;

use loads::Medians;
use units::{bytes, count, duration, times};

/// What is compared with what, and the rules.
const BEFORE: &str = include_str!("report/before.md");
/// How each thing is measured.
const AFTER: &str = include_str!("report/after.md");

/// Writes the page and a chart for each document into a folder.
///
/// # Errors
/// A file cannot be written.
pub fn write(results: &Results, docs: &Path) -> Result<()> {
    let charts = docs.join("benchmarks");
    fs::create_dir_all(&charts)?;
    for (size, _) in &results.documents {
        let title = format!("From the navigation to the last bars, {}", name(*size));
        let bars = loads::bars(&loads::medians(results, *size, Network::Unlimited));
        put(
            &charts.join(format!("{size}.svg")),
            &chart::chart(&title, &bars),
        )?;
        let bars = lists::bars(results, *size);
        if !bars.is_empty() {
            let title = format!("From the input to painted rows, {}", name(*size));
            put(
                &charts.join(lists_picture(*size)),
                &chart::chart(&title, &bars),
            )?;
        }
    }
    put(&docs.join("benchmarks.md"), &page(results))
}

fn lists_picture(size: Size) -> String {
    format!("list-{size}.svg")
}

fn put(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// The whole page.
fn page(results: &Results) -> String {
    let mut text = BEFORE.to_owned();
    let _ = writeln!(text, "\n## In short\n\n{}", in_short(results));
    let slower = slower::slower(results);
    if !slower.is_empty() {
        let _ = writeln!(text, "Where others are better by more than 5%:\n");
        for sentence in slower {
            let _ = writeln!(text, "- {sentence}.");
        }
        text.push('\n');
    }
    let _ = writeln!(text, "## Where and when\n\n{}", setting(results));
    let _ = writeln!(text, "## The first visit\n");
    for (size, length) in &results.documents {
        text.push_str(&visits(results, *size, *length));
    }
    let _ = writeln!(
        text,
        "## Memory\n\nPeak of the page's process, from the blank page before it to the last bars.\n\n{}",
        loads::memory_table(results)
    );
    if let Some((size, _)) = results.documents.first() {
        let slow = loads::medians(results, *size, Network::Fast3G);
        let quick = loads::medians(results, *size, Network::Unlimited);
        let _ = writeln!(
            text,
            "## Bytes over the wire\n\nOn the first visit over Fast 3G with {}: pages in Brotli, the document in gzip. Loaded ahead is what a page fetches for the other pages once its bars are there.\n\n{}",
            name(*size),
            loads::bytes_table(&slow, &quick)
        );
    }
    let _ = writeln!(text, "## The list of users\n");
    for (size, _) in &results.documents {
        if let Some(table) = lists::list_table(results, *size) {
            let picture = lists_picture(*size);
            let _ = writeln!(
                text,
                "### {}\n\n![Medians of the table below](benchmarks/{picture})\n\n{table}",
                capital(&name(*size))
            );
        }
    }
    text + AFTER
}

/// How long the others take, document by document.
fn in_short(results: &Results) -> String {
    let mut text = String::new();
    for (size, _) in &results.documents {
        let medians = loads::medians(results, *size, Network::Unlimited);
        let Some(own) = medians.iter().find(|page| page.contender == Contender::App) else {
            continue;
        };
        let other = |page: &Medians| {
            Some(format!(
                "{} {} times",
                page.contender.title(),
                times(ratio(page.bars, own.bars)?)
            ))
        };
        let others: Vec<_> = medians
            .iter()
            .filter(|page| page.contender.is_peer())
            .filter_map(other)
            .collect();
        let others = if others.is_empty() {
            "none of the others can read this document".to_owned()
        } else {
            format!("{} as long", others.join(", "))
        };
        let _ = writeln!(
            text,
            "- With {}, the last bars of the Dashboard are painted after {}: {others}.",
            name(*size),
            duration(own.bars)
        );
    }
    text
}

fn setting(results: &Results) -> String {
    let line = |(name, text): &(String, String)| format!("- {name}: {text}\n");
    results.setting.iter().map(line).collect()
}

/// The visits with one document.
fn visits(results: &Results, size: Size, length: usize) -> String {
    let mut text = format!(
        "### {}, {}\n\n![Times of the table below]({}{size}.svg)\n",
        capital(&name(size)),
        bytes(length as f64),
        "benchmarks/"
    );
    for network in [Network::Unlimited, Network::Office, Network::Fast3G] {
        let medians = loads::medians(results, size, network);
        if !medians.is_empty() {
            let _ = writeln!(
                text,
                "\n{}:\n\n{}",
                capital(network.title()),
                loads::times_table(&medians)
            );
        }
    }
    for failure in results
        .failures
        .iter()
        .filter(|failure| failure.size == size)
    {
        let _ = writeln!(
            text,
            "{} cannot show this document: “{}”\n",
            failure.contender.title(),
            failure.why
        );
    }
    text
}

/// `1,000,000 users in a lean document`
fn name(size: Size) -> String {
    let lean = if size.is_lean {
        " in a lean document"
    } else {
        ""
    };
    format!("{} users{lean}", count(size.users))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests;
