use leptos::prelude::*;

use crate::ui::Heading;

/// A part of what is known of a user, under its own heading.
#[component]
pub fn Part(
    /// The heading.
    name: &'static str,
    /// How many levels the heading is below the others of its place.
    below: u8,
    /// The part in a few words.
    #[prop(into, optional)]
    note: Option<String>,
    /// Whether the heading is only for who can't see where the part begins.
    #[prop(optional)]
    is_plain: bool,
    /// The part itself.
    children: Children,
) -> impl IntoView {
    let note = note.map(|note| view! { <p class="user-note">{note}</p> });
    let head = if is_plain {
        "visually-hidden"
    } else {
        "user-part-head"
    };
    view! {
        <section class="user-part" aria-label=name>
            <div class=head>
                <Heading class="user-heading" below tabindex="-1">{name}</Heading>
                {note}
            </div>
            {children()}
        </section>
    }
}
