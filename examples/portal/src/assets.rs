//! The portal's own styles, scripts and icon.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// Address, content type and contents. They are compiled in, so that the program
/// needs no other files.
const ASSETS: [(&str, &str, &str); 8] = [
    ("/assets/looks.css", CSS, include_str!("assets/looks.css")),
    ("/assets/portal.css", CSS, include_str!("assets/portal.css")),
    ("/assets/parts.css", CSS, include_str!("assets/parts.css")),
    ("/assets/portal.js", JS, include_str!("assets/portal.js")),
    ("/assets/router.js", JS, include_str!("assets/router.js")),
    (
        "/assets/elements.js",
        JS,
        include_str!("assets/elements.js"),
    ),
    ("/assets/frame.js", JS, include_str!("assets/frame.js")),
    ("/assets/icon.svg", SVG, include_str!("assets/icon.svg")),
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
