//! What the pages contain, and that no person's data becomes markup.

use axum::http::StatusCode;
use rusqlite::Connection;
use serde_json::json;

use crate::setting::{SAMPLE_USERS, Setting};

const HOSTILE: &str = "<img src=x onerror=alert(1)>";
const HARMLESS: &str = "&lt;img src=x onerror=alert(1)&gt;";

#[tokio::test]
async fn the_home_page_hosts_the_chart_with_a_fallback_text() {
    let setting = Setting::new("home");
    let page = setting.admin().await.get("/").await;
    assert!(page.body.contains(concat!(
        "<active-users-chart src=\"/api/users.json\" users-href=\"/people\" heading-level=\"2\"",
        " fields=\"department:Department\" keep=\"300\" time-zone=\"Europe/Berlin\"",
        " sign-in-href=\"/sign-in?return_to={return}\">"
    )));
    assert!(
        page.body
            .contains(&format!("The organization has {SAMPLE_USERS} members."))
    );
    assert!(
        page.body
            .contains("<script type=\"module\" src=\"/insights/embed.js\"></script>")
    );
}

#[tokio::test]
async fn the_people_page_hosts_the_list_and_the_framed_page_hosts_the_app() {
    let setting = Setting::new("hosts");
    let mut admin = setting.admin().await;
    let people = admin.get("/people?activity=inactive").await;
    assert!(
        people
            .body
            .contains("<active-users-list src=\"/api/users.json\" users-href=\"/people\"")
    );
    let framed = admin.get("/framed").await;
    assert!(
        framed
            .body
            .contains("<iframe src=\"/insights/?embed=1&amp;theme=light\" title=\"Active Users\">")
    );
    let dark = admin.get("/?look=dark").await;
    assert_eq!(dark.status, StatusCode::SEE_OTHER);
    let framed = admin.get("/framed").await;
    assert!(framed.body.contains("theme=dark"), "{}", framed.body);
}

#[tokio::test]
async fn the_navigation_lists_all_pages_and_marks_the_current_one() {
    let setting = Setting::new("navigation");
    let page = setting.admin().await.get("/people").await;
    assert!(page.body.contains(concat!(
        "<nav id=\"portal-nav\" aria-label=\"Portal\"><a href=\"/\">Home</a>",
        "<a href=\"/people\" aria-current=\"page\">People</a>",
        "<a href=\"/figures\">Figures</a><a href=\"/presets\">Presets</a>",
        "<a href=\"/activity\">Activity</a>",
        "<a href=\"/insights/\">Insights</a><a href=\"/framed\">Framed</a></nav>"
    )));
}

#[tokio::test]
async fn no_page_has_an_inline_script_style_or_event_handler() {
    let setting = Setting::new("inline");
    let mut admin = setting.admin().await;
    let sign_in = setting.visitor().get("/sign-in").await;
    for page in [
        sign_in,
        admin.get("/").await,
        admin.get("/people").await,
        admin.get("/figures").await,
        admin.get("/presets").await,
        admin.get("/activity").await,
        admin.get("/framed").await,
    ] {
        let is_handler = |word: &str| word.starts_with("on") && word.contains('=');
        assert!(!page.body.contains("<style") && !page.body.contains(" style="));
        assert!(!page.body.contains("<script>"));
        assert!(!page.body.split_whitespace().any(is_handler));
    }
}

#[tokio::test]
async fn markup_in_a_name_is_escaped() {
    let setting = Setting::in_file("hostile-name");
    let database = Connection::open(setting.database_file()).unwrap();
    database
        .execute(
            "UPDATE members SET record = json_set(record, '$.name', ?1, '$.activated_at', ?2)
             WHERE position = 1",
            [HOSTILE, "2026-11-23T05:00:00Z"],
        )
        .unwrap();
    let page = setting.admin().await.get("/").await;
    assert!(page.body.contains(HARMLESS) && !page.body.contains(HOSTILE));
}

#[tokio::test]
async fn markup_in_a_subject_is_escaped() {
    let setting = Setting::new("hostile-subject");
    let mut admin = setting.admin().await;
    let message = |id: &str| json!({ "user_id": id, "subject": HOSTILE, "body": "." });
    let body = json!({ "messages": [message("u-1001"), message("u-1002")] });
    admin.remind("hostile", &body).await;
    let page = admin.get("/").await;
    assert!(page.body.contains(HARMLESS) && !page.body.contains(HOSTILE));
}

#[tokio::test]
async fn markup_typed_by_a_visitor_is_escaped() {
    let setting = Setting::new("hostile-form");
    let mut visitor = setting.visitor();
    let answer = visitor
        .sign_in_with("/sign-in", "\"><script>alert(1)</script>", "x")
        .await;
    assert!(
        answer
            .body
            .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)")
    );
    let form = visitor.get("/sign-in?return_to=/%22%3E%3Cscript%3E").await;
    assert!(!form.body.contains("\"><script>"));
}

#[tokio::test]
async fn an_unknown_page_is_a_404_and_says_so() {
    let setting = Setting::new("not-found");
    let page = setting.admin().await.get("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("<h1>There is no such page</h1>"));
}
