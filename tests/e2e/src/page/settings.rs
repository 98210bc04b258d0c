//! What the reader's device and settings are.

use serde_json::{Value, json};

use super::Page;
use crate::command::Command;

/// Gives what was copied.
const PASTE: &str = "
    const done = arguments[arguments.length - 1];
    navigator.clipboard.readText().then(done, error => done(`nothing: ${error}`));";

impl Page {
    /// Gives the page a size in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser
            .devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Makes the reader's settings those, such as `("prefers-color-scheme", "dark")`.
    pub async fn prefers(&self, settings: &[(&str, &str)]) {
        let features = settings
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }));
        let media = json!({ "features": features.collect::<Vec<_>>() });
        self.browser
            .devtools("Emulation.setEmulatedMedia", media)
            .await;
    }

    /// Runs a script in each page before its own scripts.
    pub async fn prepare(&self, script: &str) {
        let source = json!({ "source": script });
        self.browser
            .devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
    }

    /// Allows the page to read and write the clipboard, or forbids it.
    pub async fn clipboard_is(&self, setting: &str) {
        for name in ["clipboard-read", "clipboard-write"] {
            let permission = json!({ "permission": { "name": name }, "setting": setting });
            self.browser
                .devtools("Browser.setPermission", permission)
                .await;
        }
    }

    /// Waits until this was copied. The clipboard must be `granted`.
    pub async fn has_copied(&self, text: &str) {
        let what = format!("“{text}” was copied");
        self.until(&what, async || {
            let pasted = Command::script_with_callback(PASTE, json!([]));
            let pasted = self.send(pasted).await.ok();
            (pasted == Some(Value::from(text))).then_some(())
        })
        .await;
    }
}
