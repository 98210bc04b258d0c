//! `POST /api/reminders`.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::setting::Setting;
use crate::visitor::{JSON, Visitor, request};

async fn users(admin: &mut Visitor) -> Vec<Value> {
    let document = admin.api("/api/users.json").await.json();
    document["users"].as_array().unwrap().clone()
}

/// The id of the first member with this kind of account.
fn id(users: &[Value], account: &str) -> String {
    let user = users
        .iter()
        .find(|user| user["account"] == account)
        .unwrap();
    user["id"].as_str().unwrap().to_owned()
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
    let users = users(&mut admin).await;
    let (enabled, suspended, service) = (
        id(&users, "enabled"),
        id(&users, "suspended"),
        id(&users, "service"),
    );

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
    let id = id(&users(&mut admin).await, "enabled");
    let body = to(&[&id, "u-none"]);
    let first = admin.remind("once", &body).await;
    let sent = users(&mut admin).await;
    let second = admin.remind("once", &body).await;
    assert_eq!((second.status, second.body), (first.status, first.body));
    assert_eq!(users(&mut admin).await, sent);

    admin.remind("twice", &body).await;
    assert_ne!(users(&mut admin).await, sent);
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
async fn a_test_says_what_would_happen_and_stores_nothing() {
    let setting = Setting::new("test");
    let mut admin = setting.admin().await;
    let before = users(&mut admin).await;
    let id = id(&before, "enabled");
    let mut body = to(&[&id]);
    body["test"] = json!(true);
    let answer = admin.remind("try", &body).await.json();
    assert_eq!(answer, json!({ "accepted": 1, "rejected": [] }));
    assert_eq!(users(&mut admin).await, before);

    // The test's key is still free for the real request.
    let real = admin.remind("try", &to(&[&id])).await;
    assert_eq!(real.status, StatusCode::OK);
    assert_ne!(users(&mut admin).await, before);
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
    let unreadable = admin.remind("c", &json!({ "messages": "u-1001" })).await;
    assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);
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
