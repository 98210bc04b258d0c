use leptos::prelude::*;
use web_sys::Event;

use super::composing::Composing;
use super::looking_up::LookingUp;
use super::opener::Stage;
use super::refused::refused;
use super::withdrawn::{Fate, Withdrawals, withdrawn_list};
use crate::context::{Preferences, Session};
use crate::domain::Names;
use crate::markup::{Markup, Value, markup};
use crate::outreach::{Delivery, Figures, Recipient};
use crate::pages::sign_in_again::SignInAgain;
use crate::reactive::{Memo, Signal, effect_with};
use crate::ui::{Messages, Scope, focus_on, number};

/// How a delivery goes, and what became of it.
#[component]
pub fn Outcome(
    composing: Composing,
    /// The delivery's key.
    key: String,
) -> Value {
    let session = Session::expect();
    let outbox = move || session.outbox();
    let key = StoredValue::new(key);
    let of = Of { session, key };
    let figures = Memo::new(move |_| of.look(Delivery::figures).unwrap_or_default());
    let is_running = Memo::new(move |_| key.with_value(|key| outbox().is_running(key)));
    let waits = move || key.with_value(|key| outbox().waits(key));
    let answered = move || {
        let Figures {
            total, accepted, ..
        } = figures.get();
        format!("{} of {} accepted", number(accepted), number(total))
    };
    let problem = move || {
        let problem = of.look(|delivery| delivery.problem().cloned());
        problem.flatten().filter(|_| !is_running.get())
    };
    let is_open = Memo::new(move |_| {
        let has_ended = of.look(Delivery::has_ended).unwrap_or(true);
        !has_ended && !is_running.get()
    });
    // Resuming goes by what is known then, not by what was known at the start.
    effect_with(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open && was_open != Some(true) {
            composing.look_up_again();
        }
        is_open
    });
    let busy = move || {
        let seconds = waits()?;
        Some(format!(
            "The portal is busy. Going on in {} …",
            plural(seconds as usize, "second")
        ))
    };
    let is_elsewhere = Memo::new(move |_| of.look(Delivery::is_elsewhere).unwrap_or_default());
    let elsewhere = move || {
        is_elsewhere.get().then_some(
            "A duplicate of this tab took over this reminder. This tab sends no more of it.",
        )
    };
    let is_any_unknown = Memo::new(move |_| figures.get().unknown > 0);
    let said = move || {
        let problem = problem()?;
        Some(match is_any_unknown.get() {
            true => problem.after_an_unknown_try(),
            false => problem.to_string(),
        })
    };
    let preferences = Preferences::expect();
    let is_concealed = move || preferences.names() == Names::Concealed;
    let scope = Scope::expect();
    // The button that was pressed goes.
    let focus_title = move || focus_on(&scope, ".compose-title");
    let messages = Messages::expect();
    let discard = {
        let focus_title = focus_title.clone();
        move |_: Event| match composing.discard(&key.get_value()) {
            true => {
                messages.say("Discarded the reminder".to_owned());
                composing.close();
            }
            false => focus_title(),
        }
    };
    let can_let_go = Memo::new(move |_| figures.get().elsewhere > 0);
    let let_go = {
        let focus_title = focus_title.clone();
        move |_: Event| {
            key.with_value(|key| untrack(|| outbox().let_go(key)));
            match untrack(|| of.look(|_| ())) {
                Some(()) => focus_title(),
                None => composing.stage.set(Stage::Closed),
            }
        }
    };
    let is_to_many = Memo::new(move |_| of.look(Delivery::is_to_many).unwrap_or_default());
    let discard_label = move || match is_to_many.get() {
        true => "Don't send to the others",
        false => "Don't send",
    };
    let cancel = {
        let focus_title = focus_title.clone();
        move |_: Event| {
            key.with_value(|key| untrack(|| outbox().cancel(key)));
            focus_title();
        }
    };
    let can_discard = Memo::new(move |_| is_open.get() && figures.get().waiting > 0);
    let helps = Signal::derive(move || problem().is_some_and(|problem| problem.may_need_sign_in()));
    // Only while the reader can do something about it.
    let of_open = move |users: fn(&Delivery) -> Vec<Recipient>| {
        Memo::new(move |_| of.look(users).filter(|_| is_open.get()))
    };
    let waiting = of_open(|delivery| delivery.waiting().cloned().collect());
    let withdrawn = Withdrawals::of(composing, waiting, is_to_many);
    let to_repeat = of_open(|delivery| delivery.to_repeat().cloned().collect());
    let written = Withdrawals::of(composing, to_repeat, is_to_many);
    let reaches_anybody = move || {
        written.with(Option::is_some).then_some(())?;
        let withdrawn = withdrawn.get()?;
        of.look(|delivery| withdrawn.leave_anybody(delivery))
    };
    let can_resume = move || {
        !is_concealed() && !composing.is_looking_up() && reaches_anybody().unwrap_or_default()
    };
    let resume = move |_: Event| {
        let ids = withdrawn.get_untracked().unwrap_or_default().ids();
        if let Some(post) = composing.post() {
            untrack(|| {
                key.with_value(|key| outbox().withdraw(key, &ids));
                outbox().send(post, key.get_value());
            });
        }
        focus_title();
    };
    let resume_label = move || match is_begun(figures.get()) {
        true => "Resume",
        false => "Try again",
    };
    let done = move || figures.with(|figures| figures.accepted + figures.rejected);
    let looking_up = move || {
        let is_open = is_open.get();
        is_open.then(|| markup! { <LookingUp composing /> })
    };
    let goes_on = move || {
        is_running.get().then(|| {
            markup! { <p class="hint">"You can close this window: sending goes on. Cancel stops before the next part; what was accepted stays sent."</p> }
        })
    };
    let can_remove = move || {
        can_let_go.get().then(|| {
            markup! { <p class="hint">"If that tab is closed, remove them here. You can write to them again once newer data shows who was reminded."</p> }
        })
    };
    let cancel = move || {
        is_running.get().then(|| {
            markup! { <button type="button" class="button" on:click=cancel.clone()>"Cancel sending"</button> }
        })
    };
    let resume = move || {
        is_open.get().then(|| {
            markup! { <button type="button" class="button button-primary" disabled=move || !can_resume() on:click=resume.clone()>{move || resume_label()}</button> }
        })
    };
    let discard = move || {
        can_discard.get().then(|| {
            markup! { <button type="button" class="button" on:click=discard.clone()>{move || discard_label()}</button> }
        })
    };
    let let_go = move || {
        can_let_go.get().then(|| {
            markup! { <button type="button" class="button" on:click=let_go.clone()>"Remove them"</button> }
        })
    };
    markup! {
        <div class="compose-body">
            {move || looking_up()}
            <p class="number" role="status">{move || answered()}</p>
            <progress class="progress" aria-label="Answered" value=move || done().to_string() max=move || figures.get().total.max(1).to_string()></progress>
            <ul class="compose-figures">{move || lines(figures.get())}</ul>
            <p class="compose-warning">{move || busy()}</p>
            <p class="compose-problem" role="alert">{move || said()}</p>
            <SignInAgain helps />
            {move || goes_on()}
            <p class="compose-problem" role="alert">{move || elsewhere()}</p>
            {move || can_remove()}
            {withdrawn_list(withdrawn, Fate::LeftOut)}
            {withdrawn_list(written, Fate::Written)}
            {refused(composing, of)}
        </div>
        <div class="compose-foot">
            {move || cancel()}
            {move || resume()}
            {move || discard()}
            {move || let_go()}
            <button type="button" class="button button-plain compose-end" on:click=move |_: Event| composing.stage.set(Stage::Closed)>
                {move || if is_running.get() || is_open.get() { "Close" } else { "Done" }}
            </button>
        </div>
    }
}

/// One delivery, wherever it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Of {
    session: Session,
    key: StoredValue<String>,
}

impl Of {
    /// Looks at the delivery; `None` where it is not there any more.
    pub fn look<T>(self, look: impl FnOnce(&Delivery) -> T) -> Option<T> {
        self.session
            .outbox()
            .with(|deliveries| self.key.with_value(|key| deliveries.get(key).map(look)))
    }
}

fn is_begun(figures: Figures) -> bool {
    figures.accepted + figures.rejected > 0
}

/// The figures that are not zero.
fn lines(figures: Figures) -> Vec<Markup> {
    let line = |count: usize, words: &'static str| {
        (count > 0)
            .then(|| markup! { <li><span class="number">{number(count)}</span> " " {words}</li> })
    };
    let lines = [
        line(
            figures.accepted,
            "accepted. They count as reminders from the next data refresh on.",
        ),
        line(figures.rejected, "refused, for the reasons below."),
        line(
            figures.unknown,
            "may have been sent: the portal did not confirm it.",
        ),
        line(
            figures.elsewhere,
            "left to that tab, which may have sent them.",
        ),
        line(figures.waiting, "not sent yet."),
    ];
    lines.into_iter().flatten().collect()
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number(count))
}
