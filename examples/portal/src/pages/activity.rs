//! `/activity`: what the elements have told the portal, and the releases that it has noted.

use axum::Extension;
use axum::extract::State;
use maud::{Markup, html};

use super::Failure;
use super::card::card;
use super::date::moment;
use super::layout::{Place, page};
use crate::look::Look;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::activity::{Activity, latest};
use crate::texts::Texts;

/// How many events to show.
const SHOWN: usize = 50;

/// The page.
pub async fn get(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    look: Look,
) -> Result<Markup, Failure> {
    let events = portal
        .store()
        .with(|connection| latest(connection, SHOWN))
        .await?;
    let texts = look.texts();
    let main = html! {
        div.heading {
            h1 { (texts.activity) }
            p.quiet { (texts.activity_lead) }
        }
        (card("events", texts.events, &table(texts, &events)))
    };
    Ok(page(look, &session, Place::Activity, texts.activity, &main))
}

fn table(texts: &Texts, events: &[Activity]) -> Markup {
    html! {
        @if events.is_empty() {
            p.quiet { (texts.no_events) }
        } @else {
            div.scroll {
                table {
                    thead {
                        tr {
                            th scope="col" { (texts.admin) }
                            th scope="col" { (texts.event) }
                            th scope="col" { (texts.detail) }
                            th scope="col" { (texts.time) }
                        }
                    }
                    tbody {
                        @for event in events {
                            tr {
                                td { bdi { (event.admin) } }
                                td { code dir="ltr" { (event.event) } }
                                td { code dir="ltr" { (event.detail) } }
                                td { (moment(texts, &event.at)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
