use std::collections::BTreeMap;

use super::csv::push_cell;
use crate::domain::{Names, User, Word};
use crate::source::LogEntry;

/// The outreach log as RFC 4180 CSV with a header line, with the names of those whom `people` has, by
/// id. With names concealed it has neither ids nor notes.
pub fn log_csv(
    entries: &[LogEntry],
    people: &BTreeMap<String, User<'static>>,
    names: Names,
) -> String {
    let mut text = String::from("logged,id,name,email,kind,note\r\n");
    for entry in entries {
        let user = people.get(&entry.user_id.text);
        let shown = |text| if names == Names::Shown { text } else { "" };
        text.push_str(&entry.at.to_rfc3339());
        for cell in [
            shown(entry.user_id.text.as_str()),
            user.and_then(|user| user.name.as_deref())
                .unwrap_or_default(),
            user.and_then(|user| user.email.as_deref())
                .unwrap_or_default(),
            entry.kind.as_str(),
            shown(entry.note.as_str()),
        ] {
            text.push(',');
            push_cell(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}
