use web_sys::Event;

use crate::markup::{Value, markup};
use crate::reactive::{Memo, RwSignal};
use crate::ui::number;

/// How many are shown at first, and how many "Show more" adds.
pub const STEP: usize = 20;

/// Shows some more of a list, as long as there are more.
pub fn show_more(
    // How many are shown.
    most: RwSignal<usize>,
    // How many there are.
    count: Memo<Option<usize>>,
) -> Value {
    let more = Memo::new(move |_| {
        let more = count.get()?.checked_sub(most.get());
        more.filter(|more| *more > 0)
    });
    let add = move |_: Event| most.update(|most| *most += STEP);
    Value::reactive(move || {
        let label = format!("Show more ({})", number(more.get()?));
        Some(markup! { <button type="button" class="button" on:click=add>{label}</button> })
    })
}
