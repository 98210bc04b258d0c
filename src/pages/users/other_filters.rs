use super::options::options;
use super::pills::{chosen, others, title};
use super::tools::Tools;
use crate::markup::{Markup, Value, markup};

/// The filters that share a menu. One that is set is open.
pub fn other_filters(tools: Tools) -> Value {
    let others = others(tools.filters);
    Value::each(
        move || others.get(),
        |name| (*name).to_owned(),
        move |name| group(name, tools),
    )
}

fn group(name: &'static str, tools: Tools) -> Markup {
    let filters = tools.filters;
    let is_open = filters.with_untracked(|filters| chosen(filters, name).is_some());
    markup! {
        <details class="filter" open=is_open>
            <summary class="filter-title"><span>{title(filters, name)}</span></summary>
            {options(name, tools)}
        </details>
    }
}
