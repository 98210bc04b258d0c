//! Sessions, and when they end.

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use chrono::TimeDelta;

use crate::setting::Setting;

#[tokio::test]
async fn scripts_can_read_the_token_but_not_the_session() {
    let setting = Setting::new("cookies");
    let mut visitor = setting.visitor();
    let answer = visitor.sign_in().await;
    let cookie = |name: &str| {
        let cookies = answer.headers.get_all(SET_COOKIE);
        let mut cookies = cookies.iter().map(|cookie| cookie.to_str().unwrap());
        cookies
            .find(|cookie| cookie.starts_with(name))
            .unwrap()
            .to_owned()
    };
    let session = cookie("portal_session=");
    assert!(
        session.ends_with("; HttpOnly; SameSite=Lax; Path=/"),
        "{session}"
    );
    let csrf = cookie("portal_csrf=");
    assert!(
        csrf.ends_with("; SameSite=Lax; Path=/") && !csrf.contains("HttpOnly"),
        "{csrf}"
    );

    let page = visitor.get("/").await;
    let meta = format!(
        "<meta name=\"csrf-token\" content=\"{}\">",
        visitor.cookie("portal_csrf")
    );
    assert!(page.body.contains(&meta));
}

#[tokio::test]
async fn each_sign_in_gets_a_new_long_id() {
    let setting = Setting::new("ids");
    let (one, other) = (setting.admin().await, setting.admin().await);
    assert_ne!(one.cookie("portal_session"), other.cookie("portal_session"));
    assert_ne!(one.cookie("portal_csrf"), other.cookie("portal_csrf"));
    assert!(one.cookie("portal_session").len() >= 32);
}

#[tokio::test]
async fn a_session_ends_after_eight_hours() {
    let setting = Setting::new("expiry");
    let mut admin = setting.admin().await;
    setting.wait(TimeDelta::hours(8) - TimeDelta::seconds(1));
    assert_eq!(admin.get("/").await.status, StatusCode::OK);
    setting.wait(TimeDelta::seconds(1));
    assert_eq!(
        admin.get("/people").await.leads_to(),
        "/sign-in?return_to=%2Fpeople"
    );
    assert_eq!(
        admin.api("/api/users.json").await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_guessed_session_id_is_not_accepted() {
    let setting = Setting::new("guessed");
    let mut visitor = setting.visitor();
    visitor
        .cookies
        .insert("portal_session".to_owned(), "0".repeat(64));
    assert_eq!(visitor.get("/").await.leads_to(), "/sign-in?return_to=%2F");
}
