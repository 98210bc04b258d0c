use leptos::prelude::*;

use crate::context::Link;
use crate::markup::{Markup, markup};
use crate::store::Place;
use crate::ui::{Icon, number};

/// Links to the users before and after in the list, and where this one stands in it.
#[component]
pub fn Neighbours(
    /// Where the user stands; `None` for a user who is not in the list.
    place: Option<Place>,
    /// The address of another user.
    link: impl Fn(&str) -> Option<Link>,
) -> Markup {
    let step = |id: Option<&String>, text: &'static str, icon: Icon| {
        let link = id.and_then(|id| link(id));
        // One step of the history, however many users it leads through: Back leaves them all.
        link.map(|link| {
            markup! {
                <a class="pager-step" title=text href=link.href rel=link.rel data-noscroll="" data-replace="">
                    {icon.view()}<span class="visually-hidden">{text}</span>
                </a>
            }
        })
    };
    match place {
        None => markup! { <p class="neighbours quiet">"Not in the current list."</p> },
        Some(place) => markup! {
            <nav class="neighbours" data-moves-focus="" aria-label="Users of the list">
                <span class="number">{format!("{} of {}", number(place.position), number(place.total))}</span>
                {step(place.previous.as_ref(), "Previous", Icon::Up)}
                {step(place.next.as_ref(), "Next", Icon::Down)}
            </nav>
        },
    }
}
