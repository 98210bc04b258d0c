//! A single load: what survives a failure, and how progress is reported.

use active_users::domain::Names;
use active_users::engine::{Clocks, Load, Loaded, Progress};
use active_users::query::UserQuery;
use active_users::source::{Config, Fault, LoadError, Malformed};

use crate::support::{answer, at};

pub const NOW: &str = "2026-11-23T06:30:00Z";

/// Loads a document. Its body ends at the first error.
pub fn load(document: &str, response: Option<&str>) -> Result<Loaded, LoadError> {
    let mut load = Load::new("users.json");
    let body = load.push(document.as_bytes());
    load.finish(
        body,
        Clocks {
            response: response.map(at),
            now: at(NOW),
        },
    )
}

/// Loads a document whose connection fails at the end.
fn cut_off(document: &str, fault: Fault) -> Result<Loaded, LoadError> {
    let mut load = Load::new("users.json");
    load.push(document.as_bytes()).unwrap();
    let error = LoadError {
        what: "users.json".to_owned(),
        fault,
    };
    load.finish(
        Err(error),
        Clocks {
            response: None,
            now: at(NOW),
        },
    )
}

#[test]
fn the_organization_has_a_name_unless_it_is_blank() {
    let organization = |text: &str| {
        load(&format!(r#"{{"organization":{text},"users":[]}}"#), None)
            .unwrap()
            .organization
    };
    assert_eq!(
        organization(r#""Example Corp""#).as_deref(),
        Some("Example Corp")
    );
    assert_eq!(
        (
            organization(r#"" ""#),
            organization("null"),
            organization("7")
        ),
        (None, None, None)
    );
}

#[test]
fn an_error_before_the_first_record_fails_the_load() {
    use Malformed::{Empty, EndedEarly, NoUsers, NotJson, WebPage};
    let table = [
        ("", Empty),
        ("<html>", WebPage),
        ("{}", NoUsers),
        ("nope", NotJson),
        (r#"{"users":["#, EndedEarly),
        (r#"{"users":[],"users":[]}"#, NotJson),
    ];
    for (document, malformed) in table {
        let error = load(document, None).expect_err(document);
        assert_eq!(
            error,
            LoadError {
                what: "users.json".to_owned(),
                fault: Fault::Malformed(malformed)
            }
        );
    }
    for fault in [Fault::Unreachable, Fault::TimedOut(30), Fault::Status(500)] {
        assert_eq!(cut_off("", fault.clone()).unwrap_err().fault, fault);
        assert_eq!(
            cut_off(r#"{"users":[{"id":1"#, fault.clone())
                .unwrap_err()
                .fault,
            fault
        );
        assert_eq!(
            cut_off("[]", fault.clone()).unwrap_err().fault,
            fault,
            "zeros must not be shown"
        );
    }
}

#[test]
fn an_error_after_the_first_record_makes_the_load_partial() {
    let table = [
        (r#"[{"id":1},{"id":2},{"id":"#, 2, 0, Malformed::EndedEarly),
        (
            r#"[{"id":1} {"id":2}]"#,
            2,
            0,
            Malformed::Damaged { record: 2 },
        ),
        (
            r#"{"users":[{"id":1},5],"users":[]}"#,
            2,
            1,
            Malformed::NotJson,
        ),
        (
            r#"{"users":[{"id":1}],"generated_at":"2026-11-"#,
            1,
            0,
            Malformed::EndedEarly,
        ),
        (r#"[{"id":1}]]"#, 1, 0, Malformed::NotJson),
        (r#"[5"#, 0, 0, Malformed::EndedEarly),
        (r#"[5,"#, 1, 1, Malformed::EndedEarly),
        ("{\"id\":1}\n{\"id\":", 1, 0, Malformed::EndedEarly),
    ];
    for (document, records, set_aside, malformed) in table {
        match load(document, None) {
            Ok(loaded) => {
                assert_eq!(
                    (loaded.records, loaded.set_aside),
                    (records, set_aside),
                    "{document}"
                );
                assert_eq!(
                    loaded.partial.unwrap().fault,
                    Fault::Malformed(malformed),
                    "{document}"
                );
                let all = answer(
                    loaded
                        .engine
                        .page(&UserQuery::default(), 0..9, Names::Shown),
                )
                .total;
                assert_eq!(all, records as usize - set_aside, "{document}");
            }
            Err(error) => assert_eq!(
                (records, error.fault),
                (0, Fault::Malformed(malformed)),
                "{document}"
            ),
        }
    }
    let loaded = cut_off(r#"{"users":[{"id":1},{"id":2"#, Fault::Unreachable).unwrap();
    assert_eq!(
        (loaded.records, loaded.partial.unwrap().fault),
        (1, Fault::Unreachable)
    );
}

#[test]
fn an_empty_organization_is_not_an_error() {
    let loaded = load(r#"{"users":[]}"#, None).unwrap();
    assert_eq!(
        (loaded.records, loaded.set_aside, loaded.partial),
        (0, 0, None)
    );
    assert_eq!(answer(loaded.engine.summary()).all.unwrap().users, 0);
}

#[test]
fn progress_counts_records_and_bytes() {
    let mut load = Load::new("users.json");
    assert_eq!(load.progress(), Progress::default());
    load.expect_bytes(Some(100));
    load.push(br#"{"users":[{"id":1},{"id":"#).unwrap();
    assert_eq!(
        load.progress(),
        Progress {
            records: 1,
            bytes: 25,
            total: Some(100),
            counts: None,
        }
    );
    load.expect_bytes(Some(27));
    load.push(b"2},").unwrap();
    load.push(b"").unwrap();
    assert_eq!(
        load.progress(),
        Progress {
            records: 2,
            bytes: 28,
            total: None,
            counts: None,
        }
    );
    // Unreadable records count, too.
    load.push(b"nope,").unwrap();
    assert_eq!(
        load.progress(),
        Progress {
            records: 3,
            bytes: 33,
            total: None,
            counts: None,
        }
    );
}

#[test]
fn users_are_counted_as_they_come_once_it_is_known_against_what() {
    let user = |id: u8, used: &str| {
        format!(
            r#"{{"id":{id},"vault_created_at":"2026-01-01T00:00:00Z","last_used_at":"{used}"}}"#
        )
    };
    let active = user(1, "2026-11-20T00:00:00Z");
    let inactive = user(2, "2026-05-20T00:00:00Z");
    let ahead = user(3, "2026-12-24T00:00:00Z");
    let counts = |load: &Load| {
        let counts = load.progress().counts;
        counts.map(|counts| (counts.onboarded, counts.active, counts.inactive))
    };
    let mut load = Load::new("users.json");
    load.push(br#"{"generated_at":"2026-11-23T06:00:00Z","#)
        .unwrap();
    load.push(br#""users":["#).unwrap();
    assert_eq!(counts(&load), Some((0, 0, 0)));
    load.push(format!("{active},{inactive},").as_bytes())
        .unwrap();
    assert_eq!(counts(&load), Some((2, 1, 1)));
    // A use in the future is in no bar.
    load.push(format!("{ahead},").as_bytes()).unwrap();
    assert_eq!(counts(&load), Some((2, 1, 1)));

    // What says so last is not guessed before.
    let mut load = Load::new("users.json");
    load.push(format!(r#"{{"users":[{active}],"#).as_bytes())
        .unwrap();
    assert_eq!(counts(&load), None);
}

#[test]
fn one_page_of_several_is_incomplete() {
    let table = [
        (r#"{"users":[{"id":1}],"next":"/users?page=2"}"#, true),
        (
            r#"{"@odata.nextLink":"https://x.y/z","users":[{"id":1}]}"#,
            true,
        ),
        (r#"{"total":12408,"users":[{"id":1}]}"#, true),
        (r#"{"total":1,"next":null,"users":[{"id":1}]}"#, false),
        (
            r#"{"next":"","nextLink":false,"total":"many","users":[{"id":1}]}"#,
            false,
        ),
    ];
    for (document, is_page) in table {
        let partial = load(document, None)
            .unwrap()
            .partial
            .map(|error| error.fault);
        let expected = is_page.then_some(Fault::Malformed(Malformed::OnePage));
        assert_eq!(partial, expected, "{document}");
    }
}

#[test]
fn a_date_out_of_range_counts_as_unreadable() {
    let loaded = load(
        r#"{"generated_at":"9999-01-01T00:00:00Z","users":[]}"#,
        None,
    )
    .unwrap();
    assert_eq!(
        loaded.as_of.unreadable.as_deref(),
        Some("9999-01-01T00:00:00Z")
    );
}

/// Otherwise long text would fill the page.
#[test]
fn long_text_in_the_header_is_shortened() {
    let (name, date) = ("ä".repeat(5000), "1".repeat(3000));
    let loaded = load(
        &format!(r#"{{"organization":"{name}","generated_at":"{date}","users":[]}}"#),
        None,
    )
    .unwrap();
    let shortened = |letter: &str| format!("{}…", letter.repeat(200));
    assert_eq!(loaded.organization, Some(shortened("ä")));
    assert_eq!(loaded.as_of.unreadable, Some(shortened("1")));
    let just_short = "a".repeat(200);
    let loaded = load(
        &format!(r#"{{"organization":"{just_short}","users":[]}}"#),
        None,
    );
    assert_eq!(loaded.unwrap().organization, Some(just_short));
}

#[test]
fn fewer_bytes_than_announced_are_incomplete() {
    let lines = "{\"id\":1,\"name\":\"a\"}\n{\"id\":2}\n";
    let load_of = |total: u64| {
        let mut load = Load::new("users.json");
        load.expect_bytes(Some(total));
        let body = load.push(lines.as_bytes());
        let clocks = Clocks {
            response: None,
            now: at(NOW),
        };
        load.finish(body, clocks).unwrap()
    };
    let length = lines.len() as u64;
    assert_eq!(load_of(length).partial, None);
    assert_eq!(
        load_of(length - 1).partial,
        None,
        "apparently compressed in transit"
    );
    let cut = load_of(length + 1);
    let fault = cut.partial.map(|error| error.fault);
    assert_eq!(
        (cut.records, fault),
        (2, Some(Fault::Malformed(Malformed::EndedEarly)))
    );
}

#[test]
fn a_configuration_that_is_a_list_is_an_error() {
    assert!(Config::parse(b"[]").is_err());
    assert!(Config::parse(br#"{"source":["x"]}"#).is_err());
}

#[test]
fn a_connection_that_fails_after_the_first_line_leaves_a_partial_load() {
    let mut load = Load::new("users.json");
    load.push(b"{\"id\":1,\"name\":\"a\"}\n").unwrap();
    let body = Err(LoadError {
        what: "users.json".to_owned(),
        fault: Fault::Unreachable,
    });
    let loaded = load.finish(
        body,
        Clocks {
            response: None,
            now: at(crate::support::AS_OF),
        },
    );
    assert_eq!(loaded.map(|loaded| loaded.records), Ok(1));
}
