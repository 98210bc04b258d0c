//! Parts of the page by role and name.

use super::Page;
use crate::locator::Locator;
use crate::role::Role;

impl Page {
    /// Any part, by role and name.
    pub fn part(&self, role: Role, name: &str) -> Locator<'_> {
        Locator::new(self, role, Some(name))
    }

    /// The link with this name.
    pub fn link(&self, name: &str) -> Locator<'_> {
        self.part(Role::Link, name)
    }

    /// The button with this name.
    pub fn button(&self, name: &str) -> Locator<'_> {
        self.part(Role::Button, name)
    }

    /// The heading with this text.
    pub fn heading(&self, name: &str) -> Locator<'_> {
        self.part(Role::Heading, name)
    }

    /// The disclosure with this text.
    pub fn disclosure(&self, name: &str) -> Locator<'_> {
        self.part(Role::Disclosure, name)
    }

    /// The checkbox with this name.
    pub fn checkbox(&self, name: &str) -> Locator<'_> {
        self.part(Role::Checkbox, name)
    }

    /// The switch with this name.
    pub fn switch(&self, name: &str) -> Locator<'_> {
        self.part(Role::Switch, name)
    }

    /// The field with this name.
    pub fn field(&self, name: &str) -> Locator<'_> {
        self.part(Role::TextBox, name)
    }

    /// The choice with this name; typing the begin of an option into it chooses that.
    pub fn choice(&self, name: &str) -> Locator<'_> {
        self.part(Role::Choice, name)
    }

    /// The dialog with this title.
    pub fn dialog(&self, title: &str) -> Locator<'_> {
        self.part(Role::Dialog, title)
    }

    /// The user panel beside the list.
    pub fn panel(&self) -> Locator<'_> {
        self.part(Role::Aside, "User")
    }

    /// The search box.
    pub fn search(&self) -> Locator<'_> {
        self.part(Role::SearchBox, "Search by name or e-mail")
    }

    /// The one place that says what was just done; it exists even without a message.
    pub fn message(&self) -> Locator<'_> {
        Locator::new(self, Role::Message, None)
    }

    /// The one live status.
    pub fn status(&self) -> Locator<'_> {
        Locator::new(self, Role::Status, None)
    }

    /// The one alert.
    pub fn alert(&self) -> Locator<'_> {
        Locator::new(self, Role::Alert, None)
    }
}
