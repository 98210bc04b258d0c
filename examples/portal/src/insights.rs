//! The whole Active Users app, below `/insights/`.

use std::path::PathBuf;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::api::Refusal;
use crate::cookies;
use crate::elements::{FIELDS, SIGN_IN, TIME_ZONE};
use crate::portal::Portal;

/// The built app, with this portal's configuration. It needs no session: it contains no data, and
/// sends the reader to the sign-in page when the API refuses a request.
pub fn router(dist: PathBuf) -> Router<Portal> {
    let app = xtask::serve::app(dist, Some("/insights/"));
    Router::new()
        .route("/insights/config.json", get(config))
        .nest_service("/insights", app)
}

async fn config(State(portal): State<Portal>, headers: HeaderMap) -> Result<Json<Value>, Refusal> {
    let session = portal.session(&headers).await?;
    // Without a session, nobody is known to have permission.
    let may_export = session.is_some_and(|session| session.may_export);
    let mut config = json!({
        "product": "Enpass",
        "source": { "url": "/api/users.json" },
        "csrf": { "header": "X-CSRF-Token", "cookie": cookies::CSRF },
        "links": { "home": "/" },
        "sign_in": SIGN_IN,
        "reminders": { "url": "/api/reminders" },
        "actions": { "never_notify": "/api/never-notify", "outreach": "/api/outreach" },
        "fields": FIELDS,
        "time_zone": TIME_ZONE,
        "no_export": !may_export,
    });
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    if let (Some(host), Some(config)) = (host, config.as_object_mut()) {
        let origin = format!("http://{host}");
        config.insert("embed".to_owned(), json!({ "parent_origin": origin }));
    }
    Ok(Json(config))
}
