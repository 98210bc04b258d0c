use leptos::prelude::*;

use crate::context::Paths;
use crate::domain::{Activity, Set, Word};
use crate::markup::{Markup, markup};
use crate::query::UserQuery;
use crate::reactive::{Memo, Signal};
use crate::store::FacetCounts;
use crate::ui::{number, users};

/// All, Active, Inactive, Never used: each with the number of users under the other filters.
#[component]
pub fn Tabs(
    /// The list that the address asks for.
    query: Memo<UserQuery>,
    /// The numbers.
    counts: Signal<Option<FacetCounts>>,
    /// The number of users without a filter by activity.
    all: Signal<Option<usize>>,
) -> Markup {
    let activities = Activity::ALL.iter().copied();
    let of_activity = activities.map(|activity| {
        let count = Signal::derive(move || {
            counts.with(|counts| counts.as_ref()?.of(Activity::NAME, activity.as_str()))
        });
        tab(query, Set::only(activity), activity.label(), count)
    });
    let tabs: Vec<_> = [tab(query, Set::EMPTY, "All", all)]
        .into_iter()
        .chain(of_activity)
        .collect();
    markup! { <nav class="tabs" aria-label="Activity">{tabs}</nav> }
}

fn tab(
    query: Memo<UserQuery>,
    activity: Set<Activity>,
    label: &'static str,
    count: Signal<Option<usize>>,
) -> Markup {
    let paths = Paths::expect();
    let href =
        move || query.with(|query| paths.users(&query.changed(|query| query.activity = activity)));
    let current = move || {
        query
            .with(|query| query.activity == activity)
            .then_some("true")
    };
    let description = move || count.get().map(users);
    markup! {
        <a class="tab" href=move || href() aria-label=label aria-description=move || description() aria-current=move || current() data-noscroll="">
            {label}
            <span class="tab-count number" aria-hidden="true" data-count=move || count.get().map(number)></span>
        </a>
    }
}
