use super::csv::push_cell;
use crate::source::SetAside;

/// The list of records that were set aside, as RFC 4180 CSV with a header line.
pub fn set_aside_csv(records: &[SetAside]) -> String {
    let mut text = String::from("record,id,field,reason\r\n");
    for SetAside { record, why } in records {
        text.push_str(&record.to_string());
        for cell in [
            why.id.as_deref().unwrap_or_default(),
            &why.field,
            &why.reason,
        ] {
            text.push(',');
            push_cell(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}
