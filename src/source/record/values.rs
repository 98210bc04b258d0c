//! The values that a record is made of, as the document writes them.
//!
//! A value that is refused is not taken, so that its text can be named.

use std::borrow::Cow;

use crate::domain::{Dates, Day, Instant, Word, utc};
use crate::source::json::{Fault, Json};

/// A required text or integer that is not blank; `7` and `"7"` are the same id.
#[derive(Debug, PartialEq, Eq)]
pub struct Id<'a> {
    pub text: Cow<'a, str>,
    /// Whether the document writes it as an integer.
    pub is_integer: bool,
}

pub const MOMENT: &str = "a date and time such as 2026-11-23T06:00:00Z";
pub const DAY: &str = "a day such as 2026-11-23";

/// A text or `null`. A blank one counts as missing.
pub fn text<'a>(json: &mut Json<'a>) -> Result<Option<Cow<'a, str>>, Fault> {
    if json.peek()? != b'"' {
        return nothing(json, "a string");
    }
    let text = json.string()?;
    Ok((!is_blank(&text)).then_some(text))
}

pub fn id<'a>(json: &mut Json<'a>) -> Result<Id<'a>, Fault> {
    let start = json.clone();
    let (text, is_integer) = match json.peek()? {
        b'"' => (json.string()?, false),
        b'-' | b'0'..=b'9' => (String::from_utf8_lossy(json.skip()?), true),
        _ => return Err(Fault::OtherKind("a string or an integer")),
    };
    let fault = match is_integer {
        true if !is_integer_of_64_bits(&text) => Fault::OtherKind("a string or an integer"),
        false if is_blank(&text) => Fault::Blank,
        _ => return Ok(Id { text, is_integer }),
    };
    *json = start;
    Err(fault)
}

/// A date and time or `null`. 1970-01-01 or earlier, the zero of other systems, counts as missing.
pub fn moment(json: &mut Json<'_>) -> Result<Option<Instant>, Fault> {
    if json.peek()? != b'"' {
        return nothing(json, MOMENT);
    }
    let usual = json.take(|text: &[u8; 22]| match text {
        [b'"', time @ .., b'"'] => utc(time),
        _ => None,
    });
    let at = match usual {
        Some(at) => at,
        None => parsed(json, MOMENT, Instant::parse)?,
    };
    Ok(Some(at).filter(|at| *at > Instant::EPOCH))
}

/// A calendar day.
pub fn day(json: &mut Json<'_>, dates: &mut Dates) -> Result<Day, Fault> {
    if json.peek()? != b'"' {
        return Err(Fault::OtherKind(DAY));
    }
    let usual = json.take(|text: &[u8; 12]| match text {
        [b'"', date @ .., b'"'] => dates.day(*date),
        _ => None,
    });
    match usual {
        Some(day) => Ok(day),
        None => parsed(json, DAY, Day::parse),
    }
}

/// Takes a comma and a day, written as usual. A record is made of them for the most part.
#[inline(always)]
pub fn next_day(json: &mut Json<'_>, dates: &mut Dates) -> Option<Day> {
    json.take(|text: &[u8; 13]| match text {
        [b',', b'"', date @ .., b'"'] => dates.day(*date),
        _ => None,
    })
}

/// A word of a closed vocabulary or `null`.
pub fn word<T: Word>(json: &mut Json<'_>, expected: &'static str) -> Result<Option<T>, Fault> {
    if json.peek()? != b'"' {
        return nothing(json, expected);
    }
    parsed(json, expected, |word| T::from_word(word).ok()).map(Some)
}

/// `true`, `false` or `null`.
pub fn flag(json: &mut Json<'_>) -> Result<Option<bool>, Fault> {
    match json.bool()? {
        None => nothing(json, "true or false"),
        flag => Ok(flag),
    }
}

/// Takes a list, each element through a function, or `null`; says whether it was a list.
pub fn list<'a>(
    json: &mut Json<'a>,
    element: impl FnMut(&mut Json<'a>) -> Result<(), Fault>,
) -> Result<bool, Fault> {
    if !json.open(b'[')? {
        return nothing(json, "a list").map(|nothing: Option<()>| nothing.is_some());
    }
    json.elements(element)?;
    Ok(true)
}

/// `null` where a value of some kind may stand.
pub fn nothing<T>(json: &mut Json<'_>, expected: &'static str) -> Result<Option<T>, Fault> {
    match json.null()? {
        true => Ok(None),
        false => Err(Fault::OtherKind(expected)),
    }
}

fn parsed<T>(
    json: &mut Json<'_>,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Fault> {
    let start = json.clone();
    let value = parse(&json.string()?);
    value.ok_or_else(|| {
        *json = start;
        Fault::OtherText(expected)
    })
}

fn is_blank(text: &str) -> bool {
    text.trim_start().is_empty()
}

/// Whether digits are an integer. Zero has no sign.
fn is_integer_of_64_bits(digits: &str) -> bool {
    digits != "-0" && (digits.parse::<u64>().is_ok() || digits.parse::<i64>().is_ok())
}
