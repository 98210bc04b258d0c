use std::collections::BTreeMap;

use leptos::prelude::*;

use super::composing::{Composing, Stage};
use super::looking_up::LookingUp;
use crate::context::{Preferences, Session};
use crate::domain::Names;
use crate::outreach::{Delivery, Figures};
use crate::source::Config;
use crate::ui::{CopyButton, Scope, SignIn, ask, focus_on, number, users};

/// As many of those who were refused are shown by name.
const MOST_SHOWN: usize = 100;

/// How a delivery goes, and what became of it.
#[component]
pub fn Outcome(
    composing: Composing,
    /// The delivery's key.
    key: String,
) -> impl IntoView {
    let session = Session::expect();
    let outbox = move || session.outbox();
    let key = StoredValue::new(key);
    let delivery = Memo::new(move |_| key.with_value(|key| outbox().delivery(key)));
    let figures = Memo::new(move |_| {
        delivery.with(|delivery| delivery.as_ref().map(Delivery::figures).unwrap_or_default())
    });
    let is_running = Memo::new(move |_| key.with_value(|key| outbox().is_running(key)));
    let waits = move || key.with_value(|key| outbox().waits(key));
    let config = Memo::new(move |_| session.config().get().unwrap_or_default());
    let answered = move || {
        let Figures {
            total, accepted, ..
        } = figures.get();
        format!("{} of {} accepted", number(accepted), number(total))
    };
    let problem = move || {
        let problem = delivery.with(|delivery| delivery.as_ref()?.problem().cloned());
        problem.filter(|_| !is_running.get())
    };
    let is_open = Memo::new(move |_| {
        let is_done = delivery.with(|delivery| delivery.as_ref().is_none_or(Delivery::is_done));
        !is_done && !is_running.get()
    });
    let busy = move || {
        let seconds = waits()?;
        Some(format!(
            "The portal is busy. Going on in {} …",
            plural(seconds as usize, "second")
        ))
    };
    let said = move || problem().map(|problem| problem.to_string());
    let preferences = Preferences::expect();
    let is_concealed = move || preferences.names() == Names::Concealed;
    let scope = Scope::expect();
    // The button that was pressed goes.
    let focus_title = move || focus_on(&scope, ".compose-title");
    let discard = {
        let focus_title = focus_title.clone();
        move |_| {
            key.with_value(|key| untrack(|| outbox().discard_waiting(key)));
            focus_title();
        }
    };
    let cancel = {
        let focus_title = focus_title.clone();
        move |_| {
            key.with_value(|key| untrack(|| outbox().cancel(key)));
            focus_title();
        }
    };
    let can_discard = Memo::new(move |_| is_open.get() && figures.get().waiting > 0);
    let sign_in = move || {
        let helps = problem().is_some_and(|problem| problem.may_need_sign_in());
        let Config { sign_in, .. } = config.get();
        view! { <SignIn template=sign_in.filter(|_| helps) /> }
    };
    let resume = move |_| {
        untrack(|| composing.resume(key.get_value()));
        focus_title();
    };
    let resume_label = move || match is_begun(figures.get()) {
        true => "Resume",
        false => "Try again",
    };
    let done = move || figures.with(|figures| figures.accepted + figures.rejected);
    view! {
        <div class="compose-body">
            <Show when=move || is_open.get()>
                <LookingUp composing />
            </Show>
            <p class="number" role="status">{answered}</p>
            <progress class="progress" aria-label="Answered" value=move || done().to_string() max=move || figures.get().total.max(1).to_string()></progress>
            <ul class="compose-figures">{move || lines(figures.get())}</ul>
            <p class="compose-warning">{busy}</p>
            <p class="compose-problem" role="alert">{said}</p>
            {sign_in}
            <Show when=move || is_running.get()>
                <p class="hint">"You can close this window: sending goes on. Cancel stops before the next part; what was accepted stays sent."</p>
            </Show>
            <Refused composing delivery />
        </div>
        <div class="compose-foot">
            <Show when=move || is_running.get()>
                <button type="button" class="button" on:click=cancel.clone()>"Cancel sending"</button>
            </Show>
            <Show when=move || is_open.get()>
                <button type="button" class="button button-primary" disabled=move || is_concealed() || !composing.knows_who() on:click=resume.clone()>{resume_label}</button>
            </Show>
            <Show when=move || can_discard.get()>
                <button type="button" class="button" on:click=discard.clone()>"Don't send to the others"</button>
            </Show>
            <button type="button" class="button button-plain compose-end" on:click=move |_| composing.stage.set(Stage::Closed)>
                {move || if is_running.get() || is_open.get() { "Close" } else { "Done" }}
            </button>
        </div>
    }
}

fn is_begun(figures: Figures) -> bool {
    figures.accepted + figures.rejected > 0
}

/// The figures that are not zero.
fn lines(figures: Figures) -> impl IntoView {
    let line = |count: usize, words: &'static str| {
        (count > 0)
            .then(|| view! { <li><span class="number">{number(count)}</span> " " {words}</li> })
    };
    [
        line(
            figures.accepted,
            "accepted. They count as reminders from the next data refresh on.",
        ),
        line(figures.rejected, "refused by the portal."),
        line(
            figures.unknown,
            "may have been sent: the portal did not confirm it.",
        ),
        line(figures.waiting, "not sent yet."),
    ]
}

/// Whom the portal has refused, and why.
#[component]
fn Refused(composing: Composing, delivery: Memo<Option<Delivery>>) -> impl IntoView {
    let preferences = Preferences::expect();
    let refused = Memo::new(move |_| {
        delivery.with(|delivery| {
            let refused = delivery.iter().flat_map(Delivery::refused);
            let refused = refused.map(|(id, reason)| (id.to_owned(), reason));
            refused.collect::<Vec<_>>()
        })
    });
    let is_any = Memo::new(move |_| !refused.read().is_empty());
    let people = ask(move || {
        let (refused, post, names) = (refused.get(), composing.post(), preferences.names());
        async move {
            let ids: Vec<_> = refused.iter().map(|(id, _)| id.as_str()).collect();
            match post.filter(|_| names == Names::Shown) {
                Some(post) => post.loaded.engine.people(&ids).await,
                None => Vec::new(),
            }
        }
    });
    let names = Memo::new(move |_| {
        let people = people.get().unwrap_or_default().into_iter();
        let people = people.map(|profile| profile.user);
        let names = people.map(|user| (user.id.to_string(), user.shown_name().to_owned()));
        names.collect::<BTreeMap<_, _>>()
    });
    let rows = move || {
        let rows = refused.get().into_iter().take(MOST_SHOWN);
        rows.map(|(id, reason)| {
            let name = names.with(|names| names.get(&id).cloned()).unwrap_or(id);
            let reason = reason.unwrap_or_else(|| "No reason given".to_owned());
            view! { <li class="compose-person"><bdi class="compose-name">{name}</bdi> <bdi class="quiet">{reason}</bdi></li> }
        })
        .collect_view()
    };
    let has_people = Memo::new(move |_| names.with(|names| !names.is_empty()));
    let copy = Callback::new(move |()| {
        let people = people.get_untracked().unwrap_or_default().into_iter();
        let addresses: Vec<_> = people.filter_map(|profile| profile.user.email).collect();
        addresses.join("\n")
    });
    view! {
        <Show when=move || is_any.get()>
            <details class="compose-left-out" open>
                <summary>{move || format!("{} refused", users(refused.read().len()))}</summary>
                <ul>{rows}</ul>
                <Show when=move || has_people.get()>
                    <CopyButton label="Copy their addresses" said="Copied the addresses" text=copy />
                </Show>
            </details>
        </Show>
    }
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number(count))
}
