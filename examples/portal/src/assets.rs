//! The portal's own styles, scripts and icon.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// An asset's address, content type and contents, which are compiled in, so that the program needs no
/// other files.
macro_rules! asset {
    ($name:literal, $kind:ident) => {
        (
            concat!("/assets/", $name),
            $kind,
            include_str!(concat!("assets/", $name)),
        )
    };
}

const ASSETS: [(&str, &str, &str); 19] = [
    asset!("looks.css", CSS),
    asset!("portal.css", CSS),
    asset!("parts.css", CSS),
    asset!("presets/tokens.css", CSS),
    asset!("presets/bootstrap.css", CSS),
    asset!("presets/material.css", CSS),
    asset!("presets/django.css", CSS),
    asset!("portal.js", JS),
    asset!("router.js", JS),
    asset!("api.js", JS),
    asset!("notice.js", JS),
    asset!("elements.js", JS),
    asset!("views.js", JS),
    asset!("exports.js", JS),
    asset!("licenses.js", JS),
    asset!("activity.js", JS),
    asset!("presets.js", JS),
    asset!("frame.js", JS),
    asset!("icon.svg", SVG),
];

/// Everything below `/assets/`.
pub fn router() -> Router {
    ASSETS
        .into_iter()
        .fold(Router::new(), |router, (address, kind, contents)| {
            router.route(
                address,
                get(async move || ([(CONTENT_TYPE, kind)], contents)),
            )
        })
}
