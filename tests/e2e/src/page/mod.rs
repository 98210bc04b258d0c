//! What a browser shows, and what a person does with it.

mod filters;
mod keyboard;
mod mouse;
mod navigation;
mod parts;
mod reading;
mod settings;

use fantoccini::error::CmdError;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::command::Command;
use crate::patience::Patience;

pub use keyboard::Key;
pub(crate) use keyboard::{CONTROL, SHIFT};
pub(crate) use mouse::{down, finger, up};

/// Helpers for expressions, which find content in open shadow trees like the rest of the page:
/// `roots()`, the document and all shadow roots, `all(selector)` and `text()`.
pub(crate) const DEEP: &str = "
    const roots = (root = document) => [root, ...[...root.querySelectorAll('*')]
        .filter(element => element.shadowRoot).flatMap(element => roots(element.shadowRoot))];
    const all = selector => roots().flatMap(root => [...root.querySelectorAll(selector)]);
    const text = () => roots().flatMap(root => root.body ?? [...root.children])
        .filter(element => element.checkVisibility()).map(element => element.innerText).join('\\n');";

/// The page's state, for the message of a failed step.
const STATE: &str = "return `${location.href} (“${document.title}”)\\n${text()}`.slice(0, 2500);";

fn evaluation(expression: &str) -> Command {
    Command::script(&format!("{DEEP} return {expression};"), json!([]))
}

/// A page in a browser.
#[derive(Debug)]
pub struct Page {
    browser: Browser,
    base: String,
}

impl Page {
    /// A browser for an app at `base`.
    pub(crate) fn new(browser: Browser, base: String) -> Self {
        Self { browser, base }
    }

    /// Leaves the browser of a test that has passed to the next one.
    pub(crate) async fn rest(self) {
        self.browser.rest().await;
    }

    /// The browser.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    pub(crate) async fn send(&self, command: Command) -> Result<Value, CmdError> {
        self.browser.send(command).await
    }

    /// A property of an element that the browser reports as text.
    pub(crate) async fn ask(&self, element: &str, what: &str) -> Option<String> {
        let answer = self
            .send(Command::get(format!("element/{element}/{what}")))
            .await;
        answer.ok()?.as_str().map(str::to_owned)
    }

    /// Retries until `once` finds what it looks for.
    ///
    /// # Panics
    /// If it never does; the message includes what the page shows.
    pub async fn until<T>(&self, what: &str, once: impl AsyncFn() -> Option<T>) -> T {
        let patience = Patience::start();
        loop {
            if let Some(found) = once().await {
                return found;
            }
            if !patience.again().await {
                self.fail(what).await;
            }
        }
    }

    /// Fails the test with what the page shows.
    ///
    /// # Panics
    /// Always.
    pub async fn fail(&self, what: &str) -> ! {
        let state = format!("{DEEP} {STATE}");
        let state = self.send(Command::script(&state, json!([]))).await;
        let state = state
            .ok()
            .and_then(|state| state.as_str().map(str::to_owned));
        panic!(
            "Awaited that {what}, in vain. The page shows:\n{}",
            state.unwrap_or_default()
        );
    }

    /// Evaluates an expression in the page; `all(selector)` also searches shadow trees.
    pub async fn evaluate(&self, expression: &str) -> Value {
        self.browser.tell(evaluation(expression)).await
    }

    /// Evaluates an expression in the page; `None` if that fails, for example while a new document loads.
    pub(crate) async fn try_evaluate(&self, expression: &str) -> Option<Value> {
        self.send(evaluation(expression)).await.ok()
    }

    /// Waits until an expression in the page is true.
    pub async fn comes_to(&self, expression: &str) {
        let patience = Patience::start();
        loop {
            let answer = self.send(evaluation(expression)).await;
            if matches!(answer, Ok(Value::Bool(true))) {
                return;
            }
            if !patience.again().await {
                let why = answer.err().map(|error| format!(" ({error})"));
                self.fail(&format!("{expression} is true{}", why.unwrap_or_default()))
                    .await;
            }
        }
    }

    /// Waits until everything so far has been drawn.
    pub async fn frames(&self) {
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))")
            .await;
    }

    /// The errors on the browser's console since the last call, except those about made-up files:
    /// there, the page's own message is what counts. Chromium only.
    ///
    /// # Panics
    /// In any other engine.
    pub async fn errors(&self) -> Vec<String> {
        self.browser.must_be_chromium("Reading the console");
        let log = Command::post("se/log", json!({ "type": "browser" }));
        let log = self.browser.tell(log).await;
        let text = |entry: &Value, key: &str| {
            let text = entry.get(key).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let is_expected =
            |message: &str| message.contains("/users.json") || message.contains("/config.json");
        log.as_array()
            .into_iter()
            .flatten()
            .filter(|entry| text(entry, "level") == "SEVERE")
            .filter(|entry| {
                text(entry, "source") != "network" || !is_expected(&text(entry, "message"))
            })
            .map(|entry| text(entry, "message"))
            .collect()
    }
}
