//! How much may be asked of `POST /api/reminders`, and how often.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use portal::Clock;
use serde_json::{Value, json};
use tokio::runtime::Builder;

use crate::setting::{Setting, as_of};
use crate::visitor::{JSON, Visitor, request};

fn to(members: usize) -> Value {
    let message = |number| json!({ "user_id": format!("u-{number}"), "subject": "A tip", "body": "One tip." });
    json!({ "messages": (0..members).map(message).collect::<Vec<_>>() })
}

#[tokio::test]
async fn a_request_has_at_most_a_hundred_messages() {
    let setting = Setting::new("hundred");
    let mut admin = setting.admin().await;
    assert_eq!(admin.remind("a", &to(100)).await.status, StatusCode::OK);
    let more = admin.remind("b", &to(101)).await;
    assert_eq!(
        (more.status, more.error().as_str()),
        (
            StatusCode::PAYLOAD_TOO_LARGE,
            "There are more than 100 messages; send the others in another request."
        )
    );
}

#[tokio::test]
async fn a_request_is_at_most_a_megabyte() {
    let setting = Setting::new("megabyte");
    let mut admin = setting.admin().await;
    let mut body = to(1);
    let rest = 1_000_000 - body.to_string().len();
    body["messages"][0]["body"] = json!("One tip.".to_owned() + &"s".repeat(rest));
    assert_eq!(body.to_string().len(), 1_000_000);
    assert_eq!(admin.remind("a", &body).await.status, StatusCode::OK);
    body["text"] = json!("x");
    let more = admin.remind("b", &body).await;
    assert_eq!(
        (more.status, more.error().as_str()),
        (
            StatusCode::PAYLOAD_TOO_LARGE,
            "The request is larger than this address allows; send less at once."
        )
    );
}

#[tokio::test]
async fn too_many_requests_in_a_minute_are_told_when_to_come_back() {
    let setting = Setting::with("rate", |settings| settings.reminders_per_minute = Some(2));
    let mut admin = setting.admin().await;
    for key in ["a", "b"] {
        assert_eq!(admin.remind(key, &to(1)).await.status, StatusCode::OK);
        setting.wait(TimeDelta::seconds(15));
    }
    let refused = admin.remind("c", &to(1)).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("retry-after"), "30");
    assert_eq!(
        refused.error(),
        "There were too many requests; try again in 30 seconds."
    );
    // Other addresses have no limit.
    assert_eq!(admin.api("/api/outreach").await.status, StatusCode::OK);

    setting.wait(TimeDelta::seconds(30));
    assert_eq!(admin.remind("c", &to(1)).await.status, StatusCode::OK);
}

/// Stops the clock in the hands of the first request, so that the second one certainly comes while
/// the first is being handled.
#[tokio::test]
async fn a_key_is_refused_while_its_first_request_is_being_handled() {
    let (arrived, arrival) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let released = std::sync::Mutex::new(released);
    let is_armed = Arc::new(AtomicBool::new(false));
    let armed = is_armed.clone();
    let setting = Setting::with("in-hand", |settings| {
        settings.clock = Clock::new(move || {
            let is_first = thread::current().name() == Some("first");
            if is_first && armed.load(Ordering::SeqCst) {
                arrived.send(()).unwrap();
                released.lock().unwrap().recv().unwrap();
            }
            as_of()
        });
    });
    let mut admin = setting.admin().await;
    let first = first_request(admin.clone(), is_armed);

    arrival.recv().unwrap();
    let second = admin.remind("key", &to(1)).await;
    assert_eq!(
        (second.status, second.error().as_str()),
        (
            StatusCode::CONFLICT,
            "The first request with this Idempotency-Key is still being handled; try again in a moment."
        )
    );
    release.send(()).unwrap();
    assert_eq!(first.join().unwrap(), StatusCode::OK);
    assert_eq!(admin.remind("key", &to(1)).await.status, StatusCode::OK);
}

/// Sends a request on a thread of its own. The clock is armed when the body is read, which is after
/// the gates have asked it and before the handler does.
fn first_request(mut admin: Visitor, is_armed: Arc<AtomicBool>) -> thread::JoinHandle<StatusCode> {
    let send = async move {
        let body = futures_util::stream::once(async move {
            is_armed.store(true, Ordering::SeqCst);
            Ok::<_, std::io::Error>(to(1).to_string())
        });
        let request = request(Method::POST, "/api/reminders")
            .header("X-CSRF-Token", admin.cookie("portal_csrf"))
            .header("Idempotency-Key", "key")
            .header("content-type", JSON);
        admin.send(request, Body::from_stream(body)).await.status
    };
    let run = move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        runtime.unwrap().block_on(send)
    };
    thread::Builder::new()
        .name("first".to_owned())
        .spawn(run)
        .unwrap()
}
