mod active_users;
mod breakdown;
mod not_in_chart;
mod set_aside;
mod trend;

use leptos::prelude::*;

pub use self::active_users::ActiveUsers;
use self::breakdown::Breakdown;
use self::set_aside::SetAsideRecords;
use self::trend::TrendCard;
use super::conceal_switch::FramedSwitch;
use super::load_view::LoadView;
use crate::engine::Loaded;
use crate::session::Session;
use crate::ui::{PageTitle, ask};

/// How many onboarded users really used the product, and what to do about the others.
#[component]
pub fn Dashboard() -> impl IntoView {
    let session = Session::expect();
    view! {
        <PageTitle title="Dashboard" product=session.product() />
        <FramedSwitch />
        <LoadView lines=6 ready=|loaded| view! { <Ready loaded /> }.into_any() />
    }
}

#[component]
fn Ready(loaded: Loaded) -> impl IntoView {
    let session = Session::expect();
    let engine = loaded.engine.clone();
    let summary = ask(move || {
        let engine = engine.clone();
        async move { engine.summary().await }
    });
    let engine = loaded.engine.clone();
    let trend = ask(move || {
        let engine = engine.clone();
        async move { engine.trend().await }
    });
    let change = Signal::derive(move || trend.get().flatten()?.change());
    let organization = loaded
        .organization
        .clone()
        .map(|name| view! { <p class="page-subtitle"><bdi>{name}</bdi></p> });
    let set_aside =
        (loaded.set_aside > 0).then(|| view! { <SetAsideRecords loaded=loaded.clone() /> });
    view! {
        {organization}
        {set_aside}
        {move || {
            let loaded = loaded.clone();
            summary.get().map(|summary| view! {
                <ActiveUsers summary=summary.clone() loaded change product=session.product().get() />
                <Breakdown summary />
            })
        }}
        {move || trend.get().flatten().map(|trend| view! { <TrendCard trend /> })}
    }
}
