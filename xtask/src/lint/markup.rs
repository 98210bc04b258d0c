//! The page has no inline scripts or styles: a strict content security policy blocks them.

use super::problem::Problem;
use super::source::{lines_in, without_comments};

/// Every inline script, style and event handler in the page `text`.
pub fn problems(file: &str, text: &str) -> Vec<Problem> {
    let text = without_comments(text, "<!--", "-->");
    let mut problems = Vec::new();
    let mut line = 1;
    for piece in text.split_inclusive('<') {
        let tag = piece.split('>').next().unwrap_or(piece);
        problems.extend(wrong(tag).into_iter().map(|what| Problem {
            file: file.to_owned(),
            line,
            what,
        }));
        line += lines_in(piece);
    }
    problems
}

/// What the policy forbids in one tag, such as `a href="#" style="top: 0"`.
fn wrong(tag: &str) -> Vec<String> {
    let mut words = tag.split_whitespace();
    let element = words.next().unwrap_or_default().to_ascii_lowercase();
    let attributes: Vec<String> = words
        .filter_map(|word| word.split_once('='))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();

    let mut wrong = Vec::new();
    if element == "script" && !attributes.iter().any(|name| name == "src") {
        wrong.push("this script is inline; move it into a file of its own".to_owned());
    }
    if element == "style" {
        wrong.push("this style is inline; move it into a file below style/".to_owned());
    }
    for name in attributes {
        if name == "style" {
            wrong.push("the attribute style= is an inline style; use a class".to_owned());
        } else if name.starts_with("on") && name.bytes().all(|letter| letter.is_ascii_alphabetic())
        {
            wrong.push(format!(
                "the attribute {name}= is an inline script; add the listener in a script file"
            ));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<String> {
        problems("index.html", html)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn every_inline_script_and_style_is_reported_with_its_line() {
        let html = "<body\n  style=\"margin: 0\">\n<script>go()</script>\n<style>a {}</style>\n<a onclick=\"go()\">x</a>";
        assert_eq!(
            found(html),
            [
                "index.html:1: the attribute style= is an inline style; use a class",
                "index.html:3: this script is inline; move it into a file of its own",
                "index.html:4: this style is inline; move it into a file below style/",
                "index.html:5: the attribute onclick= is an inline script; add the listener in a script file",
            ]
        );
    }

    #[test]
    fn scripts_and_styles_in_files_and_comments_are_allowed() {
        let html = "<!-- <script>old()</script> -->\n<link data-trunk rel=\"css\" href=\"style/a.css\">\n<script type=\"module\" src=\"boot.js\"></script>\n<p>style=x</p>";
        assert!(found(html).is_empty(), "{:?}", found(html));
    }
}
