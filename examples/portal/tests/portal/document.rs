//! `GET /api/users.json`: the organization's document.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};
use xtask::sample;

use crate::setting::{Setting, sample};

#[tokio::test]
async fn the_document_is_the_sample() {
    let setting = Setting::new("document");
    let answer = setting.admin().await.api("/api/users.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");

    let mut expected = Vec::new();
    sample::write(&sample(), &mut expected).unwrap();
    let mut expected: Value = serde_json::from_slice(&expected).unwrap();
    expected["organization"] = json!("Northwind");
    assert_eq!(answer.json(), expected);
}

#[tokio::test]
async fn the_portals_reminders_follow_those_in_the_record() {
    let setting = Setting::new("merged");
    let mut admin = setting.admin().await;
    let before = admin.api("/api/users.json").await.json();
    let users = before["users"].as_array().unwrap();
    let reminded = |user: &&Value| user["account"] == "enabled" && user["reminders"].is_array();
    let unreminded = |user: &&Value| user["account"] == "enabled" && user["reminders"].is_null();
    let members = [
        users.iter().find(reminded).unwrap(),
        users.iter().find(unreminded).unwrap(),
    ];

    setting.wait(TimeDelta::minutes(5));
    let message = |member: &&Value| json!({ "user_id": member["id"], "subject": "A tip", "body": "Let it fill in." });
    let messages: Vec<_> = members.iter().map(message).collect();
    let body = json!({ "messages": messages });
    assert_eq!(admin.remind("merge", &body).await.status, StatusCode::OK);

    let after = admin.api("/api/users.json").await.json();
    for member in members {
        let mut expected = member["reminders"].as_array().cloned().unwrap_or_default();
        expected.push(json!({ "sent_at": "2026-11-23T06:05:00Z" }));
        let users = after["users"].as_array().unwrap();
        let member = users
            .iter()
            .find(|user| user["id"] == member["id"])
            .unwrap();
        assert_eq!(member["reminders"], json!(expected));
    }
    // The document is as old as the directory's data, whatever the portal has sent since.
    assert_eq!(after["generated_at"], before["generated_at"]);
}

#[tokio::test]
async fn a_database_file_keeps_its_data_and_is_filled_only_once() {
    let setting = Setting::in_file("file");
    let mut admin = setting.admin().await;
    let message = json!({ "user_id": "u-1001", "subject": "A tip", "body": "Let it fill in." });
    let body = json!({ "messages": [message] });
    admin.remind("kept", &body).await;
    let before = admin.api("/api/users.json").await.body;

    let again = Setting::in_file("file");
    let mut same_admin = again.visitor();
    same_admin.cookies = admin.cookies;
    assert_eq!(same_admin.api("/api/users.json").await.body, before);
}
