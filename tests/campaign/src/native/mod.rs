//! Feeds damaged documents to the library.

mod addresses;
mod agreement;
mod csv;
mod exports;
mod loads;
mod sums;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use reference::invent::{self, Form};
use reference::{Corrupted, Dice, Shape, Told, corrupt};

use crate::report::Report;
use crate::settings::Settings;

/// Success, or a sentence that says what doesn't hold.
pub type Holds = Result<(), String>;

pub fn run(settings: &Settings) -> Report {
    let mut report = Report::new(settings);
    for step in settings.steps() {
        let mut dice = Dice::of_step(settings.seed, step);
        let original = document(&mut dice);
        let corrupted = corrupt(&mut dice, &original);
        let checked = catch_unwind(AssertUnwindSafe(|| {
            check(&mut dice, &original, &corrupted, &mut report)
        }));
        report.count("documents", 1);
        let problem = match checked {
            Ok(Ok(())) => continue,
            Ok(Err(problem)) => problem,
            Err(panic) => format!("panicked: {}", message(&*panic)),
        };
        report.finding(
            step,
            &format!("({}) {problem}", corrupted.what),
            &corrupted.bytes,
        );
        if report.is_full() {
            break;
        }
    }
    report
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a message")
        .to_owned()
}

/// A document in any form, sometimes with text that tries to break out of a file.
fn document(dice: &mut Dice) -> Vec<u8> {
    let mut organization = invent::organization(dice, 25);
    if dice.one_in(5) {
        let count = dice.below(12);
        organization.records = (0..count).map(|at| invent::hostile(dice, at)).collect();
    }
    invent::surround(dice, &mut organization);
    let text = Form::any(dice).write(&organization);
    let mark = if dice.one_in(8) { "\u{feff}" } else { "" };
    format!("{mark}{text}").into_bytes()
}

fn check(dice: &mut Dice, original: &[u8], corrupted: &Corrupted, report: &mut Report) -> Holds {
    let chunkings: Vec<usize> = (0..4)
        .map(|_| [1, 7, 64, 1000, usize::MAX][dice.below(5)])
        .collect();
    let mut loads = Vec::new();
    for size in chunkings {
        loads.push(loads::load(&corrupted.bytes, size, dice));
        report.count("reads", 1);
    }
    loads::same(&loads)?;
    agreement::check(original, corrupted, &loads[0])?;
    let Ok(loaded) = &loads[0] else {
        return Ok(());
    };
    sums::check(loaded, dice)?;
    let told = told(&corrupted.bytes);
    exports::check(loaded, told.as_ref(), dice, report)?;
    addresses::check(loaded, told.as_ref(), dice, report)
}

/// The reference reading of a document, if it can give one.
fn told(document: &[u8]) -> Option<Told> {
    let is_whole = reference::shape(document) == Shape::Whole;
    is_whole.then(|| reference::read(document, invent::as_of()))?
}
