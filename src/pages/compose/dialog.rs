use leptos::ev::beforeunload;
use leptos::prelude::*;
use web_sys::Event;

use super::composing::{Composing, MOST};
use super::draft_to_one::DraftToOne;
use super::drafting::Drafting;
use super::editor::Editor;
use super::frame::head;
use super::left_out::LeftOutList;
use super::looking_up::LookingUp;
use super::managers::Managers;
use super::opener::{Opener, Stage};
use super::outcome::Outcome;
use super::preview::Preview;
use super::stopped::headline;
use crate::context::Session;
use crate::markup::{Value, markup};
use crate::reactive::{Memo, RwSignal, Signal, effect_with};
use crate::ui::{focus, number, users};

/// The content of the dialog, while it is open.
#[component]
pub fn ComposeContent(opener: Opener) -> Value {
    let composing = Composing::new(opener);
    let is_open = Memo::new(move |_| opener.stage.get() != Stage::Closed);
    let title = opener.title;
    let focus_title = move || focus(title.get_untracked().map(Into::into));
    // What had the focus goes with the form.
    effect_with(move |before: Option<Option<String>>| {
        let delivery = match opener.stage.get() {
            Stage::Delivery(key) => Some(key),
            _ => None,
        };
        if before.is_some_and(|before| before != delivery) && delivery.is_some() {
            request_animation_frame(focus_title);
        }
        delivery
    });
    Value::reactive(move || {
        is_open.get().then(|| {
            let head = head(opener, move || heading(composing, opener));
            markup! { {head} <Content composing /> }
        })
    })
}

/// What the dialog is about.
fn heading(composing: Composing, opener: Opener) -> String {
    let count = composing.count();
    match opener.stage.get() {
        Stage::Write | Stage::Preview(_)
            if !composing.is_to_one() && composing.audience.with(Option::is_some) =>
        {
            match composing.has_portal() {
                true => format!("Send a reminder to {}", users(count)),
                false => format!("Write to {}", users(count)),
            }
        }
        Stage::Delivery(key) => headline(opener.session.outbox(), &key),
        _ => opener.heading(),
    }
}

#[component]
fn Content(composing: Composing) -> Value {
    // Neither another recipient nor another letter draws the form anew.
    let stage = Memo::new(move |_| match composing.stage.get() {
        Stage::Preview(_) => Stage::Write,
        stage => stage,
    });
    Value::reactive(move || match stage.get() {
        Stage::Delivery(key) => markup! { <Outcome composing key /> },
        Stage::Managers => markup! { <Managers composing /> },
        Stage::Write | Stage::Preview(_) => markup! { <Form composing /> },
        Stage::Closed => Value::Nothing,
    })
}

/// The text and who gets it.
#[component]
fn Form(composing: Composing) -> Value {
    let preview = Memo::new(move |_| match composing.stage.get() {
        Stage::Preview(at) => Some(at),
        _ => None,
    });
    let is_preview = Memo::new(move |_| preview.get().is_some());
    let pressed = move |wanted: bool| (is_preview.get() == wanted).to_string();
    // A reload keeps what is written, but closing the tab does not.
    let leaving = window_event_listener(beforeunload, move |event| {
        if untrack(|| composing.text.is_changed()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
    let too_many = move || {
        let all = composing
            .audience
            .with(|audience| Some(audience.as_ref()?.count));
        let all = all.filter(|all| *all > MOST)?;
        Some(format!(
            "Only the first {} of {} get it at once. Send to the others afterwards.",
            number(MOST),
            users(all)
        ))
    };
    let product = Session::expect().product();
    let active = Memo::new(move |_| {
        let active = composing
            .audience
            .with(|audience| Some(audience.as_ref()?.active));
        active.unwrap_or_default()
    });
    let some_active = move || {
        let who = match active.get() {
            0 => return None,
            1 if composing.count() == 1 => "This person".to_owned(),
            active => format!("{} of them", number(active)),
        };
        Some(format!("{who} used {} in the last 30 days.", product.get()))
    };
    // A draft is out of reach once it is open. A send by the portal checks the list itself.
    let waits = move || {
        let may_be_old = !composing.has_portal() && composing.is_looking_up();
        may_be_old || !composing.knows_who()
    };
    let at = Signal::derive(move || preview.get().unwrap_or_default());
    let letter = move || {
        let is_preview = is_preview.get();
        is_preview.then(|| markup! { <Preview composing at /> })
    };
    let ways = move || match composing.has_portal() {
        true => markup! { <Send composing /> },
        false if composing.is_to_one() => markup! { <DraftToOne composing /> },
        false => markup! { <Drafting composing /> },
    };
    markup! {
        <div class="compose-body">
            <LookingUp composing />
            <LeftOutList composing />
            <p class="hint">{move || too_many()}</p>
            <p class="compose-warning">{move || some_active()}</p>
            <div class="compose-modes" role="group" aria-label="Message">
                <button type="button" class="segment" aria-pressed=move || pressed(false) on:click=move |_: Event| composing.stage.set(Stage::Write)>"Write"</button>
                <button type="button" class="segment" aria-pressed=move || pressed(true) on:click=move |_: Event| composing.stage.set(Stage::Preview(0))>"Preview"</button>
            </div>
            <div hidden=move || is_preview.get()>
                <Editor text=composing.text is_for_one=Signal::derive(move || composing.is_for_one()) />
            </div>
            {move || letter()}
        </div>
        <div class="compose-ways" hidden=move || waits()>{move || ways()}</div>
    }
}

/// Sends the text by the portal, or as a test to the reader.
#[component]
fn Send(composing: Composing) -> Value {
    let test = RwSignal::new(None::<Result<(), String>>);
    let is_testing = RwSignal::new(false);
    let count = move || composing.count();
    let can_send =
        move || count() > 0 && composing.text.is_complete() && !composing.is_looking_up();
    let label = move || match count() {
        0 => "Send".to_owned(),
        _ if composing.is_to_one() => "Send".to_owned(),
        count => format!("Send to {}", users(count)),
    };
    let send_test = move |_: Event| {
        is_testing.set(true);
        leptos::task::spawn_local(async move {
            let sent = composing.send_test().await;
            is_testing.set(false);
            test.set(Some(sent));
        });
    };
    let problem = move || {
        let is_incomplete = !composing.text.is_complete();
        let problem = composing.text.problem.get();
        let problem = problem.or_else(|| test.get()?.err());
        let nobody = composing.audience.with(Option::is_some) && count() == 0;
        problem
            .or_else(|| is_incomplete.then(|| "Write a subject and a message.".to_owned()))
            .or_else(|| {
                nobody.then(|| "Everybody is left out: there is nobody to send it to.".to_owned())
            })
    };
    let said = move || {
        let is_sent = matches!(test.get(), Some(Ok(())));
        is_sent.then_some("Sent a test to your own address.")
    };
    markup! {
        <p class="compose-problem" role="alert">{move || problem()}</p>
        <p class="compose-said" aria-live="polite">{move || said()}</p>
        <div class="compose-foot">
            <button type="button" class="button button-primary" disabled=move || !can_send() on:click=move |_: Event| composing.send()>{move || label()}</button>
            <button type="button" class="button" disabled=move || !can_send() || is_testing.get() on:click=send_test>"Send a test to me"</button>
            <button type="button" class="button button-plain compose-end" on:click=move |_: Event| composing.close()>"Cancel"</button>
        </div>
    }
}
