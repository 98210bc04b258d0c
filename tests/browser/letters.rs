use active_users::query::{fold, lowercase};
use unicode_normalization::char::decompose_canonical;
use wasm_bindgen_test::wasm_bindgen_test;

/// Folds a character with the crate's tables, as native builds do. Drops accents, as the app does.
fn by_tables(char: char) -> String {
    let mut parts = String::new();
    decompose_canonical(char, |part| {
        let is_accent = matches!(part, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}' | '\u{64b}'..='\u{65f}' | '\u{670}');
        if !is_accent {
            parts.push(part);
        }
    });
    parts.to_lowercase()
}

/// Whether folding has a special rule for the character, or for the letter under its accent.
fn is_special(char: char) -> bool {
    let mut letter = None;
    decompose_canonical(char, |part| letter = letter.or(Some(part)));
    letter.is_some_and(|letter| "ςøØłŁđĐðÐıßẞæÆœŒþÞ".contains(letter))
        || matches!(char, '\u{ff01}'..='\u{ff5e}' | '\u{ff66}'..='\u{ff9f}')
}

/// The letters that the oldest supported browser knows. How newer ones fold depends
/// on the browser's version.
fn letters() -> impl Iterator<Item = char> {
    ('\u{80}'..='\u{2fff}')
        .chain('\u{3040}'..='\u{d7a3}')
        .chain('\u{f900}'..='\u{fdff}')
}

#[wasm_bindgen_test]
fn the_browser_folds_letters_as_native_builds_do() {
    let wrong: Vec<_> = letters()
        .filter(|char| !is_special(*char))
        .filter(|char| fold(&char.to_string()) != by_tables(*char))
        .collect();
    assert!(wrong.is_empty(), "{} differ: {wrong:?}", wrong.len());
}

#[wasm_bindgen_test]
fn the_browser_lowercases_as_native_builds_do() {
    for text in [
        "José.NÚÑEZ@Example.com",
        "ΣΊΣΥΦΟΣ",
        "ŁÓDŹ",
        "Ünal",
        "ASCII",
        "",
    ] {
        assert_eq!(lowercase(text), text.to_lowercase());
    }
    assert_eq!(
        fold("Søren ŁUKASZ Straße Işık"),
        "soren lukasz strasse isik"
    );
    assert_eq!(fold("Ａｄａ ｶﾞｷﾞ"), fold("ada ガギ"));
}
