//! Who may use the API.

use axum::body::Body;
use axum::http::{Method, StatusCode};

use crate::setting::Setting;
use crate::visitor::request;

const ADDRESSES: [(Method, &str); 12] = [
    (Method::GET, "/api/users.json"),
    (Method::POST, "/api/reminders"),
    (Method::GET, "/api/never-notify"),
    (Method::POST, "/api/never-notify"),
    (Method::GET, "/api/outreach"),
    (Method::POST, "/api/outreach"),
    (Method::GET, "/api/figures.json"),
    (Method::POST, "/api/licenses/release"),
    (Method::POST, "/api/views"),
    (Method::POST, "/api/activity"),
    (Method::GET, "/api/nothing"),
    (Method::DELETE, "/api/users.json"),
];

#[tokio::test]
async fn without_a_session_the_api_responds_with_json_and_not_a_redirect() {
    let setting = Setting::new("api-stranger");
    for (method, path) in ADDRESSES {
        let answer = setting
            .visitor()
            .send(request(method, path), Body::empty())
            .await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(
            answer.error(),
            "You are not signed in, or your session has ended; sign in again."
        );
    }
}

#[tokio::test]
async fn every_request_needs_the_token_even_one_that_only_reads() {
    let setting = Setting::new("api-token");
    let mut admin = setting.admin().await;
    let token_of_another = setting.admin().await.cookie("portal_csrf");
    for (method, path) in ADDRESSES {
        let with = |token: &str| request(method.clone(), path).header("X-CSRF-Token", token);
        for request in [
            request(method.clone(), path),
            with(""),
            with(&token_of_another),
        ] {
            let answer = admin.send(request, Body::empty()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(
                answer.error(),
                "The header X-CSRF-Token is missing or doesn't match this session; reload the page."
            );
        }
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_get_an_error_in_json() {
    let setting = Setting::new("api-nothing");
    let mut admin = setting.admin().await;
    let nothing = admin.api("/api/nothing").await;
    assert_eq!(
        (nothing.status, nothing.error()),
        (
            StatusCode::NOT_FOUND,
            "There is nothing at this address.".to_owned()
        )
    );
    let reading = admin.api("/api/reminders").await;
    assert_eq!(
        (reading.status, reading.error()),
        (
            StatusCode::METHOD_NOT_ALLOWED,
            "This address does not support that method.".to_owned()
        )
    );
}
