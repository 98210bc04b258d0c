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
use crate::rested::Rested;

/// At most this many browsers are in use at once, whatever the number of test threads. As many of each engine
/// may rest.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A busy machine may fail to start a browser; that isn't the app's fault.
const TRIES: u8 = 3;

/// A browser for one test, as good as new. Dropping it ends all its processes.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    // Dropped in this order.
    process: Process,
    _permit: SemaphorePermit<'static>,
}

/// A driver with the browser it has started. Dropping it ends both.
#[derive(Debug)]
pub(crate) struct Process {
    // Dropped in this order.
    pub driver: Driver,
    pub downloads: Downloads,
    _profile: Folder,
}

impl Browser {
    /// Starts Chromium, or takes one that rests, once at most one other browser is in use.
    ///
    /// # Panics
    /// If it can't start.
    pub async fn start() -> Self {
        Self::start_in(Engine::Chromium).await
    }

    /// Starts a browser with another engine. Methods that need Chromium say so.
    ///
    /// # Panics
    /// If it can't start.
    pub async fn start_in(engine: Engine) -> Self {
        let permit = match BROWSERS.acquire().await {
            Ok(permit) => permit,
            Err(error) => panic!("No browser may start: {error}"),
        };
        let (process, client) = match Rested::wake(engine).await {
            Some(rested) => rested,
            None => launch(engine).await,
        };
        let browser = Self {
            engine,
            client,
            process,
            _permit: permit,
        };
        if engine == Engine::Chromium {
            // `--lang` only works if the language's file is installed.
            browser.speak("en-GB").await;
        }
        browser
    }

    /// Leaves the browser to the next test. Only for a test that has passed: after another, the browser
    /// may be in any state.
    pub(crate) async fn rest(self) {
        Rested::keep(self.engine, self.process, &self.client).await;
    }

    /// The browser's engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Sends a command. An error is often worth a retry, as when an element has just disappeared.
    ///
    /// # Errors
    /// The driver's error.
    ///
    /// # Panics
    /// If no answer comes.
    pub(crate) async fn send(&self, command: Command) -> Result<Value, CmdError> {
        let what = format!("{command:?}");
        match timeout(Patience::limit() * 2, self.client.issue_cmd(command)).await {
            Ok(answer) => answer,
            Err(_) => panic!("The browser does not answer to {what}"),
        }
    }

    /// Sends a command that should not fail.
    pub(crate) async fn tell(&self, command: Command) -> Value {
        let what = format!("{command:?}");
        match self.send(command).await {
            Ok(value) => value,
            Err(error) => panic!("The browser refused {what}: {error}"),
        }
    }

    /// Sends a command of Chromium's own protocol.
    ///
    /// # Panics
    /// In any other engine.
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

    /// Changes the reader's language. Chromium only.
    pub async fn speak(&self, locale: &str) {
        let locale = json!({ "locale": locale });
        self.devtools("Emulation.setLocaleOverride", locale).await;
    }

    /// The complete text of a file downloaded under this name, once it has arrived.
    ///
    /// # Panics
    /// If it doesn't arrive.
    pub async fn downloaded(&self, name: &str) -> String {
        self.process.downloads.read(name).await
    }
}

/// Starts a browser that no test has used.
async fn launch(engine: Engine) -> (Process, Client) {
    for _ in 0..TRIES {
        let (profile, downloads) = (Folder::new("profile"), Downloads::new());
        downloads.set_in(profile.path());
        if let Some(driver) = Driver::start(engine, profile.path()).await
            && let Some(client) = connect(&driver, capabilities(engine, &profile, &downloads)).await
            && first_command(engine, &client, &downloads).await.is_some()
        {
            let process = Process {
                driver,
                downloads,
                _profile: profile,
            };
            return (process, client);
        }
    }
    panic!("{engine} did not start")
}

/// Opens a session with the driver; `None` if it doesn't answer in time.
async fn connect(driver: &Driver, capabilities: Map<String, Value>) -> Option<Client> {
    let address = driver.address();
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let connecting = builder.capabilities(capabilities).connect(&address);
    timeout(Patience::limit() * 3, connecting).await.ok()?.ok()
}

/// The first command that needs a page: tells Chromium where to save files, and sets the window
/// size of the others. `None` if there is no answer.
pub(crate) async fn first_command(
    engine: Engine,
    client: &Client,
    downloads: &Downloads,
) -> Option<Value> {
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
