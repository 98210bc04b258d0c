//! Signing out.

use axum::http::StatusCode;

use crate::setting::Setting;

#[tokio::test]
async fn signing_out_ends_the_session_and_not_just_its_cookie() {
    let setting = Setting::new("sign-out");
    let mut admin = setting.admin().await;
    let mut thief = admin.clone();
    let page = admin.get("/").await;
    let answer = admin
        .post("/sign-out", &[("csrf", page.field("csrf"))])
        .await;

    assert_eq!(answer.leads_to(), "/sign-in");
    assert_eq!(admin.cookie("portal_session"), "");
    assert_eq!(admin.cookie("portal_csrf"), "");
    assert_eq!(thief.get("/").await.leads_to(), "/sign-in?return_to=%2F");
}

#[tokio::test]
async fn another_site_cannot_sign_an_admin_out() {
    let setting = Setting::new("sign-out-csrf");
    let mut admin = setting.admin().await;
    for fields in [&[("csrf", "guessed")][..], &[]] {
        let answer = admin.post("/sign-out", fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(
        admin.get("/sign-out").await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
    assert_eq!(admin.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_out_without_a_session_does_not_return_to_sign_out() {
    let setting = Setting::new("sign-out-stranger");
    let answer = setting.visitor().post("/sign-out", &[]).await;
    assert_eq!(answer.leads_to(), "/sign-in");
}
