//! `/people`: the list of Active Users, which keeps its state in the portal's address, and its views and
//! reminders in the portal's database.

use axum::Extension;
use axum::extract::State;
use maud::{Markup, html};

use super::Failure;
use super::layout::{Place, page};
use super::{notice, release};
use crate::elements::{FIELDS, KEEP, SIGN_IN, TIME_ZONE};
use crate::look::Look;
use crate::numbers::grouped;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::{members::headcount, views};

/// The page. Its query says what the list shows; a script passes it to the element.
pub async fn get(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    look: Look,
) -> Result<Markup, Failure> {
    let admin = session.admin_id;
    let (count, (views, version)) = portal
        .store()
        .with(move |connection| Ok((headcount(connection)?, views::of(connection, admin)?)))
        .await?;
    let texts = look.texts();
    let main = html! {
        div.heading {
            h1 { (texts.people) }
            p.quiet { (texts.people_lead) }
        }
        (notice::place(texts))
        active-users-list src="/api/users.json" users-href="/people" heading-level="2"
            fields=(FIELDS) keep=(KEEP) time-zone=(TIME_ZONE) sign-in-href=(SIGN_IN)
            reminders-url="/api/reminders" never-notify-url="/api/never-notify"
            outreach-url="/api/outreach" cooldown-days="7"
            no-export[!session.may_export] data-views=(views)
            data-views-version=(version) {
            @if session.may_release { (release::button(texts)) }
            p.card { (texts.list_fallback.replace("{n}", &grouped(count.members))) }
        }
        @if session.may_release { (release::dialog(texts)) }
        script type="module" src="/insights/embed.js" {}
    };
    Ok(page(look, &session, Place::People, texts.people, &main))
}
