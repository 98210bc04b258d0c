//! `/framed`: the whole app in a frame.

use axum::Extension;
use maud::{Markup, html};

use super::layout::{Place, page};
use crate::look::Look;
use crate::session::Session;

/// The page. The framed app sends its height and its address, and a script applies them to the frame and the page.
pub async fn get(Extension(session): Extension<Session>, look: Look) -> Markup {
    let texts = look.texts();
    let app = format!("/insights/?embed=1&theme={}", look.theme());
    let main = html! {
        div.heading {
            h1 { (texts.framed) }
            p.quiet {
                (texts.framed_lead) " "
                a href="/insights/" { (texts.open_insights) }
            }
        }
        iframe src=(app) title="Active Users" {}
    };
    page(look, &session, Place::Framed, texts.framed, &main)
}
