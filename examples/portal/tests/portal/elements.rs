//! What the portal's pages give the elements, and what it does with what they tell.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::json;

use crate::setting::{SAMPLE_USERS, Setting};

#[tokio::test]
async fn the_figures_count_everybody_and_name_nobody() {
    let setting = Setting::new("figures");
    let mut admin = setting.admin().await;
    let answer = admin.api("/api/figures.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");
    let figures = answer.json();
    let sum = |names: &[&str]| {
        names
            .iter()
            .map(|name| figures[name].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(sum(&["onboarded"]), sum(&["active", "inactive"]));
    assert_eq!(figures["records"], SAMPLE_USERS);
    assert_eq!(figures["organization"], "Northwind");
    assert!(!answer.body.contains('@') && !answer.body.contains("u-1001"));
    let page = admin.get("/figures").await;
    assert!(
        page.body
            .contains("<active-users-chart src=\"/api/figures.json\"")
    );
    assert!(!page.body.contains("users.json"));
}

#[tokio::test]
async fn views_are_kept_for_each_admin() {
    let setting = Setting::new("views");
    let (mut admin, mut help_desk) = (setting.admin().await, setting.help_desk().await);
    let has_no_views = |page: &str| page.contains("data-views=\"[]\"");
    assert!(has_no_views(&admin.get("/people").await.body));
    for name in ["First", "<b>Away</b>"] {
        let views = json!({ "views": [{ "name": name, "query": "idle=90plus" }] });
        let answer = admin.tell("/api/views", "", &views).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
    }
    let page = admin.get("/people").await.body;
    let kept = "[{&quot;name&quot;:&quot;&lt;b&gt;Away&lt;/b&gt;&quot;,&quot;query&quot;:&quot;idle=90plus&quot;}]";
    assert!(page.contains(&format!("data-views=\"{kept}\"")), "{page}");
    assert!(has_no_views(&help_desk.get("/people").await.body));
    let nameless = json!({ "views": [{ "query": "" }] });
    let refused = admin.tell("/api/views", "", &nameless).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

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
        <td><time class=\"quiet\" datetime=\"2026-11-24T06:00:00Z\">24 Nov 2026</time></td>";
    let exported = "<td><bdi>Demo Admin</bdi></td><td><code dir=\"ltr\">export</code></td>\
        <td><code dir=\"ltr\">{&quot;count&quot;:12,&quot;format&quot;:&quot;csv&quot;}</code></td>\
        <td><time class=\"quiet\" datetime=\"2026-11-23T06:00:00Z\">23 Nov 2026</time></td>";
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
async fn licenses_are_released_once() {
    let setting = Setting::new("licenses");
    let mut admin = setting.admin().await;
    let users = admin.users().await;
    let licensed: Vec<_> = users
        .iter()
        .filter(|user| user["license"] == "assigned")
        .take(2)
        .collect();
    let ids = json!({ "user_ids": [licensed[0]["id"], licensed[1]["id"], "nobody"] });
    for released in [2, 0] {
        let answer = admin.tell("/api/licenses/release", "", &ids).await;
        assert_eq!(answer.json(), json!({ "released": released }));
    }
    let after = admin.users().await;
    for (before, after) in users.iter().zip(&after) {
        let is_released = licensed.contains(&before);
        let license = if is_released {
            &json!("unassigned")
        } else {
            &before["license"]
        };
        assert_eq!(&after["license"], license, "{}", before["id"]);
    }
}

#[tokio::test]
async fn whoever_may_not_export_is_offered_no_export() {
    let setting = Setting::new("no-export");
    for (mut visitor, may_export) in [
        (setting.admin().await, true),
        (setting.help_desk().await, false),
    ] {
        let people = visitor.get("/people").await.body;
        assert_eq!(people.contains(" no-export "), !may_export, "{people}");
        let config = visitor.get("/insights/config.json").await.json();
        assert_eq!(config["no_export"], !may_export);
    }
}

#[tokio::test]
async fn the_presets_are_files_of_their_own() {
    let setting = Setting::new("presets");
    let mut admin = setting.admin().await;
    let page = admin.get("/presets").await.body;
    assert!(page.contains("href=\"/assets/presets/bootstrap.css\""));
    for preset in ["tokens", "bootstrap", "material", "django"] {
        let styles = admin.get(&format!("/assets/presets/{preset}.css")).await;
        assert_eq!(styles.header("content-type"), "text/css; charset=utf-8");
        assert_eq!(
            styles.body.contains("--active-users-accent"),
            preset != "tokens"
        );
    }
}
