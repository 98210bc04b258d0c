use std::num::NonZeroU32;

use leptos::prelude::*;

use super::format::number;
use crate::context::Paths;
use crate::markup::{Value, markup};
use crate::query::{UserQuery, last_page, page_numbers};

/// Links to the pages of a list; nothing where there is only one.
#[component]
pub fn Pager(
    /// The list and the present page.
    query: UserQuery,
    /// Rows of the whole list.
    total: usize,
) -> Value {
    let paths = Paths::expect();
    let last = last_page(total).get();
    let page = query.page.get();
    let href = move |page: u32| NonZeroU32::new(page).map(|page| paths.users(&query.at_page(page)));
    let step = |page: u32, class: &'static str, text: &'static str| {
        (1..=last)
            .contains(&page)
            .then(|| markup! { <a class=class href=href(page)>{text}</a> })
    };

    let previous = step(page.saturating_sub(1), "pager-step", "Previous");
    let next = step(page.saturating_add(1), "pager-step", "Next");
    let numbers: Vec<_> = page_numbers(page, last)
        .into_iter()
        .map(|to| match to {
            None => markup! { <li class="pager-gap">"…"</li> },
            Some(to) => {
                let current = (to == page).then_some("page");
                let name = format!("Page {to}");
                markup! {
                    <li><a class="pager-page" href=href(to) aria-current=current aria-label=name>{number(to as usize)}</a></li>
                }
            }
        })
        .collect();

    (last > 1)
        .then(|| {
            markup! {
                <nav class="pager" data-moves-focus="" aria-label="Pages">
                    {previous}
                    <ol class="pager-pages">{numbers}</ol>
                    {next}
                </nav>
            }
        })
        .into()
}
