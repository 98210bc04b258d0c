//! The settings that `config.json` accepts.

use active_users::domain::Cooldown;
use active_users::source::{
    Actions, Config, Credentials, Csrf, Embed, Fault, Links, Malformed, Source,
};

fn read(text: &str) -> Config {
    Config::parse(text.as_bytes()).expect(text)
}

#[test]
fn every_key_is_optional_and_unknown_ones_are_ignored() {
    let default = Config::default();
    assert_eq!(default.product, "Enpass");
    let source = Source {
        url: "users.json".to_owned(),
        credentials: Credentials::SameOrigin,
        timeout_seconds: 30,
        headers: Vec::new(),
    };
    assert_eq!(default.source, source);
    for text in [
        "{}",
        r#"{"source":{}}"#,
        r#"{"$schema":"x","links":{"user":null,"guide":null},"source":{"x":[]}}"#,
        r#"{"csrf":null,"sign_in":null,"links":{},"embed":{"parent_origin":null}}"#,
    ] {
        assert_eq!(read(text), default, "{text}");
    }
}

#[test]
fn the_time_zone_and_the_ban_on_exports_are_read() {
    assert_eq!(Config::default().time_zone, None);
    assert!(!Config::default().no_export);
    let config = read(r#"{"time_zone":"Europe/Berlin","no_export":true}"#);
    assert_eq!(config.time_zone.as_deref(), Some("Europe/Berlin"));
    assert!(config.no_export);
}

#[test]
fn a_byte_order_mark_and_null_sections_change_nothing() {
    let nothing = r#"{"source":null,"reminders":null,"links":null,"embed":null}"#;
    for text in ["\u{feff}{}", "\u{feff} {}", nothing] {
        assert_eq!(read(text), Config::default(), "{text}");
    }
}

#[test]
fn a_web_page_instead_of_the_configuration_is_recognized() {
    for text in ["<html>", " \n<!doctype html>", "\u{feff}<html>"] {
        let fault = Config::parse(text.as_bytes()).expect_err(text);
        assert_eq!(fault, Fault::Malformed(Malformed::WebPage), "{text}");
    }
}

#[test]
fn the_source_is_read() {
    let config = read(
        r#"{"product":"Vault","source":{"url":"/api/u","credentials":"include","timeout_seconds":5,"headers":{"X-Portal":"1"}}}"#,
    );
    let source = Source {
        url: "/api/u".to_owned(),
        credentials: Credentials::Include,
        timeout_seconds: 5,
        headers: Vec::from([("X-Portal".to_owned(), "1".to_owned())]),
    };
    assert_eq!((config.product.as_str(), config.source), ("Vault", source));
    let omit = read(r#"{"source":{"credentials":"omit"}}"#);
    let source = Source {
        credentials: Credentials::Omit,
        ..Source::default()
    };
    assert_eq!(omit.source, source);
}

#[test]
fn the_settings_of_the_portal_are_read() {
    let config = read(
        r#"{
            "csrf": { "header": "X-CSRF-Token", "cookie": "csrf" },
            "sign_in": "/sign-in?return_to={return}",
            "links": { "user": "/people/{id}", "guide": "/help", "home": "/" },
            "theme": "dark",
            "embed": { "parent_origin": "https://portal.example.com" }
        }"#,
    );
    let csrf = Csrf {
        header: "X-CSRF-Token".to_owned(),
        cookie: Some("csrf".to_owned()),
        meta: None,
    };
    let links = Links {
        user: Some("/people/{id}".to_owned()),
        guide: Some("/help".to_owned()),
        home: Some("/".to_owned()),
    };
    let embed = Embed {
        parent_origin: Some("https://portal.example.com".to_owned()),
    };
    assert_eq!(config.csrf, Some(csrf));
    assert_eq!(
        config.sign_in.as_deref(),
        Some("/sign-in?return_to={return}")
    );
    assert_eq!(config.links, links);
    assert_eq!(config.embed, embed);
    assert_eq!(config.theme.as_deref(), Some("dark"));
    let meta = read(r#"{"csrf":{"header":"X-CSRF-Token","meta":"csrf-token"}}"#);
    assert_eq!(
        meta.csrf.and_then(|csrf| csrf.meta).as_deref(),
        Some("csrf-token")
    );
}

#[test]
fn a_token_needs_a_header() {
    let fault = Config::parse(br#"{"csrf":{"cookie":"csrf"}}"#).expect_err("no header");
    let problem = "missing field `header`";
    assert!(
        matches!(&fault, Fault::Configuration(words) if words.starts_with(problem)),
        "{fault:?}"
    );
}

#[test]
fn another_theme_is_refused() {
    let fault = Config::parse(br#"{"theme":"Dark"}"#).expect_err("a theme");
    let problem = "theme must be auto, light or dark".to_owned();
    assert_eq!(fault, Fault::Configuration(problem));
}

#[test]
fn what_the_portal_keeps_besides_is_read() {
    let config = read(
        r#"{"reminders":{"cooldown_days":14},"actions":{"never_notify":"/api/never","outreach":null}}"#,
    );
    assert_eq!(config.reminders.cooldown_days, Cooldown::new(14));
    let actions = Actions {
        never_notify: Some("/api/never".to_owned()),
        outreach: None,
    };
    assert_eq!(config.actions, actions);
    for text in [
        r#"{"actions":null}"#,
        r#"{"reminders":{"cooldown_days":null}}"#,
    ] {
        assert_eq!(read(text), Config::default(), "{text}");
    }
}

#[test]
fn a_cool_down_has_at_least_one_day_and_at_most_ninety() {
    for days in ["1", "90"] {
        let text = format!(r#"{{"reminders":{{"cooldown_days":{days}}}}}"#);
        let read = read(&text).reminders.cooldown_days;
        assert_eq!(read, Cooldown::new(days.parse().expect("a number")));
    }
    for bad in ["0", "91", "-1", "7.5", "1e99", "\"7\"", "[]", "true"] {
        let text = format!(r#"{{"reminders":{{"cooldown_days":{bad}}}}}"#);
        let fault = Config::parse(text.as_bytes()).expect_err(&text);
        let problem = "reminders.cooldown_days must be a whole number from 1 to 90";
        assert!(
            matches!(&fault, Fault::Configuration(words) if words.starts_with(problem)),
            "{text}: {fault:?}"
        );
    }
}

fn problem(text: &str) -> String {
    match Config::parse(text.as_bytes()) {
        Err(Fault::Configuration(problem)) => problem,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_value_of_another_kind_is_named() {
    for (text, expected) in [
        (
            r#"{"product":null}"#,
            "invalid type: null, expected a string at line 1 column 15",
        ),
        (
            r#"{"sign_in":7.5}"#,
            "invalid type: floating point `7.5`, expected a string",
        ),
        (
            r#"{"source":[]}"#,
            "invalid type: sequence, expected an object",
        ),
        (
            r#"{"links":{"user":true}}"#,
            "invalid type: boolean `true`, expected a string",
        ),
        (
            r#"{"csrf":{"header":{}}}"#,
            "invalid type: map, expected a string",
        ),
        (
            r#"{"source":{"headers":{"X-A":1}}}"#,
            "invalid type: map, expected an object of strings",
        ),
        (
            r#"{"reminders":{"headers":"X-A"}}"#,
            "invalid type: string \"X-A\", expected an object",
        ),
        (
            "{\"source\":\n{\"url\":\"a\",\"url\":\"b\"}}",
            "duplicate field `url` at line 2 column 20",
        ),
        // Of several faults, the one of the setting that is read first, wherever it stands in the file.
        (
            r#"{"theme":7,"product":null}"#,
            "invalid type: null, expected a string",
        ),
        (
            r#"{"links":{"user":7},"csrf":{"header":"X","cookie":true}}"#,
            "invalid type: boolean `true`, expected a string",
        ),
        (
            r#"{"links":{"user":7},"source":{"url":false},"embed":[]}"#,
            "invalid type: boolean `false`, expected a string",
        ),
    ] {
        let problem = problem(text);
        assert!(problem.starts_with(expected), "{text}: {problem}");
    }
    for seconds in ["-1", "1.5", "1e2", "4294967296", "\"5\"", "null"] {
        let problem = problem(&format!(r#"{{"source":{{"timeout_seconds":{seconds}}}}}"#));
        assert!(problem.contains("expected a whole number at"), "{problem}");
    }
}

#[test]
fn text_that_is_not_json_is_shown_by_its_place() {
    for (text, expected) in [
        ("{", "EOF while parsing an object at line 1 column 1"),
        (
            "{\n \"product\": \"V",
            "EOF while parsing an object at line 2 column 14",
        ),
        ("{\n \"product\": V}", "expected value at line 2 column 13"),
        ("{} x", "trailing characters at line 1 column 4"),
        ("{\"a\":1,}", "key must be a string at line 1 column 8"),
        ("{\"a\" 1}", "text that is not JSON at line 1 column 6"),
        ("[]", "the whole file must be an object at line 1 column 1"),
    ] {
        assert_eq!(problem(text), expected, "{text:?}");
    }
}

#[test]
fn escapes_in_names_and_texts_are_understood() {
    let config = read(r#"{"pr\u006fduct":"V\u00e4ult","source":{"headers":{"X-\u0041":"\""}}}"#);
    assert_eq!(config.product, "Väult");
    let headers = Vec::from([("X-A".to_owned(), "\"".to_owned())]);
    assert_eq!(config.source.headers, headers);
}
