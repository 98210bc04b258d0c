//! The list's filters, whose values are in menus.

use super::Page;

/// Whether the values of a filter are visible.
const IS_UNFOLDED: &str = "all(':popover-open').some(menu => menu.ariaLabel === title
    || [...menu.querySelectorAll('details[open] > summary')].some(summary => summary.innerText.trim() === title))";

/// The name of the button that opens the filter's menu: its own button or the one shared by the
/// other filters.
const OPENER: &str = "all('.pills button').filter(button => button.checkVisibility())
    .map(button => button.textContent.trim())
    .find(name => name === title || name.startsWith(`${title}:`)) ?? 'Filter'";

impl Page {
    /// Evaluates an expression about the `title` of a filter.
    async fn of_filter(&self, filter: &str, expression: &str) -> serde_json::Value {
        let filter = serde_json::Value::from(filter);
        self.evaluate(&format!("(title => {expression})({filter})"))
            .await
    }

    /// Shows the values of a filter.
    pub async fn unfold(&self, filter: &str) {
        if self.of_filter(filter, IS_UNFOLDED).await == true {
            return;
        }
        let title = serde_json::Value::from(filter);
        let is_here = format!(
            "all(':popover-open summary').some(summary => summary.innerText.trim() === {title})"
        );
        if self.evaluate(&is_here).await != true {
            self.fold().await;
            self.button("Filter").appears().await;
            let opener = self.of_filter(filter, OPENER).await;
            self.button(opener.as_str().unwrap_or_default())
                .click()
                .await;
            self.comes_to("all(':popover-open').length === 1").await;
            if opener == "Filter" {
                // The program for what is in a menu may come after it.
                self.comes_to(&is_here).await;
            }
        }
        if self.of_filter(filter, IS_UNFOLDED).await != true {
            self.disclosure(filter).click().await;
        }
        self.comes_to(&format!("(title => {IS_UNFOLDED})({title})"))
            .await;
    }

    /// Closes the open menu.
    pub async fn fold(&self) {
        if self.evaluate("all(':popover-open').length").await != 0 {
            self.press(super::Key::Escape).await;
            self.comes_to("all(':popover-open').length === 0").await;
        }
    }

    /// Toggles a value of a filter; the menu stays open.
    pub async fn choose(&self, filter: &str, value: &str) {
        self.unfold(filter).await;
        self.link(value).click().await;
    }
}
