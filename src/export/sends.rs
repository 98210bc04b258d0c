use super::csv::push_cell;
use crate::domain::Outcome;
use crate::store::SendRow;

/// The sends as RFC 4180 CSV with a header line. `decided` are those whose 14 days are over.
pub fn sends_csv(sends: &[SendRow]) -> String {
    let mut text = String::from(
        "sent,text,people,came_back,still_open,did_not_return,decided,decided_came_back\r\n",
    );
    for SendRow {
        day,
        text: name,
        effect,
        ..
    } in sends
    {
        text.push_str(&day.to_iso());
        text.push(',');
        push_cell(&mut text, name.as_deref().unwrap_or_default());
        for number in [
            effect.people(),
            effect.with(Outcome::CameBack),
            effect.with(Outcome::Open),
            effect.with(Outcome::NoReturn),
            effect.decided(),
            effect.returned(),
        ] {
            text.push_str(&format!(",{number}"));
        }
        text.push_str("\r\n");
    }
    text
}
