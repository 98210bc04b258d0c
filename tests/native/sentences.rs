//! Errors of a load and of `config.json`, word for word as the reader sees them.

use active_users::source::{Config, Fault, LoadError, Malformed};

const CHECK: &str = "Check the server's response, then retry.";
const ADDRESS: &str = "Check the configured source address.";
const BUSY: &str = "Retry in a moment.";

fn sentence(what: &str, fault: Fault) -> String {
    LoadError {
        what: what.to_owned(),
        fault,
    }
    .to_string()
}

#[test]
fn every_fault_has_its_sentence() {
    let table = [
        (Fault::Unreachable, "users.json couldn't be reached. Check the network connection, then retry.".to_owned()),
        (Fault::TimedOut(1), format!("No response from users.json for 1 second. {BUSY}")),
        (Fault::TimedOut(30), format!("No response from users.json for 30 seconds. {BUSY}")),
        (Fault::Status(401), "Sign in to load users.json (401).".to_owned()),
        (
            Fault::Status(403),
            "You are not allowed to read users.json (403). Ask the owner of the admin portal for access.".to_owned(),
        ),
        (Fault::Status(404), format!("users.json was not found (404). {ADDRESS}")),
        (Fault::Status(429), "Too many requests for users.json (429). Wait a minute, then retry.".to_owned()),
        (Fault::Status(418), format!("Unexpected status for users.json (418). {ADDRESS}")),
        (Fault::Status(304), format!("Unexpected status for users.json (304). {ADDRESS}")),
        (Fault::Status(600), format!("Unexpected status for users.json (600). {ADDRESS}")),
        (Fault::Malformed(Malformed::Empty), format!("users.json is empty. {CHECK}")),
        (
            Fault::Malformed(Malformed::WebPage),
            "The server sent a web page instead of users.json. Sign in again if needed, then retry.".to_owned(),
        ),
        (Fault::Malformed(Malformed::NotJson), format!("users.json is not valid JSON. {CHECK}")),
        (Fault::Malformed(Malformed::NoUsers), format!("users.json has no list of users. {ADDRESS}")),
        (Fault::Malformed(Malformed::UsersNotAList), format!("“users” in users.json is not a list. {CHECK}")),
        (Fault::Malformed(Malformed::TooLong), format!("users.json contains a record larger than 16 MiB. {CHECK}")),
        (
            Fault::Malformed(Malformed::EndedEarly),
            "users.json ended early. The connection may have been cut; retry.".to_owned(),
        ),
        (
            Fault::Header("X Y".to_owned()),
            "users.json couldn't be loaded: the configured header “X Y” is not valid. Check its name and value."
                .to_owned(),
        ),
        (
            Fault::NotAResponse,
            "users.json couldn't be loaded: this page's custom fetcher returned an invalid response. Contact the site owner.".to_owned(),
        ),
    ];
    for (fault, expected) in table {
        assert_eq!(sentence("users.json", fault), expected);
    }
    for status in [500, 502, 503, 599] {
        let expected = format!(
            "The server returned an error for /api/users ({status}). Retry, or contact your administrator."
        );
        assert_eq!(sentence("/api/users", Fault::Status(status)), expected);
    }
}

#[test]
fn a_bad_configuration_is_explained_in_the_parsers_words() {
    let table = [
        ("{oops", "key must be a string at line 1 column 2"),
        ("", "EOF while parsing a value at line 1 column 0"),
        (
            r#"{"product":5}"#,
            "invalid type: integer `5`, expected a string at line 1 column 12",
        ),
        (
            r#"{"source":{"credentials":"all"}}"#,
            "unknown variant `all`, expected one of `omit`, `same-origin`, `include` at line 1 column 30",
        ),
    ];
    for (text, problem) in table {
        let fault = Config::parse(text.as_bytes()).expect_err(text);
        let expected = format!(
            "config.json is not a valid configuration: {problem}. Correct the file, then retry."
        );
        assert_eq!(sentence("config.json", fault), expected);
    }
}
