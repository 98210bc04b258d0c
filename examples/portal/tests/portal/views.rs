//! `POST /api/views`: the saved views of each admin.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::setting::Setting;
use crate::visitor::Visitor;

async fn save(admin: &mut Visitor, views: Value, version: u32) -> Answer {
    let body = json!({ "views": views, "version": version });
    admin.tell("/api/views", "", &body).await
}

fn view(name: &str) -> Value {
    json!({ "name": name, "query": "idle=90plus" })
}

#[tokio::test]
async fn views_are_kept_for_each_admin() {
    let setting = Setting::new("views");
    let (mut admin, mut help_desk) = (setting.admin().await, setting.help_desk().await);
    let has_no_views = |page: &str| page.contains("data-views=\"[]\" data-views-version=\"0\"");
    assert!(has_no_views(&admin.get("/people").await.body));
    for (read, name) in [(0, "First"), (1, "<b>Away</b>")] {
        let answer = save(&mut admin, json!([view(name)]), read).await;
        assert_eq!(answer.json(), json!({ "version": read + 1 }));
    }
    let page = admin.get("/people").await.body;
    let kept = "[{&quot;name&quot;:&quot;&lt;b&gt;Away&lt;/b&gt;&quot;,&quot;query&quot;:&quot;idle=90plus&quot;}]";
    let kept = format!("data-views=\"{kept}\" data-views-version=\"2\"");
    assert!(page.contains(&kept), "{page}");
    assert!(has_no_views(&help_desk.get("/people").await.body));
    let refused = save(&mut admin, json!([{ "query": "" }]), 2).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn views_that_have_changed_since_they_were_read_are_not_overwritten() {
    let setting = Setting::new("views-changed");
    let mut admin = setting.admin().await;
    let mut in_another_tab = admin.clone();
    for read in [0, 1] {
        let saved = save(&mut admin, json!([view("Mine")]), read).await;
        assert_eq!(saved.status, StatusCode::OK);
        let refused = save(&mut in_another_tab, json!([]), read).await;
        assert_eq!(
            (refused.status, refused.error().as_str()),
            (
                StatusCode::CONFLICT,
                "The views have changed since this page read them; reload the page."
            )
        );
    }
    let page = admin.get("/people").await.body;
    assert!(page.contains("Mine") && page.contains("data-views-version=\"2\""));
}

#[tokio::test]
async fn an_admin_has_at_most_a_hundred_views_none_of_them_too_long() {
    let setting = Setting::new("views-limits");
    let mut admin = setting.admin().await;
    let long =
        |name: usize, query: usize| json!({ "name": "ü".repeat(name), "query": "ü".repeat(query) });
    let most = vec![long(200, 2000); 100];
    assert_eq!(
        save(&mut admin, json!(most), 0).await.status,
        StatusCode::OK
    );
    for (views, status, sentence) in [
        (
            vec![view("Away"); 101],
            StatusCode::PAYLOAD_TOO_LARGE,
            "There are more than 100 views; delete some.",
        ),
        (
            vec![long(201, 0)],
            StatusCode::BAD_REQUEST,
            "The name of a view has more than 200 characters; shorten it.",
        ),
        (
            vec![long(1, 2001)],
            StatusCode::BAD_REQUEST,
            "The query of a view has more than 2,000 characters; use fewer filters.",
        ),
    ] {
        let refused = save(&mut admin, json!(views), 1).await;
        assert_eq!(
            (refused.status, refused.error().as_str()),
            (status, sentence)
        );
    }
}
