//! Numbers, shares and times in the reader's own locale, through the browser's `Intl`.

use js_sys::{Function, Number};
use wasm_bindgen::JsValue;

use super::locale::Formats;
use crate::domain::{Cooldown, Day, Instant};
use crate::drawing::Share;
use crate::sentences::{Dates, isolate};

/// `68,538`.
pub fn number(number: usize) -> String {
    call(&Formats::current().number, number as f64)
}

/// `68,538 users`, `1 user`.
pub fn users(count: usize) -> String {
    let noun = if count == 1 { "user" } else { "users" };
    format!("{} {noun}", number(count))
}

/// `7 days`, `1 day`.
pub fn days(cooldown: Cooldown) -> String {
    let days = usize::from(cooldown.days());
    let noun = if days == 1 { "day" } else { "days" };
    format!("{} {noun}", number(days))
}

/// `76%`, `<1%`, `>99%`.
pub fn share(share: Share) -> String {
    let (sign, percent) = match share {
        Share::Percent(percent) => ("", percent),
        Share::UnderOne => ("<", 1),
        Share::Over99 => (">", 99),
    };
    let percent = call(&Formats::current().percent, f64::from(percent) / 100.0);
    format!("{sign}{percent}")
}

/// `340 kB`, in powers of ten.
pub fn bytes(bytes: u64) -> String {
    let (value, unit) = match bytes {
        0..1_000_000 => (bytes as f64 / 1e3, "kB"),
        1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "MB"),
        _ => (bytes as f64 / 1e9, "GB"),
    };
    let value = if value < 100.0 {
        (value * 10.0).round() / 10.0
    } else {
        value.round()
    };
    format!("{} {unit}", call(&Formats::current().number, value))
}

/// `23 Nov 2026, 06:00 UTC`, in the reader's time zone.
pub fn day_and_time(at: Instant) -> String {
    call(&Formats::current().day_and_time, at.millis() as f64)
}

/// `23 Nov 2026`, the day of an instant in the reader's time zone.
pub fn day(at: Instant) -> String {
    call(&Formats::current().day, at.millis() as f64)
}

/// `23 Nov`, the day of an instant in the reader's time zone.
pub fn short_day(at: Instant) -> String {
    call(&Formats::current().short_day, at.millis() as f64)
}

/// `23 Nov 2026`, whatever the time zone is.
pub fn calendar_day(day: Day) -> String {
    call(
        &Formats::current().calendar_day,
        day.start().millis() as f64,
    )
}

/// `23 Nov`, whatever the time zone is.
pub fn short_calendar_day(day: Day) -> String {
    call(
        &Formats::current().short_calendar_day,
        day.start().millis() as f64,
    )
}

/// `Mon 23 Nov`, whatever the time zone is.
pub fn weekday(day: Day) -> String {
    call(&Formats::current().weekday, day.start().millis() as f64)
}

/// Days and instants as the reader writes them.
#[derive(Debug, Clone, Copy)]
pub struct ReaderDates;

impl Dates for ReaderDates {
    fn day(&self, at: Instant) -> String {
        day(at)
    }

    fn short_day(&self, at: Instant) -> String {
        short_day(at)
    }

    fn calendar_day(&self, day: Day) -> String {
        calendar_day(day)
    }

    fn short_calendar_day(&self, day: Day) -> String {
        short_calendar_day(day)
    }

    fn day_and_time(&self, at: Instant) -> String {
        day_and_time(at)
    }

    fn quote(&self, text: &str) -> String {
        isolate(text)
    }
}

/// `3 days ago`, `in 2 hours`: from one instant to another in the largest unit that keeps the
/// sentence useful to readers who think in periods of 30 days.
pub fn relative(at: Instant, as_of: Instant) -> String {
    let idle = as_of - at;
    let (value, unit) = match idle.whole_days().abs() {
        0 => match idle.whole_hours() {
            0 => (idle.whole_minutes(), "minute"),
            hours => (hours, "hour"),
        },
        1..=365 => (idle.whole_days(), "day"),
        _ => (idle.whole_days() / 365, "year"),
    };
    let formats = Formats::current();
    formats.relative.format(-(value as f64), unit).into()
}

/// A number as CSS and SVG take it: `0.25`. The browser writes it, because Rust's float formatting adds several kB.
pub fn decimal(value: f64) -> String {
    Number::from(value)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default()
}

fn call(format: &Function, value: f64) -> String {
    format
        .call1(&JsValue::NULL, &JsValue::from_f64(value))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
