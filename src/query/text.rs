//! What it means for a text to hold another: letter case and accents make no difference.

use std::cell::RefCell;
use std::ops::Range;

use hashbrown::HashMap;
use letters::{decompose, lowercase_letters};

/// Whether a character is a mark that people leave out when they search: an accent of Latin,
/// Greek or Cyrillic, a vowel sign of Arabic, a point of Hebrew.
fn is_accent(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Katakana in the usual width, in the order of the narrow ones from U+FF66 on.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309a}";

/// The text as it is compared: in lower case and without accents.
///
/// ```
/// # use active_users::query::fold;
/// assert_eq!(fold("JOSÉ Müller"), "jose muller");
/// assert_eq!(fold("Søren Łukasz Straße Işık"), "soren lukasz strasse isik");
/// assert_eq!(fold("Ａｄａ ｶﾞｷﾞ"), fold("ada ガギ"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, text);
    folded
}

/// Appends a text as it is compared.
pub fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for char in text.chars() {
        match char {
            char if char.is_ascii() => folded.push(char.to_ascii_lowercase()),
            // The form of sigma at the end of a word is the same letter.
            'ς' => folded.push('σ'),
            // Letters with a stroke, and joined ones, are written so where they are missing.
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'þ' | 'Þ' => folded.push_str("th"),
            // Latin letters in the width of Chinese ones.
            '！'..='～' => {
                let ascii = char::from_u32(char as u32 - '！' as u32 + '!' as u32);
                folded.extend(ascii.map(|char| char.to_ascii_lowercase()));
            }
            'ｦ'..='ﾟ' => {
                let at = char as usize - 'ｦ' as usize;
                folded.extend(HALF_WIDTH.chars().nth(at));
            }
            char => fold_letter(folded, char),
        }
    }
}

thread_local! {
    /// The letters that were folded before. Names of a million users have a few hundred different ones,
    /// and to fold one takes a call of the browser.
    static KNOWN: RefCell<HashMap<char, String>> = RefCell::default();
}

/// Appends a letter of another alphabet, or one with an accent, as it is compared.
fn fold_letter(folded: &mut String, char: char) {
    let is_known = KNOWN.with_borrow(|known| {
        let letters = known.get(&char);
        letters.iter().for_each(|letters| folded.push_str(letters));
        letters.is_some()
    });
    if is_known {
        return;
    }
    let mut letters = decompose(char);
    letters.retain(|part| !is_accent(part));
    let letters = match letters.chars().next() {
        // What is left may be a letter of its own: `Ǽ` is `Æ` with an accent.
        Some(first) if first != char => fold(&letters),
        _ => lowercase_letters(letters),
    };
    folded.push_str(&letters);
    KNOWN.with_borrow_mut(|known| known.insert(char, letters));
}

/// A text in lower case, and no further changed.
///
/// ```
/// # use active_users::query::lowercase;
/// assert_eq!(lowercase("José.NÚÑEZ@Example.com"), "josé.núñez@example.com");
/// ```
pub fn lowercase(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        lowercase_letters(text.to_owned())
    }
}

/// Natively, by the tables of crates.
#[cfg(not(target_arch = "wasm32"))]
mod letters {
    use unicode_normalization::char::decompose_canonical;

    /// A character as letters and marks.
    pub fn decompose(char: char) -> String {
        let mut letters = String::new();
        decompose_canonical(char, |part| letters.push(part));
        letters
    }

    pub fn lowercase_letters(text: String) -> String {
        text.to_lowercase()
    }
}

/// In a browser, by the browser: its tables need not be sent, which are 20 kB.
#[cfg(target_arch = "wasm32")]
mod letters {
    use js_sys::JsString;

    /// A character as letters and marks.
    pub fn decompose(char: char) -> String {
        let text = JsString::from(char.encode_utf8(&mut [0; 4]) as &str);
        text.normalize("NFD").into()
    }

    pub fn lowercase_letters(text: String) -> String {
        if text.is_ascii() {
            text.to_ascii_lowercase()
        } else {
            JsString::from(text).to_lower_case().into()
        }
    }
}

/// Where a text holds another one, in bytes, from left to right.
///
/// ```
/// # use active_users::query::find_folded;
/// assert_eq!(find_folded("José", "jose"), [0..5]);
/// assert_eq!(find_folded("Ada Abbott", "a"), [0..1, 2..3, 4..5]);
/// assert_eq!(find_folded("Ada", " "), []);
/// ```
pub fn find_folded(text: &str, sought: &str) -> Vec<Range<usize>> {
    let sought = fold(sought.trim());
    if sought.is_empty() {
        return Vec::new();
    }
    let mut folded = String::new();
    // For each byte of the folded text, the character that it comes from.
    let mut origins: Vec<Range<usize>> = Vec::new();
    for (start, char) in text.char_indices() {
        let end = start + char.len_utf8();
        fold_into(&mut folded, char.encode_utf8(&mut [0; 4]));
        if folded.len() == origins.len()
            && let Some(before) = origins.last_mut()
        {
            // An accent of its own belongs to the letter before.
            before.end = end;
        }
        origins.resize(folded.len(), start..end);
    }
    let found = folded.match_indices(&sought).filter_map(|(start, _)| {
        let first = origins.get(start)?;
        let last = origins.get(start + sought.len() - 1)?;
        Some(first.start..last.end)
    });
    found.collect()
}

/// What to search for when the reader types this: nothing if there is nothing but
/// blanks and accents, which are found in every text.
///
/// ```
/// # use active_users::query::sought;
/// assert_eq!(sought(" José "), "José");
/// assert_eq!(sought("\u{300}"), "");
/// ```
pub fn sought(text: &str) -> &str {
    let text = text.trim();
    if fold(text).is_empty() { "" } else { text }
}
