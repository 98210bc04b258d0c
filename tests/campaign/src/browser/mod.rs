//! The built app and its elements, fed by a server that misbehaves.

mod fault;
mod front;
mod http;
mod verdict;
mod view;
mod words;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use e2e::{Journey, Org};
use reference::invent::{self, Form};
use reference::{Dice, damage};
use tokio::runtime::Builder;

use crate::report::Report;
use crate::settings::Settings;
use fault::Fault;
use front::Front;
use view::View;

/// The step that is being taken, should the browser not survive it.
type Current = Arc<Mutex<(u64, Vec<u8>)>>;

pub fn run(settings: &Settings) -> Report {
    let current = Current::default();
    let (of_steps, under_way) = (settings.clone(), current.clone());
    // The harness fails by panicking, which ends this thread and no more.
    let steps = thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        match runtime {
            Ok(runtime) => runtime.block_on(journey(&of_steps, &under_way)),
            Err(error) => panic!("The campaign has no runtime: {error}"),
        }
    });
    steps.join().unwrap_or_else(|_| {
        let mut report = Report::new(settings);
        let current = current.lock().unwrap_or_else(PoisonError::into_inner);
        report.finding(
            current.0,
            "the browser or the page stopped answering",
            &current.1,
        );
        report
    })
}

async fn journey(settings: &Settings, current: &Current) -> Report {
    let mut report = Report::new(settings);
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            let front = Front::start(&server.outside("")).await;
            for step in settings.steps() {
                let mut dice = Dice::of_step(settings.seed, step);
                let original = document(&mut dice);
                let fault = Fault::any(&mut dice, &original);
                let view = View::any(&mut dice);
                *current.lock().unwrap_or_else(PoisonError::into_inner) = (step, fault.sent());
                report.count("loads", 1);
                front.plan(fault.acts.clone());
                let shown = view.load(page, &front, step).await;
                if let Err(problem) = verdict::judge(&original, &fault, view, &shown) {
                    let what = format!("({} into {view:?}) {problem}", fault.what);
                    report.finding(step, &what, &fault.sent());
                    report.note(step, &fault.script());
                }
                if shown.has_ended && words::are_words(&shown.text) {
                    report.count("in words", 1);
                }
                if report.is_full() {
                    break;
                }
            }
        })
        .await;
    report
}

/// A document in any form, a third of them with records that can't be understood.
fn document(dice: &mut Dice) -> Vec<u8> {
    let mut organisation = invent::organisation(dice, 40);
    invent::surround(dice, &mut organisation);
    if !dice.one_in(3) {
        let all = Form::Array.write(&organisation);
        let told = reference::read(all.as_bytes(), invent::as_of());
        let bad = told.map(|told| told.set_aside).unwrap_or_default();
        let mut number = 0;
        organisation.records.retain(|_| {
            number += 1;
            !bad.contains(&number)
        });
    }
    let text = Form::any(dice).write(&organisation).into_bytes();
    // Something to lose.
    if damage::ids(&text).len() < 3 {
        document(dice)
    } else {
        text
    }
}
