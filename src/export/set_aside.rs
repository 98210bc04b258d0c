use super::csv::push_cell;
use crate::domain::Names;
use crate::source::SetAside;

/// The list of records that were set aside, as RFC 4180 CSV with a header line. With names concealed
/// it has neither ids nor what the document says in place of a good value.
pub fn set_aside_csv(records: &[SetAside], names: Names) -> String {
    let mut text = String::from("record,id,field,reason\r\n");
    for SetAside { record, why } in records {
        text.push_str(&record.to_string());
        for cell in [
            why.id
                .as_deref()
                .filter(|_| names == Names::Shown)
                .unwrap_or_default(),
            &why.field,
            why.reason.say(names),
        ] {
            text.push(',');
            push_cell(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}
