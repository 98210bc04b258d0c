use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlScriptElement;

use crate::domain::{Suggestion, Word};
use crate::query::{UserQuery, id_as_segment, segment_as_id};

/// Where the app lives on its server, and the addresses of its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The app's folder, without a slash at its end: empty at the root of a server.
    base: String,
}

impl Paths {
    /// Takes the app's folder from where its start-up script was loaded, so that the same files
    /// work under any path.
    pub fn of_document() -> Self {
        let script = document()
            .query_selector("script[data-wasm]")
            .ok()
            .flatten();
        let script = script.and_then(|script| script.dyn_into::<HtmlScriptElement>().ok());
        let url = script.and_then(|script| web_sys::Url::new(&script.src()).ok());
        let path = url.map(|url| url.pathname()).unwrap_or_default();
        let base = path
            .rsplit_once('/')
            .map(|(folder, _)| folder.to_owned())
            .unwrap_or_default();
        Self { base }
    }

    /// Gives the paths to all components below.
    pub fn provide(&self) {
        provide_context(self.clone());
    }

    /// The paths that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What the router puts before each of its routes.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The Dashboard.
    pub fn dashboard(&self) -> String {
        format!("{}/", self.base)
    }

    /// The Users page with a query.
    pub fn users(&self, query: &UserQuery) -> String {
        let query = query.to_string();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}/users{mark}{query}", self.base)
    }

    /// The page of one user, with the list to go back to.
    pub fn user(&self, id: &str, query: &UserQuery) -> String {
        let id = id_as_segment(id);
        let query = query.without_user().to_string();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}/users/{id}{mark}{query}", self.base)
    }

    /// The id in the address of a user's page.
    pub fn user_id(&self, pathname: &str) -> Option<String> {
        let path = pathname.strip_prefix(&self.base)?;
        path.strip_prefix("/users/").map(segment_as_id)
    }

    /// The guide, at the advice on one action where one is given.
    pub fn guide(&self, action: Option<Suggestion>) -> String {
        let part = action
            .map(|action| format!("#{}", action.as_str()))
            .unwrap_or_default();
        format!("{}/guide{part}", self.base)
    }

    /// A file of the app, or the address as it is when it does not lie in the app's folder.
    pub fn file(&self, url: &str) -> String {
        let is_absolute = url.starts_with('/') || url.contains("://");
        if is_absolute {
            url.to_owned()
        } else {
            format!("{}/{url}", self.base)
        }
    }
}
