use crate::browser::Browser;
use crate::engine::Engine;
use crate::page::Page;
use crate::server::{Answer, Server};

/// One test: a server, a browser, a person's steps, and finally the check that nothing went wrong
/// behind the scenes.
#[derive(Debug)]
pub struct Journey {
    users: Answer,
    base: &'static str,
    engine: Engine,
    framework: Option<&'static str>,
    is_clean: bool,
}

impl Journey {
    /// A journey with these users, at the root of a server.
    pub fn with(users: impl Into<Answer>) -> Self {
        Self {
            users: users.into(),
            base: "",
            engine: Engine::Chromium,
            framework: None,
            is_clean: true,
        }
    }

    /// Serves the app under a path such as `/portal/insights`.
    #[must_use]
    pub fn under(mut self, base: &'static str) -> Self {
        self.base = base;
        self
    }

    /// Runs in another engine than Chromium.
    #[must_use]
    pub fn in_engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// Runs through a framework's portal, which takes the elements from the app at `/active-users`.
    #[must_use]
    pub fn inside(mut self, framework: &'static str) -> Self {
        self.base = "/active-users";
        self.framework = Some(framework);
        self
    }

    /// Allows a page that can't work, and that says so on the console, too.
    #[must_use]
    pub fn through_errors(mut self) -> Self {
        self.is_clean = false;
        self
    }

    /// Runs the steps.
    ///
    /// # Panics
    /// If the browser reported a policy violation, or Chromium logged errors on its console.
    pub async fn run(self, steps: impl AsyncFnOnce(&Page, &Server)) {
        let server = Server::start(self.base, self.framework.is_some(), self.users).await;
        let start = match self.framework {
            Some(name) => server.outside(&format!("/{name}")),
            None => server.url(""),
        };
        let page = Page::new(Browser::start_in(self.engine).await, start);
        steps(&page, &server).await;
        if self.is_clean {
            if self.engine == Engine::Chromium {
                let errors = page.errors().await;
                assert!(errors.is_empty(), "Errors on the console: {errors:#?}");
            }
            let violations = server.violations();
            assert!(violations.is_empty(), "Against the policy: {violations:#?}");
        }
        page.rest().await;
    }
}
