//! What the reader's device and settings are.

use serde_json::json;

use super::Page;

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
}
