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

/// A heading of the level that stands for the page it is on; 2 where nothing else is said.
#[component]
pub fn Heading(
    /// The text of the heading.
    #[prop(into)]
    text: String,
    /// Its CSS class.
    class: &'static str,
    /// Names it for what it is the heading of.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Names it for the styles of a portal.
    #[prop(optional)]
    part: Option<&'static str>,
) -> impl IntoView {
    match use_context() {
        Some(HeadingLevel(1)) => view! { <h1 class=class id=id part=part>{text}</h1> }.into_any(),
        None | Some(HeadingLevel(2)) => {
            view! { <h2 class=class id=id part=part>{text}</h2> }.into_any()
        }
        Some(HeadingLevel(3)) => view! { <h3 class=class id=id part=part>{text}</h3> }.into_any(),
        Some(HeadingLevel(4)) => view! { <h4 class=class id=id part=part>{text}</h4> }.into_any(),
        Some(HeadingLevel(5)) => view! { <h5 class=class id=id part=part>{text}</h5> }.into_any(),
        Some(HeadingLevel(_)) => view! { <h6 class=class id=id part=part>{text}</h6> }.into_any(),
    }
}
