//! Where a page says what was done or went wrong.

use maud::{Markup, html};

use crate::texts::Texts;

/// The place, with all its sentences, in the language of the page. `assets/notice.js` shows them.
pub fn place(texts: &Texts) -> Markup {
    html! {
        div.card.notice #notice tabindex="-1" hidden data-too-many=(texts.too_many)
            data-views-not-saved=(texts.views_not_saved) data-views-changed=(texts.views_changed)
            data-too-many-views=(texts.too_many_views) data-released=(texts.released)
            data-not-released=(texts.not_released)
            data-too-many-releases=(texts.too_many_releases) {
            p role="status" {}
            p role="alert" {}
            button.button type="button" { (texts.close) }
        }
    }
}
