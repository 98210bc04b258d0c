//! `/api/never-notify`: members who asked not to be reminded.

use axum::http::StatusCode;
use serde_json::json;

use crate::setting::Setting;

#[tokio::test]
async fn the_list_gains_and_loses_members_and_repeating_changes_nothing() {
    let setting = Setting::new("never");
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 2).await;
    let (one, other) = (&members[0]["id"], &members[1]["id"]);
    let list = "/api/never-notify";
    assert_eq!(admin.api(list).await.json(), json!({ "ids": [] }));
    for (id, never, ids) in [
        (other, true, json!([other])),
        (one, true, json!([one, other])),
        (one, true, json!([one, other])),
        (other, false, json!([one])),
        (other, false, json!([one])),
    ] {
        let change = json!({ "user_id": id, "never": never });
        let answer = admin.tell(list, "", &change).await.json();
        assert_eq!(answer, json!({ "ids": ids }));
        assert_eq!(admin.api(list).await.json(), answer);
    }
}

#[tokio::test]
async fn a_member_on_the_list_gets_no_reminder_until_taken_off_it() {
    let setting = Setting::new("never-reminded");
    let mut admin = setting.admin().await;
    let id = &admin.some("enabled", 1).await[0]["id"];
    let body = json!({ "messages": [{ "user_id": id, "subject": "A tip", "body": "One tip." }] });
    let never = |never| json!({ "user_id": id, "never": never });

    admin.tell("/api/never-notify", "", &never(true)).await;
    let rejected = json!([{ "id": id, "reason": "Asked not to be reminded." }]);
    let answer = admin.remind("a", &body).await.json();
    assert_eq!(answer, json!({ "accepted": 0, "rejected": rejected }));

    admin.tell("/api/never-notify", "", &never(false)).await;
    let answer = admin.remind("b", &body).await.json();
    assert_eq!(answer, json!({ "accepted": 1, "rejected": [] }));
}

#[tokio::test]
async fn a_stranger_or_an_unreadable_change_is_refused_with_an_explanation() {
    let setting = Setting::new("never-nobody");
    let mut admin = setting.admin().await;
    for (change, problem) in [
        (
            json!({ "user_id": "u-none", "never": true }),
            "There is no member with this id.",
        ),
        (
            json!({ "user_id": [7], "never": true }),
            "an id must be a text or an integer",
        ),
    ] {
        let answer = admin.tell("/api/never-notify", "", &change).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.error().contains(problem), "{}", answer.error());
    }
}
