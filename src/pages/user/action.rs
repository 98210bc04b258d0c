use leptos::prelude::*;

use super::known::Known;
use super::task::Task;
use super::write::Write;
use crate::context::Paths;
use crate::markup::{Value, markup};
use crate::pages::product::with_product;
use crate::reactive::Memo;
use crate::sentences::{invitation, reason};
use crate::ui::{Heading, ReaderDates};

/// The suggested action in a box: what and why, its one button, and the text to send; nothing where
/// there is nothing to do.
#[component]
pub fn Action(
    /// Whom to do something about.
    known: Memo<Option<Known>>,
    /// How many levels the heading is below the others.
    below: u8,
) -> Value {
    let task = Memo::new(move |_| known.with(|known| Task::of(known.as_ref()?)));
    let has_task = Memo::new(move |_| task.with(Option::is_some));
    Value::reactive(move || {
        has_task.get().then(|| {
            markup! {
                <section class="action" aria-label="Suggested action">
                    {move || Some(head(&known.get()?, task.get()?, below))}
                    <Write known task />
                </section>
            }
        })
    })
}

/// What to do, and why.
fn head(known: &Known, task: Task, below: u8) -> Value {
    let guide = task
        .section
        .and_then(|section| untrack(|| Paths::expect().guide(Some(section))));
    let guide = guide.map(|guide| {
        markup! { <a class="action-link" href=guide.href rel=guide.rel>"More in the guide"</a> }
    });
    let steps = task.steps.iter();
    let steps = steps.map(|step| markup! { <li><p>{with_product(step)}</p></li> });
    let steps: Vec<_> = steps.collect();
    let steps = (!steps.is_empty()).then(|| markup! { <ol class="action-steps">{steps}</ol> });
    let kind = markup! {
        <div class="action-head">
            <p class="action-kind">{task.icon.view()} "Suggested action"</p>
            {guide}
        </div>
    };
    let why = markup! { <p class="action-why">{why(known)} " " {task.short}</p> };
    markup! { {kind} <Heading class="action-title" below content=task.heading /> {why} {steps} }
}

/// Why it is to be done, or waited for.
fn why(Known { profile, as_of }: &Known) -> String {
    match &profile.suggestion {
        Some((_, why)) => reason(why, *as_of, &ReaderDates),
        None => invitation(&profile.user, &profile.evidence, *as_of, &ReaderDates),
    }
}
