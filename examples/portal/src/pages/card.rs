//! A titled box.

use maud::{Markup, html};

/// `content` below the heading `title`; `id` names the heading for the region that it makes.
pub fn card(id: &str, title: &str, content: &Markup) -> Markup {
    html! {
        section.card aria-labelledby=(id) {
            h2 id=(id) { (title) }
            (content)
        }
    }
}
