//! A run on its way: which page is opened when.

use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};

use super::cdp::Chromium;
use super::contender::Contender;
use super::documents::{Document, Size};
use super::pace::Network;
use super::plan::{self, Cell, Options};
use super::results::{Failure, Results};
use super::server::Server;
use super::{list, load};
use crate::project::Project;

/// A run on its way.
pub struct Measuring {
    chromium: Chromium,
    server: Server,
    contenders: Vec<Contender>,
    pictures: PathBuf,
    /// What was found so far.
    pub results: Results,
}

impl Measuring {
    /// Nothing is measured yet. Pictures of what the pages show go to a folder.
    pub fn new(
        chromium: Chromium,
        server: Server,
        contenders: Vec<Contender>,
        pictures: &Path,
        results: Results,
    ) -> Self {
        Self {
            chromium,
            server,
            contenders,
            pictures: pictures.to_owned(),
            results,
        }
    }

    /// Measures everything, one document after the other.
    ///
    /// # Errors
    /// A page of this project that does not show what it must. What was found before stays.
    pub fn measure(&mut self, project: &Project, options: &Options) -> Result<()> {
        let (cells, lists) = (options.cells(), options.lists());
        let of_cells = cells.iter().map(|cell| cell.size);
        let mut sizes: Vec<_> = of_cells
            .chain(lists.iter().map(|(size, _)| *size))
            .collect();
        sizes.sort_by_key(|size| size.order());
        sizes.dedup();
        for size in sizes {
            let document = Document::open(project, size)?;
            self.results.documents.push((size, document.bytes.len()));
            self.check(size, &document)?;
            for cell in cells.iter().filter(|cell| cell.size == size) {
                self.visit(*cell, &document)?;
            }
            for (_, rounds) in lists.iter().filter(|(of, _)| *of == size) {
                self.list(size, *rounds, &document)?;
            }
        }
        Ok(())
    }

    /// Every page must show the same before anything is timed. Its memory is taken on the way.
    fn check(&mut self, size: Size, document: &Document) -> Result<()> {
        self.server
            .send(document.bytes.clone(), false, Network::Unlimited);
        for _ in 0..plan::weighings(size) {
            for contender in self.ready(size) {
                let picture = self
                    .pictures
                    .join(format!("{size}-{}.png", contender.word()));
                let peak = load::weigh(
                    &mut self.chromium,
                    &self.server,
                    contender,
                    &document.counts,
                    &picture,
                );
                match peak {
                    Ok(peak) => {
                        println!(
                            "{size} users, {}: shows what it must, {} MB",
                            contender.word(),
                            peak / 1_000_000
                        );
                        self.results.add_memory(contender, size, peak as f64);
                    }
                    Err(error) => self.fail(contender, size, error)?,
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
            for contender in self.ready(size) {
                self.server.send(bytes.clone(), is_gzip, network);
                match load::visit(
                    &mut self.chromium,
                    &self.server,
                    contender,
                    &document.counts,
                ) {
                    Ok(load) => {
                        println!(
                            "{size} users, {}, {}: {:.0} ms",
                            network.word(),
                            contender.word(),
                            load.bars
                        );
                        self.results.add(contender, size, network, load);
                    }
                    Err(error) => self.fail(contender, size, error)?,
                }
            }
        }
        Ok(())
    }

    fn list(&mut self, size: Size, rounds: usize, document: &Document) -> Result<()> {
        self.server
            .send(document.bytes.clone(), false, Network::Unlimited);
        for _ in 0..rounds {
            for contender in self.ready(size) {
                if !contender.has_list() {
                    continue;
                }
                match list::measure(
                    &mut self.chromium,
                    &self.server,
                    contender,
                    &document.counts,
                ) {
                    Ok(list) => {
                        println!("{size} users, {}: the list", contender.word());
                        self.results.add_list(contender, size, list);
                    }
                    Err(error) => self.fail(contender, size, error.context("The list"))?,
                }
            }
        }
        Ok(())
    }

    /// The pages that have not failed with a document.
    fn ready(&self, size: Size) -> Vec<Contender> {
        let has_failed = |contender: &Contender| self.results.has_failed(*contender, size);
        self.contenders
            .iter()
            .copied()
            .filter(|contender| !has_failed(contender))
            .collect()
    }

    /// A page of others may fail, and is left out from then on; one of this project may not.
    fn fail(&mut self, contender: Contender, size: Size, error: Error) -> Result<()> {
        if !contender.is_peer() {
            return Err(error).with_context(|| format!("{} with {size} users", contender.word()));
        }
        let why = format!("{error:#}");
        println!("{size} users, {}: {why}", contender.word());
        self.results.failures.push(Failure {
            contender,
            size,
            why,
        });
        Ok(())
    }
}
