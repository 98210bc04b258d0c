use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The latest answer to a question, asked again whenever a signal that it reads changes. The
/// answer before stays until the next one is there, and when there is none; `None` only before the first.
///
/// It does what leptos' `LocalResource` does, without the machinery for suspense and for servers,
/// which costs 12 kB of brotli here.
pub fn ask<T, E, F>(question: impl Fn() -> F + 'static) -> ReadSignal<Option<T>>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, E>> + 'static,
{
    let (answer, set_answer) = signal(None);
    let running = StoredValue::new(None::<AbortHandle>);
    // Only the latest question is worth an answer, and only as long as its reader is there.
    let stop = move || {
        let before = running.try_update_value(Option::take).flatten();
        before.iter().for_each(AbortHandle::abort);
    };
    Effect::new(move || {
        stop();
        let (answering, abort) = abortable(question());
        running.set_value(Some(abort));
        spawn_local(async move {
            if let Ok(Ok(answered)) = answering.await {
                set_answer.try_set(Some(answered));
            }
        });
    });
    on_cleanup(stop);
    answer
}
