use super::SetAside;

/// The list of records that were set aside, as RFC 4180 CSV with a header line.
pub fn to_csv(records: &[SetAside]) -> String {
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

/// Always quoted, and never a live formula: a cell that a spreadsheet would run gets an
/// apostrophe before it, as OWASP advises under "CSV Injection".
fn push_cell(text: &mut String, cell: &str) {
    text.push('"');
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}
