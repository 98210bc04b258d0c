//! Searching and sorting ignore letter case and accents.

use active_users::domain::Names;
use active_users::query::{UserQuery, find_folded, fold};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::oracle_lists;
use crate::support::{cases, directory};

fn folded(text: &str) -> String {
    fold(text)
}

/// Whether a search finds a user by this name, and one by this e-mail address.
fn finds(name: &str, q: &str) -> bool {
    let named = directory(&[&json!({ "id": "u", "name": name }).to_string()]);
    let written = directory(&[&json!({ "id": "u", "name": "-", "email": name }).to_string()]);
    let query = UserQuery {
        q: q.to_owned(),
        ..UserQuery::default()
    };
    let found = named.count(&query) == 1;
    assert_eq!(found, written.count(&query) == 1, "{name} {q}");
    assert_eq!(
        found,
        !find_folded(name, q).is_empty(),
        "a match is highlighted: {name} {q}"
    );
    found
}

#[test]
fn a_search_finds_names_with_and_without_accents() {
    let spellings = ["josé", "jose", "JOSE", "JOSÉ", "Jose\u{301}", "jOSE\u{301}"];
    for name in spellings {
        for q in spellings {
            assert!(finds(name, q), "{name} {q}");
        }
        assert!(!finds(name, "josa"));
    }
    let table = [
        ("Åsa Ångström", "asa ang", true),
        ("Åsa Ångström", "A\u{30a}SA", true),
        ("Åsa Ångström", "\u{212b}NG", true),
        ("A\u{30a}sa", "å", true),
        ("Zoë", "zoe", true),
        ("Nguyễn", "nguyen", true),
        ("Nguyen\u{302}\u{303}", "NGUYỄN", true),
        ("Čapek", "capek", true),
        ("Έλενα", "ελενα", true),
        ("Елёна", "елена", true),
        ("Élodie", "lodie", true),
        ("Élodie", "o\u{301}die", true),
        ("李小龍", "小", true),
        ("李小龍", "大", false),
        ("Ada", "d\u{301}a", true),
        ("Ada", "ä", true),
        ("Ada", "æ", false),
        ("Ǽlfric Ǿrsted", "aelfric orsted", true),
        ("Ǽlfric", "æ", true),
    ];
    for (name, q, found) in table {
        assert_eq!(finds(name, q), found, "{name} {q}");
    }
}

#[test]
fn a_search_in_capitals_finds_a_name_in_lower_case() {
    for (name, q) in [
        ("Ада", "АДА"),
        ("Ærøskøbing", "ÆRØSKØBING"),
        ("Ωμέγα", "ΩΜΈΓΑ"),
    ] {
        assert!(finds(name, q) && finds(q, name), "{name} {q}");
    }
}

#[test]
fn a_greek_final_sigma_is_the_same_letter() {
    assert!(finds("Γιώργος", "γιώργος"));
    assert!(finds("Γιώργος", "ΓΙΏΡΓΟΣ"));
    assert!(finds("ΓΙΏΡΓΟΣ", "Γιώργος"));
}

#[test]
fn arabic_vowel_signs_make_no_difference() {
    // Shadda and fatha, which normalization reorders.
    let typed = "\u{645}\u{62d}\u{645}\u{651}\u{64e}\u{62f}";
    let normal = "\u{645}\u{62d}\u{645}\u{64e}\u{651}\u{62f}";
    for name in [typed, normal] {
        for q in [typed, normal, "\u{645}\u{62d}\u{645}\u{62f}"] {
            assert!(finds(name, q), "{name:?} {q:?}");
        }
    }
}

#[test]
fn a_match_is_highlighted_with_its_accents() {
    let table: [(&str, &str, &[&str]); 10] = [
        ("José", "jose", &["José"]),
        ("Jose\u{301} B", "jose", &["Jose\u{301}"]),
        ("Jose\u{301} B", "OS", &["os"]),
        ("e\u{301}e\u{301}", "é", &["e\u{301}", "e\u{301}"]),
        ("\u{301}ab", "a", &["a"]),
        ("Ångström", "angstrom", &["Ångström"]),
        ("İstanbul", "ist", &["İst"]),
        ("anana", "ana", &["ana"]),
        ("Ada", "\u{301}", &[]),
        ("Ada Abbott", " abb ", &["Abb"]),
    ];
    for (text, sought, marked) in table {
        let found = find_folded(text, sought)
            .into_iter()
            .map(|range| &text[range]);
        assert_eq!(found.collect::<Vec<_>>(), marked, "{text} {sought}");
    }
}

#[test]
fn names_are_sorted_as_if_they_had_no_accents() {
    let names = [
        "Zoë",
        "elan",
        "Élodie",
        "E\u{301}lan b",
        "eli",
        "Ångström",
        "Anders",
        "zoe a",
    ];
    let records: Vec<_> = names
        .iter()
        .map(|name| json!({ "id": name, "name": name, "email": name }).to_string())
        .collect();
    let directory = directory(&records.iter().map(String::as_str).collect::<Vec<_>>());
    for sort in ["name", "email"] {
        let query = UserQuery::parse(&format!("sort={sort}")).query;
        let rows = directory.page(&query, 0..99, Names::Shown).rows;
        let sorted: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        let expected = [
            "Anders",
            "Ångström",
            "elan",
            "E\u{301}lan b",
            "eli",
            "Élodie",
            "Zoë",
            "zoe a",
        ];
        assert_eq!(sorted, expected, "{sort}");
    }
}

/// Texts made of letters the oracle knows, some of them decomposed.
fn of_the_table(longest: usize) -> impl Strategy<Value = String> {
    let letters = [
        "a", "A", "å", "A\u{30a}", "e", "É", "e\u{301}", "Ë", "Ω", "ω", "李", " ", "-", "\u{301}",
    ];
    let text = proptest::collection::vec(select(letters.to_vec()), 0..=longest);
    text.prop_map(|letters| letters.concat())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn matches_are_where_the_oracle_finds_them((text, sought) in (of_the_table(8), of_the_table(3))) {
        let (text, sought) = (text.as_str(), sought.trim());
        prop_assert_eq!(folded(text), oracle_lists::fold(text));
        let wanted = oracle_lists::fold(sought);
        let found = find_folded(text, sought);
        prop_assert_eq!(found.len(), if wanted.is_empty() { 0 } else { oracle_lists::fold(text).matches(&wanted).count() });
        let mut end = 0;
        for range in found {
            prop_assert!(range.start >= end, "matches are in order and don't overlap");
            prop_assert_eq!(oracle_lists::fold(&text[range.clone()]), wanted.clone());
            end = range.end;
        }
    }

    #[test]
    fn a_match_never_cuts_a_character((text, sought) in (any::<String>(), any::<String>(), any::<prop::sample::Index>(), 1..4usize).prop_map(|(text, other, at, length)| {
        // Usually a part of the text itself, so that there is something to find.
        let start = at.index(text.chars().count() + 1);
        let part: String = text.chars().skip(start).take(length).collect();
        (text, if part.is_empty() { other } else { part })
    })) {
        let wanted = folded(sought.trim());
        prop_assert_eq!(folded(&wanted), wanted.clone(), "folding twice changes nothing");
        for range in find_folded(&text, &sought) {
            let marked = text.get(range.clone());
            prop_assert!(marked.is_some(), "{:?} cuts a character", range);
            prop_assert!(folded(marked.unwrap()).contains(&wanted), "{:?}", marked);
        }
    }
}

#[test]
fn a_search_for_nothing_but_accents_is_no_search() {
    assert_eq!(UserQuery::parse("q=%CC%80").query, UserQuery::default());
}
