use leptos::prelude::*;

/// The level of the headings below the page's own: another one inside another page.
#[derive(Debug, Clone, Copy)]
pub struct HeadingLevel(pub u8);

impl HeadingLevel {
    /// Gives the level to all components below.
    pub fn provide(self) {
        provide_context(self);
    }
}

/// A heading of the level that fits the page it is on; 2 where none is provided.
#[component]
pub fn Heading(
    /// Its CSS class.
    class: &'static str,
    /// How many levels it is below the others.
    #[prop(optional)]
    below: u8,
    /// Names it for what it is the heading of.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Names it for the styles of a portal.
    #[prop(optional)]
    part: Option<&'static str>,
    /// `-1` where the focus may be moved to it.
    #[prop(optional)]
    tabindex: Option<&'static str>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let HeadingLevel(level) = use_context().unwrap_or(HeadingLevel(2));
    let text = children();
    macro_rules! heading {
        ($tag:ident) => {
            view! { <$tag class=class id=id part=part tabindex=tabindex>{text}</$tag> }.into_any()
        };
    }
    match level + below {
        1 => heading!(h1),
        2 => heading!(h2),
        3 => heading!(h3),
        4 => heading!(h4),
        5 => heading!(h5),
        _ => heading!(h6),
    }
}
