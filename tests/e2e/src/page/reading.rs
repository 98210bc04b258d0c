//! Reading what the page shows.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::Page;
use crate::command::Command;

impl Page {
    /// All visible text, including shadow trees.
    pub async fn text(&self) -> String {
        let text = self.evaluate("text()").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What is in the window, as a PNG file.
    ///
    /// # Panics
    /// If the browser does not return one.
    pub async fn picture(&self) -> Vec<u8> {
        let picture = self.browser().tell(Command::get("screenshot")).await;
        match BASE64_STANDARD.decode(picture.as_str().unwrap_or_default()) {
            Ok(png) => png,
            Err(error) => panic!("The browser returned no picture: {error}"),
        }
    }

    /// Waits until a text is visible.
    pub async fn shows(&self, text: &str) {
        let what = format!("the page shows “{text}”");
        self.until(&what, async || {
            let shown = self.try_evaluate("text()").await?;
            shown.as_str()?.contains(text).then_some(())
        })
        .await;
    }

    /// Checks that a text isn't visible. Doesn't wait: call it once something else is visible.
    ///
    /// # Panics
    /// If the text is visible.
    pub async fn lacks(&self, text: &str) {
        let shown = self.text().await;
        assert!(
            !shown.contains(text),
            "The page should not show “{text}”. It shows:\n{shown}"
        );
    }

    /// The number of rows in the list of users.
    pub async fn rows(&self) -> usize {
        let rows = "all('table[aria-label=Users] > tbody > tr').length";
        let rows = self.evaluate(rows).await.as_u64().unwrap_or_default();
        usize::try_from(rows).unwrap_or(usize::MAX)
    }

    /// The names shown in the list, in order.
    pub async fn names(&self) -> Vec<String> {
        let names = "all('table[aria-label=Users] > tbody > tr > th')
            .map(cell => cell.innerText.split('\\n')[0].trim())";
        let names = self.evaluate(names).await;
        let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
        names
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect()
    }

    /// Waits until the list reports this many users and has this many rows on the page.
    pub async fn lists(&self, users: &str, rows: usize) {
        self.status().says(users).await;
        let what = format!("the list has {rows} rows");
        self.until(&what, async || (self.rows().await == rows).then_some(()))
            .await;
    }

    /// Waits until the list shows these names in this order.
    pub async fn lists_names(&self, names: &[&str]) {
        let what = format!("the list is {names:?}");
        self.until(&what, async || (self.names().await == names).then_some(()))
            .await;
    }

    /// Waits until this is the first name of the list.
    pub async fn lists_first(&self, name: &str) {
        let what = format!("the list begins with {name}");
        self.until(&what, async || {
            (self.names().await.first()? == name).then_some(())
        })
        .await;
    }
}
