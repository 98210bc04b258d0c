//! `POST /sign-out`: ends the session.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::Failure;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::sessions;
use crate::{cookies, token};

/// The form's fields.
#[derive(Debug, Deserialize)]
pub struct SignOut {
    #[serde(default)]
    csrf: String,
}

/// Ends the session and removes its cookies.
pub async fn post(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    jar: CookieJar,
    Form(form): Form<SignOut>,
) -> Result<Response, Failure> {
    if !token::same(&form.csrf, &session.csrf_token) {
        return Ok((
            StatusCode::FORBIDDEN,
            "This form belongs to another session. Go back, reload the page and sign out again.\n",
        )
            .into_response());
    }
    portal
        .store()
        .with(move |connection| sessions::end(connection, &session.id))
        .await?;
    let jar = jar
        .remove(cookies::gone(cookies::SESSION))
        .remove(cookies::gone(cookies::CSRF));
    Ok((jar, Redirect::to("/sign-in")).into_response())
}
