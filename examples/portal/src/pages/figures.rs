//! `/figures`: the chart from figures, so that the browser gets no names.

use axum::Extension;
use maud::{Markup, html};

use super::layout::{Place, page};
use crate::elements::{KEEP, REFRESH, SIGN_IN, TIME_ZONE};
use crate::look::Look;
use crate::session::Session;

/// The page. Its chart loads anew every hour.
pub async fn get(Extension(session): Extension<Session>, look: Look) -> Markup {
    let texts = look.texts();
    let main = html! {
        div.heading {
            h1 { (texts.figures) }
            p.quiet { (texts.figures_lead) }
        }
        active-users-chart src="/api/figures.json" users-href="/people" heading-level="2"
            refresh=(REFRESH) keep=(KEEP) time-zone=(TIME_ZONE) sign-in-href=(SIGN_IN) {}
        script type="module" src="/insights/embed.js" {}
    };
    page(look, &session, Place::Figures, texts.figures, &main)
}
