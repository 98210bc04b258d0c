//! Who is let through: one gate for pages, one for the API.

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::api::Refusal;
use crate::pages::Failure;
use crate::portal::Portal;
use crate::return_to::ReturnTo;
use crate::token;

/// The header that carries the session's CSRF token.
pub const CSRF_HEADER: &str = "x-csrf-token";

/// Lets a request for a page through with a session, and sends it to the sign-in page without one.
pub async fn pages(
    State(portal): State<Portal>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let Some(session) = portal.session(request.headers()).await? else {
        // A form cannot be sent again by going to its address.
        let address = if matches!(*request.method(), Method::GET | Method::HEAD) {
            ReturnTo::sign_in_for(request.uri())
        } else {
            "/sign-in".to_owned()
        };
        return Ok(Redirect::to(&address).into_response());
    };
    request.extensions_mut().insert(session);
    Ok(next.run(request).await)
}

/// Lets an API request through with a session and the session's CSRF token, reading ones as well:
/// then nobody else's page can learn anything from the answer.
pub async fn api(
    State(portal): State<Portal>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let session = portal.session(request.headers()).await?;
    let session = session.ok_or(Refusal::NotSignedIn)?;
    let token = request.headers().get(CSRF_HEADER);
    let is_own = token
        .and_then(|token| token.to_str().ok())
        .is_some_and(|token| token::same(token, &session.csrf_token));
    if !is_own {
        return Err(Refusal::NoToken);
    }
    request.extensions_mut().insert(session);
    Ok(next.run(request).await)
}
