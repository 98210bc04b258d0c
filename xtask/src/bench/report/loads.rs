//! What the first visits took, in tables and charts.

use super::chart::Bar;
use super::table::table;
use super::units::{bytes, duration, task, times};
use crate::bench::contender::Contender;
use crate::bench::documents::Size;
use crate::bench::load::Load;
use crate::bench::pace::Network;
use crate::bench::results::Results;
use crate::bench::statistics::{median, ratio, spread};

/// The medians of one page.
pub struct Medians {
    /// Whose.
    pub contender: Contender,
    /// Of how many visits.
    visits: usize,
    /// Milliseconds until the last bars.
    pub bars: f64,
    spread: (f64, f64),
    /// Milliseconds from the last byte until the last bars.
    pub after_last_byte: f64,
    /// Milliseconds of the longest task.
    pub longest_task: f64,
    blocking: f64,
    /// Bytes of the page itself.
    pub code: f64,
    document: f64,
}

impl Medians {
    fn of(contender: Contender, loads: &[Load]) -> Option<Self> {
        let all = |what: fn(&Load) -> f64| -> Vec<f64> { loads.iter().map(what).collect() };
        let bars = all(|load| load.bars);
        Some(Self {
            contender,
            visits: loads.len(),
            bars: median(&bars)?,
            spread: spread(&bars)?,
            after_last_byte: median(&all(|load| load.after_last_byte))?,
            longest_task: median(&all(|load| load.longest_task))?,
            blocking: median(&all(|load| load.blocking))?,
            code: median(&all(|load| load.code as f64))?,
            document: median(&all(|load| load.document as f64))?,
        })
    }
}

/// The medians of every page that was visited with a document over a network.
pub fn medians(results: &Results, size: Size, network: Network) -> Vec<Medians> {
    let of =
        |contender: &Contender| Medians::of(*contender, results.loads(*contender, size, network));
    Contender::ALL.iter().filter_map(of).collect()
}

/// The visits over one network as a table.
pub fn times_table(medians: &[Medians]) -> String {
    let own = medians
        .iter()
        .find(|page| page.contender == Contender::App)
        .map(|page| page.bars);
    let rows: Vec<_> = medians
        .iter()
        .map(|page| {
            let (low, high) = page.spread;
            vec![
                page.contender.title().to_owned(),
                page.visits.to_string(),
                duration(page.bars),
                format!("{} to {}", duration(low), duration(high)),
                own.and_then(|own| ratio(page.bars, own))
                    .map(times)
                    .unwrap_or_default(),
                duration(page.after_last_byte),
                task(page.longest_task),
                duration(page.blocking),
            ]
        })
        .collect();
    table(
        &[
            "Page",
            "Visits",
            "Bars",
            "Fastest to slowest",
            "Times Active Users",
            "After the last byte",
            "Longest task",
            "Blocked",
        ],
        &rows,
    )
}

/// What went over the wire: until the bars, over a network that is too slow to load ahead, and with what is
/// loaded ahead of the other pages.
pub fn bytes_table(slow: &[Medians], quick: &[Medians]) -> String {
    let row = |page: &Medians| {
        let ahead = quick.iter().find(|other| other.contender == page.contender);
        let ahead = ahead.map(|other| bytes((other.code - page.code).max(0.0)));
        vec![
            page.contender.title().to_owned(),
            bytes(page.code),
            ahead.unwrap_or_default(),
            bytes(page.document),
        ]
    };
    table(
        &["Page", "Until the bars", "Loaded ahead", "The document"],
        &slow.iter().map(row).collect::<Vec<_>>(),
    )
}

/// The times as bars.
pub fn bars(medians: &[Medians]) -> Vec<Bar> {
    let bar = |page: &Medians| Bar {
        label: page.contender.title().replace('`', ""),
        value: page.bars,
        text: duration(page.bars),
        is_own: !page.contender.is_peer(),
    };
    medians.iter().map(bar).collect()
}

/// The peak memory of every page, a column for each document.
pub fn memory_table(results: &Results) -> String {
    let sizes: Vec<Size> = results.documents.iter().map(|(size, _)| *size).collect();
    let head: Vec<String> = sizes.iter().map(|size| super::name(*size)).collect();
    let head: Vec<&str> = ["Page"]
        .into_iter()
        .chain(head.iter().map(String::as_str))
        .collect();
    let cell = |contender: Contender, size: Size| {
        let entry = results
            .memory
            .iter()
            .find(|entry| (entry.contender, entry.size) == (contender, size));
        let peak = entry.and_then(|entry| median(&entry.taken));
        peak.map_or_else(|| "–".to_owned(), bytes)
    };
    let row = |contender: &Contender| {
        let cells = sizes.iter().map(|size| cell(*contender, *size));
        [contender.title().to_owned()]
            .into_iter()
            .chain(cells)
            .collect()
    };
    table(&head, &Contender::ALL.iter().map(row).collect::<Vec<_>>())
}
