use std::borrow::Cow;

use super::{Fault, Json};

/// What stands between the quotes of a string. Its escapes are good, but may be halves of characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted<'a> {
    pub raw: &'a [u8],
    has_escapes: bool,
}

impl<'a> Json<'a> {
    /// Takes a string.
    pub(super) fn quoted(&mut self) -> Result<Quoted<'a>, Fault> {
        if !self.open(b'"')? {
            return Err(Fault::NotJson);
        }
        let text = self.rest;
        let mut has_escapes = false;
        loop {
            match from_special(self.rest) {
                [b'"', rest @ ..] => {
                    self.rest = rest;
                    let length = text.len() - rest.len() - 1;
                    let raw = text.get(..length).unwrap_or_default();
                    return Ok(Quoted { raw, has_escapes });
                }
                [b'\\', rest @ ..] => {
                    has_escapes = true;
                    self.rest = behind_escape(rest)?;
                }
                [] => return Err(Fault::Ended),
                _ => return Err(Fault::NotJson),
            }
        }
    }

    /// Takes a string as text.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.quoted()?.text()
    }
}

impl<'a> Quoted<'a> {
    /// The text, borrowed where it holds no escapes.
    pub fn text(self) -> Result<Cow<'a, str>, Fault> {
        let raw = std::str::from_utf8(self.raw).map_err(|_| Fault::NotUtf8)?;
        match self.has_escapes {
            false => Ok(Cow::Borrowed(raw)),
            true => unescaped(raw).map(Cow::Owned),
        }
    }
}

/// A text from its first quote, backslash or control character on.
fn from_special(mut text: &[u8]) -> &[u8] {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // Eight bytes at a time: a zero byte borrows from its high bit. What seems to be a special byte behind
    // a real one may not be one.
    while let Some((bytes, rest)) = text.split_first_chunk() {
        let bytes = u64::from_le_bytes(*bytes);
        let zeros = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
        let quote = zeros(bytes ^ (ONES * u64::from(b'"')));
        let backslash = zeros(bytes ^ (ONES * u64::from(b'\\')));
        let control = bytes.wrapping_sub(ONES * 0x20) & !bytes;
        let special = (quote | backslash | control) & HIGH;
        if special != 0 {
            let at = special.trailing_zeros() / 8;
            return text.get(at as usize..).unwrap_or_default();
        }
        text = rest;
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let at = text.iter().position(special).unwrap_or(text.len());
    text.get(at..).unwrap_or_default()
}

/// What follows an escape, given what follows its backslash.
fn behind_escape(text: &[u8]) -> Result<&[u8], Fault> {
    match text {
        [
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
            rest @ ..,
        ] => Ok(rest),
        [b'u', digits @ ..] => match digits.split_at_checked(4) {
            None => Err(Fault::Ended),
            Some((digits, rest)) if digits.iter().all(u8::is_ascii_hexdigit) => Ok(rest),
            Some(_) => Err(Fault::NotJson),
        },
        [] => Err(Fault::Ended),
        _ => Err(Fault::NotJson),
    }
}

fn unescaped(raw: &str) -> Result<String, Fault> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let (escaped, behind) = unescape(escape)?;
        text.push(escaped);
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

/// The character of an escape, and what follows it, given what follows its backslash.
fn unescape(escape: &str) -> Result<(char, &str), Fault> {
    let mut chars = escape.chars();
    let escaped = match chars.next() {
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return character(chars.as_str()),
        other => other.ok_or(Fault::Ended)?,
    };
    Ok((escaped, chars.as_str()))
}

/// The character of `\u`, given what follows that. One above U+FFFF takes two escapes.
fn character(digits: &str) -> Result<(char, &str), Fault> {
    let (first, rest) = code_unit(digits)?;
    if !(0xd800..0xdc00).contains(&first) {
        let character = char::from_u32(first).ok_or(Fault::LoneSurrogate)?;
        return Ok((character, rest));
    }
    let second = rest.strip_prefix("\\u").ok_or(Fault::HalfCharacter)?;
    let (second, rest) = code_unit(second)?;
    let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400);
    let low = low.ok_or(Fault::LoneSurrogate)?;
    let character = char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low);
    Ok((character.ok_or(Fault::LoneSurrogate)?, rest))
}

fn code_unit(digits: &str) -> Result<(u32, &str), Fault> {
    let (digits, rest) = digits.split_at_checked(4).ok_or(Fault::Ended)?;
    let unit = u32::from_str_radix(digits, 16).map_err(|_| Fault::NotJson)?;
    Ok((unit, rest))
}
