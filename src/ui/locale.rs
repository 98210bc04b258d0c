use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::object::object;
use crate::reactive::{Signal, provide_context, use_context};

/// The language of numbers and dates: the reader's own, unless a page asks for another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locale(String);

/// The time zone that instants are shown in, by its IANA name: UTC where there is none.
#[derive(Debug, Clone, Copy)]
pub struct TimeZone(pub Signal<Option<String>>);

impl Locale {
    /// The language of a tag such as `de-CH`. The browser's language if the tag is not valid.
    pub fn new(tag: &str) -> Self {
        let canonical = canonical_locales(tag).unwrap_or_default();
        Self(if canonical.length() == 0 {
            String::new()
        } else {
            tag.to_owned()
        })
    }

    /// Gives the language to all components below.
    pub fn provide(self) {
        provide_context(self);
    }
}

#[wasm_bindgen]
extern "C" {
    /// Throws if the text is not a language tag.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type Format;

    /// Throws if there is no such time zone.
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "DateTimeFormat", catch)]
    fn new(locales: &Array, options: &Object) -> Result<Format, JsValue>;
}

/// The browser's formats of one language.
pub struct Formats {
    /// `68,538`.
    pub number: Function,
    /// `76%`, of a number from 0 to 1.
    pub percent: Function,
    /// `23 Nov 2026, 06:00 UTC`, of milliseconds, in the time zone.
    pub day_and_time: Function,
    /// `23 Nov 2026`, of milliseconds, in the time zone.
    pub day: Function,
    /// `23 Nov`, of milliseconds, in the time zone.
    pub short_day: Function,
    /// `23 Nov 2026`, of milliseconds of UTC.
    pub calendar_day: Function,
    /// `23 Nov`, of milliseconds of UTC.
    pub short_calendar_day: Function,
    /// `Mon 23 Nov`, of milliseconds of UTC.
    pub weekday: Function,
    /// `3 days ago`.
    pub relative: js_sys::Intl::RelativeTimeFormat,
}

/// A language and a time zone.
type Key = (String, String);

thread_local! {
    /// By language and time zone.
    static FORMATS: RefCell<Vec<(Key, Rc<Formats>)>> = const { RefCell::new(Vec::new()) };
}

impl Formats {
    /// Those of the language and the time zone that ancestors of the present component provided.
    pub fn current() -> Rc<Self> {
        let Locale(tag) = use_context().unwrap_or_default();
        let zone = use_context().and_then(|TimeZone(zone)| zone.try_get_untracked());
        let key = (tag, zone.flatten().unwrap_or_else(|| UTC.to_owned()));
        FORMATS.with_borrow_mut(|formats| {
            if let Some((_, known)) = formats.iter().find(|(known, _)| *known == key) {
                return known.clone();
            }
            let new = Rc::new(Self::of(&key.0, &key.1));
            formats.push((key, new.clone()));
            new
        })
    }

    fn of(tag: &str, zone: &str) -> Self {
        let locales = match tag {
            "" => Array::new(),
            tag => Array::of1(&JsValue::from_str(tag)),
        };
        let zone = known_zone(zone);
        let number = |pairs| js_sys::Intl::NumberFormat::new(&locales, &object(pairs)).format();
        let date = |zone: &str, pairs: &[(&str, JsValue)]| {
            let options = object(pairs);
            let options = Object::assign(&object(&[("timeZone", zone.into())]), &options);
            js_sys::Intl::DateTimeFormat::new(&locales, &options).format()
        };
        let part = |name, value: &str| (name, JsValue::from_str(value));
        let (of_month, month) = (part("day", "numeric"), part("month", "short"));
        let (weekday, year) = (part("weekday", "short"), part("year", "numeric"));
        let day = [of_month.clone(), month.clone(), year.clone()];
        let short_day = [of_month.clone(), month.clone()];
        Self {
            number: number(&[]),
            percent: number(&[("style", "percent".into())]),
            day_and_time: date(
                zone,
                &[
                    of_month.clone(),
                    month.clone(),
                    year,
                    part("hour", "numeric"),
                    part("minute", "2-digit"),
                    part("timeZoneName", "short"),
                ],
            ),
            day: date(zone, &day),
            short_day: date(zone, &short_day),
            calendar_day: date(UTC, &day),
            short_calendar_day: date(UTC, &short_day),
            weekday: date(UTC, &[weekday, of_month, month]),
            // In the language of the sentences that it stands in.
            relative: js_sys::Intl::RelativeTimeFormat::new(
                &Array::of1(&JsValue::from_str("en")),
                &object(&[("numeric", "always".into())]),
            ),
        }
    }
}

const UTC: &str = "UTC";

/// The time zone of this name; UTC where the browser knows none, which the console then says.
fn known_zone(name: &str) -> &str {
    let options = object(&[("timeZone", name.into())]);
    match Format::new(&Array::new(), &options) {
        Ok(_) => name,
        Err(_) => {
            leptos::logging::warn!("There is no time zone “{name}”. Times are shown in UTC.");
            UTC
        }
    }
}
