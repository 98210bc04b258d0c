//! The button that releases licenses, and the dialog that asks first. `assets/licenses.js` does the rest.

use maud::{Markup, html};

use crate::api::MOST_RELEASED;
use crate::texts::Texts;

/// The button beside those of the list.
pub fn button(texts: &Texts) -> Markup {
    html! {
        button.button type="button" slot="selection" data-action="release" { (texts.release) }
    }
}

/// The dialog. What its buttons have as `value` becomes its answer; Escape gives none.
pub fn dialog(texts: &Texts) -> Markup {
    html! {
        dialog #release aria-labelledby="release-question" aria-describedby="release-warning"
            data-warning=(texts.release_warning) data-most=(MOST_RELEASED) {
            form.dialog method="dialog" {
                h2 #release-question { (texts.release_question) }
                p #release-warning {}
                div.choices {
                    button.button value="cancel" { (texts.cancel) }
                    button.button value="release" { (texts.release_now) }
                }
            }
        }
    }
}
