use leptos::prelude::*;
use web_sys::Element;

use super::tools::{Tool, Tools};
use crate::context::Paths;
use crate::pages::{NotLoaded, PartLoading};
use crate::query::UserQuery;
use crate::ui::{Icon, NotArrived, Scope, focus};

/// One user beside the list, whose address stays behind it; nothing while nobody is open.
#[component]
pub fn Panel(
    /// What the address asks for, and what draws it.
    tools: Tools,
) -> impl IntoView {
    let Tools {
        query,
        content,
        continuous,
        ..
    } = tools;
    let scope = Scope::expect();
    let open = Memo::new(move |_| query.with(|query| query.user.clone()));
    let is_open = Memo::new(move |_| open.with(Option::is_some));
    // The focus of whoever was open goes back to their row.
    Effect::new(move |before: Option<Option<String>>| {
        let now = open.get();
        if now.is_some() {
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
        None => view! { <Coming query /> }.into_any(),
        Some(Err(NotArrived)) => view! {
            <div class="panel-head"><Close query /></div>
            <NotLoaded again=tools.fetch />
        }
        .into_any(),
    };
    view! {
        <Show when=move || is_open.get()>
            <aside class="panel" aria-label="User">{content}</aside>
        </Show>
    }
}

/// Until it is known who the user is.
#[component]
pub fn Coming(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> impl IntoView {
    view! {
        <div class="panel-head"><Close query /></div>
        <PartLoading />
    }
}

/// Closes the panel.
#[component]
pub fn Close(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> impl IntoView {
    let paths = Paths::expect();
    let href = move || query.with(|query| paths.users(&query.without_user()));
    view! {
        <a class="icon-button" title="Close" aria-label="Close" href=href data-noscroll="" data-close="">
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
