use leptos::prelude::*;

use crate::ui::number;

/// How many are shown at first, and how many "Show more" adds.
pub const STEP: usize = 20;

/// Shows some more of a list, as long as there are more.
#[component]
pub fn ShowMore(
    /// How many are shown.
    most: RwSignal<usize>,
    /// How many there are.
    count: Memo<Option<usize>>,
) -> impl IntoView {
    let more = Memo::new(move |_| {
        let more = count.get()?.checked_sub(most.get());
        more.filter(|more| *more > 0)
    });
    let label = move || format!("Show more ({})", number(more.get().unwrap_or_default()));
    view! {
        <Show when=move || more.get().is_some()>
            <button type="button" class="button" on:click=move |_| most.update(|most| *most += STEP)>{label}</button>
        </Show>
    }
}
