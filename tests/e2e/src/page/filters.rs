//! The list's filters, whose values are in menus.

use super::Page;

/// Whether the values of a filter are visible, in a menu of its own or in the shared one.
const IS_UNFOLDED: &str = "all(':popover-open').some(menu => menu.ariaLabel === title && menu.querySelector('.choices')
    || [...menu.querySelectorAll('details[open] > summary')].some(summary => summary.innerText.trim() === title))";

/// The name of the button that opens the filter's menu: its own button or the one shared by the
/// other filters.
const OPENER: &str = "all('.pills button').filter(button => button.checkVisibility())
    .map(button => button.textContent.trim())
    .find(name => name === title || name.startsWith(`${title}:`)) ?? 'Filter'";

impl Page {
    /// Shows the values of a filter.
    pub async fn unfold(&self, filter: &str) {
        let title = serde_json::Value::from(filter);
        let is_unfolded = format!("(title => {IS_UNFOLDED})({title})");
        if self.evaluate(&is_unfolded).await == true {
            return;
        }
        let is_here = format!(
            "all(':popover-open summary').some(summary => summary.innerText.trim() === {title})"
        );
        if self.evaluate(&is_here).await != true {
            self.fold().await;
            self.button("Filter").appears().await;
            let opener = format!("(title => {OPENER})({title})");
            let opener = self.evaluate(&opener).await;
            self.button(opener.as_str().unwrap_or_default())
                .click()
                .await;
            // A menu's content may arrive after the menu opens. In the shared menu, a filter that is set is
            // already unfolded then, so a click would fold it.
            self.comes_to(&format!("{is_unfolded} || {is_here}")).await;
        }
        if self.evaluate(&is_unfolded).await != true {
            self.disclosure(filter).click().await;
        }
        self.comes_to(&is_unfolded).await;
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
