//! What the reader sends from here: everything else on the page comes from the data.

use super::table::text_name;
use crate::context::{LoadState, Paths, Session};
use crate::domain::Suggestion;
use crate::markup::{Markup, Value, markup};
use crate::outreach::{Delivery, Figures};
use crate::query::UserQuery;
use crate::reactive::{Memo, Signal};
use crate::ui::{calendar_day, number, users};

/// At the end of the page's head: writes to everybody who is due a first reminder.
pub fn send_button() -> Markup {
    let due = UserQuery::suggested(Suggestion::Remind);
    let list = Paths::expect().users(&due);
    let href = format!("{list}#{}", Paths::WRITE);
    markup! { <a class="button button-primary" href=href>"Send a reminder…"</a> }
}

/// The first rows of the table: what was sent from this tab and is not in the data yet. Each is a
/// `<tr role="row">` with the cells of [`send_table`](super::table::send_table).
pub fn sent_here_rows() -> Value {
    let sent = sent_here();
    Value::reactive(move || sent.get().iter().map(row).collect::<Vec<_>>())
}

/// Whether [`sent_here_rows`] gives any: the table then shows even where the data has no sends.
pub fn any_sent_here() -> Signal<bool> {
    let sent = sent_here();
    Signal::derive(move || !sent.read().is_empty())
}

/// What was sent since the data was made, or may have been, the latest first.
fn sent_here() -> Memo<Vec<Delivery>> {
    let session = Session::expect();
    Memo::new(move |_| {
        let as_of = session.state().with(|state| match state {
            LoadState::Ready(loaded) => Some(loaded.as_of.at),
            LoadState::Loading(_) | LoadState::Failed(_) => None,
        });
        let is_newer =
            |delivery: &&Delivery| as_of.is_some_and(|as_of| delivery.begun_at() > as_of);
        let may_be_sent = |delivery: &&Delivery| {
            let Figures {
                accepted, unknown, ..
            } = delivery.figures();
            accepted + unknown > 0
        };
        session.outbox().with(|deliveries| {
            let newer = deliveries.latest().filter(is_newer);
            newer.filter(may_be_sent).cloned().collect()
        })
    })
}

fn row(delivery: &Delivery) -> Markup {
    let figures = delivery.figures();
    let at = delivery.begun_at();
    let of = |count: usize, what: &str| {
        let all = users(figures.total);
        (count > 0).then(|| format!("{} of {all} {what}. ", number(count)))
    };
    let said = [
        of(figures.rejected, "refused"),
        of(figures.unknown, "may have been reached"),
        of(figures.elsewhere, "left to a duplicate of this tab"),
        of(figures.waiting, "not written to yet"),
    ];
    let said: String = said.into_iter().flatten().collect();
    markup! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <time datetime=at.to_rfc3339()>{calendar_day(at.day())}</time>
                <span class="send-ago">"Sent from here"</span>
            </th>
            <td role="cell">{text_name(Some(delivery.template().name.clone()))}</td>
            <td role="cell" class="number" data-label="People"><span class="send-number">{number(figures.accepted)}</span></td>
            <td role="cell" class="send-wide quiet" colspan="4">{said} "It counts from the next data refresh on."</td>
        </tr>
    }
}
