use leptos::prelude::*;

use super::panel::{close, coming};
use super::tools::Tools;
use crate::context::{Paths, PortalEvent, Preferences, Session};
use crate::markup::{Value, markup};
use crate::pages::user::{Detail, Found, Neighbours, Unknown, known, stay_with};
use crate::query::UserQuery;
use crate::reactive::{Memo, effect_with};
use crate::ui::{Icon, Scope, ask, focus_on, is_typing, scroll_to_nearest};

/// The user beside the list, once it is known who that is.
#[component]
pub fn PanelContent(
    /// What the address asks for, and the data that knows the user.
    tools: Tools,
) -> Value {
    let Tools {
        query,
        loaded,
        continuous,
        position,
        ..
    } = tools;
    let (paths, preferences) = (Paths::expect(), Preferences::expect());
    let scope = Scope::expect();
    let portal = Session::expect().portal();
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
    // The user who has been given the focus.
    let focused = StoredValue::new(None::<String>);
    let to_name = scope.clone();
    // A frame is as high as its content: there this would scroll the page around it.
    let is_own_window = !paths.is_without_header();
    let who = Memo::new(move |_| found().map(|found| found.who()));
    effect_with(move |before: Option<Option<(String, bool)>>| {
        let (now, place) = found().map(|found| (found.who(), found.place)).unzip();
        let place = place
            .flatten()
            .map(|place| place.position.saturating_sub(1));
        if place.is_some() {
            position.set(place);
        }
        // Not when newer data has come.
        if now.is_some() && now != before.flatten() {
            match place.filter(|_| untrack(|| continuous.is_on())) {
                Some(place) => continuous.show(place),
                None if is_own_window => show_row(&scope),
                None => {}
            }
        }
        now
    });

    Value::reactive(move || {
        let Some((id, is_known)) = who.get() else {
            return coming(query);
        };
        // Not when it turns out that there is nobody, or somebody, behind the same id.
        if focused
            .try_update_value(|focused| focused.replace(id.clone()))
            .flatten()
            .as_ref()
            != Some(&id)
        {
            // The panel may come while the reader types.
            if !to_name.focused().is_some_and(|focused| is_typing(&focused)) {
                focus_on(&to_name, "#user-name");
            }
            if is_known {
                portal.tell(PortalEvent::Open { id: id.clone() });
            }
        }
        let found = stay_with(id.clone(), found);
        let head = move || {
            let found = found.get();
            found.map(|found| markup! { <Head found query /> })
        };
        // Another user gets new elements: a heading that kept the focus wouldn't be read out again.
        let content = Value::fresh(match is_known {
            true => {
                let known = known(found);
                markup! { <Detail known /> }
            }
            false => markup! { <Unknown id /> },
        });
        let head = markup! { <div class="panel-head">{move || head()}</div> };
        markup! { {head} {content} }
    })
}

/// Steps through the list, opens the user's page and closes the panel.
#[component]
fn Head(found: Found, query: Memo<UserQuery>) -> Value {
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
    let neighbours = known.map(|_| markup! { <Neighbours place link /> });
    let page = paths.user(&id, &list).map(|page| {
        markup! {
            <a class="icon-button" title="Open page" aria-label="Open page" href=page.href rel=page.rel>
                {Icon::Expand.view()}
            </a>
        }
    });
    markup! { {neighbours} {page} {close(query)} }
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
