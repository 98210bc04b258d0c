use leptos::prelude::*;

use super::Answer;
use super::places::SentHere;
use super::rate::Rate;
use crate::context::Paths;
use crate::domain::{Instant, Outcome};
use crate::sentences::days_ago;
use crate::store::SendRow;
use crate::ui::{calendar_day, number, users};

/// The most sends that are shown: nobody reads further, and the file has them all.
const MOST: usize = 200;

/// A row for each send, the newest first.
#[component]
pub fn SendTable(
    /// The sends.
    sends: Answer,
) -> impl IntoView {
    let rows = move || {
        let (sends, as_of) = sends.get()?;
        let rows = sends.sends.into_iter().take(MOST);
        Some(rows.map(|send| view! { <Row send as_of /> }).collect_view())
    };
    let more = move || {
        let all = sends.with(|sends| Some(sends.as_ref()?.0.sends.len()))?;
        let (most, all) = (all > MOST).then(|| (number(MOST), number(all)))?;
        let sentence =
            format!("Showing the newest {most} of {all} sends. Save as CSV to get all of them.");
        Some(view! { <p class="send-more">{sentence}</p> })
    };
    // On a phone the rows are no longer laid out as a table, which would take its roles away.
    view! {
        <div class="card sends">
            <table class="send-table" role="table" aria-label="Sends">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Sent"</th>
                        <th role="columnheader" scope="col">"Text"</th>
                        <th role="columnheader" scope="col" class="number">"People"</th>
                        <th role="columnheader" scope="col" class="number">"Came back"</th>
                        <th role="columnheader" scope="col" class="number">"Still open"</th>
                        <th role="columnheader" scope="col" class="number">"Did not return"</th>
                        <th role="columnheader" scope="col">"Rate"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <SentHere />
                    {rows}
                </tbody>
            </table>
            {more}
        </div>
    }
}

#[component]
fn Row(send: SendRow, as_of: Instant) -> impl IntoView {
    let at = send.effect.last_sent_at.unwrap_or(send.day.start());
    let numbers = [
        ("People", None, "reminded"),
        ("Came back", Some(Outcome::CameBack), "came back"),
        ("Still open", Some(Outcome::Open), "still open"),
        ("Did not return", Some(Outcome::NoReturn), "did not return"),
    ]
    .map(|(label, outcome, what)| {
        let people = match outcome {
            None => send.effect.people(),
            Some(outcome) => send.effect.with(outcome),
        };
        let href = send
            .list(outcome)
            .map(|query| Paths::expect().users(&query));
        let name = format!(
            "{} {what}, sent on {}",
            users(people),
            calendar_day(send.day)
        );
        view! { <Number people label href name /> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <time datetime=send.day.to_iso()>{calendar_day(send.day)}</time>
                <span class="send-ago"><bdi>{days_ago(as_of - at)}</bdi></span>
            </th>
            <td role="cell"><TextName text=send.text /></td>
            {numbers.collect_view()}
            <td role="cell" class="send-wide"><Rate effect=send.effect /></td>
        </tr>
    }
}

/// A number of people, which is a link where a list has just these.
#[component]
fn Number(
    people: usize,
    /// The heading of the column, which stands above the number on a phone.
    label: &'static str,
    href: Option<String>,
    /// The link's name.
    name: String,
) -> impl IntoView {
    let text = number(people);
    let text = match href {
        Some(href) => {
            view! { <a class="send-number" href=href aria-label=name>{text}</a> }.into_any()
        }
        None if people == 0 => view! { <span class="send-number quiet">{text}</span> }.into_any(),
        None => view! { <span class="send-number">{text}</span> }.into_any(),
    };
    view! { <td role="cell" class="number" data-label=label>{text}</td> }
}

/// The name of what was sent.
#[component]
pub fn TextName(
    /// `None` where the data doesn't say.
    text: Option<String>,
) -> impl IntoView {
    match text {
        Some(text) => view! { <bdi>{text}</bdi> }.into_any(),
        None => view! { <span class="quiet">"Not named"</span> }.into_any(),
    }
}
