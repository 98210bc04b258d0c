use leptos::prelude::*;

use crate::engine::{Loaded, Progress};
use crate::session::{LoadState, Session};
use crate::ui::{LoadFailed, Loading, Notice, Retry, SignIn, day_and_time, number, to_sign_in};

/// The states of the load that every page has in common: loading, failed, and, above what the
/// page makes of the data, what the reader should know about them.
#[component]
pub fn LoadView(
    /// Lines of text to hold the place of while loading.
    lines: usize,
    /// What the page makes of the data.
    #[prop(into)]
    ready: Callback<Loaded, AnyView>,
) -> impl IntoView {
    let session = Session::expect();
    let state = session.state();
    // One view for the whole of the loading, whatever the progress.
    let is_loading = Memo::new(move |_| state.with(|state| matches!(state, LoadState::Loading(_))));
    let progress = Signal::derive(move || match &*state.read() {
        LoadState::Loading(progress) => *progress,
        _ => Progress::default(),
    });

    move || {
        if is_loading.get() {
            return view! { <slot name="loading"><Loading progress lines /></slot> }.into_any();
        }
        // Renewed data comes without a loading of its own in between.
        match state.get() {
            LoadState::Loading(_) => ().into_any(),
            LoadState::Failed(error) => {
                view! { <slot name="error"><LoadFailed error on_retry=session.retry() sign_in=sign_in(session) /></slot> }
                    .into_any()
            }
            LoadState::Ready(loaded) => view! {
                <LoadNotices loaded=loaded.clone() />
                {ready.run(loaded)}
            }
            .into_any(),
        }
    }
}

/// Where one signs in again, to come back to the present address.
fn sign_in(session: Session) -> Option<String> {
    let config = session.config().get();
    Some(to_sign_in(config?.sign_in.as_deref()?))
}

/// What the reader should know before trusting the numbers.
#[component]
fn LoadNotices(loaded: Loaded) -> impl IntoView {
    let session = Session::expect();
    let partial = loaded.partial.map(|error| {
        view! {
            <Notice>
                <p>
                    <strong>"Only a part of the data arrived. "</strong>
                    {error.to_string()}
                    {format!(" All numbers are those of the {} records that were read.", number(loaded.records as usize))}
                </p>
                <Retry on_retry=session.retry() />
            </Notice>
        }
    });
    let problem = move || {
        session.problem().get().map(|error| {
            let sign_in = error.is_session_end().then(|| sign_in(session)).flatten();
            view! {
                <Notice>
                    <p><strong>"The data could not be renewed. "</strong> {error.to_string()}</p>
                    <SignIn href=sign_in />
                    <Retry on_retry=session.retry() />
                </Notice>
            }
        })
    };
    let old = loaded.as_of.is_old.then(|| {
        let as_of = day_and_time(loaded.as_of.at);
        view! { <Notice><p>{format!("The data is more than 48 hours old: it is as of {as_of}.")}</p></Notice> }
    });
    let unreadable = loaded.as_of.unreadable.map(|text| {
        let sentence = format!(
            "The data does not say when it was made: its generated_at is “{text}”, which is not a date and time. \
             Everything is measured against {} instead.",
            day_and_time(loaded.as_of.at)
        );
        view! { <Notice><p>{sentence}</p></Notice> }
    });
    let ahead = loaded.as_of.is_ahead.then(|| {
        let as_of = day_and_time(loaded.as_of.at);
        let sentence = format!(
            "The data is as of {as_of}, which this computer's clock has not reached. Check the data's \
             generated_at and the clock: one of them is wrong."
        );
        view! { <Notice><p>{sentence}</p></Notice> }
    });
    view! { {problem} {partial} {old} {ahead} {unreadable} }
}

/// How many records could not be read, out of how many.
pub fn set_aside_sentence(loaded: &Loaded) -> String {
    format!(
        "{} of {} records could not be read and {} counted.",
        number(loaded.set_aside),
        number(loaded.records as usize),
        if loaded.set_aside == 1 {
            "is not"
        } else {
            "are not"
        }
    )
}
