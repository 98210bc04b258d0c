//! The app below `/insights/`.

use axum::http::StatusCode;
use serde_json::json;

use crate::setting::Setting;

#[tokio::test]
async fn the_page_has_its_base_at_every_address_below_it() {
    let setting = Setting::new("folder");
    for path in [
        "/insights/",
        "/insights",
        "/insights/users/u-1001?x=1",
        "/insights/?embed=1",
    ] {
        let page = setting.visitor().get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(
            page.body,
            "<head><base href=\"/insights/\"><title>Active Users</title>"
        );
    }
}

#[tokio::test]
async fn its_files_need_no_session_so_the_app_can_handle_the_refusal() {
    let setting = Setting::new("files");
    let script = setting.visitor().get("/insights/embed.js").await;
    assert_eq!(
        (script.status, script.body.as_str()),
        (StatusCode::OK, "start()")
    );
    assert_eq!(script.header("content-type"), "text/javascript");
}

#[tokio::test]
async fn its_configuration_has_the_origin_of_the_request_and_without_a_session_no_exports() {
    let setting = Setting::new("config");
    let config = setting.visitor().get("/insights/config.json").await;
    assert_eq!(
        config.json(),
        json!({
            "product": "Enpass",
            "source": { "url": "/api/users.json" },
            "csrf": { "header": "X-CSRF-Token", "cookie": "portal_csrf" },
            "links": { "home": "/" },
            "sign_in": "/sign-in?return_to={return}",
            "reminders": { "url": "/api/reminders" },
            "actions": { "never_notify": "/api/never-notify", "outreach": "/api/outreach" },
            "fields": "department:Department",
            "time_zone": "Europe/Berlin",
            "no_export": true,
            "embed": { "parent_origin": "http://portal.test:8080" },
        })
    );
}
