use super::rate::rate;
use super::table::text_name;
use crate::domain::{IdleBefore, Word};
use crate::markup::{Markup, markup};
use crate::store::{ReminderEffect, Sends};
use crate::ui::number;

/// The most texts that are compared.
const MOST: usize = 20;

/// The same reminders by text, and by how long their users had been away.
pub fn groups(sends: Sends) -> Markup {
    let Sends { texts, idle, .. } = sends;
    // A single group would say what the sums say.
    let by_text = (texts.len() > 1).then(|| {
        let left_out = texts.len().saturating_sub(MOST);
        let more = (left_out > 0)
            .then(|| format!("{} texts to fewer people are left out.", number(left_out)));
        let row = |(text, effect)| (text_name(text), effect);
        let rows = texts.into_iter().take(MOST).map(row).collect();
        group("By text", "Text", rows, more)
    });
    let is_unknown = |(band, _): &(IdleBefore, _)| *band == IdleBefore::Unknown;
    let unknown = idle
        .iter()
        .any(is_unknown)
        .then(|| "Not known: the days of use in the data don't reach back far enough.".to_owned());
    let by_idle = idle.iter().any(|group| !is_unknown(group)).then(|| {
        let row = |(band, effect): (IdleBefore, _)| (markup! { <bdi>{band.label()}</bdi> }, effect);
        let rows = idle.into_iter().map(row).collect();
        group("By time away when reminded", "Away for", rows, unknown)
    });
    markup! { <div class="reminders-groups">{by_text} {by_idle}</div> }
}

fn group(
    title: &'static str,
    // The heading of the first column.
    first: &'static str,
    rows: Vec<(Markup, ReminderEffect)>,
    note: Option<String>,
) -> Markup {
    let row = |(name, effect): (Markup, ReminderEffect)| {
        markup! {
            <tr role="row">
                <th role="rowheader" scope="row">{name}</th>
                <td role="cell" class="number" data-label="Reminders">{number(effect.people())}</td>
                <td role="cell">{rate(effect)}</td>
            </tr>
        }
    };
    markup! {
        <section class="card" aria-label=title>
            <h2 class="card-title">{title}</h2>
            <table class="group-table" role="table" aria-label=title>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{first}</th>
                        <th role="columnheader" scope="col" class="number">"Reminders"</th>
                        <th role="columnheader" scope="col">"Rate"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
            {note.map(|note| markup! { <p class="card-text">{note}</p> })}
        </section>
    }
}
