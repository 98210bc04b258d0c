//! Tests the server's responses without a network.

use std::fs;
use std::path::PathBuf;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, Request, StatusCode};
use tower::ServiceExt;

use super::{POLICY, app, with_users};

const PAGE: &str = "<!doctype html><title>Active Users</title>";

/// A folder that is deleted at the end of the test.
struct Dist(PathBuf);

impl Dist {
    fn new(test: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("active-users-{test}-{}", std::process::id()));
        fs::create_dir_all(folder.join("snippets")).unwrap();
        fs::write(folder.join("index.html"), PAGE).unwrap();
        fs::write(folder.join("app_bg.wasm"), b"\0asm").unwrap();
        fs::write(folder.join("snippets/boot.js"), b"start()").unwrap();
        Self(folder)
    }

    fn app(&self) -> Router {
        app(self.0.clone(), None)
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: HeaderName) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

async fn ask(app: &Router, path: &str, accept: &str) -> Answer {
    let request = Request::get(path)
        .header(ACCEPT, accept)
        .body(Body::empty())
        .unwrap();
    let response = app.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(test);
}

#[test]
fn a_file_is_served_with_its_content_type() {
    let dist = Dist::new("file");
    run(async {
        let wasm = ask(&dist.app(), "/app_bg.wasm", "*/*").await;
        assert_eq!(
            (wasm.status, wasm.header(CONTENT_TYPE)),
            (StatusCode::OK, "application/wasm")
        );
        assert_eq!(wasm.body, "\0asm");
        let script = ask(&dist.app(), "/snippets/boot.js", "*/*").await;
        assert_eq!(
            (script.status, script.header(CONTENT_TYPE)),
            (StatusCode::OK, "text/javascript")
        );
    });
}

#[test]
fn a_navigation_to_any_other_path_gets_the_page() {
    let dist = Dist::new("page");
    run(async {
        for path in [
            "/",
            "/users?activity=active",
            "/users/u-1001",
            "/users/a.b",
            "/snippets",
            "/snippets/",
        ] {
            let page = ask(&dist.app(), path, "text/html,application/xhtml+xml").await;
            assert_eq!(
                (page.status, page.body.as_str()),
                (StatusCode::OK, PAGE),
                "{path}"
            );
            assert_eq!(page.header(CONTENT_TYPE), "text/html; charset=utf-8");
        }
    });
}

#[test]
fn the_root_serves_the_page_whatever_is_accepted() {
    let dist = Dist::new("root");
    run(async { assert_eq!(ask(&dist.app(), "/", "*/*").await.body, PAGE) });
}

#[test]
fn a_missing_script_is_a_404_and_not_the_page() {
    let dist = Dist::new("missing");
    run(async {
        let missing = ask(&dist.app(), "/old.js", "*/*").await;
        assert_eq!(
            (missing.status, missing.body.as_str()),
            (StatusCode::NOT_FOUND, "There is no such file.\n")
        );
    });
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let dist = Dist::new("outside");
    run(async {
        let name = dist.0.file_name().unwrap().to_string_lossy().into_owned();
        let outside = ask(
            &dist.app(),
            &format!("/snippets/..%2f..%2f{name}/app_bg.wasm"),
            "*/*",
        )
        .await;
        assert_eq!(outside.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_missing_build_says_what_to_do() {
    run(async {
        let none = ask(&app("no/such/folder".into(), None), "/", "text/html").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        assert_eq!(
            none.body,
            "There is no index.html; build it with `cargo xtask build`.\n"
        );
    });
}

#[test]
fn every_response_carries_the_policy_and_is_not_cached() {
    let dist = Dist::new("policy");
    let app = with_users(dist.app(), "{}".into());
    run(async {
        for path in ["/", "/app_bg.wasm", "/old.js", "/users.json"] {
            let answer = ask(&app, path, "*/*").await;
            assert_eq!(answer.header(CONTENT_SECURITY_POLICY), POLICY, "{path}");
            assert_eq!(answer.header(CACHE_CONTROL), "no-store", "{path}");
        }
    });
}

#[test]
fn the_organization_is_served_as_json() {
    let dist = Dist::new("users");
    run(async {
        let users = ask(
            &with_users(dist.app(), "{\"users\":[]}".into()),
            "/users.json",
            "*/*",
        )
        .await;
        assert_eq!(
            (users.header(CONTENT_TYPE), users.body.as_str()),
            ("application/json", "{\"users\":[]}")
        );
    });
}

#[test]
fn everything_works_under_a_sub_path() {
    let dist = Dist::new("nested");
    let portal = Router::new().nest_service("/portal/admin", dist.app());
    run(async {
        for path in ["/portal/admin", "/portal/admin/", "/portal/admin/users"] {
            let page = ask(&portal, path, "text/html").await;
            assert_eq!(
                (page.status, page.body.as_str()),
                (StatusCode::OK, PAGE),
                "{path}"
            );
            assert_eq!(page.header(CONTENT_SECURITY_POLICY), POLICY);
        }
        assert_eq!(
            ask(&portal, "/portal/admin/app_bg.wasm", "*/*").await.body,
            "\0asm"
        );
        assert_eq!(
            ask(&portal, "/portal/admin/old.js", "*/*").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            ask(&portal, "/elsewhere", "text/html").await.status,
            StatusCode::NOT_FOUND
        );
    });
}

#[test]
fn the_page_gets_a_base_if_the_server_knows_its_folder() {
    let dist = Dist::new("folder");
    fs::write(dist.0.join("index.html"), "<html><head><title>").unwrap();
    run(async {
        let app = app(dist.0.clone(), Some("/insights/"));
        let page = ask(&app, "/users/u-1001", "text/html").await;
        assert_eq!(page.body, "<html><head><base href=\"/insights/\"><title>");
    });
}
