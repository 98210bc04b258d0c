mod active_users;
mod away;
mod card;
mod everyone;
mod licenses;
mod managers;
mod reminders;
mod set_aside;
mod to_do;
mod trend;

use leptos::prelude::*;

pub use self::active_users::ActiveUsers;
use self::away::Away;
use self::everyone::Everyone;
use self::licenses::Licenses;
use self::managers::Managers;
use self::reminders::Reminders;
use self::set_aside::SetAsideRecords;
use self::to_do::ToDo;
use self::trend::{NoTrend, TrendCard};
use super::as_of::AsOfLine;
use super::conceal_switch::FramedSwitch;
use super::load_view::LoadView;
use crate::domain::{Day, Names};
use crate::engine::Loaded;
use crate::preferences::Preferences;
use crate::session::{LoadState, Session};
use crate::store::{ReminderEffect, Summary, Team, Trend};
use crate::ui::{PageTitle, Skeleton, ask};

/// How many onboarded users really used the product, and what to do about the others.
#[component]
pub fn Dashboard() -> impl IntoView {
    let session = Session::expect();
    let state = session.state();
    let about = Memo::new(move |_| match &*state.read() {
        LoadState::Ready(loaded) => Some((loaded.organization.clone(), loaded.as_of.clone())),
        _ => None,
    });
    let about = move || {
        let (organization, as_of) = about.get()?;
        let organization =
            organization.map(|name| view! { <p class="page-subtitle"><bdi>{name}</bdi></p> });
        Some(view! { {organization} <AsOfLine as_of /> })
    };
    view! {
        <div class="dashboard-head">
            <PageTitle title="Dashboard" product=session.product() />
            {about}
        </div>
        <FramedSwitch />
        <LoadView skeleton=Skeleton::Dashboard ready=|loaded| view! { <Ready loaded /> }.into_any() />
    }
}

#[component]
fn Ready(loaded: Signal<Loaded>) -> impl IntoView {
    let product = Session::expect().product();
    let summary = ask(move || {
        let loaded = loaded.get();
        async move { (loaded.engine.summary().await, loaded) }
    });
    let figures = Figures::of(loaded);
    let set_aside = move || {
        let loaded = loaded.get();
        (loaded.set_aside > 0).then(|| view! { <SetAsideRecords loaded /> })
    };
    let cards = move || {
        let (summary, loaded) = summary.get()?;
        Some(view! { <Cards summary loaded figures product=product.get() /> })
    };
    view! { {set_aside} {cards} }
}

/// What takes longer to find than the counts. It stays on screen until a refresh has the new figures.
#[derive(Debug, Clone, Copy)]
struct Figures {
    trend: ReadSignal<Option<(Option<Trend>, Option<Day>)>>,
    effect: ReadSignal<Option<ReminderEffect>>,
    teams: ReadSignal<Option<(Vec<Team>, Names)>>,
}

impl Figures {
    fn of(loaded: Signal<Loaded>) -> Self {
        let preferences = Preferences::expect();
        let engine = move || loaded.get().engine;
        Self {
            trend: ask(move || {
                let engine = engine();
                async move { (engine.trend().await, engine.history().await) }
            }),
            effect: ask(move || {
                let engine = engine();
                async move { engine.reminder_effect().await }
            }),
            teams: ask(move || {
                let (engine, names) = (engine(), preferences.names());
                async move { (engine.teams(names).await, names) }
            }),
        }
    }
}

/// The cards in the order of a wide screen; the styles say how they stand, and their order on a
/// narrow one.
#[component]
fn Cards(summary: Summary, loaded: Loaded, figures: Figures, product: String) -> impl IntoView {
    let Figures {
        trend,
        effect,
        teams,
    } = figures;
    let (any_users, any_onboarded) = (summary.all.users > 0, summary.onboarded.users > 0);
    let change = Signal::derive(move || trend.get()?.0?.change());
    let trend = any_onboarded.then_some(move || {
        trend.get().map(|(trend, history)| match trend {
            Some(trend) => view! { <TrendCard trend /> }.into_any(),
            None => view! { <NoTrend history /> }.into_any(),
        })
    });
    let inactive = any_onboarded.then(|| {
        view! {
            <ToDo summary=summary.clone() product=product.clone() />
            <Away summary=summary.clone() />
        }
    });
    let others = any_users.then(|| {
        let outcomes = summary.outcomes.clone();
        let effect = move || {
            let outcomes = outcomes.clone();
            effect
                .get()
                .map(|effect| view! { <Reminders effect outcomes /> })
        };
        let managers = move || {
            let (teams, names) = teams.get()?;
            (!teams.is_empty()).then(|| view! { <Managers teams names /> })
        };
        view! {
            <Everyone summary=summary.clone() />
            {effect}
            {managers}
            <Licenses summary=summary.clone() />
        }
    });
    view! {
        <div class="dashboard" class:without-trend=!any_onboarded>
            <ActiveUsers summary loaded change product in_page=true />
            {trend}
            {inactive}
            {others}
        </div>
    }
}
