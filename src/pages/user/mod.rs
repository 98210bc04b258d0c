//! One user: on a page of their own, and beside the list.

mod activity_days;
mod detail;
mod devices;
mod facts;
mod future;
mod mail_link;
mod neighbours;
mod remind;
mod reminders;
mod stages;
mod verdict;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

pub use self::detail::Detail;
pub use self::neighbours::Neighbours;
use super::conceal_switch::FramedSwitch;
use super::load_view::LoadView;
use crate::domain::Names;
use crate::engine::Loaded;
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::query::UserQuery;
use crate::sentences::isolate;
use crate::session::Session;
use crate::ui::{Heading, PageTitle, ask};

/// The page of one user. What stands in its address after the `?` is the list to go back to.
#[component]
pub fn UserPage() -> impl IntoView {
    let (session, paths) = (Session::expect(), Paths::expect());
    let location = use_location();
    let query = Memo::new(move |_| UserQuery::parse(&location.search.get()).query);
    let id = {
        let paths = paths.clone();
        Memo::new(move |_| paths.user_id(&location.pathname.get()).unwrap_or_default())
    };
    view! {
        <p class="back">
            <a href=move || query.with(|query| paths.users(query))>"Back to the list of users"</a>
        </p>
        <FramedSwitch />
        <PageTitle title="User" product=session.product() />
        <LoadView lines=8 ready=move |loaded| view! { <Ready loaded id query /> }.into_any() />
    }
}

#[component]
fn Ready(loaded: Loaded, id: Memo<String>, query: Memo<UserQuery>) -> impl IntoView {
    let (paths, preferences) = (Paths::expect(), Preferences::expect());
    let as_of = loaded.as_of.at;
    let profile = ask(move || {
        let (engine, id, query) = (loaded.engine.clone(), id.get(), query.get());
        let names = preferences.names();
        async move { (engine.profile(&id, &query, names).await, id, query) }
    });
    move || {
        let paths = paths.clone();
        profile.get().map(|(found, id, query)| match found {
            Some((profile, place)) => {
                let link = move |id: &str| paths.user(id, &query);
                view! {
                    <Neighbours place link />
                    <article class="card user-card" aria-labelledby="user-name">
                        <Detail profile as_of />
                    </article>
                }
                .into_any()
            }
            None => view! { <Unknown id /> }.into_any(),
        })
    }
}

/// What is said of an id that nobody has.
#[component]
pub fn Unknown(
    /// The id, which may be an e-mail address.
    id: String,
) -> impl IntoView {
    let title = match Preferences::expect().names() {
        Names::Shown => format!("There is no user “{}” in the data", isolate(&id)),
        Names::Concealed => "There is no such user in the data".to_owned(),
    };
    view! {
        <div class="empty">
            <Heading class="empty-title" id="user-name" tabindex="-1">{title}</Heading>
            <p>"The user may have been removed since this link was created, or their record could not be read."</p>
        </div>
    }
}
