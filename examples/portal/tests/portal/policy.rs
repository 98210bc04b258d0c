//! The headers of every response, and browsers' reports.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use portal::{POLICY, Report};
use serde_json::json;

use crate::setting::Setting;
use crate::visitor::{Visitor, request};

async fn ask(visitor: &mut Visitor, method: Method, path: &str) -> StatusCode {
    let answer = visitor.send(request(method, path), Body::empty()).await;
    assert_eq!(answer.header("content-security-policy"), POLICY, "{path}");
    let policies = answer.headers.get_all("content-security-policy");
    assert_eq!(policies.iter().count(), 1, "{path}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
    assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    answer.status
}

#[tokio::test]
async fn every_kind_of_response_carries_the_policy() {
    let setting = Setting::new("policy");
    let mut admin = setting.admin().await;
    for (path, status) in [
        ("/", StatusCode::OK),
        ("/?look=light", StatusCode::SEE_OTHER),
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/sign-in", StatusCode::SEE_OTHER),
        ("/sign-out", StatusCode::METHOD_NOT_ALLOWED),
        ("/assets/portal.css", StatusCode::OK),
        ("/assets/portal.js", StatusCode::OK),
        ("/api/users.json", StatusCode::FORBIDDEN),
        ("/insights/", StatusCode::OK),
        ("/insights/embed.js", StatusCode::OK),
        ("/insights/old.js", StatusCode::NOT_FOUND),
        ("/insights/config.json", StatusCode::OK),
        ("/csp-reports", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        assert_eq!(ask(&mut admin, Method::GET, path).await, status, "{path}");
    }
    let mut stranger = setting.visitor();
    for (path, status) in [
        ("/", StatusCode::SEE_OTHER),
        ("/sign-in", StatusCode::OK),
        ("/api/users.json", StatusCode::UNAUTHORIZED),
    ] {
        assert_eq!(
            ask(&mut stranger, Method::GET, path).await,
            status,
            "{path}"
        );
    }
    let unreadable = ask(&mut stranger, Method::POST, "/csp-reports").await;
    assert_eq!(unreadable, StatusCode::BAD_REQUEST);
}

#[test]
fn the_policy_allows_no_inline_code_and_no_other_sites() {
    assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
    assert!(!POLICY.contains("http") && !POLICY.contains('*'));
}

#[tokio::test]
async fn the_portal_keeps_the_latest_reports() {
    let setting = Setting::new("reports");
    let report = |line: u64| {
        json!({ "csp-report": {
            "document-uri": "http://portal.test/people",
            "effective-directive": "style-src-attr",
            "blocked-uri": "inline",
            "source-file": "http://portal.test/insights/embed.js",
            "line-number": line,
            "disposition": "enforce",
        }})
    };
    let mut visitor = setting.visitor();
    for line in 1..=250 {
        let request =
            request(Method::POST, "/csp-reports").header("content-type", "application/csp-report");
        let answer = visitor.send(request, report(line).to_string().into()).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
    }
    let reports = setting.portal.reports();
    assert_eq!(reports.len(), 200);
    assert_eq!(reports.first().map(|report| report.line_number), Some(51));
    assert_eq!(
        reports.last().map(Report::to_string).unwrap(),
        "style-src-attr blocked inline on http://portal.test/people (http://portal.test/insights/embed.js:250)"
    );
}
