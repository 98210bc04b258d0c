//! The reader's device and settings.

use serde_json::{Value, json};

use super::Page;
use crate::command::Command;
use crate::engine::Engine;

/// Returns what was copied.
const PASTE: &str = "
    const done = arguments[arguments.length - 1];
    navigator.clipboard.readText().then(done, error => done(`nothing: ${error}`));";

/// Collects the drafts that links open, in place of a mail program.
const DRAFTS: &str = "
    window.drafts = [];
    addEventListener('click', event => {
        const link = event.composedPath().find(part => part.href?.startsWith('mailto:'));
        if (link) { event.preventDefault(); drafts.push(link.href); }
    });";

impl Page {
    /// Sets the page's size in CSS pixels. Windows of Firefox and WebKit don't get narrower than
    /// about 500 pixels.
    ///
    /// # Panics
    /// If the page doesn't get that size.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.browser.engine() != Engine::Chromium {
            return self.resize_window(width, height).await;
        }
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser
            .devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Makes the page that of a phone with a touch screen and no mouse, 390 × 844 pixels large.
    /// Chromium only.
    pub async fn is_on_a_phone(&self) {
        let metrics =
            json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        for (setting, value) in [
            ("Emulation.setDeviceMetricsOverride", metrics),
            ("Emulation.setTouchEmulationEnabled", touch),
        ] {
            self.browser.devtools(setting, value).await;
        }
    }

    /// Hides the scroll bars, which take room where there is a mouse. Chromium only.
    pub async fn hides_scrollbars(&self) {
        self.browser
            .devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await;
    }

    /// Sizes the window to leave room for the browser's own bars.
    async fn resize_window(&self, width: u32, height: u32) {
        let what = format!("the page is {width} × {height} pixels large");
        let bars = "[innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight]";
        let (width, height) = (u64::from(width), u64::from(height));
        self.until(&what, async || {
            let sizes = self.evaluate(bars).await;
            let size = |index: usize| sizes.get(index)?.as_u64();
            if (size(0)?, size(1)?) == (width, height) {
                return Some(());
            }
            let window = json!({ "width": width + size(2)?, "height": height + size(3)? });
            self.send(Command::post("window/rect", window)).await.ok()?;
            None
        })
        .await;
    }

    /// Sets the reader's preferences, such as `("prefers-color-scheme", "dark")`. Chromium only.
    pub async fn prefers(&self, settings: &[(&str, &str)]) {
        let features = settings
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }));
        let media = json!({ "features": features.collect::<Vec<_>>() });
        self.browser
            .devtools("Emulation.setEmulatedMedia", media)
            .await;
    }

    /// Shows pages as on paper. Chromium only.
    pub async fn as_on_paper(&self) {
        let media = json!({ "media": "print" });
        self.browser
            .devtools("Emulation.setEmulatedMedia", media)
            .await;
    }

    /// Runs a script in each page before the page's own scripts. Chromium only.
    pub async fn prepare(&self, script: &str) {
        let source = json!({ "source": script });
        self.browser
            .devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
    }

    /// Keeps the links to drafts that are followed on each page in `drafts` there, instead of opening
    /// them. Chromium only.
    pub async fn keeps_drafts(&self) {
        self.prepare(DRAFTS).await;
    }

    /// Sets whether the page may use the clipboard. Chromium only.
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
