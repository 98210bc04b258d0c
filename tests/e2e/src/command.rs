use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of a WebDriver session, named by the end of its address.
#[derive(Debug)]
pub struct Command {
    path: String,
    body: Option<Value>,
}

impl Command {
    /// A command that reads.
    pub fn get(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            body: None,
        }
    }

    /// A command that acts.
    pub fn post(path: impl Into<String>, body: Value) -> Self {
        Self {
            path: path.into(),
            body: Some(body),
        }
    }

    /// Runs a function body in the page.
    pub fn script(script: &str, arguments: Value) -> Self {
        Self::post(
            "execute/sync",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs a function body in the page that ends by calling its last argument.
    pub fn script_with_callback(script: &str, arguments: Value) -> Self {
        Self::post(
            "execute/async",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(name: &str, parameters: Value) -> Self {
        Self::post(
            "goog/cdp/execute",
            json!({ "cmd": name, "params": parameters }),
        )
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            None => (Method::GET, None),
            Some(body) => (Method::POST, Some(body.to_string())),
        }
    }
}
