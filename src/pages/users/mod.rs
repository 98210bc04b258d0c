mod chips;
mod filters;
mod list;
mod search_box;
mod sort_header;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::chips::Chips;
use self::filters::Filters;
use self::list::{Answer, List};
use self::search_box::SearchBox;
use super::load_view::LoadView;
use crate::engine::Loaded;
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

    // What was clicked may be gone with the list that it belonged to: the focus moves on to the
    // number of rows, which says what has come of the click.
    let status_line = NodeRef::<html::P>::new();
    let focus_status = move |_| {
        request_animation_frame(move || {
            if let Some(line) = status_line.get_untracked() {
                let _ = line.focus();
            }
        });
    };

    view! {
        <div class="users">
            <div class="users-side">
                <SearchBox query />
                <Filters query />
            </div>
            <section class="users-main" aria-label="Results">
                <div class="users-head">
                    <p class="users-status" role="status" tabindex="-1" node_ref=status_line>{status}</p>
                    <div on:click=focus_status>
                        <Chips query />
                    </div>
                </div>
                <List answer=move || answer.get() query records=loaded.records as_of=loaded.as_of.at on_page=focus_status />
            </section>
        </div>
    }
}
