//! The only file that reads a clock.

use wasm_bindgen::JsCast;
use web_sys::Performance;

use crate::domain::Instant;

/// The browser's idea of the present.
pub fn now() -> Instant {
    Instant::from_millis(js_sys::Date::now() as i64)
}

/// Reads the `Date` header of a response: `Mon, 23 Nov 2026 06:00:00 GMT`.
pub fn parse_http_date(text: &str) -> Option<Instant> {
    // The browser would make a date of nearly anything.
    let millis = if text.ends_with(" GMT") {
        js_sys::Date::parse(text)
    } else {
        f64::NAN
    };
    (!millis.is_nan()).then(|| Instant::from_millis(millis as i64))
}

/// Measures a short time, whatever happens to the clock on the wall.
#[derive(Debug)]
pub struct Stopwatch(f64);

impl Stopwatch {
    /// Starts at zero.
    pub fn start() -> Self {
        Self(monotonic_millis())
    }

    /// Milliseconds since the start.
    pub fn millis(&self) -> f64 {
        monotonic_millis() - self.0
    }
}

fn monotonic_millis() -> f64 {
    // A worker has no window.
    let clock = js_sys::Reflect::get(&js_sys::global(), &"performance".into());
    let clock = clock.ok().and_then(|clock| clock.dyn_into().ok());
    clock.map_or_else(js_sys::Date::now, |clock: Performance| clock.now())
}
