//! Addresses, history and tabs.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use crate::command::Command;
use crate::patience::Patience;

impl Page {
    /// Goes to a path of the app, as from a bookmark.
    pub async fn open(&self, path: &str) {
        let url = format!("{}{path}", self.base);
        self.open_url(&url).await;
    }

    /// Goes to any address.
    pub async fn open_url(&self, url: &str) {
        self.browser
            .tell(Command::post("url", json!({ "url": url })))
            .await;
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.browser.tell(Command::post("refresh", json!({}))).await;
    }

    /// Goes back in the browser's history.
    pub async fn back(&self) {
        self.browser.tell(Command::post("back", json!({}))).await;
    }

    /// Goes forward in the browser's history.
    pub async fn forward(&self) {
        self.browser.tell(Command::post("forward", json!({}))).await;
    }

    /// The address's path and query, relative to the app's folder.
    pub async fn address(&self) -> String {
        let url = self.evaluate("location.href").await;
        self.relative(&url)
    }

    async fn try_address(&self) -> Option<String> {
        let url = self.try_evaluate("location.href").await?;
        Some(self.relative(&url))
    }

    fn relative(&self, url: &Value) -> String {
        let url = url.as_str().unwrap_or_default();
        url.strip_prefix(&self.base).unwrap_or(url).to_owned()
    }

    /// Waits until this is the address's path and query, relative to the app's folder.
    pub async fn is_at(&self, address: &str) {
        let what = format!("the address is {address}");
        self.until(&what, async || {
            (self.try_address().await? == address).then_some(())
        })
        .await;
    }

    /// Waits until this is the address, for as long as a browser may refuse to change it.
    pub async fn settles_at(&self, address: &str) {
        let what = format!("the address settles at {address}");
        let patience = Patience::lasting(Duration::from_secs(25));
        while self.try_address().await.as_deref() != Some(address) {
            if !patience.again().await {
                self.fail(&what).await;
            }
        }
    }

    /// Waits until this is the tab's title.
    pub async fn is_titled(&self, title: &str) {
        let what = format!("the tab is called “{title}”");
        self.until(&what, async || {
            (self.try_evaluate("document.title").await? == title).then_some(())
        })
        .await;
    }

    /// The browser's tabs.
    pub async fn tabs(&self) -> Vec<String> {
        let tabs = self.browser.tell(Command::get("window/handles")).await;
        let tabs = tabs.as_array().map(Vec::as_slice).unwrap_or_default();
        tabs.iter()
            .filter_map(|tab| tab.as_str().map(str::to_owned))
            .collect()
    }

    /// Switches to another tab.
    pub async fn switch_to(&self, tab: &str) {
        self.browser
            .tell(Command::post("window", json!({ "handle": tab })))
            .await;
    }

    /// Switches to the page's only frame.
    pub async fn into_frame(&self) {
        self.browser
            .tell(Command::post("frame", json!({ "id": 0 })))
            .await;
    }

    /// Switches back to the page around the frame.
    pub async fn out_of_frame(&self) {
        self.browser
            .tell(Command::post("frame/parent", json!({})))
            .await;
    }
}
