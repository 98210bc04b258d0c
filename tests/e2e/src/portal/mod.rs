//! Journeys through the portal that embeds the app.

mod bench;
mod host;
mod setup;

use portal::{Account, DEMO};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::page::Page;

pub use bench::Trouble;
pub use host::PortalHost;
pub use setup::HostSetup;

/// One test of the embedded app: the example portal, a browser, an admin's steps, and finally the
/// check that nothing broke the portal's policy.
#[derive(Debug)]
pub struct PortalJourney {
    engine: Engine,
    setup: HostSetup,
    is_admin: bool,
    is_clean: bool,
    keeps_to_policy: bool,
}

impl PortalJourney {
    /// A journey in this engine, signed in.
    pub fn in_engine(engine: Engine) -> Self {
        Self {
            engine,
            setup: HostSetup::default(),
            is_admin: true,
            is_clean: true,
            keeps_to_policy: true,
        }
    }

    /// Starts without signing in.
    #[must_use]
    pub fn as_guest(mut self) -> Self {
        self.is_admin = false;
        self
    }

    /// Gives the organization this many members.
    #[must_use]
    pub fn with_members(mut self, members: usize) -> Self {
        self.setup.members = members;
        self
    }

    /// Lets the portal's reminders become mails, which [`PortalHost::mailbox`] shows.
    #[must_use]
    pub fn with_mailbox(mut self) -> Self {
        self.setup.has_mailbox = true;
        self
    }

    /// Lets the portal take only so many requests for reminders in a minute of its clock.
    #[must_use]
    pub fn with_reminders_per_minute(mut self, limit: usize) -> Self {
        self.setup.reminders_per_minute = Some(limit);
        self
    }

    /// Allows a page that can't work, and that says so on the console, too.
    #[must_use]
    pub fn through_errors(mut self) -> Self {
        self.is_clean = false;
        self
    }

    /// Allows a page that breaks the portal's policy.
    #[must_use]
    pub fn against_the_policy(mut self) -> Self {
        self.keeps_to_policy = false;
        self.through_errors()
    }

    /// Runs the steps.
    ///
    /// # Panics
    /// If the browser reported a policy violation, or Chromium logged errors on its console.
    pub async fn run(self, steps: impl AsyncFnOnce(&Page, &PortalHost)) {
        let host = PortalHost::start(self.setup).await;
        let page = Page::new(Browser::start_in(self.engine).await, host.url(""));
        if self.is_admin {
            page.open("/sign-in").await;
            page.signs_in().await;
            page.is_at("/").await;
        }
        steps(&page, &host).await;
        if self.is_clean && self.engine == Engine::Chromium {
            let errors = page.errors().await;
            assert!(errors.is_empty(), "Errors on the console: {errors:#?}");
        }
        if self.keeps_to_policy {
            let reports = host.reports();
            assert!(reports.is_empty(), "Against the policy: {reports:#?}");
        }
        page.rest().await;
    }
}

impl Page {
    /// Signs in to the portal; the page must show the sign-in form.
    pub async fn signs_in(&self) {
        self.signs_in_as(DEMO).await;
    }

    /// The same with any account.
    pub async fn signs_in_as(&self, account: Account) {
        self.types_into("#email", account.email).await;
        self.types_into("#password", account.password).await;
        self.button("Sign in").click().await;
    }
}
