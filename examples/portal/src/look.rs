//! The portal's three looks, which show how Active Users adapts to each.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::cookies;
use crate::return_to::ReturnTo;
use crate::texts::{ARABIC, ENGLISH, Texts};

/// A look, chosen with `?look=` and kept in a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Light, in English.
    #[default]
    Light,
    /// Dark, in English.
    Dark,
    /// Right to left, in Arabic.
    Rtl,
}

impl Look {
    /// All looks, in the order shown in the footer.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Rtl];

    /// The word used in addresses, the cookie and `data-look`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Rtl => "rtl",
        }
    }

    /// Its theme, as the framed app calls it.
    pub const fn theme(self) -> &'static str {
        match self {
            Self::Light | Self::Rtl => "light",
            Self::Dark => "dark",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.as_str() == word)
    }

    /// The texts of the pages.
    pub const fn texts(self) -> &'static Texts {
        match self {
            Self::Light | Self::Dark => &ENGLISH,
            Self::Rtl => &ARABIC,
        }
    }

    /// The look in the cookie, else the default.
    pub fn of(headers: &HeaderMap) -> Self {
        CookieJar::from_headers(headers)
            .get(cookies::LOOK)
            .and_then(|look| Self::from_word(look.value()))
            .unwrap_or_default()
    }
}

impl<S: Sync> FromRequestParts<S> for Look {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// Moves `look=` from the address to the cookie, so that no page has to handle it.
pub async fn remember(request: Request, next: Next) -> Response {
    match chosen(request.uri()) {
        Some((look, rest)) => {
            let cookie = cookies::hidden(cookies::LOOK, look.as_str().to_owned());
            (CookieJar::new().add(cookie), Redirect::to(rest.as_str())).into_response()
        }
        None => next.run(request).await,
    }
}

/// The look in `uri`, and the address without it.
fn chosen(uri: &Uri) -> Option<(Look, ReturnTo)> {
    let (mut look, mut others) = (None, Vec::new());
    for pair in uri.query()?.split('&') {
        match pair.strip_prefix("look=").and_then(Look::from_word) {
            Some(found) => look = Some(found),
            None => others.push(pair),
        }
    }
    let mut address = uri.path().to_owned();
    if !others.is_empty() {
        address = format!("{address}?{}", others.join("&"));
    }
    Some((look?, ReturnTo::new(&address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_is_removed_from_the_address_and_the_rest_is_kept() {
        let chosen = |address: &'static str| chosen(&Uri::from_static(address));
        let found = |look, rest| Some((look, ReturnTo::new(rest)));
        assert_eq!(chosen("/?look=dark"), found(Look::Dark, "/"));
        assert_eq!(
            chosen("/people?q=a%2Cb&look=rtl&sort=-name"),
            found(Look::Rtl, "/people?q=a%2Cb&sort=-name")
        );
        assert_eq!(chosen("//evil.example?look=dark"), found(Look::Dark, "/"));
    }

    #[test]
    fn an_address_without_a_known_look_is_left_alone() {
        for address in ["/", "/people?q=look", "/people?look=purple"] {
            assert_eq!(chosen(&Uri::from_static(address)), None, "{address}");
        }
    }
}
