//! Reads CSV strictly by RFC 4180 and fails on anything else.

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub is_quoted: bool,
}

/// The lines of a file; each must end in CRLF.
pub fn read_csv(text: &str) -> Vec<Vec<Cell>> {
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    let mut chars = text.chars().peekable();
    while chars.peek().is_some() {
        let mut cell = String::new();
        let is_quoted = chars.next_if_eq(&'"').is_some();
        if is_quoted {
            loop {
                match chars.next().expect("a closing quote") {
                    '"' if chars.next_if_eq(&'"').is_none() => break,
                    char => cell.push(char),
                }
            }
        } else {
            while let Some(char) = chars.next_if(|char| !matches!(char, ',' | '\r')) {
                assert!(
                    !matches!(char, '"' | '\n'),
                    "{char:?} is allowed only between quotes"
                );
                cell.push(char);
            }
        }
        line.push(Cell {
            text: cell,
            is_quoted,
        });
        match chars.next() {
            Some(',') => assert!(chars.peek().is_some(), "a line ends in CRLF"),
            Some('\r') => {
                assert_eq!(chars.next(), Some('\n'), "LF follows CR");
                lines.push(std::mem::take(&mut line));
            }
            other => panic!("{other:?} after a field"),
        }
    }
    lines
}

#[test]
fn the_reader_reads_the_examples_of_the_standard() {
    let texts = |text: &str| -> Vec<Vec<String>> {
        let lines = read_csv(text).into_iter();
        lines
            .map(|line| line.into_iter().map(|cell| cell.text).collect())
            .collect()
    };
    assert_eq!(texts("aaa,bbb\r\nzzz,\r\n"), [["aaa", "bbb"], ["zzz", ""]]);
    assert_eq!(texts("\"aaa\",\"b\r\nbb\"\r\n"), [["aaa", "b\r\nbb"]]);
    assert_eq!(texts("\"b\"\"b\",\"\",\",\"\r\n"), [["b\"b", "", ","]]);
    assert_eq!(texts("\"\"\"\"\r\n"), [["\""]]);
}
