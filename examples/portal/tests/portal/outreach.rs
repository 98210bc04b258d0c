//! `/api/outreach`: what admins did for members beside the portal's reminders.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rusqlite::Connection;
use serde_json::json;

use crate::setting::Setting;

const LOG: &str = "/api/outreach";

#[tokio::test]
async fn the_log_has_the_newest_entry_first_and_leaves_the_document_alone() {
    let setting = Setting::new("outreach");
    let mut admin = setting.admin().await;
    let before = admin.users().await;
    let id = &before[0]["id"];
    assert_eq!(admin.api(LOG).await.json(), json!({ "entries": [] }));

    let call = json!({ "user_id": id, "kind": "call", "note": "Showed José autofill." });
    let call = admin.tell(LOG, "a", &call).await.json();
    assert_eq!(
        call,
        json!({
            "user_id": id,
            "at": "2026-11-23T06:00:00Z",
            "kind": "call",
            "note": "Showed José autofill.",
        })
    );
    setting.wait(TimeDelta::minutes(1));
    let message = json!({ "user_id": id, "kind": "message" });
    let message = admin.tell(LOG, "b", &message).await.json();
    assert_eq!(message["at"], "2026-11-23T06:01:00Z");
    assert_eq!(message["note"], "");

    let log = admin.api(LOG).await.json();
    assert_eq!(log, json!({ "entries": [message, call] }));
    assert_eq!(admin.users().await, before);
}

#[tokio::test]
async fn a_repeated_entry_is_added_once_and_its_key_is_used_up() {
    let setting = Setting::new("outreach-twice");
    let mut admin = setting.admin().await;
    let id = &admin.users().await[0]["id"];
    let entry = |note| json!({ "user_id": id, "kind": "call", "note": note });
    let first = admin.tell(LOG, "a", &entry("One")).await.json();
    setting.wait(TimeDelta::minutes(1));
    assert_eq!(admin.tell(LOG, "a", &entry("One")).await.json(), first);
    let other = admin.tell(LOG, "a", &entry("Two")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(admin.api(LOG).await.json(), json!({ "entries": [first] }));
}

#[tokio::test]
async fn an_entry_has_the_id_as_it_is_in_the_document() {
    let setting = Setting::in_file("outreach-id");
    let mut admin = setting.admin().await;
    let database = Connection::open(setting.database_file()).unwrap();
    let change =
        "UPDATE members SET id = '7', record = json_set(record, '$.id', 7) WHERE position = 1";
    assert_eq!(database.execute(change, []).unwrap(), 1);
    let entry = json!({ "user_id": "7", "kind": "call", "note": "" });
    assert_eq!(admin.tell(LOG, "a", &entry).await.json()["user_id"], 7);
    assert_eq!(admin.api(LOG).await.json()["entries"][0]["user_id"], 7);
    let never = json!({ "user_id": "7", "never": true });
    let list = admin.tell("/api/never-notify", "", &never).await.json();
    assert_eq!(list, json!({ "ids": [7] }));
}

#[tokio::test]
async fn an_entry_that_makes_no_sense_is_refused_with_an_explanation() {
    let setting = Setting::new("outreach-nonsense");
    let mut admin = setting.admin().await;
    let id = &admin.users().await[0]["id"];
    for (key, entry, problem) in [
        (
            "",
            json!({ "user_id": id, "kind": "call" }),
            "Idempotency-Key",
        ),
        ("a", json!({ "user_id": id, "kind": "visit" }), "`visit`"),
        (
            "b",
            json!({ "user_id": "u-none", "kind": "call" }),
            "There is no member with this id.",
        ),
        (
            "c",
            json!({ "user_id": id, "kind": "call", "note": "n".repeat(2001) }),
            "The note has more than 2,000 characters; shorten it.",
        ),
    ] {
        let answer = admin.tell(LOG, key, &entry).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.error().contains(problem), "{}", answer.error());
    }
    assert_eq!(admin.api(LOG).await.json(), json!({ "entries": [] }));
}
