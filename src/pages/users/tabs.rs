use leptos::prelude::*;

use crate::context::Paths;
use crate::domain::{Activity, Set, Word};
use crate::query::UserQuery;
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
) -> impl IntoView {
    let activities = Activity::ALL.iter().copied();
    let of_activity = activities.map(|activity| {
        let count = Signal::derive(move || {
            counts.with(|counts| counts.as_ref()?.of(Activity::NAME, activity.as_str()))
        });
        view! { <Tab query activity=Set::only(activity) label=activity.label() count /> }
    });
    let of_activity = of_activity.collect_view();
    view! {
        <nav class="tabs" aria-label="Activity">
            <Tab query activity=Set::EMPTY label="All" count=all />
            {of_activity}
        </nav>
    }
}

#[component]
fn Tab(
    query: Memo<UserQuery>,
    activity: Set<Activity>,
    label: &'static str,
    count: Signal<Option<usize>>,
) -> impl IntoView {
    let paths = Paths::expect();
    let href =
        move || query.with(|query| paths.users(&query.changed(|query| query.activity = activity)));
    let current = move || {
        query
            .with(|query| query.activity == activity)
            .then_some("true")
    };
    let description = move || count.get().map(users);
    view! {
        <a class="tab" href=href aria-label=label aria-description=description aria-current=current data-noscroll="">
            {label}
            <span class="tab-count number" aria-hidden="true" data-count=move || count.get().map(number)></span>
        </a>
    }
}
