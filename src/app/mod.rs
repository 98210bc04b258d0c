//! The app's shell: header, router, pages.

mod frame;

use std::time::Duration;

use js_sys::Map;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;
use web_sys::{Element, Url};

use self::frame::Frame;
use crate::context::{Link, Paths, Preferences, Session, app_folder, is_framed};
use crate::engine::{Answers, answer_early_with, fetch_answers_by, run_workers_with, serve};
use crate::markup::{Value, markup};
use crate::pages::{
    ConcealSwitch, Dashboard, DrawDialog, DrawPage, DrawSetAside, DrawTool, LazyPage, NotFound,
};
use crate::query::{Route, UserQuery};
use crate::reactive::{Memo, effect, provide_context};
use crate::ui::{
    FirstPage, MessageRegion, Messages, Part, Scope, Skeleton, TimeZone, keep_focus,
    leave_lookalikes, logo, push_before_router, skip_to_content,
};

/// What the app fetches when it is first opened.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The list of users.
    pub users: Part<DrawPage>,
    /// The content of the list's menus, and the user beside it.
    pub tools: Part<DrawTool>,
    /// One user.
    pub user: Part<DrawPage>,
    /// What came of each send.
    pub reminders: Part<DrawPage>,
    /// The guide.
    pub guide: Part<DrawPage>,
    /// The records that couldn't be read, on the Dashboard.
    pub set_aside: Part<DrawSetAside>,
    /// The dialog for writing to users, over a page.
    pub compose: Part<DrawDialog>,
    /// Fetches the code that answers the questions of the list and the other pages.
    pub answers: Answers,
}

/// Mounts the app in the page, replacing the text that is there in case it can't start.
///
/// In a worker, it serves the page that has started the worker.
pub fn start(parts: Parts) {
    fetch_answers_by(parts.answers);
    if serve() {
        return;
    }
    std::panic::set_hook(Box::new(|panic| stop(&panic.to_string())));
    if let Ok(Some(script)) = document().query_selector("script[data-app]") {
        program(&script).into_iter().for_each(run_workers_with);
        early(&script).into_iter().for_each(answer_early_with);
    }
    // The browser has just compiled the program: let it answer before the page is drawn.
    set_timeout(move || mount(parts), Duration::ZERO);
}

fn mount(parts: Parts) {
    if let Some(element) = document().get_element_by_id("app") {
        element.set_text_content(None);
        let place = element.clone();
        let app = move || view! { <App place parts /> };
        mount_to(element.unchecked_into(), app).forget();
    }
}

/// The address of the program's script, which the start script names.
fn program(start: &Element) -> Option<String> {
    let (src, app) = (
        start.get_attribute("src")?,
        start.get_attribute("data-app")?,
    );
    let base = document().base_uri().ok()??;
    let src = Url::new_with_base(&src, &base).ok()?;
    Some(Url::new_with_base(&app, &src.href()).ok()?.href())
}

/// The requests that the start script has made.
fn early(start: &Element) -> Option<Map> {
    js_sys::Reflect::get(start, &"early".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Reports a crash: a page that only looks alive would be worse.
fn stop(reason: &str) {
    leptos::logging::error!("{reason}");
    if let Some(element) = document().get_element_by_id("app") {
        element.set_text_content(Some(
            "Active Users stopped because of an internal error. Reload the page. If it happens again, send \
             the site owner the error from the browser console.",
        ));
    }
}

/// Everything on the page.
#[component]
pub fn App(
    /// What it is mounted in.
    place: Element,
    /// What comes later.
    parts: Parts,
) -> impl IntoView {
    let base = app_folder();
    let session = Session::of_app(&base);
    session.provide();
    provide_context(TimeZone(session.time_zone()));
    let is_framed = is_framed();
    take_theme(session);
    let paths = Paths::of_app(base.clone(), session.links());
    paths.provide();
    Preferences::provide();
    leave_lookalikes(&base);
    FirstPage::provide();
    Scope::page().provide();
    Messages::provide();
    provide_context(parts.compose);
    provide_context(parts.set_aside);
    provide_context(parts.tools);
    let (to_router, to_page) = (base.clone(), base.clone());
    let frame = is_framed.then(|| (place, base.clone()));
    let on_click = move |event: MouseEvent| {
        push_before_router(&event, &base);
        keep_focus(&event, &Scope::page());
    };

    let class = match is_framed {
        true => "page page-framed",
        false => "page",
    };
    let content = move || {
        markup! {
            <div class="app" on:click=on_click>
                {frame.map(|(app, base)| markup! { <Frame app base /> })}
                {(!is_framed).then(header)}
                <main class=class id="main" tabindex="-1">
                    <Page base=to_page parts />
                </main>
                <MessageRegion label="Messages" />
            </div>
        }
    };
    view! { <Router base=to_router>{content()}</Router> }
}

/// The page that the address names. The router's own choice of pages would weigh 14 kB more.
///
/// The signals of a page are gone before its elements: what hears `blur` or `focusout` must read them with `try_`.
#[component]
fn Page(base: String, parts: Parts) -> Value {
    let path = use_location().pathname;
    let route = Memo::new(move |_| Route::at(&path.read(), &base));
    let list = Skeleton::List {
        compact: untrack(|| Preferences::expect().compact_rows()),
    };
    fetch_ahead(route, parts);
    let page = Value::reactive(move || {
        let lazy = |page, skeleton| markup! { <LazyPage page skeleton /> };
        Value::fresh(match route.get() {
            Some(Route::Dashboard) => markup! { <Dashboard /> },
            Some(Route::Users) => lazy(parts.users, list),
            Some(Route::User) => lazy(parts.user, Skeleton::User),
            Some(Route::Reminders) => lazy(parts.reminders, Skeleton::Reminders),
            Some(Route::Guide) => lazy(parts.guide, Skeleton::Guide),
            None => markup! { <NotFound /> },
        })
    });
    #[expect(clippy::disallowed_methods, reason = "the router provides it")]
    let browser = leptos::prelude::expect_context::<BrowserUrl>();
    effect(move || {
        // Read and not just tracked: a memo that nobody reads never runs.
        path.get();
        // The router waits for this before it scrolls, and before it notes the address. The page is drawn by then.
        browser.ready_to_complete();
    });
    page
}

/// Takes the theme of the configuration, unless the address has one.
fn take_theme(session: Session) {
    let config = session.config();
    let root = document().document_element();
    let root = root.filter(|root| !root.has_attribute("data-theme"));
    let theme = move || config.with(|config| config.as_ref()?.theme.clone());
    effect(move || {
        if let (Some(theme), Some(root)) = (theme(), &root) {
            let _ = root.set_attribute("data-theme", &theme);
        }
    });
}

/// Fetches the other pages once the numbers are there, so that they open at once. The list fetches the rest itself.
fn fetch_ahead(route: Memo<Option<Route>>, parts: Parts) {
    let session = Session::expect();
    let is_ready = Memo::new(move |_| session.loaded().get().is_some());
    effect(move || {
        if is_ready.get() {
            parts.users.prefetch();
            if route.get_untracked() == Some(Route::Dashboard) {
                parts.user.prefetch();
            }
        }
    });
}

fn header() -> Value {
    let paths = Paths::expect();
    let session = Session::expect();
    let path = use_location().pathname;
    let brand = {
        let (paths, product) = (paths.clone(), session.product());
        move || {
            let (href, product) = (paths.dashboard(), product.get());
            markup! { <a class="brand" href=href>{logo()} {product}</a> }
        }
    };
    let nav = move || {
        let path = path.get();
        let item = |link: Option<Link>, name: &'static str| {
            let (href, rel) = link.map(|link| (link.href, link.rel)).unzip();
            // Without the parameters that links keep, such as the theme.
            let own_path = href
                .as_deref()
                .and_then(|href| href.split(['?', '#']).next());
            let current = (own_path == Some(&*path)).then_some("page");
            markup! { <li><a class="nav-link" href=href rel=rel.flatten() aria-current=current>{name}</a></li> }
        };
        let users = paths.users(&UserQuery::default());
        let mut items = vec![
            item(paths.dashboard().map(Into::into), "Dashboard"),
            item(Some(users.into()), "Users"),
            item(paths.reminders().map(Into::into), "Reminders"),
            item(paths.guide(None), "Guide"),
        ];
        items.extend(paths.home().map(|link| item(Some(link), "Portal")));
        markup! { <nav aria-label="Main"><ul class="nav">{items}</ul></nav> }
    };

    let skip = markup! { <a class="skip-link" href="#main" rel="external" on:click=skip_to_content>"Skip to content"</a> };
    let header = markup! {
        <header class="header">
            {move || brand()}
            {move || nav()}
            <div class="header-end"><ConcealSwitch /></div>
        </header>
    };
    markup! { {skip} {header} }
}
