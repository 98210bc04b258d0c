use super::Answer;
use super::places::sent_here_rows;
use super::rate::rate;
use crate::context::Paths;
use crate::domain::{Instant, Outcome};
use crate::markup::{Markup, markup};
use crate::sentences::days_ago;
use crate::store::SendRow;
use crate::ui::{calendar_day, number, users};

/// The most sends that are shown: nobody reads further, and the file has them all.
const MOST: usize = 200;

/// A row for each send, the newest first.
pub fn send_table(sends: Answer) -> Markup {
    let rows = move || {
        let (sends, as_of) = sends.get()?;
        let rows = sends.sends.into_iter().take(MOST);
        Some(rows.map(|send| row(send, as_of)).collect::<Vec<_>>())
    };
    let more = move || {
        let all = sends.with(|sends| Some(sends.as_ref()?.0.sends.len()))?;
        let (most, all) = (all > MOST).then(|| (number(MOST), number(all)))?;
        let sentence =
            format!("Showing the newest {most} of {all} sends. Save as CSV to get all of them.");
        Some(markup! { <p class="send-more">{sentence}</p> })
    };
    // On a phone the rows are no longer laid out as a table, which would take its roles away.
    markup! {
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
                    {sent_here_rows()}
                    {move || rows()}
                </tbody>
            </table>
            {move || more()}
        </div>
    }
}

fn row(send: SendRow, as_of: Instant) -> Markup {
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
        number_cell(people, label, href, name)
    });
    markup! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <time datetime=send.day.to_iso()>{calendar_day(send.day)}</time>
                <span class="send-ago"><bdi>{days_ago(as_of - at)}</bdi></span>
            </th>
            <td role="cell">{text_name(send.text)}</td>
            {Vec::from(numbers)}
            <td role="cell" class="send-wide">{rate(send.effect)}</td>
        </tr>
    }
}

/// A number of people, which is a link where a list has just these.
fn number_cell(
    people: usize,
    // The heading of the column, which stands above the number on a phone.
    label: &'static str,
    href: Option<String>,
    // The link's name.
    name: String,
) -> Markup {
    let text = number(people);
    let text = match href {
        Some(href) => markup! { <a class="send-number" href=href aria-label=name>{text}</a> },
        None if people == 0 => markup! { <span class="send-number quiet">{text}</span> },
        None => markup! { <span class="send-number">{text}</span> },
    };
    markup! { <td role="cell" class="number" data-label=label>{text}</td> }
}

/// The name of what was sent; `None` where the data doesn't say.
pub fn text_name(text: Option<String>) -> Markup {
    match text {
        Some(text) => markup! { <bdi>{text}</bdi> },
        None => markup! { <span class="quiet">"Not named"</span> },
    }
}
