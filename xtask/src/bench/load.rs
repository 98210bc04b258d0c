//! One visit: from the navigation to the last bars.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::json;

use super::cdp::Chromium;
use super::contender::Contender;
use super::counts::Counts;
use super::memory::Sampler;
use super::server::{Sent, Server};
use super::tab::Tab;

/// How long a page may take, whatever the document.
const PATIENCE: Duration = Duration::from_secs(180);

/// When a worker had the last byte of the document, in milliseconds since 1970.
const RECEIVED_BY_WORKER: &str = "performance.timeOrigin +
    performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/users.json'))?.responseEnd";

/// What one visit took, in milliseconds and bytes.
#[derive(Debug, Clone, Serialize)]
pub struct Load {
    /// From the navigation until the last bars are painted.
    pub bars: f64,
    /// From the last byte of the document until then.
    pub after_last_byte: f64,
    /// The longest task on the page's thread; 0 if none was longer than 50 ms.
    pub longest_task: f64,
    /// Sum of what tasks took beyond 50 ms.
    pub blocking: f64,
    /// Bytes of the page itself.
    pub code: u64,
    /// Bytes of the document.
    pub document: u64,
}

/// The page is opened, and everything that is measured is taken.
///
/// # Errors
/// The page never shows the numbers that it must.
pub fn visit(
    chromium: &mut Chromium,
    server: &Server,
    contender: Contender,
    counts: &Counts,
) -> Result<Load> {
    let mut tab = Tab::open(chromium, &server.address("/blank"))?;
    let load = take(&mut tab, server, contender, counts);
    tab.close()?;
    load
}

/// The same without a clock: the peak memory of the page's process in bytes, and a picture.
///
/// # Errors
/// The page never shows the numbers that it must.
pub fn weigh(
    chromium: &mut Chromium,
    server: &Server,
    contender: Contender,
    counts: &Counts,
    picture: &Path,
) -> Result<u64> {
    let mut tab = Tab::open(chromium, &server.address("/blank"))?;
    let sampler = Sampler::start(tab.processes()?);
    let load = take(&mut tab, server, contender, counts);
    let peak = sampler.stop();
    let pictured = tab.picture(picture);
    tab.close()?;
    load.and(pictured)?;
    peak
}

fn take(tab: &mut Tab<'_>, server: &Server, contender: Contender, counts: &Counts) -> Result<Load> {
    server.take_sent();
    let expected = json!({
        "active": counts.active, "inactive": counts.inactive, "patience": PATIENCE.as_millis() as u64,
    });
    tab.visit(
        &server.address(&format!("/{}/", contender.word())),
        &expected,
    )?;
    let answer = tab.ask("bench.finished()", PATIENCE + Duration::from_secs(30))?;
    let number = |key: &str| answer.get(key)?.as_f64();
    let done = number("done").context("The page says no time")?;
    let received = match number("received") {
        Some(received) => received,
        None => {
            let workers = tab.ask_workers(RECEIVED_BY_WORKER)?;
            let received = workers.iter().find_map(serde_json::Value::as_f64);
            let origin = number("origin").unwrap_or_default();
            received.context("Nobody loaded the document")? - origin
        }
    };
    let Sent { code, document } = server.take_sent();
    Ok(Load {
        bars: done,
        after_last_byte: done - received,
        longest_task: number("longest").unwrap_or_default(),
        blocking: number("blocking").unwrap_or_default(),
        code,
        document,
    })
}
