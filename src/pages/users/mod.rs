mod chips;
mod chosen;
mod columns_menu;
mod export_menu;
mod exporting;
mod filters;
mod list;
mod no_rows;
mod panel;
mod row;
mod search_box;
mod selection_bar;
mod shortcuts;
mod sort_header;
mod views_menu;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use self::chips::Chips;
use self::chosen::Chosen;
use self::columns_menu::ColumnsMenu;
use self::export_menu::ExportMenu;
use self::filters::Filters;
use self::list::{Answer, List};
use self::panel::Panel;
use self::search_box::SearchBox;
use self::selection_bar::SelectionBar;
use self::shortcuts::Shortcuts;
use self::views_menu::ViewsMenu;
use super::conceal_switch::FramedSwitch;
use super::load_view::{LoadView, set_aside_sentence};
use crate::engine::Loaded;
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::query::{Parsed, UserQuery};
use crate::session::Session;
use crate::ui::{Notice, PageTitle, ask, users};

/// The page of the list.
#[component]
pub fn Users() -> impl IntoView {
    let navigate = use_navigate();
    let replace = move |href: String| {
        let options = NavigateOptions {
            resolve: false,
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&href, options);
    };
    view! {
        <PageTitle title="Users" product=Session::expect().product() />
        <UserList search=use_location().search replace=Callback::new(replace) />
    }
}

/// The list of users that an address asks for, whoever owns the address.
#[component]
pub fn UserList(
    /// The part of the address after the `?`.
    #[prop(into)]
    search: Signal<String>,
    /// Goes to another address in place of the present one.
    replace: Callback<String>,
) -> impl IntoView {
    let parsed = Memo::new(move |_| UserQuery::parse(&search.get()));
    view! {
        <Ignored parsed />
        <LoadView lines=10 ready=move |loaded| view! { <Ready loaded parsed replace /> }.into_any() />
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
fn Ready(loaded: Loaded, parsed: Memo<Parsed>, replace: Callback<String>) -> impl IntoView {
    let preferences = Preferences::expect();
    let query = Memo::new(move |_| parsed.with(|parsed| parsed.query.clone()));
    // Opening a user leaves the list as it is.
    let list = Memo::new(move |_| query.with(UserQuery::without_user));
    let engine = loaded.engine.clone();
    let answer = ask({
        let engine = engine.clone();
        move || {
            let (engine, query, names) = (engine.clone(), list.get(), preferences.names());
            async move {
                Answer {
                    page: engine.page(&query, query.rows(), names).await,
                    query,
                }
            }
        }
    });
    let platforms = ask({
        let engine = engine.clone();
        move || {
            let engine = engine.clone();
            async move { engine.platforms().await }
        }
    });
    let answer = move || answer.get();
    let total = Memo::new(move |_| answer().map(|answer| answer.page.total));
    let status = move || total.get().map(users).unwrap_or_default();
    let chosen = Chosen::new(list);
    let as_of = loaded.as_of.at;

    let filters = {
        let engine = engine.clone();
        move || {
            let engine = engine.clone();
            platforms
                .get()
                .map(|platforms| view! { <Filters query=list engine platforms total /> })
        }
    };
    let sentence = set_aside_sentence(&loaded);
    let unread = (loaded.set_aside > 0).then(|| {
        let dashboard = Paths::expect().dashboard();
        let link = dashboard.map(|href| view! { <a href=href>"See details on the Dashboard"</a> });
        view! { <Notice><p>{sentence} " " {link}</p></Notice> }
    });
    view! {
        <div class="users">
            <div class="users-side">
                <SearchBox query=list replace />
                {filters}
            </div>
            <section class="users-main" aria-label="Results">
                {unread}
                <div class="users-head">
                    <p class="users-status" role="status" tabindex="-1">{status}</p>
                    <Chips query=list />
                    <div class="toolbar">
                        <ViewsMenu query=list />
                        <ColumnsMenu query />
                        <ExportMenu query=list engine=engine.clone() chosen total as_of />
                        <Shortcuts chosen />
                        <FramedSwitch />
                    </div>
                </div>
                <SelectionBar answer chosen />
                <List answer query=list chosen records=loaded.records as_of />
            </section>
            <Panel query engine as_of />
        </div>
    }
}
