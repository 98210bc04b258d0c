//! The cookies of the portal.
//!
//! None is `Secure`, since this portal speaks plain HTTP on the loopback interface; a real one says it.

use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::session::Session;

/// Names the session; hidden from scripts.
pub const SESSION: &str = "portal_session";
/// The session's CSRF token, for scripts of the portal to read.
pub const CSRF: &str = "portal_csrf";
/// The CSRF token of the sign-in form, before there is a session.
pub const SIGN_IN: &str = "portal_sign_in";
/// How the portal looks.
pub const LOOK: &str = "portal_look";

/// Both cookies of a session. The browser drops them when it closes; when the session is over is for
/// the database to say.
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

/// What takes a cookie away again.
pub fn gone(name: &'static str) -> Cookie<'static> {
    Cookie::build((name, "")).path("/").build()
}
