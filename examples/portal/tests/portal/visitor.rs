//! A visitor with a cookie jar, like a browser.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use axum::http::{Method, Request, request};
use portal::{Account, DEMO};
use serde_json::Value;
use tower::ServiceExt;

use crate::answer::Answer;

pub const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone)]
pub struct Visitor {
    site: Router,
    pub cookies: BTreeMap<String, String>,
}

impl Visitor {
    pub fn new(site: Router) -> Self {
        let cookies = BTreeMap::new();
        Self { site, cookies }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header("accept", "text/html");
        self.send(request, Body::empty()).await
    }

    /// Sends a form with these fields, URL-encoded.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = encoded(fields);
        let request = Request::post(path).header(CONTENT_TYPE, FORM);
        self.send(request, fields.into()).await
    }

    /// Sends a GET request to the API as the portal's own script would, with the
    /// token from the readable cookie.
    pub async fn api(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header("X-CSRF-Token", self.cookie("portal_csrf"));
        self.send(request, Body::empty()).await
    }

    /// Sends a `POST /api/reminders` with an idempotency key.
    pub async fn remind(&mut self, key: &str, body: &Value) -> Answer {
        self.tell("/api/reminders", key, body).await
    }

    /// Sends JSON to the API as the portal's own script would, with an idempotency key.
    pub async fn tell(&mut self, path: &str, key: &str, body: &Value) -> Answer {
        let request = Request::post(path)
            .header("X-CSRF-Token", self.cookie("portal_csrf"))
            .header("Idempotency-Key", key)
            .header(CONTENT_TYPE, JSON);
        self.send(request, body.to_string().into()).await
    }

    /// The users of the document.
    pub async fn users(&mut self) -> Vec<Value> {
        let document = self.api("/api/users.json").await.json();
        document["users"].as_array().unwrap().clone()
    }

    /// The first users with this kind of account.
    pub async fn some(&mut self, account: &str, count: usize) -> Vec<Value> {
        let mut users = self.users().await;
        users.retain(|user| user["account"] == account);
        users.truncate(count);
        users
    }

    /// Loads the sign-in form and submits it with the demo account.
    pub async fn sign_in(&mut self) -> Answer {
        self.sign_in_as(DEMO).await
    }

    /// The same with any account.
    pub async fn sign_in_as(&mut self, account: Account) -> Answer {
        self.sign_in_with("/sign-in", account.email, account.password)
            .await
    }

    pub async fn sign_in_with(&mut self, form: &str, email: &str, password: &str) -> Answer {
        let form = self.get(form).await;
        // A browser unescapes the markup.
        let return_to = form.field("return_to").replace("&amp;", "&");
        let fields = [
            ("csrf", form.field("csrf")),
            ("return_to", &return_to),
            ("email", email),
            ("password", password),
        ];
        self.post("/sign-in", &fields).await
    }

    pub fn cookie(&self, name: &str) -> String {
        self.cookies.get(name).cloned().unwrap_or_default()
    }

    pub async fn send(&mut self, request: request::Builder, body: Body) -> Answer {
        let jar: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = request.header(HOST, "portal.test:8080");
        if !jar.is_empty() {
            request = request.header(COOKIE, jar.join("; "));
        }
        let response = self
            .site
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let answer = Answer::read(response).await;
        self.keep_cookies(&answer);
        answer
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Starts a request that no other helper can make.
pub fn request(method: Method, path: &str) -> request::Builder {
    Request::builder().method(method).uri(path)
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let encode =
        |text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC);
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    pairs.join("&")
}
