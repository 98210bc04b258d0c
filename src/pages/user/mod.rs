//! One user: on a page of their own, and beside the list.

mod account;
mod action;
mod days;
mod detail;
mod devices;
mod edit;
mod future;
mod known;
mod mail_link;
mod neighbours;
mod outreach;
mod part;
mod person;
mod remind;
mod reminders;
mod stages;
mod task;
mod way;
mod why;
mod write;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

pub use self::detail::Detail;
use self::detail::DetailColumns;
pub use self::known::{Found, Known, known, stay_with};
pub use self::neighbours::Neighbours;
use self::person::person;
use super::compose::{Compose, Opener};
use super::conceal_switch::FramedSwitch;
use super::load_view::LoadView;
use crate::context::{Paths, Preferences, Session};
use crate::domain::{Names, shortened};
use crate::engine::Loaded;
use crate::markup::{Markup, Value, markup};
use crate::query::UserQuery;
use crate::reactive::{Memo, ReadSignal, RwSignal, effect};
use crate::sentences::isolate;
use crate::ui::{Heading, PageTitle, Skeleton, ask};

/// The page of one user. What stands in its address after the `?` is the list to go back to.
#[component]
pub fn UserPage() -> Value {
    let (session, paths) = (Session::expect(), Paths::expect());
    let location = use_location();
    let query = Memo::new(move |_| UserQuery::parse(&location.search.get()).query);
    let id = {
        let paths = paths.clone();
        Memo::new(move |_| paths.user_id(&location.pathname.get()).unwrap_or_default())
    };
    let title = RwSignal::new(LOADING.to_owned());
    let shown = RwSignal::new(None::<Found>);
    let neighbours = {
        let paths = paths.clone();
        move || {
            let paths = paths.clone();
            shown.get().map(|Found { place, list, .. }| {
                let link = move |id: &str| paths.user(id, &list);
                markup! { <Neighbours place link /> }
            })
        }
    };
    let about = move || {
        let known = shown.get().and_then(|shown| shown.known);
        known.map(|Known { profile, .. }| person(profile))
    };
    let crumb = markup! {
        <div class="user-crumb">
            <p class="back">
                <a href=move || query.with(|query| paths.users(query))>"Back to the list of users"</a>
            </p>
            <FramedSwitch />
            {move || neighbours()}
        </div>
    };
    let head = markup! {
        <div class="user-page-head">
            <PageTitle title id="user-name" product=session.product() />
            {move || about()}
        </div>
    };
    markup! {
        {crumb}
        {head}
        <LoadView skeleton=Skeleton::User ready=move |loaded| markup! { <Ready loaded id query title shown /> } />
    }
}

/// The heading while it is not known whose page it is.
const LOADING: &str = "User";

#[component]
fn Ready(
    loaded: ReadSignal<Loaded>,
    id: Memo<String>,
    query: Memo<UserQuery>,
    title: RwSignal<String>,
    shown: RwSignal<Option<Found>>,
) -> Value {
    let preferences = Preferences::expect();
    let found = ask(move || {
        let (loaded, id, query) = (loaded.get(), id.get(), query.get());
        let names = preferences.names();
        async move { Found::find(&loaded, id, query, names).await }
    });
    // The heading stands above what is said of the data, and outlives it.
    effect(move || {
        let Some(found) = found.get() else { return };
        title.set(match &found.known {
            Some(known) => shortened(known.profile.user.shown_name()).into_owned(),
            None => nobody(&found.id, found.names),
        });
        shown.set(found.known.is_some().then_some(found));
    });
    on_cleanup(move || {
        title.set(LOADING.to_owned());
        shown.set(None);
    });
    let who = Memo::new(move |_| found.with(|found| found.as_ref().map(Found::who)));
    let opener = Opener::new(loaded);
    opener.provide();
    let content = move || {
        let (id, is_known) = who.get()?;
        let known = known(stay_with(id, move || found.get()));
        Some(match is_known {
            // Another user gets new elements: a heading that kept the focus wouldn't be read out again.
            true => Value::fresh(markup! { <DetailColumns known /> }),
            false => markup! { <div class="empty"><p>{REMOVED}</p></div> }.into(),
        })
    };
    markup! {
        {move || content()}
        // This page is in the rest itself.
        <Compose opener has_rest=true />
    }
}

/// What is said of an id that nobody has.
#[component]
pub fn Unknown(
    /// The id, which may be an e-mail address.
    id: String,
) -> Markup {
    let title = nobody(&id, Preferences::expect().names());
    markup! {
        <div class="empty">
            <Heading class="empty-title" id="user-name" tabindex="-1" content=title />
            <p>{REMOVED}</p>
        </div>
    }
}

/// Why somebody may be missing.
const REMOVED: &str =
    "The user may have been removed since this link was created, or their record couldn't be read.";

fn nobody(id: &str, names: Names) -> String {
    match names {
        Names::Shown => format!("There is no user “{}” in the data", isolate(id)),
        Names::Concealed => "There is no such user in the data".to_owned(),
    }
}
