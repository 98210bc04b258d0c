//! The page about a run, docs/benchmarks.md, and its charts.

mod chart;
mod lists;
mod loads;
mod page;
mod slower;
mod table;
mod units;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::documents::Size;
use super::pace::Network;
use super::results::Results;

use chart::{Bar, chart};
use units::count;

/// Writes the page into a folder, and its charts beside it.
///
/// # Errors
/// A file cannot be written.
pub fn write(results: &Results, docs: &Path) -> Result<()> {
    let charts = docs.join("benchmarks");
    fs::create_dir_all(&charts)?;
    for (size, _) in &results.documents {
        let medians = loads::medians(results, *size, Network::Unlimited);
        let title = format!("From the navigation to the last bars, {}", name(*size));
        draw(
            &charts,
            &visits_picture(*size),
            &title,
            &loads::bars(&medians),
        )?;
        let title = format!("From the input to painted rows, {}", name(*size));
        draw(
            &charts,
            &list_picture(*size),
            &title,
            &lists::bars(results, *size),
        )?;
    }
    put(&docs.join("benchmarks.md"), &page::page(results))
}

fn draw(folder: &Path, file: &str, title: &str, bars: &[Bar]) -> Result<()> {
    if bars.is_empty() {
        return Ok(());
    }
    put(&folder.join(file), &chart(title, bars))
}

fn put(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn visits_picture(size: Size) -> String {
    format!("{size}.svg")
}

fn list_picture(size: Size) -> String {
    format!("list-{size}.svg")
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
