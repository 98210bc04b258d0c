//! `GET /api/users.json`: the organization's document.

use axum::http::StatusCode;
use chrono::TimeDelta;
use portal::{Clock, Database, Portal, Settings};
use rusqlite::Connection;
use serde_json::{Value, json};
use xtask::sample;

use crate::setting::{Setting, as_of, sample};

#[tokio::test]
async fn the_document_is_the_sample_with_departments() {
    let setting = Setting::new("document");
    let answer = setting.admin().await.api("/api/users.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");

    let mut expected = Vec::new();
    sample::write(&sample(), &mut expected).unwrap();
    let mut expected: Value = serde_json::from_slice(&expected).unwrap();
    expected["organization"] = json!("Northwind");
    // Neighbours work together.
    let users = expected["users"].as_array_mut().unwrap();
    let departments = ["Sales", "Engineering", "Finance", "Support", "Legal"];
    for (team, department) in users.chunks_mut(12).zip(departments) {
        for user in team {
            user["department"] = json!(department);
        }
    }
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
    let body = json!({ "text": "One tip", "messages": messages });
    assert_eq!(admin.remind("merge", &body).await.status, StatusCode::OK);

    let after = admin.api("/api/users.json").await.json();
    for member in members {
        let mut expected = member["reminders"].as_array().cloned().unwrap_or_default();
        expected.push(json!({ "sent_at": "2026-11-23T06:05:00Z", "text": "One tip" }));
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

#[tokio::test]
async fn a_reminder_whose_text_has_no_name_has_none_in_the_document() {
    let setting = Setting::new("nameless");
    let mut admin = setting.admin().await;
    let message = json!({ "user_id": "u-1001", "subject": "A tip", "body": "Let it fill in." });
    for (key, text) in [("none", json!(null)), ("blank", json!(" "))] {
        setting.wait(TimeDelta::minutes(5));
        let body = json!({ "text": text, "messages": [message] });
        assert_eq!(admin.remind(key, &body).await.status, StatusCode::OK);
    }
    let users = admin.users().await;
    let member = users.iter().find(|user| user["id"] == "u-1001").unwrap();
    let reminders = member["reminders"].as_array().unwrap();
    assert_eq!(
        reminders[reminders.len() - 2..],
        [
            json!({ "sent_at": "2026-11-23T06:05:00Z" }),
            json!({ "sent_at": "2026-11-23T06:10:00Z" }),
        ]
    );
}

#[tokio::test]
async fn a_database_of_another_version_is_refused_with_an_explanation() {
    let setting = Setting::in_file("version");
    let database = Connection::open(setting.database_file()).unwrap();
    database.pragma_update(None, "user_version", 1).unwrap();
    let opened = Portal::open(&Settings {
        dist: "dist".into(),
        database: Database::File(setting.database_file()),
        users: 1,
        seed: 1,
        as_of: as_of(),
        clock: Clock::stopped(as_of()),
        smtp: None,
        reminders_per_minute: None,
    });
    assert_eq!(
        opened.unwrap_err().to_string(),
        "The database is of another version of the portal; choose another file, or one that does not exist yet"
    );
}
