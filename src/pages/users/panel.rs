use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::engine::Loaded;
use crate::pages::user::{Detail, Neighbours, Previewed, Unknown};
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::query::UserQuery;
use crate::ui::{Icon, Scope, ask, focus, focus_on};

/// One user beside the list, whose address stays behind it; nothing while nobody is open.
#[component]
pub fn Panel(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// The data that knows the user.
    loaded: Signal<Loaded>,
) -> impl IntoView {
    let (paths, preferences) = (Paths::expect(), Preferences::expect());
    let scope = Scope::expect();
    Previewed::provide();
    let open = Memo::new(move |_| query.with(|query| query.user.clone()));
    let found = ask(move || {
        let (loaded, query, names) = (loaded.get(), query.get(), preferences.names());
        async move {
            let id = query.user.clone()?;
            let profile = loaded.engine.profile(&id, &query, names).await;
            Some((id, profile, query, loaded.as_of.at))
        }
    });
    // The user who has been given the focus; it goes back to the row when they are closed.
    let focused = StoredValue::new(None::<String>);
    let (to_name, to_row) = (scope.clone(), scope.clone());
    Effect::new(move || {
        if open.get().is_none()
            && let Some(id) = focused.try_update_value(Option::take).flatten()
        {
            focus_row(scope.clone(), id);
        }
    });
    // A frame is as high as its content: there this would scroll the page around it.
    let is_own_window = !paths.is_without_header();
    let shown =
        Memo::new(move |_| found.with(|found| found.as_ref()?.as_ref().map(|(id, ..)| id.clone())));
    Effect::new(move || {
        if shown.with(Option::is_some) && is_own_window {
            show_row(&to_row);
        }
    });

    move || {
        let (id, profile, query, as_of) = found.get().flatten()?;
        let list = query.without_user();
        let (neighbours, content) = match profile {
            Some((profile, place)) => {
                // The next user may be on the next page of the list.
                let position = place.as_ref().map_or(1, |place| place.position);
                let next = place.as_ref().and_then(|place| place.next.clone());
                let link = |id: &str| {
                    let is_next = next.as_deref() == Some(id);
                    let at = if is_next { position + 1 } else { position - 1 };
                    Some(paths.users(&list.with_user_at(id, at)).into())
                };
                let neighbours = view! { <Neighbours place link /> }.into_any();
                (
                    Some(neighbours),
                    view! { <Detail profile as_of /> }.into_any(),
                )
            }
            None => (None, view! { <Unknown id=id.clone() /> }.into_any()),
        };
        // Not when the same user is drawn again, with names concealed for instance.
        if focused
            .try_update_value(|focused| focused.replace(id.clone()))
            .flatten()
            .as_ref()
            != Some(&id)
        {
            focus_on(&to_name, "#user-name");
        }
        Some(view! {
            <aside class="panel" aria-label="User">
                <div class="panel-head">
                    {neighbours}
                    {paths.user(&id, &list).map(|page| view! {
                        <a class="icon-button" title="Open page" aria-label="Open page" href=page.href rel=page.rel>
                            {Icon::Expand.view()}
                        </a>
                    })}
                    <a class="icon-button" title="Close" aria-label="Close" href=paths.users(&list) data-noscroll="" data-close="">
                        {Icon::Cross.view()}
                    </a>
                </div>
                {content}
            </aside>
        })
    }
}

/// Scrolls to the row of the open user where it is out of sight, on another page for instance.
fn show_row(scope: &Scope) {
    let scope = scope.clone();
    request_animation_frame(move || {
        if let Some(row) = scope.find(".row[aria-current]") {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
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
