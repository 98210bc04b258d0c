//! Parts of what an element draws into its shadow.

use super::Page;
use crate::locator::Locator;
use crate::role::Role;

/// The shadows of all elements of one kind; they must be open.
#[derive(Debug, Clone, Copy)]
pub struct Within<'a> {
    page: &'a Page,
    host: &'static str,
}

impl Page {
    /// What elements of this name draw into their shadows.
    pub fn within(&self, host: &'static str) -> Within<'_> {
        Within { page: self, host }
    }
}

impl<'a> Within<'a> {
    /// Any part by its role and name.
    pub fn part(&self, role: Role, name: &str) -> Locator<'a> {
        self.page.part(role, name).within(self.host)
    }

    /// The link of this name.
    pub fn link(&self, name: &str) -> Locator<'a> {
        self.page.link(name).within(self.host)
    }

    /// The heading with this text.
    pub fn heading(&self, name: &str) -> Locator<'a> {
        self.page.heading(name).within(self.host)
    }

    /// The box to search in.
    pub fn search(&self) -> Locator<'a> {
        self.page.search().within(self.host)
    }

    /// The one live status.
    pub fn status(&self) -> Locator<'a> {
        self.page.status().within(self.host)
    }
}
