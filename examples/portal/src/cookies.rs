//! The portal's cookies.
//!
//! None of them is `Secure`, because this portal uses plain HTTP on the loopback interface. In a real
//! portal, all of them must be.

use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::session::Session;

/// The session's id, hidden from scripts.
pub const SESSION: &str = "portal_session";
/// The session's CSRF token, which the portal's scripts read.
pub const CSRF: &str = "portal_csrf";
/// The sign-in form's CSRF token, used before there is a session.
pub const SIGN_IN: &str = "portal_sign_in";
/// The portal's look.
pub const LOOK: &str = "portal_look";

/// Both cookies of a session. They last until the browser closes. The database decides when the
/// session ends.
pub fn of_session(session: &Session) -> [Cookie<'static>; 2] {
    [
        hidden(SESSION, session.id.clone()),
        readable(CSRF, session.csrf_token.clone()),
    ]
}

/// A cookie that scripts cannot read.
pub fn hidden(name: &'static str, value: String) -> Cookie<'static> {
    let mut cookie = readable(name, value);
    cookie.set_http_only(true);
    cookie
}

/// A cookie that scripts can read.
pub fn readable(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .same_site(SameSite::Lax)
        .build()
}

/// A cookie that removes the one with this name.
pub fn gone(name: &'static str) -> Cookie<'static> {
    Cookie::build((name, "")).path("/").build()
}
