//! The built app and its elements, fed by a misbehaving server.

mod fault;
mod front;
mod http;
mod verdict;
mod view;
mod words;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use e2e::{Journey, Org, Page};
use reference::invent::{self, Form};
use reference::{Dice, damage};
use tokio::runtime::Builder;

use crate::report::Report;
use crate::settings::Settings;
use fault::Fault;
use front::Front;
use view::{Shown, View};

/// The step in progress, in case the browser doesn't survive it.
type Current = Arc<Mutex<(u64, Vec<u8>)>>;

pub fn run(settings: &Settings) -> Report {
    let current = Current::default();
    let (of_steps, under_way) = (settings.clone(), current.clone());
    // The harness fails by panicking, so it gets its own thread.
    let steps = thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        match runtime {
            Ok(runtime) => runtime.block_on(journey(&of_steps, &under_way)),
            Err(error) => panic!("Cannot start the campaign's runtime: {error}"),
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
                let view = View::any(&mut dice);
                let fault = match (dice.one_in(6), view.is_element()) {
                    (true, true) => Fault::of_page(&mut dice, &original),
                    (true, false) => Fault::of_config(&mut dice, &original),
                    _ => Fault::any(&mut dice, &original),
                };
                let is_again = view.is_element() && fault.way == "src" && dice.one_in(3);
                *current.lock().unwrap_or_else(PoisonError::into_inner) = (step, fault.sent());
                report.count("loads", 1);
                let before = match is_again {
                    true => Some(well_loaded(view, page, &front, step, &mut dice).await),
                    false => None,
                };
                front.plan(fault.acts.clone(), fault.config.clone());
                let shown = match before {
                    Some(_) => view.reload(page).await,
                    None => view.load(page, &front, step, fault.way).await,
                };
                let judged = match &before {
                    Some(before) => verdict::judge_again(before, &original, &fault, view, &shown),
                    None => verdict::judge(&original, &fault, view, &shown),
                };
                if let Err(problem) = judged {
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

/// Loads other users into the element first.
async fn well_loaded(view: View, page: &Page, front: &Front, step: u64, dice: &mut Dice) -> Shown {
    let other = document(dice);
    front.plan(Fault::none(&other).acts, Vec::new());
    view.load(page, front, step, "src").await
}

/// A document in any form. A third of all documents may contain unreadable records.
fn document(dice: &mut Dice) -> Vec<u8> {
    let mut organization = invent::organization(dice, 40);
    invent::surround(dice, &mut organization);
    if !dice.one_in(3) {
        let all = Form::Array.write(&organization);
        let told = reference::read(all.as_bytes(), invent::as_of());
        let bad = told.map(|told| told.set_aside).unwrap_or_default();
        let mut number = 0;
        organization.records.retain(|_| {
            number += 1;
            !bad.contains(&number)
        });
    }
    let text = Form::any(dice).write(&organization).into_bytes();
    // Make sure there is something to lose.
    if damage::ids(&text).len() < 3 {
        document(dice)
    } else {
        text
    }
}
