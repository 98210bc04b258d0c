//! `/people`: the list of Active Users, which keeps its state in the portal's address.

use axum::Extension;
use axum::extract::State;
use maud::{Markup, html};

use super::Failure;
use super::layout::{Place, page};
use crate::look::Look;
use crate::numbers::grouped;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::members::headcount;

/// The page. Its query says what the list shows; a script passes it to the element.
pub async fn get(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    look: Look,
) -> Result<Markup, Failure> {
    let count = portal
        .store()
        .with(|connection| headcount(connection))
        .await?;
    let texts = look.texts();
    let main = html! {
        div.heading {
            h1 { (texts.people) }
            p.quiet { (texts.people_lead) }
        }
        active-users-list src="/api/users.json" users-href="/people" heading-level="2"
            never-notify-url="/api/never-notify" outreach-url="/api/outreach" {
            p.card { (texts.list_fallback.replace("{n}", &grouped(count.members))) }
        }
        script type="module" src="/insights/embed.js" {}
    };
    Ok(page(look, &session, Place::People, texts.people, &main))
}
