//! The headers of every answer.

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use tower_http::set_header::SetResponseHeaderLayer;

/// The content security policy of the portal and of everything that it hosts.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
     frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; \
     require-trusted-types-for 'script'; trusted-types active-users portal; \
     report-uri /csp-reports";

/// Puts the headers on every answer of `router`, over those that a part of it has put there.
///
/// The referrer stays within the site: an address may name a person.
pub fn strict(router: Router) -> Router {
    let headers = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "same-origin"),
        (CACHE_CONTROL, "no-store"),
    ];
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(
            name,
            HeaderValue::from_static(value),
        ))
    })
}
