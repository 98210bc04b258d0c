//! `/sign-in`: shows the form and handles its submission.

use anyhow::Result;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use serde::Deserialize;

use super::Failure;
use super::layout::bare;
use crate::look::Look;
use crate::portal::Portal;
use crate::return_to::ReturnTo;
use crate::session::Session;
use crate::store::{admins, sessions};
use crate::{cookies, password, token};

/// The parameters in the page's address.
#[derive(Debug, Deserialize)]
pub struct Wish {
    #[serde(default)]
    return_to: String,
}

/// The form's fields.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignIn {
    csrf: String,
    email: String,
    password: String,
    return_to: String,
}

/// Shows the form, or redirects if the visitor is already signed in.
pub async fn get(
    State(portal): State<Portal>,
    headers: HeaderMap,
    jar: CookieJar,
    look: Look,
    Query(wish): Query<Wish>,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::new(&wish.return_to);
    if portal.session(&headers).await?.is_some() {
        return Ok(Redirect::to(return_to.as_str()).into_response());
    }
    // All tabs share one token, so that a form in an older tab still works.
    let token = match jar.get(cookies::SIGN_IN) {
        Some(token) if !token.value().is_empty() => token.value().to_owned(),
        _ => token::random()?,
    };
    let form = form(look, &token, &return_to, "", None);
    Ok((jar.add(cookies::hidden(cookies::SIGN_IN, token)), form).into_response())
}

/// Signs in and redirects to where the form says, or shows the form again with the reason.
pub async fn post(
    State(portal): State<Portal>,
    jar: CookieJar,
    look: Look,
    Form(sent): Form<SignIn>,
) -> Result<Response, Failure> {
    let return_to = ReturnTo::new(&sent.return_to);
    let token = jar.get(cookies::SIGN_IN).map_or("", |token| token.value());
    if token.is_empty() || !token::same(&sent.csrf, token) {
        let token = token::random()?;
        let problem = Some(look.texts().old_form);
        let form = form(look, &token, &return_to, &sent.email, problem);
        let jar = jar.add(cookies::hidden(cookies::SIGN_IN, token));
        return Ok((StatusCode::FORBIDDEN, jar, form).into_response());
    }
    let email = sent.email.clone();
    match start(&portal, sent).await? {
        Some(session) => {
            let jar = cookies::of_session(&session)
                .into_iter()
                .fold(jar, CookieJar::add)
                .remove(cookies::gone(cookies::SIGN_IN));
            Ok((jar, Redirect::to(return_to.as_str())).into_response())
        }
        None => {
            let problem = Some(look.texts().wrong_password);
            let form = form(look, token, &return_to, &email, problem);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response())
        }
    }
}

/// Starts a session if the e-mail address and the password are right.
async fn start(portal: &Portal, sent: SignIn) -> Result<Option<Session>> {
    let now = portal.now();
    let email = sent.email.trim().to_owned();
    let admin = portal
        .store()
        .with(move |connection| admins::find(connection, &email))
        .await?;
    // Hashing takes a fraction of a second, so it must block neither the server's
    // threads nor the database.
    let right = tokio::task::spawn_blocking(move || {
        let hash = admin
            .as_ref()
            .map_or(password::NOBODY, |admin| &admin.password_hash);
        password::matches(&sent.password, hash)
            .then_some(admin)
            .flatten()
    });
    let Some(admin) = right.await? else {
        return Ok(None);
    };
    portal
        .store()
        .with(move |connection| sessions::start(connection, admin.id, now).map(Some))
        .await
}

fn form(
    look: Look,
    token: &str,
    return_to: &ReturnTo,
    email: &str,
    problem: Option<&str>,
) -> Markup {
    let texts = look.texts();
    let wrong = problem.map(|_| "problem");
    let main = html! {
        div.card {
            h1 { (texts.sign_in) }
            p.quiet { (texts.sign_in_lead) }
            @if let Some(problem) = problem {
                p.problem #problem role="alert" { (problem) }
            }
            form.fields method="post" action="/sign-in" {
                input type="hidden" name="csrf" value=(token);
                input type="hidden" name="return_to" value=(return_to);
                label for="email" { (texts.email) }
                input #email name="email" type="email" value=(email) dir="ltr" autocomplete="username"
                    required autofocus[email.is_empty()] aria-describedby=[wrong];
                label for="password" { (texts.password) }
                input #password name="password" type="password" dir="ltr" autocomplete="current-password"
                    required autofocus[!email.is_empty()] aria-describedby=[wrong];
                button.button.main type="submit" { (texts.sign_in) }
            }
        }
        p.quiet.hint { (texts.demo_hint) }
    };
    bare(look, texts.sign_in, &main)
}
