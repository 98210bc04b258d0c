//! Bars as SVG that can be read on a light and on a dark page.

use std::fmt::Write as _;

const WIDTH: f64 = 720.0;
const LABELS: f64 = 190.0;
const NUMBERS: f64 = 80.0;
const ROW: f64 = 28.0;
const HEAD: f64 = 34.0;

/// Only what differs between the two: GitHub shows a picture by the reader's choice.
const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.own{fill:#2563eb}.other{fill:#94a3b8}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.own{fill:#6ea8fe}.other{fill:#64748b}}";

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is.
    pub value: f64,
    /// The same to read.
    pub text: String,
    /// Whether it is of this project.
    pub is_own: bool,
}

/// A chart of bars, from zero.
pub fn chart(title: &str, bars: &[Bar]) -> String {
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let room = WIDTH - LABELS - NUMBERS;
    let height = HEAD + ROW * bars.len() as f64;
    let said: Vec<_> = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.label, bar.text))
        .collect();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">\n<style>{STYLE}</style>\n<text class=\"title\" x=\"0\" y=\"16\">{}</text>\n",
        escaped(&format!("{title}. {}", said.join(", "))),
        escaped(title),
    );
    for (row, bar) in bars.iter().enumerate() {
        let top = HEAD + ROW * row as f64;
        let length = if longest > 0.0 {
            (bar.value / longest * room).max(1.0)
        } else {
            1.0
        };
        let class = if bar.is_own { "own" } else { "other" };
        let _ = writeln!(
            svg,
            "<text x=\"0\" y=\"{}\">{}</text><rect class=\"{class}\" x=\"{LABELS}\" y=\"{}\" width=\"{length:.1}\" height=\"18\" rx=\"2\"/><text x=\"{:.1}\" y=\"{}\">{}</text>",
            top + 14.0,
            escaped(&bar.label),
            top,
            LABELS + length + 8.0,
            top + 14.0,
            escaped(&bar.text),
        );
    }
    svg + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: f64, is_own: bool) -> Bar {
        Bar {
            label: label.to_owned(),
            value,
            text: format!("{value} ms"),
            is_own,
        }
    }

    #[test]
    fn the_longest_bar_fills_the_room_and_the_others_follow() {
        let svg = chart(
            "Bars & rows",
            &[bar("<mine>", 50.0, true), bar("theirs", 200.0, false)],
        );
        assert!(
            svg.contains("class=\"own\" x=\"190\" y=\"34\" width=\"112.5\""),
            "{svg}"
        );
        assert!(
            svg.contains("class=\"other\" x=\"190\" y=\"62\" width=\"450.0\""),
            "{svg}"
        );
        assert!(
            svg.contains("aria-label=\"Bars &amp; rows. &lt;mine&gt;: 50 ms, theirs: 200 ms\""),
            "{svg}"
        );
    }

    #[test]
    fn nothing_to_draw_is_no_division_by_zero() {
        assert!(!chart("None", &[bar("a", 0.0, true)]).contains("NaN"));
    }
}
