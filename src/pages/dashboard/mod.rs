mod active_users;
mod away;
mod card;
mod everyone;
mod licenses;
mod managers;
mod reminders;
mod set_aside;
mod set_aside_records;
mod to_do;
mod trend;

use leptos::prelude::*;

pub use self::active_users::{ChartIn, active_users};
use self::away::away;
use self::everyone::everyone;
use self::licenses::licenses;
use self::managers::managers;
use self::reminders::reminders;
pub use self::set_aside::DrawSetAside;
use self::set_aside::SetAsideNotice;
pub use self::set_aside_records::SetAsideRecords;
use self::to_do::to_do;
use self::trend::{no_trend, trend_card};
use super::as_of::AsOfLine;
use super::conceal_switch::FramedSwitch;
use super::load_view::{LoadView, UnreadNotice};
use crate::context::{Preferences, Session};
use crate::domain::{Day, Names};
use crate::engine::{Loaded, Stopped};
use crate::markup::{Markup, Value, markup};
use crate::reactive::{Memo, ReadSignal};
use crate::store::{ReminderEffect, Summary, Team, Trend};
use crate::ui::{PageTitle, Skeleton, Turns, ask};

/// The parts that are drawn after the first card.
const TURNS: usize = 6;

/// How many onboarded users really used the product, and what to do about the others.
#[component]
pub fn Dashboard() -> Value {
    let session = Session::expect();
    let loaded = session.loaded();
    // A reader who comes back finds the page as high as it was.
    let is_loaded = loaded.get_untracked().is_some();
    let about = Value::reactive(move || {
        let Loaded {
            organization,
            as_of,
            ..
        } = loaded.get()?;
        let organization =
            organization.map(|name| markup! { <p class="page-subtitle"><bdi>{name}</bdi></p> });
        Some(markup! { {organization} <AsOfLine as_of /> })
    });
    markup! {
        <div class="dashboard-head">
            <PageTitle title="Dashboard" product=session.product() />
            {about}
            <FramedSwitch />
        </div>
        <LoadView skeleton=Skeleton::Dashboard ready=move |loaded| markup! { <Ready loaded at_once=is_loaded /> } />
    }
}

/// The cards in the order of a wide screen; the styles say how they stand, and their order on a
/// narrow one. Each is drawn on its own and patched by a refresh, so that what is open in it stays.
#[component]
fn Ready(loaded: ReadSignal<Loaded>, at_once: bool) -> Value {
    let product = Session::expect().product();
    let summary = summary(loaded);
    let Findings {
        trend,
        effect,
        teams,
    } = Findings::of(loaded);
    let has_people = Memo::new(move |_| loaded.read().has_people);
    let has_unread = Memo::new(move |_| loaded.read().set_aside > 0);
    let unread = Value::reactive(move || {
        has_unread.get().then(|| match has_people.get() {
            true => markup! { <SetAsideNotice loaded /> },
            false => markup! { <UnreadNotice loaded dashboard=None /> },
        })
    });
    let people = move || summary.with(|summary| summary.as_ref().map(People::of));
    // A refresh must not redraw a card that shows none of the changed numbers.
    let any_users = Memo::new(move |_| people().is_some_and(|people| people.any_users));
    let any_onboarded = Memo::new(move |_| people().is_some_and(|people| people.any_onboarded));
    let has_users = move || any_users.get().then_some(());
    let has_onboarded = move || any_onboarded.get().then_some(());
    let of_summary = move |draw: &dyn Fn(&Summary) -> Option<Markup>| {
        summary.with(|summary| draw(&summary.as_ref()?.0))
    };
    let turns = match at_once {
        true => Turns::at_once(),
        false => Turns::start(TURNS, move || people().is_some()),
    };

    let chart = Value::reactive(move || {
        let trend = trend.get().and_then(|(trend, _)| trend);
        summary.with(|summary| {
            let (summary, loaded) = summary.as_ref()?;
            let change = trend.and_then(|trend| trend.change(loaded.as_of.at));
            let product = product.get();
            Some(active_users(
                summary,
                loaded,
                change,
                &product,
                ChartIn::Dashboard,
            ))
        })
    });
    let has_no_trend = move || {
        people().is_some_and(|people| !people.any_onboarded)
            || !has_people.get() && trend.with(|trend| matches!(trend, Some((None, _))))
    };
    let trend = turns.draw(1, move || {
        has_onboarded()?;
        match trend.get()? {
            (Some(trend), _) => {
                let is_current = trend.change(loaded.read().as_of.at).is_some();
                Some(trend_card(trend, is_current))
            }
            (None, _) if !has_people.get() => None,
            (None, history) => Some(no_trend(history)),
        }
    });
    let to_do = turns.draw(2, move || {
        has_onboarded()?;
        of_summary(&|summary| to_do(summary, &product.get(), has_people.get()))
    });
    let away = turns.draw(2, move || {
        has_onboarded()?;
        of_summary(&away)
    });
    let everyone = turns.draw(3, move || {
        has_users()?;
        of_summary(&everyone)
    });
    let reminders = turns.draw(4, move || {
        has_users()?;
        let effect = effect.get()?;
        of_summary(&|summary| reminders(effect, &summary.outcomes))
    });
    let managers = turns.draw(5, move || {
        has_users()?;
        let (teams, names) = teams.get()?;
        (!teams.is_empty()).then(|| managers(teams, names))
    });
    let licenses = turns.draw(6, move || {
        has_users()?;
        of_summary(&licenses)
    });
    let class = move || {
        let without_trend = if has_no_trend() { " without-trend" } else { "" };
        let of_figures = if has_people.get() { "" } else { " of-figures" };
        format!("dashboard{without_trend}{of_figures}")
    };
    let cards = vec![
        chart, trend, to_do, away, everyone, reminders, managers, licenses,
    ];
    markup! {
        {unread}
        <div class=move || class()>{cards}</div>
    }
}

/// The numbers of the latest data, and the data that they are from.
pub fn summary(loaded: ReadSignal<Loaded>) -> ReadSignal<Option<(Summary, Loaded)>> {
    ask(move || {
        let loaded = loaded.get();
        async move {
            let summary = loaded.engine.summary().await;
            summary.map(|summary| (summary, loaded))
        }
    })
}

/// Which cards there is something to say in.
#[derive(Debug, Clone, Copy)]
struct People {
    any_users: bool,
    any_onboarded: bool,
}

impl People {
    fn of((summary, _): &(Summary, Loaded)) -> Self {
        // Figures need not have all of them.
        let known = [
            summary.all.as_ref(),
            Some(&summary.onboarded),
            summary.pending.as_ref(),
            summary.no_license.as_ref(),
            summary.not_enabled.as_ref(),
        ];
        Self {
            any_users: known.into_iter().flatten().any(|count| count.users > 0),
            any_onboarded: summary.onboarded.users > 0,
        }
    }
}

/// What takes longer to find than the counts. It stays on screen until a refresh has the new figures.
#[derive(Debug, Clone, Copy)]
struct Findings {
    trend: ReadSignal<Option<(Option<Trend>, Option<Day>)>>,
    effect: ReadSignal<Option<Option<ReminderEffect>>>,
    teams: ReadSignal<Option<(Vec<Team>, Names)>>,
}

impl Findings {
    fn of(loaded: ReadSignal<Loaded>) -> Self {
        let preferences = Preferences::expect();
        let engine = move || loaded.get().engine;
        Self {
            trend: ask(move || {
                let engine = engine();
                async move { Ok::<_, Stopped>((engine.trend().await?, engine.history().await?)) }
            }),
            effect: ask(move || {
                let engine = engine();
                async move { engine.reminder_effect().await }
            }),
            teams: ask(move || {
                let (engine, names) = (engine(), preferences.names());
                async move { engine.teams(names).await.map(|teams| (teams, names)) }
            }),
        }
    }
}
