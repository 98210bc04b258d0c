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
    let latest = StoredValue::new(0u32);
    Effect::new(move || {
        let asked = latest.get_value().wrapping_add(1);
        latest.set_value(asked);
        let answering = question();
        spawn_local(async move {
            let answered = answering.await;
            // A later question may have overtaken this one, or its reader may be gone.
            if latest.try_get_value() == Some(asked)
                && let Ok(answered) = answered
            {
                set_answer.set(Some(answered));
            }
        });
    });
    answer
}
