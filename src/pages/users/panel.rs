use leptos::prelude::*;
use web_sys::Element;

use super::tools::{Tool, Tools};
use crate::context::Paths;
use crate::markup::{Markup, Value, markup};
use crate::pages::{NotLoaded, PartLoading};
use crate::query::UserQuery;
use crate::reactive::{Memo, effect_with};
use crate::ui::{Icon, NotArrived, Scope, focus};

/// One user beside the list, whose address stays behind it; nothing while nobody is open.
#[component]
pub fn Panel(
    /// What the address asks for, and what draws it.
    tools: Tools,
) -> Value {
    let Tools {
        query,
        content,
        continuous,
        ..
    } = tools;
    let scope = Scope::expect();
    let open = Memo::new(move |_| query.with(|query| query.user.clone()));
    let is_open = Memo::new(move |_| open.with(Option::is_some));
    // Closing returns the focus to the user's row.
    effect_with(move |before: Option<Option<String>>| {
        let now = open.get();
        if now.is_some() {
            if now != before.flatten() {
                tools.position.set(None);
            }
            tools.fetch.run(());
        } else if let Some(id) = before.flatten() {
            match tools
                .position
                .get_untracked()
                .filter(|_| untrack(|| continuous.is_on()))
            {
                Some(position) => continuous.focus(position),
                None => focus_row(scope.clone(), id),
            }
        }
        now
    });
    let content = move || match content.get() {
        Some(Ok(draw)) => draw(Tool::Panel, tools),
        None => coming(query),
        Some(Err(NotArrived)) => markup! { {head(query)} <NotLoaded again=tools.fetch /> },
    };
    let panel = move || {
        markup! { <aside class="panel" aria-label="User">{move || content()}</aside> }
    };
    Value::reactive(move || is_open.get().then(&panel))
}

/// Until it is known who the user is that the address asks for.
pub fn coming(query: Memo<UserQuery>) -> Value {
    markup! { {head(query)} <PartLoading /> }
}

/// The head of the panel without a user.
fn head(query: Memo<UserQuery>) -> Markup {
    markup! { <div class="panel-head">{close(query)}</div> }
}

/// Closes the panel, and keeps what else the address asks for.
pub fn close(query: Memo<UserQuery>) -> Markup {
    let paths = Paths::expect();
    let href = move || query.with(|query| paths.users(&query.without_user()));
    markup! {
        <a class="icon-button" title="Close" aria-label="Close" href=move || href() data-noscroll="" data-close="">
            {Icon::Cross.view()}
        </a>
    }
}

/// Moves the focus to the row that a user was opened from.
fn focus_row(scope: Scope, id: String) {
    request_animation_frame(move || {
        let of_user =
            |link: &Element| link.get_attribute("data-user").as_deref() == Some(id.as_str());
        let links = scope.find_all("a[data-user]");
        focus(links.into_iter().find(of_user));
    });
}
