use leptos::prelude::*;

use super::answer::Answer;
use super::continuous::{Continuous, GoToRow, Way};
use crate::markup::{Markup, markup};
use crate::reactive::{Memo, Signal};
use crate::ui::{Pager, number};

/// Which rows are shown, out of how many, and the way to the others.
#[component]
pub fn Foot(
    /// The rows, once they are there.
    answer: Signal<Option<Answer>>,
    /// Where the reader is, where the list is not in pages.
    continuous: Continuous,
) -> Markup {
    let total =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map_or(0, |it| it.page.total)));
    let shown = move || {
        let answer = answer.read();
        let Answer { page, start, .. } = answer.as_ref()?;
        let (first, last) = match continuous.is_on() {
            true => continuous.in_sight(),
            false => (*start, start + page.rows.len().checked_sub(1)?),
        };
        let range = format!(
            "{}–{} of {}",
            number(first + 1),
            number(last + 1),
            number(page.total)
        );
        (page.total > 0).then_some(range)
    };
    let others = move || match continuous.is_on() {
        true => Some(markup! { <GoToRow continuous /> }),
        false => {
            let answer = answer.read();
            let Answer { page, query, .. } = answer.as_ref()?;
            Some(markup! { <Pager query=query.clone() total=page.total /> })
        }
    };
    markup! {
        <div class="foot">
            <p class="number" aria-hidden="true">{move || shown()}</p>
            <div class="foot-ways">
                {move || others()}
                <Way total />
            </div>
        </div>
    }
}
