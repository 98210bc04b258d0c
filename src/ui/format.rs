//! Numbers, shares and times in the reader's own locale, through the browser's `Intl`.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::chart::Share;
use crate::domain::Instant;
use crate::sentences::Dates;

thread_local! {
    static NUMBER: Function = number_format(&[]);
    static PERCENT: Function = number_format(&[("style", "percent")]);
    static DAY_AND_TIME: Function = {
        let options = options(&[
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("timeZone", "UTC"),
            ("timeZoneName", "short"),
        ]);
        js_sys::Intl::DateTimeFormat::new(&Array::new(), &options).format()
    };
    static DAY: Function = {
        let options = options(&[
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("timeZone", "UTC"),
        ]);
        js_sys::Intl::DateTimeFormat::new(&Array::new(), &options).format()
    };
    static RELATIVE: js_sys::Intl::RelativeTimeFormat =
        js_sys::Intl::RelativeTimeFormat::new(&Array::new(), &options(&[("numeric", "always")]));
}

/// `68,538`.
pub fn number(number: usize) -> String {
    NUMBER.with(|format| call(format, &JsValue::from_f64(number as f64)))
}

/// `68,538 users`, `1 user`.
pub fn users(count: usize) -> String {
    let noun = if count == 1 { "user" } else { "users" };
    format!("{} {noun}", number(count))
}

/// `76%`, `<1%`, `>99%`.
pub fn share(share: Share) -> String {
    let (sign, percent) = match share {
        Share::Percent(percent) => ("", percent),
        Share::UnderOne => ("<", 1),
        Share::Over99 => (">", 99),
    };
    let percent = JsValue::from_f64(f64::from(percent) / 100.0);
    format!("{sign}{}", PERCENT.with(|format| call(format, &percent)))
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
    NUMBER.with(|format| format!("{} {unit}", call(format, &JsValue::from_f64(value))))
}

/// `23 Nov 2026, 06:00 UTC`.
pub fn day_and_time(at: Instant) -> String {
    DAY_AND_TIME.with(|format| call(format, &JsValue::from_f64(at.millis() as f64)))
}

/// `23 Nov 2026`, the day of UTC.
pub fn day(at: Instant) -> String {
    DAY.with(|format| call(format, &JsValue::from_f64(at.millis() as f64)))
}

/// Days and instants as the reader writes them.
#[derive(Debug, Clone, Copy)]
pub struct ReaderDates;

impl Dates for ReaderDates {
    fn day(&self, at: Instant) -> String {
        day(at)
    }

    fn day_and_time(&self, at: Instant) -> String {
        day_and_time(at)
    }
}

/// `3 days ago`, `in 2 hours`: from one instant to another in the largest unit that keeps the
/// sentence useful to somebody who thinks in periods of 30 days.
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
    RELATIVE.with(|format| format.format(-(value as f64), unit).into())
}

fn number_format(pairs: &[(&str, &str)]) -> Function {
    js_sys::Intl::NumberFormat::new(&Array::new(), &options(pairs)).format()
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}

fn call(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::NULL, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
