use leptos::prelude::*;

use super::answer::Answer;
use crate::ui::{Pager, number};

/// Which rows are shown, out of how many, and the other pages.
#[component]
pub fn Foot(
    /// The rows, once they are there.
    answer: ReadSignal<Option<Answer>>,
) -> impl IntoView {
    let shown = move || {
        let answer = answer.read();
        let Answer { page, start, .. } = answer.as_ref()?;
        let (first, last) = (start + 1, start + page.rows.len());
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
