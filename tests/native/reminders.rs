//! What the portal is asked to send, and what its answer means.

use active_users::source::{Config, Fault, LoadError, Rejected, Reminder, SendError, Sent};

#[test]
fn a_reminder_is_asked_for_in_the_words_of_the_contract() {
    let reminder = Reminder {
        user_ids: vec!["u-1".to_owned(), "u-\"2\"".to_owned()],
        subject: "One tip".to_owned(),
        body: "Two\nlines".to_owned(),
        test: false,
    };
    assert_eq!(
        reminder.to_json(),
        r#"{"user_ids":["u-1","u-\"2\""],"subject":"One tip","body":"Two\nlines","test":false}"#
    );
}

#[test]
fn an_answer_says_how_many_and_who_not() {
    let answer = br#"{"accepted":34,"rejected":[{"id":"u-9","reason":"is suspended"}],"more":1}"#;
    let rejected = vec![Rejected {
        id: "u-9".to_owned(),
        reason: "is suspended".to_owned(),
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
    for none in ["", "<html>", "[]", "[1,[]]", "{}", r#"{"accepted":"all"}"#] {
        assert_eq!(
            Sent::parse(none.as_bytes()),
            Err(SendError::Unreadable),
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
    let unknown = "It is not known whether the reminder was sent. Send again: the same one goes out only once.";
    assert_eq!(
        sentence(Fault::Status(401)),
        "Your session has ended. Sign in again, then send."
    );
    assert_eq!(
        sentence(Fault::Status(403)),
        "You are not allowed to send reminders (403). Ask the owner of the admin portal for access."
    );
    assert_eq!(
        sentence(Fault::Status(500)),
        "The portal did not take the reminder (500). Send again; if it goes on, tell the portal's owner."
    );
    assert_eq!(sentence(Fault::Unreachable), unknown);
    assert_eq!(sentence(Fault::TimedOut(30)), unknown);
    assert_eq!(SendError::Unreadable.to_string(), unknown);
}

#[test]
fn where_reminders_go_is_configuration() {
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
