//! `/presets`: a chart in the colours of other design systems, and in other sizes.

use axum::Extension;
use maud::{Markup, html};

use super::layout::{Place, page};
use crate::elements::{KEEP, SIGN_IN, TIME_ZONE};
use crate::look::Look;
use crate::session::Session;

/// The preset at first.
const FIRST: &str = "bootstrap";

/// The sizes of text, as custom properties take them, in the order of their names.
const SIZES: [&str; 3] = ["1rem", "0.875rem", "1.25rem"];

/// The page. `assets/presets.js` does what its two selects say.
pub async fn get(Extension(session): Extension<Session>, look: Look) -> Markup {
    let texts = look.texts();
    let presets = [
        (FIRST, "Bootstrap"),
        ("material", "Material"),
        ("django", "Django"),
        ("", texts.own_look),
    ];
    let main = html! {
        div.heading {
            h1 { (texts.presets) }
            p.quiet { (texts.presets_lead) }
        }
        div.choices {
            label for="preset" { (texts.preset) }
            select #preset autocomplete="off" {
                @for (file, name) in presets { option value=(file) { (name) } }
            }
            label for="text-size" { (texts.text_size) }
            select #text-size autocomplete="off" {
                @for (size, name) in SIZES.into_iter().zip(texts.text_sizes) {
                    option value=(size) { (name) }
                }
            }
        }
        link rel="stylesheet" href="/assets/presets/tokens.css";
        link #preset-styles rel="stylesheet" href={ "/assets/presets/" (FIRST) ".css" };
        active-users-chart src="/api/figures.json" users-href="/people" heading-level="2"
            keep=(KEEP) time-zone=(TIME_ZONE) sign-in-href=(SIGN_IN) {}
        script type="module" src="/insights/embed.js" {}
    };
    page(look, &session, Place::Presets, texts.presets, &main)
}
