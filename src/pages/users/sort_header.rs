use crate::context::Paths;
use crate::domain::Word;
use crate::markup::{Markup, Value, markup};
use crate::query::{Column, Sort, SortKey, UserQuery};
use crate::reactive::Memo;

/// The header of a column, with a link for each key that the list can be sorted by.
pub fn sort_header(
    query: Memo<UserQuery>,
    keys: &'static [SortKey],
    class: impl Into<Value>,
) -> Markup {
    let class = class.into();
    let sort = Memo::new(move |_| query.with(|query| query.sort));
    let order = move || {
        let sort = sort.get();
        let word = if sort.descending {
            "descending"
        } else {
            "ascending"
        };
        keys.contains(&sort.key).then_some(word)
    };
    let links: Vec<_> = keys.iter().map(|key| link(query, sort, *key)).collect();
    markup! { <th scope="col" role="columnheader" class=class aria-sort=move || order()>{links}</th> }
}

/// The header of a column, which is a link where the list can be sorted by it.
pub fn column_header(query: Memo<UserQuery>, column: Column) -> Markup {
    let class = column_class(column);
    let keys: &'static [SortKey] = match column {
        Column::LastUsed => &[SortKey::LastUsed],
        Column::Idle => &[SortKey::Idle],
        Column::Reminders => &[SortKey::Reminders],
        Column::Suggest => &[SortKey::Suggest],
        _ => &[],
    };
    match keys {
        [] => markup! { <th scope="col" role="columnheader" class=class>{column.label()}</th> },
        keys => sort_header(query, keys, class),
    }
}

/// The class of a column's cells: its word, and whether it holds numbers.
pub fn column_class(column: Column) -> String {
    let is_number = matches!(column, Column::Idle | Column::Devices | Column::Reminders);
    let number = if is_number { " number" } else { "" };
    format!("col-{}{number}", column.as_str())
}

fn link(query: Memo<UserQuery>, sort: Memo<Sort>, key: SortKey) -> Markup {
    let paths = Paths::expect();
    let current = move || (sort.get().key == key).then_some("true");
    let href = move || {
        query
            .with(|query| paths.users(&query.changed(|query| query.sort = query.sort.clicked(key))))
    };
    markup! {
        <span class="sort-key">
            <a class="sort" href=move || href() aria-current=move || current() data-noscroll="">
                {key.label()}
                <svg class="sort-arrow" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                    <path d="M5 1.5v7M2 5.5l3 3 3-3" />
                </svg>
            </a>
            " "
        </span>
    }
}
