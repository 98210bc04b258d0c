//! Where to return to after signing in.

use std::fmt;

use axum::http::Uri;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A path and query on this site. It is never an address on another site, whatever a
/// request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnTo(String);

impl ReturnTo {
    /// `wanted` if it is a path on this site, else the home page.
    ///
    /// Browsers take `//host` and `/\host` for addresses on another site, and drop line breaks and
    /// tabs first. So only visible ASCII characters are accepted.
    ///
    /// ```text
    /// /people?activity=active    /people?activity=active
    /// //evil.example             /
    /// https://evil.example       /
    /// ```
    pub fn new(wanted: &str) -> Self {
        let is_local = wanted.starts_with('/')
            && !wanted.starts_with("//")
            && wanted
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        Self(if is_local { wanted } else { "/" }.to_owned())
    }

    /// The address of the sign-in page that returns to `uri`.
    pub fn sign_in_for(uri: &Uri) -> String {
        let wanted = uri.path_and_query().map_or("/", |path| path.as_str());
        format!(
            "/sign-in?return_to={}",
            utf8_percent_encode(wanted, NON_ALPHANUMERIC)
        )
    }

    /// The path and query.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReturnTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_on_this_site_is_kept_with_its_query() {
        for path in [
            "/",
            "/people",
            "/insights/users?activity=active&q=Jos%C3%A9",
        ] {
            assert_eq!(ReturnTo::new(path).as_str(), path);
        }
    }

    #[test]
    fn anything_else_leads_to_the_home_page() {
        for address in [
            "",
            "people",
            "//evil.example",
            "/\\evil.example",
            "/people\\..\\",
            "\\\\evil.example",
            "https://evil.example/",
            "https:evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "/people\r\nSet-Cookie: a=b",
        ] {
            assert_eq!(ReturnTo::new(address).as_str(), "/", "{address:?}");
        }
    }

    #[test]
    fn the_sign_in_page_gets_the_whole_address() {
        let uri = Uri::from_static("/people?activity=active&q=a%26b");
        assert_eq!(
            ReturnTo::sign_in_for(&uri),
            "/sign-in?return_to=%2Fpeople%3Factivity%3Dactive%26q%3Da%2526b"
        );
    }
}
