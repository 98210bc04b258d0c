use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen::JsCast;
use web_sys::HtmlScriptElement;

use super::derived::Derived;
use crate::domain::{Suggestion, Word};
use crate::query::{UserQuery, id_as_segment, segment_as_id};
use crate::reactive::{expect_context, provide_context};
use crate::source::Links;

/// The addresses of the app's pages, or those of a portal that take their place.
#[derive(Debug, Clone)]
pub struct Paths {
    /// The list of users, without a query.
    list: String,
    /// The app's folder, without a slash at its end; `None` where only the list is there.
    app: Option<String>,
    /// Pages of the portal.
    links: Derived<Links>,
    /// Whether the app runs in a frame.
    is_framed: bool,
    /// What all links keep of the address that the app was opened at.
    kept: Vec<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address to link to.
    pub href: String,
    /// `external` for a page of the portal, which the app's router must not handle.
    pub rel: Option<&'static str>,
}

impl From<String> for Link {
    /// To a page of the app.
    fn from(href: String) -> Self {
        Self { href, rel: None }
    }
}

impl Link {
    fn away(href: String) -> Self {
        Self {
            href,
            rel: Some("external"),
        }
    }
}

/// A portal's address with a value in place of `{name}`, as a part of a path or of a query. Tools
/// that make addresses often escape the braces.
pub fn fill_in(template: &str, name: &str, value: &str) -> String {
    let value = utf8_percent_encode(value, COMPONENT).to_string();
    let escaped = [format!("%7B{name}%7D"), format!("%7b{name}%7d")];
    let template = template.replace(&format!("{{{name}}}"), &value);
    escaped.iter().fold(template, |template, escaped| {
        template.replace(escaped, &value)
    })
}

/// What `encodeURIComponent` leaves as it is, besides letters and digits.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// The parameter that makes the app a part of another page.
const FRAMED: &str = "embed=1";

/// Whether a parameter is about how the app is shown, which is the portal's to say.
fn is_of_portal(pair: &str) -> bool {
    pair == FRAMED || pair.starts_with("theme=")
}

/// The app's folder, from where its start-up script was loaded, so that the same files work
/// under any path. Without a slash at its end: empty at the root of a server.
pub fn app_folder() -> String {
    let script = document()
        .query_selector("script[data-wasm]")
        .ok()
        .flatten();
    let script = script.and_then(|script| script.dyn_into::<HtmlScriptElement>().ok());
    let url = script.and_then(|script| web_sys::Url::new(&script.src()).ok());
    let path = url.map(|url| url.pathname()).unwrap_or_default();
    path.rsplit_once('/')
        .map(|(folder, _)| folder.to_owned())
        .unwrap_or_default()
}

/// A file of the folder `base`, or the address as it is if it is elsewhere.
pub fn file(base: &str, url: &str) -> String {
    let scheme = url.split(['/', '?', '#']).next().unwrap_or_default();
    let is_absolute = url.starts_with('/') || scheme.ends_with(':');
    if is_absolute {
        url.to_owned()
    } else {
        format!("{base}/{url}")
    }
}

/// What the page takes an address for, without the server where that is its own.
fn beside_page(address: &str) -> String {
    let base = document().base_uri().ok().flatten();
    let url = web_sys::Url::new_with_base(address, &base.unwrap_or_default());
    let own = window().location().origin();
    match url {
        Err(_) => address.to_owned(),
        Ok(url) if own == Ok(url.origin()) => url.pathname() + &url.search(),
        Ok(url) => url.href(),
    }
}

/// The parameters of the page's address.
fn parameters() -> String {
    let search = window().location().search().unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// Whether the page was opened as a part of another one.
pub fn is_framed() -> bool {
    parameters().split('&').any(|pair| pair == FRAMED)
}

/// Parameters without those that are the portal's to say.
pub fn without_portals(parameters: &str) -> String {
    let own = parameters.split('&').filter(|pair| !is_of_portal(pair));
    own.collect::<Vec<_>>().join("&")
}

impl Paths {
    /// What stands behind the `#` of a list's address to write to everybody in it at once.
    pub const WRITE: &str = "write";

    /// The pages of the app in the folder `base`.
    pub fn of_app(base: String, links: Derived<Links>) -> Self {
        let parameters = parameters();
        let kept = parameters.split('&').filter(|pair| is_of_portal(pair));
        Self {
            list: format!("{base}/users"),
            app: Some(base),
            links,
            is_framed: is_framed(),
            kept: kept.map(String::from).collect(),
        }
    }

    /// A list of users at a portal's own address, and nothing around it.
    pub fn of_list(list: String, links: Derived<Links>) -> Self {
        Self {
            list,
            app: None,
            links,
            is_framed: false,
            kept: Vec::new(),
        }
    }

    /// Gives the paths to all components below.
    pub fn provide(&self) {
        provide_context(self.clone());
    }

    /// The paths that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether there is no header of the app around what is shown.
    pub fn is_without_header(&self) -> bool {
        self.is_framed || self.app.is_none()
    }

    /// The Dashboard, where there is one.
    pub fn dashboard(&self) -> Option<String> {
        let base = self.app.as_ref()?;
        Some(self.with_query(&format!("{base}/"), ""))
    }

    /// What came of each send, where there is such a page.
    pub fn reminders(&self) -> Option<String> {
        let base = self.app.as_ref()?;
        Some(self.with_query(&format!("{base}/reminders"), ""))
    }

    /// The address of a file in the app's folder; a full address stays unchanged. In an element it is
    /// relative to the page, like `src`.
    pub fn file(&self, url: &str) -> String {
        match &self.app {
            Some(base) => file(base, url),
            None => beside_page(url),
        }
    }

    /// The list of users with a query.
    pub fn users(&self, query: &UserQuery) -> String {
        self.with_query(&self.list, &query.to_string())
    }

    /// The page of one user, with the list to go back to, where there is one.
    pub fn user(&self, id: &str, query: &UserQuery) -> Option<Link> {
        if let Some(template) = self.links.with(|links| links.user.clone()) {
            return Some(Link::away(fill_in(&template, "id", id)));
        }
        let base = self.app.as_ref()?;
        let id = id_as_segment(id);
        let query = query.without_user().to_string();
        Some(
            self.with_query(&format!("{base}/users/{id}"), &query)
                .into(),
        )
    }

    /// The id in the address of a user's page.
    pub fn user_id(&self, pathname: &str) -> Option<String> {
        let path = pathname.strip_prefix(self.app.as_ref()?)?;
        let segment = path.strip_prefix("/users/")?;
        Some(segment_as_id(segment.trim_end_matches('/')))
    }

    /// The portal, where it has said where it is.
    pub fn home(&self) -> Option<Link> {
        let home = self.links.with(|links| links.home.clone());
        home.map(Link::away)
    }

    /// The guide, at the advice on one action where one is given, where there is a guide.
    pub fn guide(&self, action: Option<Suggestion>) -> Option<Link> {
        if let Some(guide) = self.links.with(|links| links.guide.clone()) {
            return Some(Link::away(guide));
        }
        let guide = self.with_query(&format!("{}/guide", self.app.as_ref()?), "");
        let part = action.map(|action| format!("#{}", action.as_str()));
        Some((guide + &part.unwrap_or_default()).into())
    }

    /// An address of the app, with what its links keep.
    pub fn with_query(&self, path: &str, query: &str) -> String {
        let is_said = |kept: &&str| query.split('&').any(|pair| pair == *kept);
        let kept = self.kept.iter().map(String::as_str);
        let parts: Vec<_> = [query]
            .into_iter()
            .filter(|query| !query.is_empty())
            .chain(kept.filter(|kept| !is_said(kept)))
            .collect();
        // A portal's address may have a query of its own.
        let mark = match (parts.is_empty(), path.contains('?')) {
            (true, _) => "",
            (false, false) => "?",
            (false, true) => "&",
        };
        format!("{path}{mark}{}", parts.join("&"))
    }
}
