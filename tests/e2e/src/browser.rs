use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::capabilities::capabilities;
use crate::command::Command;
use crate::downloads::Downloads;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::patience::Patience;

/// So many browsers at once, whatever the number of test threads.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A busy machine may fail to start a browser, which says nothing of the app.
const TRIES: u8 = 3;

/// A browser of its own, with nothing in its memory. Dropping it ends all of its processes.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    downloads: Downloads,
    // In the order in which they must go.
    _driver: Driver,
    _profile: Folder,
    _permit: SemaphorePermit<'static>,
}

impl Browser {
    /// Starts Chromium, as soon as no more than one other browser is running.
    ///
    /// # Panics
    /// When it can't start.
    pub async fn start() -> Self {
        Self::start_in(Engine::Chromium).await
    }

    /// Starts one with another engine. What only Chromium can do, its documentation says.
    ///
    /// # Panics
    /// When it can't start.
    pub async fn start_in(engine: Engine) -> Self {
        let permit = match BROWSERS.acquire().await {
            Ok(permit) => permit,
            Err(error) => panic!("No browser may start: {error}"),
        };
        let mut tries = 0..TRIES;
        let downloads = Downloads::new();
        let (profile, driver, client) = loop {
            assert!(tries.next().is_some(), "{engine} did not start");
            let profile = Folder::new("profile");
            downloads.set_in(profile.path());
            if let Some(driver) = Driver::start(engine, profile.path()).await
                && let Some(client) =
                    connect(&driver, capabilities(engine, &profile, &downloads)).await
                && first_command(engine, &client, &downloads).await.is_some()
            {
                break (profile, driver, client);
            }
        };
        let browser = Self {
            engine,
            client,
            downloads,
            _driver: driver,
            _profile: profile,
            _permit: permit,
        };
        if engine == Engine::Chromium {
            // `--lang` counts only where the language's file is installed.
            browser.speak("en-GB").await;
        }
        browser
    }

    /// What draws its pages.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Sends a command; an error is often a thing to try again, an element that has just gone.
    ///
    /// # Errors
    /// What the driver says.
    ///
    /// # Panics
    /// When no answer comes.
    pub(crate) async fn send(&self, command: Command) -> Result<Value, CmdError> {
        let what = format!("{command:?}");
        match timeout(Patience::limit() * 2, self.client.issue_cmd(command)).await {
            Ok(answer) => answer,
            Err(_) => panic!("The browser does not answer to {what}"),
        }
    }

    /// Sends a command that has no reason to fail.
    pub(crate) async fn tell(&self, command: Command) -> Value {
        let what = format!("{command:?}");
        match self.send(command).await {
            Ok(value) => value,
            Err(error) => panic!("The browser refused {what}: {error}"),
        }
    }

    /// A command of Chromium's own protocol.
    ///
    /// # Panics
    /// In another engine.
    pub(crate) async fn devtools(&self, name: &str, parameters: Value) -> Value {
        self.must_be_chromium(name);
        self.tell(Command::devtools(name, parameters)).await
    }

    pub(crate) fn must_be_chromium(&self, what: &str) {
        let engine = self.engine;
        assert!(
            engine == Engine::Chromium,
            "{what} works in Chromium alone, and this journey runs in {engine}: leave the step out there."
        );
    }

    /// Makes the reader's language another one. Chromium alone.
    pub async fn speak(&self, locale: &str) {
        let locale = json!({ "locale": locale });
        self.devtools("Emulation.setLocaleOverride", locale).await;
    }

    /// The complete text of a file that was downloaded under this name, once it is there.
    ///
    /// # Panics
    /// When it does not come.
    pub async fn downloaded(&self, name: &str) -> String {
        self.downloads.read(name).await
    }
}

/// A session of the driver; `None` when it does not answer in time.
async fn connect(driver: &Driver, capabilities: Map<String, Value>) -> Option<Client> {
    let address = driver.address();
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let connecting = builder.capabilities(capabilities).connect(&address);
    timeout(Patience::limit() * 3, connecting).await.ok()?.ok()
}

/// The first command that needs a page: Chromium has to be told where files are saved, others
/// how large the window is. `None` when none answers.
async fn first_command(engine: Engine, client: &Client, downloads: &Downloads) -> Option<Value> {
    let command = client.issue_cmd(match engine {
        Engine::Chromium => Command::devtools(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": downloads.path() }),
        ),
        Engine::Firefox | Engine::WebKit => {
            Command::post("window/rect", json!({ "width": 1280, "height": 900 }))
        }
    });
    timeout(Patience::limit() * 3, command).await.ok()?.ok()
}
