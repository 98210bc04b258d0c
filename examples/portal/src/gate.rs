//! Lets only signed-in admins through. There is one gate for pages and one for the API.

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::api::Refusal;
use crate::pages::Failure;
use crate::portal::Portal;
use crate::return_to::ReturnTo;
use crate::token;

/// The request header with the session's CSRF token.
pub const CSRF_HEADER: &str = "x-csrf-token";

/// Lets a page request through if it has a session, else redirects it to the sign-in page.
pub async fn pages(
    State(portal): State<Portal>,
    mut request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let Some(session) = portal.session(request.headers()).await? else {
        // After signing in, the browser cannot send a form again, so there is nothing to return to.
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

/// Lets an API request through if it has a session and the session's CSRF token. Even GET requests
/// need the token, so that no other site's page can learn anything from a response.
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
