use leptos::prelude::*;

use super::known::Known;
use super::task::Task;
use super::write::Write;
use crate::context::Paths;
use crate::pages::product::with_product;
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
) -> impl IntoView {
    let task = Memo::new(move |_| known.with(|known| Task::of(known.as_ref()?)));
    let has_task = Memo::new(move |_| task.with(Option::is_some));
    let head = move || Some(view! { <Head known=known.get()? task=task.get()? below /> });
    view! {
        <Show when=move || has_task.get()>
            <section class="action" aria-label="Suggested action">
                {head}
                <Write known task />
            </section>
        </Show>
    }
}

/// What to do, and why.
#[component]
fn Head(known: Known, task: Task, below: u8) -> impl IntoView {
    let guide = task
        .section
        .and_then(|section| Paths::expect().guide(Some(section)));
    let guide = guide.map(|guide| {
        view! { <a class="action-link" href=guide.href rel=guide.rel>"More in the guide"</a> }
    });
    let steps = task.steps.iter();
    let steps = steps.map(|step| view! { <li><p>{with_product(step)}</p></li> });
    let steps = (!task.steps.is_empty())
        .then(|| view! { <ol class="action-steps">{steps.collect_view()}</ol> });
    view! {
        <div class="action-head">
            <p class="action-kind">{task.icon.view()} "Suggested action"</p>
            {guide}
        </div>
        <Heading class="action-title" below>{task.heading}</Heading>
        <p class="action-why">{why(&known)} " " {task.short}</p>
        {steps}
    }
}

/// Why it is to be done, or waited for.
fn why(Known { profile, as_of }: &Known) -> String {
    match &profile.suggestion {
        Some((_, why)) => reason(why, *as_of, &ReaderDates),
        None => invitation(&profile.user, &profile.evidence, *as_of, &ReaderDates),
    }
}
