//! `POST /api/reminders`.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::setting::Setting;
use crate::visitor::{JSON, Visitor, request};

/// The id of the first member with this kind of account.
async fn id(admin: &mut Visitor, account: &str) -> String {
    let users = admin.some(account, 1).await;
    users[0]["id"].as_str().unwrap().to_owned()
}

fn to(ids: &[&str]) -> Value {
    let message =
        |id: &&str| json!({ "user_id": id, "subject": "A tip", "body": "Let it fill in." });
    json!({ "messages": ids.iter().map(message).collect::<Vec<_>>() })
}

#[tokio::test]
async fn each_member_who_gets_no_reminder_is_listed_with_a_reason() {
    let setting = Setting::new("reasons");
    let mut admin = setting.admin().await;
    let enabled = id(&mut admin, "enabled").await;
    let suspended = id(&mut admin, "suspended").await;
    let service = id(&mut admin, "service").await;

    let ids = [enabled.as_str(), &suspended, &service, "u-none", &enabled];
    let answer = admin.remind("reasons", &to(&ids)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.json(),
        json!({
            "accepted": 1,
            "rejected": [
                { "id": suspended, "reason": "The account is suspended." },
                { "id": service, "reason": "A service account has nobody to remind." },
                { "id": "u-none", "reason": "There is no member with this id." },
            ],
        })
    );
}

#[tokio::test]
async fn a_repeated_request_gets_the_same_answer_and_is_sent_once() {
    let setting = Setting::new("idempotent");
    let mut admin = setting.admin().await;
    let id = id(&mut admin, "enabled").await;
    let body = to(&[&id, "u-none"]);
    let first = admin.remind("once", &body).await;
    let sent = admin.users().await;
    let second = admin.remind("once", &body).await;
    assert_eq!((second.status, second.body), (first.status, first.body));
    assert_eq!(admin.users().await, sent);

    admin.remind("twice", &body).await;
    assert_ne!(admin.users().await, sent);
}

#[tokio::test]
async fn a_key_cannot_be_reused_for_another_request() {
    let setting = Setting::new("key");
    let mut admin = setting.admin().await;
    admin.remind("one", &to(&["u-1001"])).await;
    let other = admin.remind("one", &to(&["u-1002"])).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        other.error(),
        "This Idempotency-Key was used for another request; use a new one."
    );
}

#[tokio::test]
async fn a_test_stores_no_reminder_and_accepts_one_message() {
    let setting = Setting::new("test");
    let mut admin = setting.admin().await;
    let before = admin.users().await;
    let mut body = to(&["u-none", "u-1001", "u-1002"]);
    body["test"] = json!(true);
    let answer = admin.remind("try", &body).await.json();
    assert_eq!(answer, json!({ "accepted": 1, "rejected": [] }));
    assert_eq!(admin.users().await, before);

    // The real request is another one, so it needs another key.
    body["test"] = json!(false);
    let real = admin.remind("try", &body).await;
    assert_eq!(real.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_subject_of_more_than_one_line_is_refused_for_its_member_only() {
    let setting = Setting::new("lines");
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 2).await;
    let mut body = to(&[
        members[0]["id"].as_str().unwrap(),
        members[1]["id"].as_str().unwrap(),
    ]);
    body["messages"][0]["subject"] = json!("A tip\r\nBcc: eve@example.com");
    let rejected = json!([{
        "id": members[0]["id"],
        "reason": "The subject has more than one line.",
    }]);
    let answer = admin.remind("real", &body).await.json();
    assert_eq!(answer, json!({ "accepted": 1, "rejected": rejected }));

    body["test"] = json!(true);
    let answer = admin.remind("test", &body).await.json();
    assert_eq!(answer, json!({ "accepted": 0, "rejected": rejected }));
}

#[tokio::test]
async fn a_member_without_a_usable_address_gets_no_reminder() {
    let setting = Setting::in_file("address");
    let mut admin = setting.admin().await;
    let id = id(&mut admin, "enabled").await;
    let database = Connection::open(setting.database_file()).unwrap();
    let change = "UPDATE members SET record = json_set(record, '$.email', json(?2)) WHERE id = ?1";
    for (key, email) in [
        ("null", json!(null)),
        ("number", json!(7)),
        ("lines", json!("ada@example.com\r\nBcc: eve@example.com")),
    ] {
        database.execute(change, [&id, &email.to_string()]).unwrap();
        let answer = admin.remind(key, &to(&[&id])).await.json();
        let reason = "The e-mail address is missing or can't be used.";
        let rejected = json!([{ "id": id, "reason": reason }]);
        assert_eq!(answer, json!({ "accepted": 0, "rejected": rejected }));
    }
}

#[tokio::test]
async fn an_id_is_returned_in_the_form_of_the_request() {
    let setting = Setting::in_file("forms");
    let mut admin = setting.admin().await;
    let id = id(&mut admin, "suspended").await;
    let database = Connection::open(setting.database_file()).unwrap();
    let change = "UPDATE members SET id = '7', record = json_set(record, '$.id', 7) WHERE id = ?1";
    assert_eq!(database.execute(change, [&id]).unwrap(), 1);
    for (key, id) in [("integer", json!(7)), ("text", json!("7"))] {
        let mut body = to(&["u-1"]);
        body["messages"][0]["user_id"] = id.clone();
        let answer = admin.remind(key, &body).await.json();
        let rejected = json!([{ "id": id, "reason": "The account is suspended." }]);
        assert_eq!(answer, json!({ "accepted": 0, "rejected": rejected }));
    }
}

#[tokio::test]
async fn a_request_that_makes_no_sense_is_refused_with_an_explanation() {
    let setting = Setting::new("nonsense");
    let mut admin = setting.admin().await;
    let nobody = admin.remind("a", &to(&[])).await;
    assert_eq!(
        (nobody.status, nobody.error().as_str()),
        (
            StatusCode::BAD_REQUEST,
            "There are no messages; send at least one."
        )
    );
    for field in ["subject", "body"] {
        let mut empty = to(&["u-1001"]);
        empty["messages"][0][field] = json!(" ");
        let answer = admin.remind("b", &empty).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.error().starts_with(&format!("A {field} is empty")));
    }
    let mut long = to(&["u-1001"]);
    long["text"] = json!("ü".repeat(201));
    let long = admin.remind("long", &long).await;
    assert_eq!(
        (long.status, long.error().as_str()),
        (
            StatusCode::BAD_REQUEST,
            "The name of the text has more than 200 characters; shorten it."
        )
    );
    let unreadable = admin.remind("c", &json!({ "messages": "u-1001" })).await;
    assert_eq!(unreadable.status, StatusCode::BAD_REQUEST);
    assert!(
        unreadable.error().contains("messages"),
        "{}",
        unreadable.error()
    );
}

#[tokio::test]
async fn a_request_without_a_key_is_refused() {
    let setting = Setting::new("no-key");
    let mut admin = setting.admin().await;
    let request = request(Method::POST, "/api/reminders")
        .header("X-CSRF-Token", admin.cookie("portal_csrf"))
        .header("content-type", JSON);
    let answer = admin
        .send(request, Body::from(to(&["u-1001"]).to_string()))
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(
        answer
            .error()
            .starts_with("The header Idempotency-Key is missing")
    );
}
