//! Dates on pages.

use chrono::DateTime;
use maud::{Markup, html};

use crate::texts::Texts;

/// Shows the date of an instant; an unreadable one is shown as it is.
pub fn date(texts: &Texts, instant: &str) -> Markup {
    let shown = match DateTime::parse_from_rfc3339(instant) {
        Ok(instant) => instant.format(texts.date).to_string(),
        Err(_) => instant.to_owned(),
    };
    html! { time.quiet datetime=(instant) { (shown) } }
}
