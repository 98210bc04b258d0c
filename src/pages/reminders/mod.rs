mod cooldown;
mod empty;
mod groups;
mod log;
mod more;
mod never;
mod people;
mod places;
mod rate;
mod save;
mod save_log;
mod sums;
mod table;

use leptos::prelude::*;
use web_sys::Event;

use self::cooldown::cooldown_card;
use self::empty::empty;
use self::groups::groups;
use self::log::log_card;
use self::never::never_notify_list;
use self::places::{any_sent_here, send_button};
use self::save::save_button;
use self::sums::sums;
use self::table::send_table;
use super::as_of::AsOfLine;
use super::load_view::{LoadView, UnreadNotice};
use crate::context::{Lists, Paths, Session};
use crate::domain::Instant;
use crate::engine::{Loaded, Stopped};
use crate::markup::{Markup, Value, markup};
use crate::reactive::{Memo, ReadSignal, Signal};
use crate::store::Sends;
use crate::ui::{PageTitle, Scope, Skeleton, ask, focus_on};

/// The sends of the data, and the instant that they are measured against. They stay on screen until
/// a refresh has the new ones.
type Answer = Signal<Option<(Sends, Instant)>>;

/// Each send of the last 90 days, and what came of it. A rate is said as strongly as its number of
/// people allows.
#[component]
pub fn Reminders() -> Value {
    let session = Session::expect();
    let loaded = session.loaded();
    let sends = ask(move || {
        let loaded = loaded.get();
        async move {
            let Some(Loaded { engine, as_of, .. }) = loaded else {
                return Ok(None);
            };
            let sends = engine.sends().await?;
            Ok::<_, Stopped>(Some((sends, as_of.at)))
        }
    });
    let sends = Signal::derive(move || sends.get().flatten());
    let as_of = Memo::new(move |_| loaded.with(|loaded| Some(loaded.as_ref()?.as_of.clone())));
    let as_of = move || {
        let as_of = as_of.get()?;
        Some(markup! { <AsOfLine as_of /> })
    };
    let has_sends = has_sends(sends);
    let save = move || (has_sends.get() == Some(true)).then(|| save_button(sends));
    let head = markup! {
        <div class="reminders-head">
            <PageTitle title="Reminders" product=session.product() />
            {move || as_of()}
            <div class="reminders-tools">{kept_link()} {move || save()} {send_button()}</div>
        </div>
    };
    markup! {
        {head}
        <LoadView skeleton=Skeleton::Reminders ready=move |loaded| markup! { <Ready loaded sends /> } />
    }
}

/// Each part is drawn on its own and patched by a refresh.
#[component]
fn Ready(loaded: ReadSignal<Loaded>, sends: Answer) -> Value {
    let (has_sends, any_sent_here) = (has_sends(sends), any_sent_here());
    let is_empty = move || has_sends.get() == Some(false) && !any_sent_here.get();
    let has_rows = Memo::new(move |_| {
        has_sends
            .get()
            .is_some_and(|any| any || any_sent_here.get())
    });
    let drawn = move |draw: fn(Sends) -> Markup| sends.get().map(|(sends, _)| draw(sends));
    let empty = Value::reactive(move || is_empty().then(|| drawn(empty)).flatten());
    let rows = Value::reactive(move || {
        has_rows.get().then(|| {
            markup! {
                {move || drawn(sums)}
                {send_table(sends)}
                {move || drawn(groups)}
                {end()}
            }
        })
    });
    let lists = Lists::expect();
    lists.keep_fresh();
    let kept = markup! {
        <div class="reminders-kept" id=KEPT tabindex="-1">
            {never_notify_list(loaded, lists)}
            {cooldown_card(lists)}
            {log_card(loaded, lists)}
        </div>
    };
    markup! {
        <UnreadNotice loaded dashboard=Paths::expect().dashboard() />
        <NoServer />
        {empty}
        {rows}
        {kept}
    }
}

/// What the rates can't tell.
fn end() -> Markup {
    markup! {
        <p class="reminders-end">
            "Somebody came back if a use follows the reminder within 14 days. Whether they came because of it, this data can't tell: some would have come anyway, so compare texts only where their ranges do not overlap."
        </p>
    }
}

/// The id of the part with the lists.
const KEPT: &str = "kept";

/// Skips the sends and goes to the lists below them.
fn kept_link() -> Markup {
    let (scope, reminders) = (Scope::expect(), Paths::expect().reminders());
    let href = reminders.map(|reminders| format!("{reminders}#{KEPT}"));
    markup! { <a class="reminders-kept-link" href=href on:click=move |_: Event| focus_on(&scope, "#kept")>"Never-notify list and outreach log"</a> }
}

/// Whether there are any, once that is known.
fn has_sends(sends: Answer) -> Memo<Option<bool>> {
    Memo::new(move |_| sends.with(|sends| Some(!sends.as_ref()?.0.sends.is_empty())))
}

/// Says what is not in the list where reminders are written in a mail program.
#[component]
fn NoServer() -> Value {
    let config = Session::expect().config();
    let has_none =
        Memo::new(move |_| config.with(|config| Some(config.as_ref()?.reminders.url.is_none())));
    Value::reactive(move || {
        let note = || {
            markup! {
                <p class="reminders-note">
                    "No server for reminders is set up, so drafts open in your mail program. Only what your data says was sent is listed here."
                </p>
            }
        };
        (has_none.get() == Some(true)).then(note)
    })
}
