use leptos::prelude::*;

use crate::domain::Instant;
use crate::engine::Engine;
use crate::pages::user::{Detail, Neighbours, Unknown};
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::query::UserQuery;
use crate::ui::{ask, focus_on};

/// One user beside the list, whose address stays behind it; nothing while nobody is open.
#[component]
pub fn Panel(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// Knows the user.
    engine: Engine,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let (paths, preferences) = (Paths::expect(), Preferences::expect());
    let open = Memo::new(move |_| query.with(|query| query.user.clone()));
    let found = ask(move || {
        let (engine, query, names) = (engine.clone(), query.get(), preferences.names());
        async move {
            let id = query.user.clone()?;
            let profile = engine.profile(&id, &query, names).await;
            Some((id, profile, query))
        }
    });
    // The user who has been given the focus; it goes back to the row when they are closed.
    let focused = StoredValue::new(None::<String>);
    Effect::new(move || {
        if open.get().is_none()
            && let Some(id) = focused.try_update_value(Option::take).flatten()
        {
            focus_row(id);
        }
    });

    move || {
        let (id, profile, query) = found.get().flatten()?;
        let list = query.without_user();
        let content = match profile {
            Some((profile, place)) => {
                let link = |id: &str| paths.users(&list.with_user(id));
                view! {
                    <Neighbours place link />
                    <Detail profile as_of />
                }
                .into_any()
            }
            None => view! { <Unknown id=id.clone() /> }.into_any(),
        };
        // Not when the same user is drawn again, with names concealed for instance.
        if focused
            .try_update_value(|focused| focused.replace(id.clone()))
            .flatten()
            .as_ref()
            != Some(&id)
        {
            focus_on("#user-name");
        }
        Some(view! {
            <aside class="panel" aria-label="User">
                <div class="panel-head">
                    <a class="button" href=paths.users(&list) data-noscroll="" data-close="">"Close"</a>
                    <a class="button" href=paths.user(&id, &list)>"Open page"</a>
                </div>
                {content}
            </aside>
        })
    }
}

/// Moves the focus to the row that a user was opened from.
fn focus_row(id: String) {
    request_animation_frame(move || {
        let links = document().query_selector_all("a[data-user]");
        let Ok(links) = links else { return };
        let of_user = |link: &web_sys::Element| {
            link.get_attribute("data-user").as_deref() == Some(id.as_str())
        };
        let link = (0..links.length())
            .filter_map(|at| {
                wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(links.get(at)?).ok()
            })
            .find(of_user);
        crate::ui::focus(link);
    });
}
