use std::fs;

use serde_json::{Value, json};

use crate::command::Command;
use crate::environment;
use crate::page::Page;

/// Runs the checker and returns each finding as one line.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { preload: false, resultTypes: ['violations'] }).then(
        results => done(results.violations.flatMap(violation => violation.nodes.map(
            node => `${violation.id} (${violation.impact}): ${node.html}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
        error => done([`axe failed: ${error}`]));";

impl Page {
    /// Waits for the page to settle, then checks it with axe in light and in dark mode. Returns the
    /// findings, each with the state's name.
    ///
    /// # Panics
    /// If axe isn't installed.
    pub async fn barriers(&self, state: &str) -> Vec<String> {
        let script = match fs::read_to_string(environment::axe()) {
            Ok(script) => script,
            Err(error) => panic!("axe.min.js could not be read: {error}"),
        };
        let mut findings = Vec::new();
        for scheme in ["light", "dark"] {
            self.prefers(&[("prefers-color-scheme", scheme)]).await;
            // Text that is still fading in has a different contrast. What moves with the scrolling alone always runs.
            self.comes_to(
                "document.getAnimations().every(animation => animation.playState !== 'running'
                    || animation.timeline !== document.timeline || animation.effect.getTiming().iterations === Infinity)",
            )
            .await;
            self.browser()
                .tell(Command::script(&script, json!([])))
                .await;
            let found = Command::script_with_callback(RUN, json!([]));
            let found = self.browser().tell(found).await;
            let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
            let line = |finding: &Value| {
                format!(
                    "{state}, {scheme}: {}",
                    finding.as_str().unwrap_or_default()
                )
            };
            findings.extend(found.iter().map(line));
        }
        findings
    }
}
