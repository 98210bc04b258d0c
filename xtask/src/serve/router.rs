//! Serves the built files as a strict host of a single-page app would.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

use super::policy::strict;

/// Serves the files in `dist`. `folder` is the path at which the page lives: `/` or a path with a
/// slash at both ends. The page needs it as its base to load scripts at addresses with more than one
/// level. Without a `folder`, the files are served unchanged.
///
/// Works under any sub-path with [`Router::nest_service`]. [`Router::nest`] does not match the
/// sub-path with a trailing slash.
///
/// A file that is compressed beside it is sent so to browsers that take it.
///
/// For a path that is not a file, the response is `index.html` if the request is a
/// navigation (it accepts `text/html`) or the path is `/`. Otherwise it is 404, so
/// that a missing script stays missing.
pub fn app(dist: PathBuf, folder: Option<&'static str>) -> Router {
    let index = dist.join("index.html");
    let page = get(async move |uri: Uri, headers: HeaderMap| {
        if uri.path() == "/" || is_navigation(&headers) {
            page(&index, folder).await
        } else {
            (StatusCode::NOT_FOUND, "There is no such file.\n").into_response()
        }
    });
    let files = ServeDir::new(dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(page);
    strict(Router::new().fallback_service(files))
}

fn is_navigation(headers: &HeaderMap) -> bool {
    headers.get_all(ACCEPT).iter().any(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| accept.contains("text/html"))
    })
}

async fn page(index: &Path, folder: Option<&str>) -> Response {
    match tokio::fs::read_to_string(index).await {
        Ok(html) => Html(match folder {
            // Before the title: the head of a minified page has no other landmark.
            Some(folder) => {
                html.replacen("<title>", &format!("<base href=\"{folder}\"><title>"), 1)
            }
            None => html,
        })
        .into_response(),
        Err(_) => (
            StatusCode::NOT_FOUND,
            "There is no index.html; build it with `cargo xtask build`.\n",
        )
            .into_response(),
    }
}
