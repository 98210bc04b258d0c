use leptos::prelude::*;

use super::list::Answer;
use crate::query::PAGE_SIZE;
use crate::ui::{Pager, number};

/// Which rows are shown, out of how many, and the other pages.
#[component]
pub fn Foot(
    /// The rows, once they are there.
    answer: ReadSignal<Option<Answer>>,
) -> impl IntoView {
    let shown = move || {
        let answer = answer.read();
        let Answer { page, query, .. } = answer.as_ref()?;
        let first = query.rows().start + 1;
        let last = page.total.min(first + PAGE_SIZE - 1);
        let range = format!(
            "{}–{} of {}",
            number(first),
            number(last),
            number(page.total)
        );
        (!page.rows.is_empty()).then_some(range)
    };
    let pager = move || {
        let answer = answer.read();
        let Answer { page, query, .. } = answer.as_ref()?;
        Some(view! { <Pager query=query.clone() total=page.total /> })
    };
    view! {
        <div class="foot">
            <p class="number" aria-hidden="true">{shown}</p>
            {pager}
        </div>
    }
}
