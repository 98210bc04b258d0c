//! `POST /api/activity` and `/activity`: what the elements tell, and what becomes of it.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rusqlite::Connection;
use serde_json::json;

use crate::setting::Setting;

#[tokio::test]
async fn what_the_elements_tell_is_listed_with_who_and_when() {
    let setting = Setting::new("activity");
    let (mut admin, mut help_desk) = (setting.admin().await, setting.help_desk().await);
    let page = admin.get("/activity").await.body;
    assert!(page.contains("Nothing has happened yet."));
    let export = json!({ "event": "export", "detail": { "format": "csv", "count": 12 } });
    let told = admin.tell("/api/activity", "", &export).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    setting.wait(TimeDelta::days(1));
    let mut help_desk_again = setting.help_desk().await;
    let open = json!({ "event": "open", "detail": { "id": "<u-7>" } });
    help_desk_again.tell("/api/activity", "", &open).await;
    let page = setting.admin().await.get("/activity").await.body;
    let opened = "<td><bdi>Help Desk</bdi></td><td><code dir=\"ltr\">open</code></td>\
        <td><code dir=\"ltr\">{&quot;id&quot;:&quot;&lt;u-7&gt;&quot;}</code></td>\
        <td><time class=\"quiet\" datetime=\"2026-11-24T06:00:00Z\">24 Nov 2026, 06:00 UTC</time></td>";
    let exported = "<td><bdi>Demo Admin</bdi></td><td><code dir=\"ltr\">export</code></td>\
        <td><code dir=\"ltr\">{&quot;count&quot;:12,&quot;format&quot;:&quot;csv&quot;}</code></td>\
        <td><time class=\"quiet\" datetime=\"2026-11-23T06:00:00Z\">23 Nov 2026, 06:00 UTC</time></td>";
    let at = |row: &str| {
        page.find(row)
            .unwrap_or_else(|| panic!("{row} is missing in {page}"))
    };
    assert!(at(opened) < at(exported), "The newest is first");
    let unknown = json!({ "event": "guess" });
    let refused = help_desk.tell("/api/activity", "", &unknown).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let refused = help_desk_again.tell("/api/activity", "", &unknown).await;
    assert_eq!(
        (refused.status, refused.error().as_str()),
        (StatusCode::BAD_REQUEST, "There is no such event.")
    );
}

#[tokio::test]
async fn an_event_is_at_most_two_kilobytes() {
    let setting = Setting::new("activity-size");
    let mut admin = setting.admin().await;
    let of = |size: usize| {
        let rest = size - json!({ "event": "open", "detail": "" }).to_string().len();
        json!({ "event": "open", "detail": "x".repeat(rest) })
    };
    let told = admin.tell("/api/activity", "", &of(2000)).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    let page = admin.get("/activity").await.body;
    let shown = format!(">&quot;{}…</code>", "x".repeat(299));
    assert!(page.contains(&shown), "{page}");
    let refused = admin.tell("/api/activity", "", &of(2001)).await;
    assert_eq!(
        (refused.status, refused.error().as_str()),
        (
            StatusCode::PAYLOAD_TOO_LARGE,
            "The request is larger than this address allows; send less at once."
        )
    );
}

#[tokio::test]
async fn the_newest_thousand_events_are_kept_and_every_release() {
    let setting = Setting::in_file("activity-kept");
    let mut admin = setting.admin().await;
    let database = Connection::open(setting.database_file()).unwrap();
    database
        .execute_batch(
            "INSERT INTO activity (at, admin_id, event, detail)
             WITH RECURSIVE numbers (n) AS
                 (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1002)
             SELECT '2026-11-23T06:00:00Z', 1, iif(n % 500 = 1, 'release', 'open'), '{}'
             FROM numbers",
        )
        .unwrap();
    let kept = |event: &str| -> (i64, i64) {
        let count = "SELECT count(*), min(id) FROM activity WHERE event = ?1";
        let read = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        database.query_row(count, [event], read).unwrap()
    };
    assert_eq!(kept("release"), (3, 1));
    assert_eq!(kept("open"), (999, 2));
    for (told, oldest) in [(1000, 2), (1000, 3)] {
        let open = json!({ "event": "open", "detail": { "id": "u-1" } });
        admin.tell("/api/activity", "", &open).await;
        assert_eq!(kept("open"), (told, oldest));
    }
    assert_eq!(kept("release"), (3, 1));
}
