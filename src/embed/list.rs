use js_sys::{Array, JSON};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::events::Emit;
use super::given::Given;
use crate::context::{GivenViews, Paths, PortalEvent, Preferences, Session};
use crate::markup::{Value, markup};
use crate::pages::UserList;
use crate::query::UserQuery;
use crate::reactive::provide_context;
use crate::ui::{
    HeadingLevel, Locale, MessageRegion, Messages, Scope, clicked_link, is_plain_click, keep_focus,
    object,
};

/// `<active-users-list>`: the list of users, at an address that the portal owns.
#[component]
pub fn List(given: Given) -> Value {
    let Given {
        emit,
        root,
        look,
        query,
        views,
    } = given;
    let scope = Scope::shadow(root.take());
    scope.clone().provide();
    Messages::provide();
    Value::reactive(move || {
        let look = look.get();
        let links = Session::expect().links();
        let paths = Paths::of_list(look.users_href.clone(), links);
        paths.provide();
        provide_context(GivenViews(views));
        Preferences::provide();
        Locale::new(&look.lang).provide();
        HeadingLevel(look.heading_level).provide();
        Session::expect().portal().listen(listener(&emit));
        let start = paths.users(&UserQuery::default());
        let (of_click, of_typing, scope) = (emit.clone(), emit.clone(), scope.clone());
        let at = start.clone();
        let on_click = move |event: MouseEvent| {
            // First: a click that is handled here no longer counts as a plain one.
            keep_focus(&event, &scope);
            if let Some(link) = clicked_link(&event).filter(|_| is_plain_click(&event))
                && let Some(href) = link.get_attribute("href")
                && let Some(query) = query_of(&href, &at)
            {
                event.prevent_default();
                go(&of_click, &href, query, link.has_attribute("data-replace"));
            }
        };
        let replace = Callback::new(move |href: String| {
            if let Some(query) = query_of(&href, &start) {
                go(&of_typing, &href, query, true);
            }
        });
        // A menu of the list before must not stay open.
        let list = Value::fresh(markup! { <UserList search=query replace /> });
        markup! {
            <div on:click=on_click>
                {list}
                <MessageRegion />
            </div>
        }
    })
}

/// Tells the portal what happens in the list.
fn listener(emit: &Emit) -> Callback<PortalEvent, bool> {
    let emit = emit.clone();
    Callback::new(move |event| {
        let (name, cancelable, detail) = match event {
            PortalEvent::Action { action, ids } => {
                let ids: Array = ids.into_iter().map(JsValue::from).collect();
                let detail = object(&[("action", action.into()), ("ids", ids.into())]);
                ("active-users-action", true, detail)
            }
            PortalEvent::Export { format, count } => {
                let detail = object(&[("format", format.into()), ("count", count.into())]);
                ("active-users-export", true, detail)
            }
            PortalEvent::Open { id } => ("active-users-open", false, object(&[("id", id.into())])),
            PortalEvent::Views { change, views } => {
                let views = JSON::parse(&views).unwrap_or_default();
                let detail = object(&[("change", change.into()), ("views", views)]);
                ("active-users-views", false, detail)
            }
            PortalEvent::Send {
                accepted,
                rejected,
                action,
            } => {
                let detail = object(&[
                    ("accepted", accepted.into()),
                    ("rejected", rejected.into()),
                    ("action", action.into()),
                ]);
                ("active-users-send", false, detail)
            }
        };
        emit.send(name, &detail, cancelable)
    })
}

/// The query of an address of the list, `None` for other addresses.
fn query_of<'a>(href: &'a str, list: &str) -> Option<&'a str> {
    let rest = href.strip_prefix(list)?;
    match rest.as_bytes().first() {
        None => Some(rest),
        Some(b'?' | b'&') => Some(&rest[1..]),
        Some(_) => None,
    }
}

/// Tells where the list goes. The element takes the query over unless the portal does so itself.
fn go(emit: &Emit, href: &str, query: &str, replace: bool) {
    let detail = object(&[
        ("query", query.into()),
        ("href", href.into()),
        ("replace", replace.into()),
    ]);
    emit.send("active-users-query", &detail, true);
}
