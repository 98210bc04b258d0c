use std::time::Duration;

use leptos::prelude::*;

use crate::context::{Derived, LoadState, Session};
use crate::engine::{AsOf, AsOfSource, Loaded, Progress, now};
use crate::markup::{Markup, Value, markup};
use crate::pages::live::live;
use crate::reactive::{Memo, ReadSignal, RwSignal, effect, signal};
use crate::sentences::isolate;
use crate::ui::{
    Heading, LoadFailed, Loading, Retry, SignIn, Skeleton, day, day_and_time, notice, number,
};

/// Browsers take a longer time for none at all.
const LONGEST_TIMEOUT_MILLIS: i64 = i32::MAX as i64;

/// The states of the load that every page has in common: loading, failed, and, above what the
/// page makes of the data, what the reader should know about them.
#[component]
pub fn LoadView(
    /// What the page looks like while loading.
    skeleton: Skeleton,
    /// What the page makes of the data. It is drawn once: a refresh changes the signal.
    #[prop(into)]
    ready: Callback<ReadSignal<Loaded>, Value>,
) -> Value {
    let session = Session::expect();
    let state = session.state();
    // Progress and a refresh change what a stage shows, and not the stage.
    let stage = Memo::new(move |_| state.with(stage));
    let shows_figures = matches!(skeleton, Skeleton::Dashboard | Skeleton::Chart);
    let progress = progress();
    let failed = move || match state.get() {
        LoadState::Failed(error) => {
            let sign_in = sign_in(session);
            Some(markup! { <LoadFailed error on_retry=session.retry() sign_in /> })
        }
        _ => None,
    };
    Value::reactive(move || {
        // Read and not just tracked: a memo that nobody reads never runs.
        stage.get();
        match state.get_untracked() {
            LoadState::Loading(_) => {
                let live = shows_figures.then(|| Callback::new(live));
                markup! { <slot name="loading"><Loading progress skeleton live /></slot> }.into()
            }
            LoadState::Failed(_) => markup! { <slot name="error">{move || failed()}</slot> }.into(),
            LoadState::Ready(loaded) if !loaded.has_people && !shows_figures => {
                markup! { <NeedsPeople /> }
            }
            LoadState::Ready(first) => {
                let loaded = latest(state, first);
                markup! {
                    {move || markup! { <LoadNotices loaded=loaded.get() /> }}
                    {ready.run(loaded)}
                }
            }
        }
    })
}

/// A number for each of the states that look different.
fn stage(state: &LoadState) -> usize {
    match state {
        LoadState::Loading(_) => 0,
        LoadState::Failed(_) => 1,
        LoadState::Ready(loaded) if loaded.has_people => 2,
        LoadState::Ready(_) => 3,
    }
}

/// In place of a page about users, where the data has only figures.
#[component]
fn NeedsPeople() -> Markup {
    markup! {
        <div class="failed" part="error">
            <Heading class="failed-title" content="No list of users in this data" />
            <p>"The data has figures for the Dashboard, and no users. Ask the site owner for a page whose source has the users."</p>
        </div>
    }
}

/// How far the load has come.
pub fn progress() -> Callback<(), Progress> {
    let state = Session::expect().state();
    Callback::new(move |()| match state.get() {
        LoadState::Loading(progress) => progress,
        _ => Progress::default(),
    })
}

/// The latest data. Keeps nothing older, because that would keep an old engine alive.
fn latest(state: Derived<LoadState>, first: Loaded) -> ReadSignal<Loaded> {
    let latest = RwSignal::new(first);
    effect(move || {
        if let LoadState::Ready(loaded) = state.get()
            && !latest.with_untracked(|latest| latest.is_same(&loaded))
        {
            latest.set(loaded);
        }
    });
    latest.read_only()
}

/// The sign-in page.
fn sign_in(session: Session) -> Option<String> {
    session.config().get()?.sign_in
}

/// What the reader should know before trusting the numbers.
#[component]
fn LoadNotices(loaded: Loaded) -> Value {
    let session = Session::expect();
    let as_of = day_and_time(loaded.as_of.at);
    let plain = |sentence: String| notice(markup! { <p>{sentence}</p> });
    let doubts = (!loaded.doubts.is_empty()).then(|| {
        let first = markup! {
            <p><strong>"Some figures contradict each other or can't be read. "</strong> "Ask the site owner to check the document."</p>
        };
        let doubts = loaded.doubts.iter().cloned();
        let doubts = doubts.map(|doubt| markup! { <p>{doubt}</p> });
        notice([first].into_iter().chain(doubts).collect::<Vec<_>>())
    });
    let retry = move || {
        let problem = session.problem().get();
        problem
            .is_none()
            .then(|| markup! { <Retry on_retry=session.retry() /> })
    };
    let partial = loaded.partial.as_ref().map(|error| {
        let instead = (loaded.as_of.source != AsOfSource::Document).then(|| {
            format!(" The part with generated_at may be missing; {as_of} is used instead.")
        });
        let (error, figures) = (error.to_string(), figures(&loaded));
        notice(markup! {
            <p><strong>"The data is incomplete. "</strong> {error} {figures} {instead}</p>
            {move || retry()}
        })
    });
    let problem = {
        let as_of = as_of.clone();
        Value::reactive(move || {
            session.problem().get().map(|error| {
                let sign_in = error.may_need_sign_in().then(|| sign_in(session)).flatten();
                let first = markup! {
                    <p>
                        <strong>"Couldn't refresh the data. "</strong>
                        {error.to_string()} " You still see the data as of " {as_of.clone()} "."
                    </p>
                };
                let ways = markup! {
                    <div class="notice-ways">
                        <SignIn template=sign_in />
                        <Retry on_retry=session.retry() />
                    </div>
                };
                notice(vec![first, ways])
            })
        })
    };
    let old = {
        let (is_old, as_of) = (turns_old(&loaded.as_of), as_of.clone());
        Value::reactive(move || {
            let sentence = || format!("This data is more than 48 hours old (as of {as_of}).");
            is_old.get().then(|| plain(sentence()))
        })
    };
    let restarted = Value::reactive(move || {
        let sentence =
            "The data was loaded again: the part of this page that reads it stopped unexpectedly.";
        session
            .restarted()
            .get()
            .then(|| plain(sentence.to_owned()))
    });
    let unreadable = loaded.as_of.unreadable.as_ref().map(|text| {
        let text = isolate(text);
        plain(format!(
            "generated_at in the data (“{text}”) can't be used as a date and time. {as_of} is used instead."
        ))
    });
    let doubtful = loaded.as_of.doubtful_since.map(|newest| {
        let newest = day(newest);
        plain(format!(
            "This data is measured against this computer's clock ({as_of}), but its newest use is of {newest}. \
             Check the clock, or put a generated_at into the data."
        ))
    });
    let ahead = loaded.as_of.is_ahead.then(|| {
        plain(format!(
            "This data is dated {as_of}, which is in the future on this computer. Check the computer's \
             clock and the data's generated_at."
        ))
    });
    markup! { {problem} {restarted} {partial} {doubts} {old} {ahead} {unreadable} {doubtful} }
}

/// Whether the data is old, which it may become while it is shown.
fn turns_old(as_of: &AsOf) -> ReadSignal<bool> {
    let left = as_of.until_old(now());
    let (is_old, set_is_old) = signal(as_of.is_old);
    if !as_of.is_old {
        let left =
            Duration::from_millis(left.whole_millis().clamp(0, LONGEST_TIMEOUT_MILLIS) as u64);
        let timeout = set_timeout_with_handle(move || set_is_old.set(true), left);
        on_cleanup(move || drop(timeout.map(|timeout| timeout.clear())));
    }
    is_old
}

/// What the figures of incomplete data are about.
fn figures(loaded: &Loaded) -> String {
    if !loaded.has_people {
        return " Some figures may be missing.".to_owned();
    }
    let is_damaged = loaded.is_damaged();
    let records = match is_damaged {
        true => loaded.records as usize - loaded.set_aside,
        false => loaded.records as usize,
    };
    let received = if is_damaged {
        "that could be read"
    } else {
        "received"
    };
    match records {
        1 => format!(" All figures cover only the one record {received}."),
        records => format!(
            " All figures cover only the {} records {received}.",
            number(records)
        ),
    }
}

/// Says how many records couldn't be read; nothing where all could.
#[component]
pub fn UnreadNotice(
    /// The data that they are left out of.
    loaded: ReadSignal<Loaded>,
    /// Where to read more.
    dashboard: Option<String>,
) -> Value {
    Value::reactive(move || {
        let sentence =
            loaded.with(|loaded| (loaded.set_aside > 0).then(|| set_aside_sentence(loaded)))?;
        let link = dashboard
            .clone()
            .map(|href| markup! { <a href=href>"See details on the Dashboard"</a> });
        Some(notice(markup! { <p>{sentence} " " {link}</p> }))
    })
}

/// How many records couldn't be read, out of how many. Damaged text may hold more than can be
/// counted.
pub fn set_aside_sentence(loaded: &Loaded) -> String {
    let is = if loaded.set_aside == 1 { "is" } else { "are" };
    let noun = |count: usize| if count == 1 { "record" } else { "records" };
    let (set_aside, all) = (loaded.set_aside, loaded.records as usize);
    if loaded.is_damaged() {
        let (count, noun) = (number(set_aside), noun(set_aside));
        return format!("At least {count} {noun} couldn't be read and {is} excluded.");
    }
    if !loaded.has_people && all == 0 {
        let (count, noun) = (number(set_aside), noun(set_aside));
        return format!("{count} {noun} couldn't be read and {is} excluded.");
    }
    let (count, of, noun) = (number(set_aside), number(all), noun(all));
    format!("{count} of {of} {noun} couldn't be read and {is} excluded.")
}
