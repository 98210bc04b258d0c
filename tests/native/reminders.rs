//! Requests to send reminders, and what the portal's answers mean.

use active_users::source::{
    Config, Credentials, Fault, LoadError, Malformed, Message, Rejected, Reminder, SendError, Sent,
    UserId, read_user,
};

#[test]
fn a_request_for_a_reminder_follows_the_contract() {
    let message = |record: &str| Message {
        user_id: UserId::of(&read_user(record.as_bytes()).unwrap()),
        subject: "A tip".to_owned(),
        body: "1\n2".to_owned(),
    };
    let ids = [
        (r#"{"id":"u-\"2\""}"#, r#""u-\"2\"""#),
        (r#"{"id":"7"}"#, r#""7""#),
        // Ids are sent exactly as the document writes them.
        (r#"{"id":7003}"#, "7003"),
        (r#"{"id":-7}"#, "-7"),
        (r#"{"id":18446744073709551615}"#, "18446744073709551615"),
    ];
    for (record, id) in ids {
        let reminder = Reminder {
            text: None,
            messages: vec![message(record)],
            test: false,
        };
        let expected = format!(
            r#"{{"messages":[{{"user_id":{id},"subject":"A tip","body":"1\n2"}}],"test":false}}"#
        );
        assert_eq!(reminder.to_json(), expected);
    }
}

#[test]
fn an_answer_says_how_many_get_it_and_who_does_not() {
    let answer = br#"{"accepted":34,"rejected":[{"id":"u-9","reason":"is suspended"}],"more":1}"#;
    let rejected = vec![Rejected {
        id: "u-9".to_owned(),
        reason: Some("is suspended".to_owned()),
    }];
    let sent = Sent {
        accepted: 34,
        rejected,
    };
    assert_eq!(Sent::parse(answer), Ok(sent));
    let all = Sent {
        accepted: 1,
        rejected: Vec::new(),
    };
    assert_eq!(Sent::parse(br#"{"accepted":1}"#), Ok(all));
    let integer = Sent::parse(br#"{"accepted":0,"rejected":[{"id":7003}]}"#).unwrap();
    let nine = Rejected {
        id: "7003".to_owned(),
        reason: None,
    };
    assert_eq!(integer.rejected, [nine]);
    assert_eq!(Sent::parse(b" <!doctype html>"), Err(SendError::WebPage));
    for none in ["", "[]", "[1,[]]", "{}", r#"{"accepted":"all"}"#] {
        assert_eq!(
            Sent::parse(none.as_bytes()),
            Err(SendError::Unknown),
            "{none}"
        );
    }
}

#[test]
fn every_failure_has_its_sentence() {
    let sentence = |fault| {
        let what = "/api/reminders".to_owned();
        SendError::from(LoadError { what, fault }).to_string()
    };
    let unknown =
        "We couldn't confirm that the reminder was sent. Try again; it won't be sent twice.";
    let table = [
        (
            Fault::Status(401),
            "Not sent: your session has ended. Sign in, then try again.",
        ),
        (
            Fault::Status(403),
            "Not sent: the portal refused it (403). Your session may have changed: reload the page and try again, or ask your administrator for access.",
        ),
        (
            Fault::Status(422),
            "Not sent: the portal rejected the reminder (422). Try again, or contact your administrator.",
        ),
        (
            Fault::Header("X Y".to_owned()),
            "Not sent: the configured header “X Y” is not valid. Check its name and value.",
        ),
        (
            Fault::Offline,
            "Not sent: you are offline. Connect, then try again.",
        ),
        (
            Fault::BadRequest,
            "Not sent: reminders.url in the configuration is not an address that a request can be sent to.",
        ),
        // An earlier attempt may still be in progress.
        (Fault::Status(408), unknown),
        (Fault::Status(409), unknown),
        (Fault::Status(425), unknown),
        // The server may have sent it before failing.
        (Fault::Status(500), unknown),
        (Fault::Unreachable, unknown),
        (Fault::TimedOut(30), unknown),
    ];
    for (fault, expected) in table {
        assert_eq!(sentence(fault), expected);
    }
    assert_eq!(SendError::Unknown.to_string(), unknown);
}

#[test]
fn an_answer_about_one_user_says_whether_they_get_it() {
    let one = |answer: &str| {
        let answer = Sent::parse(answer.as_bytes()).and_then(Sent::of_one);
        answer.map_err(|error| error.to_string())
    };
    let not_sent = |sentence: &str| Err(sentence.to_owned());
    assert_eq!(one(r#"{"accepted":1}"#), Ok(()));
    let rejected = "Not sent: the portal rejected this user.";
    assert_eq!(one(r#"{"accepted":0}"#), not_sent(rejected));
    assert_eq!(
        one(r#"{"accepted":0,"rejected":[{"id":7}]}"#),
        not_sent(rejected)
    );
    assert_eq!(
        one(r#"{"accepted":0,"rejected":[{"id":"u","reason":"is suspended\u202e"}]}"#),
        not_sent("Not sent: is suspended")
    );
}

#[test]
fn a_session_that_has_ended_needs_a_new_sign_in() {
    assert!(SendError::NotSent(Fault::Status(401)).may_need_sign_in());
    assert!(SendError::WebPage.may_need_sign_in());
    assert!(!SendError::NotSent(Fault::Status(403)).may_need_sign_in());
    let load = |fault| {
        let what = "users.json".to_owned();
        LoadError { what, fault }.may_need_sign_in()
    };
    assert!(load(Fault::Redirected));
    assert!(load(Fault::Malformed(Malformed::WebPage)));
    assert!(!load(Fault::Unreachable));
}

#[test]
fn reminders_use_the_sources_credentials_and_headers_unless_they_have_their_own() {
    let source = |text: &str| Config::parse(text.as_bytes()).unwrap().reminder_source();
    let same = source(
        r#"{"source":{"credentials":"include","headers":{"X-A":"1"}},"reminders":{"url":"/r"}}"#,
    );
    assert_eq!(same.credentials, Credentials::Include);
    assert_eq!(same.headers, [("X-A".to_owned(), "1".to_owned())]);
    let own = source(
        r#"{"source":{"credentials":"include","headers":{"X-A":"1"}},"reminders":{"credentials":"omit","headers":{"X-B":"2"}}}"#,
    );
    assert_eq!(own.credentials, Credentials::Omit);
    assert_eq!(
        own.headers
            .iter()
            .map(|header| &*header.0)
            .collect::<Vec<_>>(),
        ["X-B"]
    );
}

#[test]
fn the_address_for_reminders_is_configured() {
    let url = |text: &str| {
        let config = Config::parse(text.as_bytes()).expect(text);
        config.reminders.url
    };
    assert_eq!(url("{}"), None);
    assert_eq!(url(r#"{"reminders":{"url":null}}"#), None);
    assert_eq!(
        url(r#"{"reminders":{"url":"/api/reminders"}}"#).as_deref(),
        Some("/api/reminders")
    );
}
