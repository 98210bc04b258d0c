//! The page, section by section. What was not measured is left out.

use super::loads::Medians;
use super::units::{bytes, duration, times};
use super::{list_picture, lists, loads, name, slower, visits_picture};
use crate::bench::contender::Contender;
use crate::bench::documents::Size;
use crate::bench::pace::Network;
use crate::bench::results::{Failure, Results};
use crate::bench::statistics::ratio;

/// What is compared with what, and the rules.
const BEFORE: &str = include_str!("before.md");
/// How each thing is measured.
const AFTER: &str = include_str!("after.md");

const NETWORKS: [Network; 3] = [Network::Unlimited, Network::Office, Network::Fast3G];

/// The whole page.
pub fn page(results: &Results) -> String {
    let documents = |what: fn(&Results, Size, usize) -> String| -> String {
        results
            .documents
            .iter()
            .map(|(size, length)| what(results, *size, *length))
            .collect()
    };
    let better: String = slower::slower(results)
        .iter()
        .map(|sentence| format!("- {sentence}.\n"))
        .collect();
    let setting = results
        .setting
        .iter()
        .map(|(name, text)| format!("- {name}: {text}\n"))
        .collect();
    [
        BEFORE.to_owned(),
        section("In short", documents(in_short)),
        section("Where others are better by more than 5%", better),
        section("Where and when", setting),
        section("The first visit", documents(visits)),
        section("Memory", memory(results)),
        section("Bytes over the wire", wire(results)),
        section("The list of users", documents(list)),
        AFTER.to_owned(),
    ]
    .into_iter()
    .filter(|section| !section.is_empty())
    .collect::<Vec<_>>()
    .join("\n")
}

fn section(title: &str, text: String) -> String {
    if text.is_empty() {
        return text;
    }
    format!("## {title}\n\n{}\n", text.trim_end())
}

/// How long the others take.
fn in_short(results: &Results, size: Size, _: usize) -> String {
    let medians = loads::medians(results, size, Network::Unlimited);
    let own = medians.iter().find(|page| page.contender == Contender::App);
    let Some(own) = own.map(|own| own.bars) else {
        return String::new();
    };
    let peers = medians.iter().filter(|page| page.contender.is_peer());
    let other = |page: &Medians| {
        let times = times(ratio(page.bars, own)?);
        Some(format!("{} {times} times", page.contender.title()))
    };
    let others: Vec<_> = peers.filter_map(other).collect();
    let others = if others.is_empty() {
        "none of the others was measured, or can read this document".to_owned()
    } else {
        format!("{} as long", others.join(", "))
    };
    format!(
        "- With {}, the last bars of the Dashboard are painted after {}: {others}.\n",
        name(size),
        duration(own)
    )
}

/// The visits with one document.
fn visits(results: &Results, size: Size, length: usize) -> String {
    let networks = NETWORKS
        .iter()
        .map(|network| (network, loads::medians(results, size, *network)));
    let tables: String = networks
        .filter(|(_, medians)| !medians.is_empty())
        .map(|(network, medians)| {
            format!(
                "{}:\n\n{}\n",
                capital(network.title()),
                loads::times_table(&medians)
            )
        })
        .collect();
    let failed = results
        .failures
        .iter()
        .filter(|failure| failure.size == size);
    let failed: String = failed.map(failure).collect();
    if tables.is_empty() && failed.is_empty() {
        return String::new();
    }
    let has_picture = !loads::medians(results, size, Network::Unlimited).is_empty();
    let picture = has_picture.then(|| {
        format!(
            "![Times of the next table](benchmarks/{})\n\n",
            visits_picture(size)
        )
    });
    let title = format!("### {}, {}\n\n", capital(&name(size)), bytes(length as f64));
    title + &picture.unwrap_or_default() + &tables + &failed
}

fn failure(failure: &Failure) -> String {
    format!(
        "{} failed with this document: “{}”\n\n",
        failure.contender.title(),
        failure.why
    )
}

fn memory(results: &Results) -> String {
    if results.memory.is_empty() {
        return String::new();
    }
    format!(
        "Peak of the page's process, from the blank page before it to the last bars.\n\n{}",
        loads::memory_table(results)
    )
}

/// What the smallest document that was loaded over Fast 3G took.
fn wire(results: &Results) -> String {
    let slow = |(size, _): &(Size, usize)| {
        let medians = loads::medians(results, *size, Network::Fast3G);
        (!medians.is_empty()).then_some((*size, medians))
    };
    let Some((size, slow)) = results.documents.iter().find_map(slow) else {
        return String::new();
    };
    let quick = loads::medians(results, size, Network::Unlimited);
    format!(
        "On the first visit over Fast 3G with {}: pages in Brotli, the document in gzip. Loaded ahead is what a page
fetches for the other pages once its bars are there.\n\n{}",
        name(size),
        loads::bytes_table(&slow, &quick)
    )
}

fn list(results: &Results, size: Size, _: usize) -> String {
    let table = lists::list_table(results, size).map(|table| {
        let picture = format!(
            "![Medians of the next table](benchmarks/{})",
            list_picture(size)
        );
        format!("### {}\n\n{picture}\n\n{table}\n", capital(&name(size)))
    });
    table.unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests;
