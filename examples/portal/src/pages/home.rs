//! `/`: the organization at a glance, and the chart of active users.

use axum::Extension;
use axum::extract::State;
use maud::{Markup, html};

use super::Failure;
use super::card::card;
use super::date::date;
use super::layout::{Place, page};
use crate::elements::{FIELDS, KEEP, SIGN_IN, TIME_ZONE};
use crate::look::Look;
use crate::numbers::grouped;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::members::{Headcount, Newcomer, headcount, newcomers};
use crate::store::reminders::{Sent, latest};
use crate::texts::Texts;

/// How many newcomers and how many reminders to show.
const SHOWN: usize = 5;

/// The page.
pub async fn get(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    look: Look,
) -> Result<Markup, Failure> {
    let (count, newcomers, reminders) = portal
        .store()
        .with(|connection| {
            Ok((
                headcount(connection)?,
                newcomers(connection, SHOWN)?,
                latest(connection, SHOWN)?,
            ))
        })
        .await?;
    let texts = look.texts();
    let main = html! {
        div.heading {
            h1 { (texts.home) }
            p.quiet { (texts.home_lead) }
        }
        (tiles(texts, count))
        div.columns {
            active-users-chart src="/api/users.json" users-href="/people" heading-level="2"
                fields=(FIELDS) keep=(KEEP) time-zone=(TIME_ZONE) sign-in-href=(SIGN_IN) {
                p.card { (texts.chart_fallback.replace("{n}", &grouped(count.members))) }
            }
            (card("newcomers", texts.newcomers, &newest(texts, &newcomers)))
        }
        (card("reminders", texts.reminders, &sent(texts, &reminders)))
        script type="module" src="/insights/embed.js" {}
    };
    Ok(page(look, &session, Place::Home, texts.home, &main))
}

fn tiles(texts: &Texts, count: Headcount) -> Markup {
    let tiles = [
        (texts.members, count.members),
        (texts.licensed, count.licensed),
        (texts.provisioned, count.provisioned),
        (texts.suspended, count.suspended),
    ];
    html! {
        dl.tiles {
            @for (name, number) in tiles {
                div.card {
                    dt { (name) }
                    dd { (grouped(number)) }
                }
            }
        }
    }
}

fn newest(texts: &Texts, newcomers: &[Newcomer]) -> Markup {
    html! {
        @if newcomers.is_empty() {
            p.quiet { (texts.no_newcomers) }
        } @else {
            ul.persons {
                @for newcomer in newcomers {
                    li {
                        span.initial aria-hidden="true" { (newcomer.name.chars().next().unwrap_or('?')) }
                        span.person {
                            bdi.strong { (newcomer.name) }
                            bdi.quiet { (address(&newcomer.email)) }
                        }
                        (date(texts, &newcomer.activated_at))
                    }
                }
            }
        }
    }
}

/// An e-mail address that may break before its `@`.
fn address(email: &str) -> Markup {
    match email.split_once('@') {
        Some((name, host)) => html! { (name) wbr; "@" (host) },
        None => html! { (email) },
    }
}

fn sent(texts: &Texts, reminders: &[Sent]) -> Markup {
    html! {
        @if reminders.is_empty() {
            p.quiet { (texts.no_reminders) }
        } @else {
            div.scroll {
                table {
                    thead {
                        tr {
                            th scope="col" { (texts.name) }
                            th scope="col" { (texts.subject) }
                            th scope="col" { (texts.sent) }
                        }
                    }
                    tbody {
                        @for reminder in reminders {
                            tr {
                                td { bdi { (reminder.name) } }
                                td { bdi { (reminder.subject) } }
                                td { (date(texts, &reminder.sent_at)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
