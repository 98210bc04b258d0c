//! `POST /api/licenses/release`: who may take licenses back, how many, and what is noted of it.

use axum::http::StatusCode;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::setting::Setting;

const RELEASE: &str = "/api/licenses/release";

/// The ids of these members.
pub fn ids(users: &[Value]) -> Vec<Value> {
    users.iter().map(|user| user["id"].clone()).collect()
}

#[tokio::test]
async fn licenses_are_released_once_and_noted_once() {
    let setting = Setting::new("licenses");
    let mut admin = setting.admin().await;
    let users = admin.users().await;
    let mut licensed = users.iter().filter(|user| user["license"] == "assigned");
    let (one, other) = (licensed.next().unwrap(), licensed.next().unwrap());
    let body = json!({ "user_ids": [one["id"], other["id"], "nobody"] });
    for released in [2, 0] {
        let answer = admin.tell(RELEASE, "", &body).await;
        assert_eq!(answer.json(), json!({ "released": released }));
    }
    let after = admin.users().await;
    for (before, after) in users.iter().zip(&after) {
        let is_released = before == one || before == other;
        let license = if is_released {
            &json!("unassigned")
        } else {
            &before["license"]
        };
        assert_eq!(&after["license"], license, "{}", before["id"]);
    }
    let page = admin.get("/activity").await.body;
    let detail = json!({ "ids": [one["id"], other["id"]] }).to_string();
    let noted = format!(
        "<td><bdi>Demo Admin</bdi></td><td><code dir=\"ltr\">release</code></td>\
         <td><code dir=\"ltr\">{}</code></td>",
        detail.replace('"', "&quot;")
    );
    assert_eq!(page.matches(&noted).count(), 1, "{page}");
    assert_eq!(page.matches(">release<").count(), 1, "{page}");
}

#[tokio::test]
async fn only_an_admin_who_may_release_is_offered_it_and_can() {
    let setting = Setting::new("may-release");
    let (mut admin, mut help_desk) = (setting.admin().await, setting.help_desk().await);
    for (visitor, may_release) in [(&mut admin, true), (&mut help_desk, false)] {
        let page = visitor.get("/people").await.body;
        assert_eq!(page.contains("data-action=\"release\""), may_release);
        assert_eq!(page.contains("<dialog id=\"release\""), may_release);
    }
    let before = admin.users().await;
    let body = json!({ "user_ids": ids(&before) });
    let refused = help_desk.tell(RELEASE, "", &body).await;
    assert_eq!(
        (refused.status, refused.error().as_str()),
        (
            StatusCode::FORBIDDEN,
            "Your account may not release licenses; ask an admin who may."
        )
    );
    assert_eq!(admin.users().await, before);
    // Nobody can pretend that the portal has noted a release.
    let release = json!({ "event": "release" });
    let told = admin.tell("/api/activity", "", &release).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn at_most_a_thousand_licenses_are_released_at_once() {
    let setting = Setting::new("most-licenses");
    let mut admin = setting.admin().await;
    let of = |members: usize| json!({ "user_ids": (0..members).collect::<Vec<_>>() });
    assert_eq!(
        admin.tell(RELEASE, "", &of(1000)).await.status,
        StatusCode::OK
    );
    let refused = admin.tell(RELEASE, "", &of(1001)).await;
    assert_eq!(
        (refused.status, refused.error().as_str()),
        (
            StatusCode::PAYLOAD_TOO_LARGE,
            "There are more than 1,000 members; release the other licenses in another request."
        )
    );
    let page = admin.get("/people").await.body;
    assert!(page.contains(" data-most=\"1000\""), "{page}");
}

#[tokio::test]
async fn a_release_that_cannot_be_noted_does_not_happen() {
    let setting = Setting::in_file("unnoted");
    let mut admin = setting.admin().await;
    let before = admin.users().await;
    let database = Connection::open(setting.database_file()).unwrap();
    database.execute_batch("DROP TABLE activity").unwrap();
    let body = json!({ "user_ids": ids(&before) });
    let failed = admin.tell(RELEASE, "", &body).await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(admin.users().await, before);
}
