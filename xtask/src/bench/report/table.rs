//! Tables in Markdown.

/// A table with its columns one under the other in the file as well. All but the first column are
/// numbers.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let head: Vec<String> = head.iter().map(|text| (*text).to_owned()).collect();
    let width = |column: usize| {
        let of = |row: &Vec<String>| row.get(column).map_or(0, |cell| cell.chars().count());
        rows.iter().chain([&head]).map(of).max().unwrap_or(0).max(2)
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = width(column);
            if column == 0 {
                format!(" {cell:<width$} ")
            } else {
                format!(" {cell:>width$} ")
            }
        });
        format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
    };
    let rule = (0..head.len()).map(|column| {
        let dashes = "-".repeat(width(column));
        if column == 0 {
            format!(" {dashes} ")
        } else {
            format!(" {dashes}:")
        }
    });
    let rule = format!("|{}|\n", rule.collect::<Vec<_>>().join("|"));
    line(&head) + &rule + &rows.iter().map(line).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_stand_one_under_the_other() {
        let rows =
            [["React", "1.24 s"], ["Chart.js", "98 ms"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(
            table(&["Page", "Bars"], &rows),
            "\
| Page     |   Bars |
| -------- | ------:|
| React    | 1.24 s |
| Chart.js |  98 ms |
"
        );
    }
}
