//! The headers of every response.

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use tower_http::set_header::SetResponseHeaderLayer;

/// The content security policy of the portal and everything it hosts.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
     frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; \
     require-trusted-types-for 'script'; trusted-types active-users portal; \
     report-uri /csp-reports";

/// Sets the headers on every response of `router`, replacing any that its parts have set.
///
/// The referrer stays within the site, because an address may contain a person's name.
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
