//! A titled box.

use maud::{Markup, html};

/// A region with the heading `title` above `content`. `id` becomes the heading's id,
/// which labels the region.
pub fn card(id: &str, title: &str, content: &Markup) -> Markup {
    html! {
        section.card aria-labelledby=(id) {
            h2 id=(id) { (title) }
            (content)
        }
    }
}
