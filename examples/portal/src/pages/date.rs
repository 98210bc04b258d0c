//! Dates and times on pages.

use chrono::DateTime;
use maud::{Markup, html};

use crate::texts::Texts;

/// Shows the date of an instant; an unreadable one is shown as it is.
pub fn date(texts: &Texts, instant: &str) -> Markup {
    shown(texts.date, instant)
}

/// The same with the time.
pub fn moment(texts: &Texts, instant: &str) -> Markup {
    shown(texts.moment, instant)
}

fn shown(format: &str, instant: &str) -> Markup {
    let shown = match DateTime::parse_from_rfc3339(instant) {
        Ok(instant) => instant.to_utc().format(format).to_string(),
        Err(_) => instant.to_owned(),
    };
    html! { time.quiet datetime=(instant) { (shown) } }
}
