use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use xtask::serve::{app, strict};

use super::Plan;
use crate::environment;

/// The portals of frameworks and bundlers.
const PORTALS: [&str; 6] = ["react", "vue", "none", "esbuild", "webpack", "vite"];

/// The app with its data, the portals around it, and the endpoint for reports.
pub fn routes(base: &str, has_portals: bool, plan: Arc<Plan>) -> Router {
    let data = Router::new()
        .route(&format!("{base}/users.json"), get(users))
        .route(&format!("{base}/config.json"), get(config))
        .with_state(plan.clone());
    // At the root, serve like a host that knows the app's folder; below another path, serve the
    // files unchanged.
    let files = app(environment::dist(), base.is_empty().then_some("/"));
    let data = strict(data);
    let whole = if base.is_empty() {
        data.fallback_service(files)
    } else {
        data.nest_service(base, files).route(
            "/portal/",
            get(async || Html("<link rel=icon href=data:,><title>The portal</title>The portal")),
        )
    };
    let portals = if has_portals { &PORTALS[..] } else { &[] };
    let whole = portals.iter().fold(whole, |whole, name| {
        whole.nest_service(&format!("/{name}"), app(environment::framework(name), None))
    });
    whole
        .layer(from_fn_with_state(plan.clone(), as_planned))
        .route("/csp-reports", post(report).with_state(plan))
}

async fn users(State(plan): State<Arc<Plan>>, headers: HeaderMap) -> Response {
    let answer = {
        let mut state = plan.lock();
        state.asked.push(headers);
        state.users.clone()
    };
    answer.give(plan).await
}

async fn config(State(plan): State<Arc<Plan>>) -> Response {
    let answer = plan.lock().config.clone();
    answer.give(plan).await
}

async fn report(State(plan): State<Arc<Plan>>, report: String) -> StatusCode {
    plan.lock().violations.push(report);
    StatusCode::NO_CONTENT
}

/// Drops the lost files, and replaces the strict policy with the planned one.
async fn as_planned(State(plan): State<Arc<Plan>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_lost = plan
        .lock()
        .missing
        .is_some_and(|missing| missing.holds(path));
    if is_lost {
        return StatusCode::NOT_FOUND.into_response();
    }
    let replaced = plan.lock().replaced;
    if replaced.is_some_and(|end| path.ends_with(end)) {
        return Html("<!doctype html><title>Another page</title>").into_response();
    }
    let mut response = next.run(request).await;
    if let Ok(policy) = HeaderValue::from_str(&plan.lock().policy)
        && let Some(strict) = response.headers_mut().get_mut(CONTENT_SECURITY_POLICY)
    {
        *strict = policy;
    }
    response
}
