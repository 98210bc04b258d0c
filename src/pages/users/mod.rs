mod chips;
mod filters;
mod list;
mod search_box;
mod sort_header;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::chips::Chips;
use self::filters::Filters;
use self::list::{Answer, List};
use self::search_box::SearchBox;
use super::load_view::{LoadView, set_aside_sentence};
use crate::engine::Loaded;
use crate::paths::Paths;
use crate::query::{Parsed, UserQuery};
use crate::session::Session;
use crate::ui::{Notice, PageTitle, ask, users};

/// The list of users that the address asks for.
#[component]
pub fn Users() -> impl IntoView {
    let session = Session::expect();
    let search = use_location().search;
    let parsed = Memo::new(move |_| UserQuery::parse(&search.get()));
    view! {
        <PageTitle title="Users" product=session.product() />
        <Ignored parsed />
        <LoadView lines=10 ready=move |loaded| view! { <Ready loaded parsed /> }.into_any() />
    }
}

/// A bookmark must not silently show everybody.
#[component]
fn Ignored(parsed: Memo<Parsed>) -> impl IntoView {
    move || {
        let ignored = parsed.with(|parsed| parsed.ignored.clone());
        let sentences = ignored
            .iter()
            .map(|ignored| view! { <p>{ignored.to_string()}</p> })
            .collect_view();
        (!ignored.is_empty()).then(|| view! { <Notice>{sentences}</Notice> })
    }
}

#[component]
fn Ready(loaded: Loaded, parsed: Memo<Parsed>) -> impl IntoView {
    let query = Memo::new(move |_| parsed.with(|parsed| parsed.query.clone()));
    let engine = loaded.engine.clone();
    let answer = ask(move || {
        let (engine, query) = (engine.clone(), query.get());
        async move {
            Answer {
                page: engine.page(&query, query.rows()).await,
                query,
            }
        }
    });
    let status = move || {
        answer
            .get()
            .map(|answer| users(answer.page.total))
            .unwrap_or_default()
    };

    let sentence = set_aside_sentence(&loaded);
    let unread = (loaded.set_aside > 0).then(|| {
        view! {
            <Notice>
                <p>
                    {sentence} " "
                    <a href=Paths::expect().dashboard()>"See which and why on the Dashboard"</a>
                </p>
            </Notice>
        }
    });
    view! {
        <div class="users">
            <div class="users-side">
                <SearchBox query />
                <Filters query />
            </div>
            <section class="users-main" aria-label="Results">
                {unread}
                <div class="users-head">
                    <p class="users-status" role="status" tabindex="-1">{status}</p>
                    <Chips query />
                </div>
                <List answer=move || answer.get() query records=loaded.records as_of=loaded.as_of.at />
            </section>
        </div>
    }
}
