//! Colours appear only in tokens.css, so that light, dark and forced colours stay in one place.

use super::problem::Problem;
use super::source::{lines_in, without_comments};

const FUNCTIONS: [&str; 10] = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
];

/// Every colour literal in a declaration of the style sheet `text`.
pub fn problems(file: &str, text: &str) -> Vec<Problem> {
    let text = without_comments(text, "/*", "*/");
    let mut problems = Vec::new();
    let mut line = 1;
    for piece in text.split_inclusive([';', '{', '}']) {
        // A piece that ends in `{` is a selector, where `#fab` is an id.
        if !piece.ends_with('{')
            && let Some((name, value)) = piece.split_once(':')
        {
            let start = line + lines_in(name);
            problems.extend(literals(value).into_iter().map(|(at, colour)| Problem {
                file: file.to_owned(),
                line: start + at,
                what: format!(
                    "the colour {colour} appears outside tokens.css; use a token instead"
                ),
            }));
        }
        line += lines_in(piece);
    }
    problems
}

/// The colours in a declaration's value, each with its line, counted from 0.
fn literals(value: &str) -> Vec<(usize, &str)> {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '#' | '(');
    value
        .lines()
        .enumerate()
        .flat_map(|(line, text)| text.split(|c| !word(c)).map(move |word| (line, word)))
        .filter_map(|(line, word)| colour(word).map(|colour| (line, colour)))
        .collect()
}

/// The colour literal in a word such as `#fff`, `rgb(255`, or `drop-shadow(rgb(0`.
fn colour(word: &str) -> Option<&str> {
    let parts: Vec<&str> = word.split('(').collect();
    let (last, functions) = parts.split_last()?;
    let is_hex = |part: &str| {
        part.strip_prefix('#').is_some_and(|hex| {
            matches!(hex.len(), 3 | 4 | 6 | 8) && hex.bytes().all(|digit| digit.is_ascii_hexdigit())
        })
    };
    // `url(#fade)` refers to an id.
    if is_hex(last) && functions.last() != Some(&"url") {
        return Some(last);
    }
    functions
        .iter()
        .any(|name| FUNCTIONS.contains(name))
        .then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(css: &str) -> Vec<String> {
        problems("style/bar.css", css)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn every_kind_of_literal_is_reported_with_its_line() {
        let css = ".bar {\n  color: #1a2B3c;\n  fill: rgb(1 2 3);\n  border:\n    1px solid hsl(1deg 2% 3%);\n  box-shadow: 0 0 2px oklch(0.5 0.1 20)\n}";
        assert_eq!(
            found(css),
            [
                "style/bar.css:2: the colour #1a2B3c appears outside tokens.css; use a token instead",
                "style/bar.css:3: the colour rgb(1 appears outside tokens.css; use a token instead",
                "style/bar.css:5: the colour hsl(1deg appears outside tokens.css; use a token instead",
                "style/bar.css:6: the colour oklch(0 appears outside tokens.css; use a token instead",
            ]
        );
    }

    #[test]
    fn tokens_ids_references_and_comments_are_allowed() {
        let css = "/* was #fff */ #fab, a:hover #add {\n color: var(--ink);\n fill: url(#fade);\n background: color-mix(in oklch, var(--a), var(--b)) }";
        assert!(found(css).is_empty(), "{:?}", found(css));
    }

    #[test]
    fn a_nested_literal_is_reported() {
        assert_eq!(found("a { filter: drop-shadow(0 0 1px #000) }").len(), 1);
        assert_eq!(found("@media print {\n a { --ink: #000 }\n}").len(), 1);
    }
}
