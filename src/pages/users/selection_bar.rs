use leptos::prelude::*;

use super::chosen::Chosen;
use crate::query::Selection;
use crate::ui::number;

/// How many rows are selected, and what can be done with the selection; nothing while none is.
#[component]
pub fn SelectionBar(
    /// Rows of the list, once they are there.
    total: Memo<Option<usize>>,
    /// Which rows are selected.
    chosen: Chosen,
) -> impl IntoView {
    let total = move || total.get().unwrap_or_default();
    let selected = Memo::new(move |_| chosen.count());
    let is_any = Memo::new(move |_| selected.get() > 0);
    let can_grow = Memo::new(move |_| selected.get() < total());
    let status = move || match selected.get() {
        0 => String::new(),
        selected => format!("{} selected", number(selected)),
    };
    view! {
        <div class="selection" class:selection-empty=move || !is_any.get()>
            <p class="number" aria-live="polite">{status}</p>
            <Show when=move || is_any.get()>
                <Show when=move || can_grow.get()>
                    <button type="button" class="button" on:click=move |_| chosen.replace(Selection::ALL)>
                        {move || format!("Select all {} matching users", number(total()))}
                    </button>
                </Show>
                <button type="button" class="button" popovertarget="export">"Export or copy…"</button>
                <button type="button" class="button" on:click=move |_| chosen.replace(Selection::NONE)>"Clear selection"</button>
            </Show>
        </div>
    }
}
