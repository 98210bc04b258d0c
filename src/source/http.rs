//! Small grammars of HTTP that a portal's configuration touches.

/// The value of a cookie in the text of a page's cookies: `theme=dark; token=abc`.
///
/// ```
/// # use active_users::source::cookie;
/// assert_eq!(cookie("theme=dark; token=a=b", "token").as_deref(), Some("a=b"));
/// assert_eq!(cookie("a_token=x", "token"), None);
/// assert_eq!(cookie("token=%3D%20", "token").as_deref(), Some("= "));
/// ```
pub fn cookie(cookies: &str, name: &str) -> Option<String> {
    let mut pairs = cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(its_name, _)| *its_name == name)?;
    let decoded = percent_encoding::percent_decode_str(value).decode_utf8();
    Some(decoded.map_or_else(|_| value.to_owned(), |value| value.into_owned()))
}

/// Whether a link may lead to an address: a relative one, or one of the web. Browsers skip tabs and
/// line breaks in it, and blanks before it.
///
/// ```
/// # use active_users::source::is_web_address;
/// assert!(is_web_address("/people/{id}?at=10:00"));
/// assert!(is_web_address("HTTPS://example.com"));
/// assert!(!is_web_address(" java\nscript:alert(1)"));
/// assert!(!is_web_address("data:text/html,x"));
/// ```
pub fn is_web_address(text: &str) -> bool {
    let text: String = text.chars().filter(|char| !char.is_control()).collect();
    let end = text.find([':', '/', '?', '#']);
    match end.map(|end| text.split_at(end)) {
        Some((scheme, rest)) if rest.starts_with(':') => {
            let scheme = scheme.trim().to_ascii_lowercase();
            scheme == "https" || scheme == "http"
        }
        _ => true,
    }
}

/// Whether a request can carry the header: its name is a token, and its value one line of
/// printable characters (RFC 9110, 5.1 and 5.5).
///
/// ```
/// # use active_users::source::is_header;
/// assert!(is_header("X-CSRF-Token", "abc=="));
/// assert!(!is_header("X CSRF", "abc"));
/// assert!(!is_header("", "abc"));
/// assert!(!is_header("X-A", "two\nlines"));
/// ```
pub fn is_header(name: &str, value: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_value = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte);
    !name.is_empty() && name.bytes().all(is_token) && value.bytes().all(is_value)
}
