use leptos::html::custom;
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
    let below_first = (level + below).saturating_sub(1);
    let tag = TAGS.get(usize::from(below_first)).unwrap_or(&"h6");
    // Not in `view!`, which would have a copy of it for each level.
    custom(*tag)
        .class(class)
        .id(id)
        .part(part)
        .tabindex(tabindex)
        .child(children())
}

const TAGS: [&str; 5] = ["h1", "h2", "h3", "h4", "h5"];
