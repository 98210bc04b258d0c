//! `cargo xtask bench`: this app beside others that show the same, in one browser with one server.

mod cdp;
pub mod contender;
mod counts;
pub mod documents;
mod list;
mod load;
mod memory;
pub mod pace;
mod peers;
pub mod plan;
mod report;
mod results;
mod server;
mod setting;
mod statistics;
mod tab;
mod terminal;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};

use crate::build;
use crate::project::Project;
use crate::tools::{self, Tools};

use cdp::Chromium;
use contender::Contender;
use documents::Document;
use pace::Network;
use plan::{Cell, Options};
use results::{Entry, Failure, Results};
use server::Server;

/// Builds what is missing, measures, and says what it found.
///
/// # Errors
/// A tool or a build that fails, or a page of this project that shows a wrong number.
pub fn run(project: &Project, options: &Options, now: DateTime<Utc>) -> Result<()> {
    let (tools, dist) = app(project, options)?;
    let contenders = options.contenders();
    if contenders.iter().any(|contender| contender.is_peer()) {
        peers::build(project, &tools)?;
    }
    let folder = project.root().join("target/bench");
    fs::create_dir_all(folder.join("pictures"))?;

    let server = Server::start(contender::folders(project, dist))?;
    let browser = tools.browser()?;
    let mut bench = Bench {
        chromium: Chromium::start(&browser.chromium, &folder.join("profile"))?,
        server,
        contenders,
        folder: folder.clone(),
        results: Results::new(setting::take(project, &browser.chromium, now)?),
    };
    bench.measure(project, options)?;
    let file = folder.join("results.json");
    fs::write(&file, serde_json::to_vec_pretty(&bench.results)?)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    if options.is_complete() {
        report::write(&bench.results, &project.root().join("docs"))?;
        println!("Wrote docs/benchmarks.md");
    }
    println!("\n{}", terminal::summary(&bench.results));
    println!("Wrote {}", file.display());
    Ok(())
}

/// The tools, and the folder of the app.
fn app(project: &Project, options: &Options) -> Result<(Tools, PathBuf)> {
    if let Some(dist) = &options.dist {
        return Ok((
            tools::prepare(project, tools::FOR_BENCH_OF_BUILD)?,
            dist.clone(),
        ));
    }
    let tools = tools::prepare(project, tools::FOR_BENCH)?;
    build::release(project, &tools)?;
    Ok((tools, project.dist()))
}

/// A run that has begun.
struct Bench {
    chromium: Chromium,
    server: Server,
    contenders: Vec<Contender>,
    folder: PathBuf,
    results: Results,
}

impl Bench {
    fn measure(&mut self, project: &Project, options: &Options) -> Result<()> {
        let (cells, lists) = (options.cells(), options.lists());
        let mut sizes: Vec<_> = cells
            .iter()
            .map(|cell| cell.size)
            .chain(lists.iter().map(|(size, _)| *size))
            .collect();
        sizes.sort();
        sizes.dedup();
        for size in sizes {
            let document = Document::open(project, size)?;
            self.results.documents.push((size, document.bytes.len()));
            let cells = cells.iter().filter(|cell| cell.size == size);
            self.check(size, &document)?;
            for cell in cells {
                self.visit(*cell, &document)?;
            }
            for (_, rounds) in lists.iter().filter(|(of, _)| *of == size) {
                self.list(size, *rounds, &document)?;
            }
        }
        Ok(())
    }

    /// Every page must show the same before anything is timed. Its memory is taken on the way.
    fn check(&mut self, size: documents::Size, document: &Document) -> Result<()> {
        self.server
            .send(document.bytes.clone(), false, Network::Unlimited);
        for contender in self.contenders.clone() {
            let picture = self
                .folder
                .join(format!("pictures/{size}-{}.png", contender.word()));
            let weighed = load::weigh(
                &mut self.chromium,
                &self.server,
                contender,
                &document.counts,
                &picture,
            );
            match weighed {
                Ok(peak) => {
                    println!(
                        "{size} users, {}: shows what it must, {} MB",
                        contender.word(),
                        peak / 1_000_000
                    );
                    self.results.memory.push(Entry {
                        contender,
                        size,
                        network: Network::Unlimited,
                        taken: peak,
                    });
                }
                Err(error) if contender.is_peer() => {
                    println!("{size} users, {}: {error:#}", contender.word());
                    self.results.failures.push(Failure {
                        contender,
                        size,
                        why: format!("{error:#}"),
                    });
                }
                Err(error) => {
                    return Err(error.context(format!("{} with {size} users", contender.word())));
                }
            }
        }
        Ok(())
    }

    /// The pages take turns, so that a change of the machine's speed hits them all.
    fn visit(&mut self, cell: Cell, document: &Document) -> Result<()> {
        let Cell {
            size,
            network,
            runs,
        } = cell;
        let is_gzip = network == Network::Fast3G;
        let bytes = if is_gzip {
            document.gzip()?
        } else {
            document.bytes.clone()
        };
        for _ in 0..runs {
            for contender in self.contenders.clone() {
                if self.results.has_failed(contender, size) {
                    continue;
                }
                self.server.send(bytes.clone(), is_gzip, network);
                let load = load::visit(
                    &mut self.chromium,
                    &self.server,
                    contender,
                    &document.counts,
                )
                .with_context(|| format!("{} with {size} users", contender.word()))?;
                println!(
                    "{size} users, {}, {}: {:.0} ms",
                    network.word(),
                    contender.word(),
                    load.bars
                );
                self.results.add(contender, size, network, load);
            }
        }
        Ok(())
    }

    fn list(&mut self, size: documents::Size, rounds: usize, document: &Document) -> Result<()> {
        self.server
            .send(document.bytes.clone(), false, Network::Unlimited);
        for contender in Contender::WITH_LIST {
            if !self.contenders.contains(&contender) || self.results.has_failed(contender, size) {
                continue;
            }
            let taken = list::measure(
                &mut self.chromium,
                &self.server,
                contender,
                &document.counts,
                rounds,
            )
            .with_context(|| format!("{}'s list of {size} users", contender.word()))?;
            println!("{size} users, {}: the list", contender.word());
            self.results.lists.push(Entry {
                contender,
                size,
                network: Network::Unlimited,
                taken,
            });
        }
        Ok(())
    }
}
