use leptos::prelude::*;
use web_sys::Element;

use super::continuous::Continuous;
use crate::context::{Paths, PortalEvent, Preferences, Session};
use crate::engine::Loaded;
use crate::pages::user::{Detail, Found, Neighbours, Unknown, known, stay_with};
use crate::query::UserQuery;
use crate::ui::{Icon, Scope, ask, focus, focus_on, scroll_to_nearest};

/// One user beside the list, whose address stays behind it; nothing while nobody is open.
#[component]
pub fn Panel(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// The data that knows the user.
    loaded: ReadSignal<Loaded>,
    /// Where the reader is, where the list is not in pages.
    continuous: Continuous,
) -> impl IntoView {
    let (paths, preferences) = (Paths::expect(), Preferences::expect());
    let scope = Scope::expect();
    let portal = Session::expect().portal();
    let open = Memo::new(move |_| query.with(|query| query.user.clone()));
    let found = ask(move || {
        let (loaded, query, names) = (loaded.get(), query.get(), preferences.names());
        async move {
            let Some(id) = query.user.clone() else {
                return Ok(None);
            };
            let found = Found::find(&loaded, id, query.without_user(), names).await;
            found.map(Some)
        }
    });
    let found = move || found.get().flatten();
    // The user who has been given the focus; it goes back to the row when they are closed.
    let focused = StoredValue::new(None::<String>);
    let position = Memo::new(move |before: Option<&Option<usize>>| {
        let place = found().and_then(|found| found.place);
        let position = place.map(|place| place.position.saturating_sub(1));
        // Of whoever was closed just now.
        position.or_else(|| before.copied().flatten())
    });
    let (to_name, to_row) = (scope.clone(), scope.clone());
    Effect::new(move || {
        if open.get().is_none()
            && let Some(id) = focused.try_update_value(Option::take).flatten()
        {
            match position
                .get_untracked()
                .filter(|_| untrack(|| continuous.is_on()))
            {
                Some(position) => continuous.focus(position),
                None => focus_row(scope.clone(), id),
            }
        }
    });
    // A frame is as high as its content: there this would scroll the page around it.
    let is_own_window = !paths.is_without_header();
    let who = Memo::new(move |_| found().map(|found| found.who()));
    Effect::new(move || {
        if who.with(Option::is_none) {
            return;
        }
        match position
            .get_untracked()
            .filter(|_| untrack(|| continuous.is_on()))
        {
            Some(position) => continuous.show(position),
            None if is_own_window => show_row(&to_row),
            None => {}
        }
    });

    move || {
        let (id, is_known) = who.get()?;
        // Not when it turns out that there is nobody, or somebody, behind the same id.
        if focused
            .try_update_value(|focused| focused.replace(id.clone()))
            .flatten()
            .as_ref()
            != Some(&id)
        {
            focus_on(&to_name, "#user-name");
            if is_known {
                portal.tell(PortalEvent::Open { id: id.clone() });
            }
        }
        let found = stay_with(id.clone(), found);
        let head = move || found.get().map(|found| view! { <Head found /> });
        let content = match is_known {
            true => {
                let known = known(found);
                view! { <Detail known /> }.into_any()
            }
            false => view! { <Unknown id /> }.into_any(),
        };
        Some(view! {
            <aside class="panel" aria-label="User">
                <div class="panel-head">{head}</div>
                {content}
            </aside>
        })
    }
}

/// Steps through the list, opens the user's page and closes the panel.
#[component]
fn Head(found: Found) -> impl IntoView {
    let paths = Paths::expect();
    let Found {
        id,
        known,
        place,
        list,
        ..
    } = found;
    // The next user may be on the next page of the list.
    let position = place.as_ref().map_or(1, |place| place.position);
    let next = place.as_ref().and_then(|place| place.next.clone());
    let link = |id: &str| {
        let is_next = next.as_deref() == Some(id);
        let at = if is_next { position + 1 } else { position - 1 };
        Some(paths.users(&list.with_user_at(id, at)).into())
    };
    let neighbours = known.map(|_| view! { <Neighbours place link /> });
    let page = paths.user(&id, &list).map(|page| {
        view! {
            <a class="icon-button" title="Open page" aria-label="Open page" href=page.href rel=page.rel>
                {Icon::Expand.view()}
            </a>
        }
    });
    view! {
        {neighbours}
        {page}
        <a class="icon-button" title="Close" aria-label="Close" href=paths.users(&list) data-noscroll="" data-close="">
            {Icon::Cross.view()}
        </a>
    }
}

/// Scrolls to the row of the open user where it is out of sight, on another page for instance.
fn show_row(scope: &Scope) {
    let scope = scope.clone();
    request_animation_frame(move || {
        if let Some(row) = scope.find(".row[aria-current]") {
            scroll_to_nearest(&row);
        }
    });
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
