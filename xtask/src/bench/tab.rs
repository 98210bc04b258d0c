//! One tab of Chromium, as a first visitor has it: nothing is cached.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::cdp::Chromium;

/// Everything but a page's own work is quick.
const PATIENCE: Duration = Duration::from_secs(20);

/// Reads what is on the page and when. The same for every page.
const PROBE: &str = include_str!("probe.js");

/// An open tab. Call [`Tab::close`] in the end.
pub struct Tab<'a> {
    chromium: &'a mut Chromium,
    context: String,
    target: String,
    session: String,
    /// The processes that drew pages before.
    others: Vec<u64>,
}

impl<'a> Tab<'a> {
    /// Opens an empty page of the server, so that the process is there before anything is measured.
    ///
    /// # Errors
    /// The browser's own words.
    pub fn open(chromium: &'a mut Chromium, blank: &str) -> Result<Self> {
        let others = renderers(chromium)?;
        let context = text(
            &chromium.call(None, "Target.createBrowserContext", json!({}), PATIENCE)?,
            "browserContextId",
        )?;
        let place = json!({ "url": "about:blank", "browserContextId": context });
        let target = text(
            &chromium.call(None, "Target.createTarget", place, PATIENCE)?,
            "targetId",
        )?;
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(
            &chromium.call(None, "Target.attachToTarget", attach, PATIENCE)?,
            "sessionId",
        )?;
        let mut tab = Self {
            chromium,
            context,
            target,
            session,
            others,
        };
        tab.tell("Page.enable", json!({}))?;
        tab.tell("Inspector.enable", json!({}))?;
        // A worker has its own clock and its own list of what it loaded.
        let workers =
            json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
        tab.tell("Target.setAutoAttach", workers)?;
        tab.tell("Emulation.setLocaleOverride", json!({ "locale": "en-GB" }))?;
        tab.go(blank)?;
        Ok(tab)
    }

    /// Opens a page and tells the probe what to wait for.
    pub fn visit(&mut self, address: &str, expected: &Value) -> Result<()> {
        let source = format!("{{ const expected = {expected};\n{PROBE} }}");
        self.tell(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        )?;
        self.go(address)
    }

    fn go(&mut self, address: &str) -> Result<()> {
        let answer = self.tell("Page.navigate", json!({ "url": address }))?;
        match answer.get("errorText") {
            Some(error) => bail!("{address} cannot be opened: {error}"),
            None => Ok(()),
        }
    }

    /// The value of an expression in the page, once it is there.
    ///
    /// # Errors
    /// What the page threw, or no answer.
    pub fn ask(&mut self, expression: &str, patience: Duration) -> Result<Value> {
        let session = self.session.clone();
        self.ask_in(&session, expression, patience)
    }

    /// The values of an expression in the page's workers.
    ///
    /// # Errors
    /// What a worker threw, or no answer.
    pub fn ask_workers(&mut self, expression: &str) -> Result<Vec<Value>> {
        let attached = self.chromium.events(&self.session).into_iter();
        let attached =
            attached.filter(|event| event.get("method") == Some(&json!("Target.attachedToTarget")));
        let sessions: Result<Vec<_>> = attached
            .map(|event| text(event.get("params").unwrap_or(&event), "sessionId"))
            .collect();
        sessions?
            .iter()
            .map(|session| self.ask_in(session, expression, PATIENCE))
            .collect()
    }

    fn ask_in(&mut self, session: &str, expression: &str, patience: Duration) -> Result<Value> {
        let parameters =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self
            .chromium
            .call(Some(session), "Runtime.evaluate", parameters, patience)?;
        match answer.get("exceptionDetails") {
            Some(details) => {
                let said = details
                    .pointer("/exception/description")
                    .or(details.get("text"));
                let said = said
                    .and_then(Value::as_str)
                    .and_then(|said| said.lines().next());
                let line = said.unwrap_or("the page failed");
                Err(anyhow!("{}", line.trim_start_matches("Error: ").to_owned()))
            }
            None => Ok(answer.pointer("/result/value").cloned().unwrap_or_default()),
        }
    }

    /// Starts an expression in the page that is awaited later.
    pub fn start(&mut self, name: &str, expression: &str) -> Result<()> {
        self.ask(
            &format!("void (globalThis.{name} = {expression})"),
            PATIENCE,
        )
        .map(drop)
    }

    /// Sends a command to the tab.
    pub fn tell(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.chromium
            .call(Some(&self.session), method, parameters, PATIENCE)
    }

    /// Sends a command to the tab without waiting for what comes of it.
    pub fn post(&mut self, method: &str, parameters: Value) -> Result<()> {
        self.chromium
            .send(Some(&self.session), method, parameters)
            .map(drop)
    }

    /// The processes that draw this tab.
    ///
    /// # Errors
    /// The browser's own words.
    pub fn processes(&mut self) -> Result<Vec<u64>> {
        let mut own = renderers(self.chromium)?;
        own.retain(|process| !self.others.contains(process));
        Ok(own)
    }

    /// Saves what is in sight.
    pub fn picture(&mut self, file: &Path) -> Result<()> {
        let answer = self.tell("Page.captureScreenshot", json!({ "format": "png" }))?;
        std::fs::write(file, BASE64_STANDARD.decode(text(&answer, "data")?)?)?;
        Ok(())
    }

    /// Closes the tab and forgets all that it loaded.
    pub fn close(self) -> Result<()> {
        let target = json!({ "targetId": self.target });
        self.chromium
            .call(None, "Target.closeTarget", target, PATIENCE)?;
        let context = json!({ "browserContextId": self.context });
        self.chromium
            .call(None, "Target.disposeBrowserContext", context, PATIENCE)?;
        Ok(())
    }
}

/// All processes that draw pages.
fn renderers(chromium: &mut Chromium) -> Result<Vec<u64>> {
    let answer = chromium.call(None, "SystemInfo.getProcessInfo", json!({}), PATIENCE)?;
    let all = answer
        .get("processInfo")
        .and_then(Value::as_array)
        .context("Chromium names no processes")?;
    let renderers = all
        .iter()
        .filter(|process| process.get("type") == Some(&json!("renderer")));
    Ok(renderers
        .filter_map(|process| process.get("id")?.as_u64())
        .collect())
}

fn text(value: &Value, key: &str) -> Result<String> {
    let text = value.get(key).and_then(Value::as_str);
    Ok(text
        .with_context(|| format!("Chromium does not say {key}"))?
        .to_owned())
}
