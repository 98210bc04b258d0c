use std::pin::Pin;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::reactive::{ReadSignal, effect, signal};

/// The latest answer to a question, asked again whenever a signal that it reads changes. The
/// previous answer stays until the next one arrives, or if none does; `None` only before the first.
///
/// It does what leptos' `LocalResource` does, without the machinery for suspense and for servers,
/// which costs 12 kB of brotli here.
pub fn ask<T, E, F>(question: impl Fn() -> F + 'static) -> ReadSignal<Option<T>>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, E>> + 'static,
{
    let (answer, set_answer) = signal(None);
    run_latest(Box::new(move || {
        let answering = question();
        Box::pin(async move {
            if let Ok(answered) = answering.await {
                set_answer.set(Some(answered));
            }
        })
    }));
    answer
}

/// Runs a task again whenever a signal changes that it reads at its start. Cancels the previous run, and the last
/// one when its owner is gone.
fn run_latest(task: Box<dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>>) {
    let running = StoredValue::new(None::<AbortHandle>);
    let stop = move || {
        let before = running.try_update_value(Option::take).flatten();
        before.iter().for_each(AbortHandle::abort);
    };
    effect(move || {
        stop();
        let (run, abort) = abortable(task());
        running.set_value(Some(abort));
        spawn_local(async move {
            let _ = run.await;
        });
    });
    on_cleanup(stop);
}
