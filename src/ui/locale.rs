use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::object::object;

/// The language of numbers and dates: the reader's own, unless a page asks for another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locale(String);

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
}

/// The browser's formats of one language.
pub struct Formats {
    /// `68,538`.
    pub number: Function,
    /// `76%`, of a number from 0 to 1.
    pub percent: Function,
    /// `23 Nov 2026, 06:00 UTC`, of milliseconds.
    pub day_and_time: Function,
    /// `23 Nov 2026`, of milliseconds.
    pub day: Function,
    /// `23 Nov`, of milliseconds.
    pub short_day: Function,
    /// `Mon 23 Nov`, of milliseconds.
    pub weekday: Function,
    /// `3 days ago`.
    pub relative: js_sys::Intl::RelativeTimeFormat,
}

thread_local! {
    static FORMATS: RefCell<Vec<(String, Rc<Formats>)>> = const { RefCell::new(Vec::new()) };
}

impl Formats {
    /// Those of the language that an ancestor of the present component provided.
    pub fn current() -> Rc<Self> {
        let Locale(tag) = use_context().unwrap_or_default();
        FORMATS.with_borrow_mut(|formats| {
            if let Some((_, known)) = formats.iter().find(|(known, _)| *known == tag) {
                return known.clone();
            }
            let new = Rc::new(Self::of(&tag));
            formats.push((tag, new.clone()));
            new
        })
    }

    fn of(tag: &str) -> Self {
        let locales = match tag {
            "" => Array::new(),
            tag => Array::of1(&JsValue::from_str(tag)),
        };
        let number = |pairs| js_sys::Intl::NumberFormat::new(&locales, &object(pairs)).format();
        let date = |pairs| js_sys::Intl::DateTimeFormat::new(&locales, &object(pairs)).format();
        Self {
            number: number(&[]),
            percent: number(&[("style", "percent".into())]),
            day_and_time: date(&[
                ("day", "numeric".into()),
                ("month", "short".into()),
                ("year", "numeric".into()),
                ("hour", "numeric".into()),
                ("minute", "2-digit".into()),
                ("timeZone", "UTC".into()),
                ("timeZoneName", "short".into()),
            ]),
            day: date(&[
                ("day", "numeric".into()),
                ("month", "short".into()),
                ("year", "numeric".into()),
                ("timeZone", "UTC".into()),
            ]),
            short_day: date(&[
                ("day", "numeric".into()),
                ("month", "short".into()),
                ("timeZone", "UTC".into()),
            ]),
            weekday: date(&[
                ("weekday", "short".into()),
                ("day", "numeric".into()),
                ("month", "short".into()),
                ("timeZone", "UTC".into()),
            ]),
            // In the language of the sentences that it stands in.
            relative: js_sys::Intl::RelativeTimeFormat::new(
                &Array::of1(&JsValue::from_str("en")),
                &object(&[("numeric", "always".into())]),
            ),
        }
    }
}
