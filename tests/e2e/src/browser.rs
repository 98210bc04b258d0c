use std::fs;

use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::command::Command;
use crate::driver::Driver;
use crate::environment;
use crate::folder::Folder;
use crate::patience::Patience;

/// So many browsers at once, whatever the number of test threads.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A busy machine may fail to start a browser, which says nothing of the app.
const TRIES: u8 = 3;

/// A browser of its own, with nothing in its memory. Dropping it ends all of its processes.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    downloads: Folder,
    // In the order in which they must go.
    _driver: Driver,
    _profile: Folder,
    _permit: SemaphorePermit<'static>,
}

impl Browser {
    /// Starts one, as soon as no more than one other is running.
    ///
    /// # Panics
    /// When it can't start.
    pub async fn start() -> Self {
        let permit = match BROWSERS.acquire().await {
            Ok(permit) => permit,
            Err(error) => panic!("No browser may start: {error}"),
        };
        let mut tries = 0..TRIES;
        let downloads = Folder::new("downloads");
        let (profile, driver, client) = loop {
            assert!(tries.next().is_some(), "The browser did not start");
            let profile = Folder::new("profile");
            if let Some(driver) = Driver::start(profile.path())
                && let Some(client) = connect(&driver, &profile).await
                && keep_downloads(&client, &downloads).await.is_some()
            {
                break (profile, driver, client);
            }
        };
        let browser = Self {
            client,
            downloads,
            _driver: driver,
            _profile: profile,
            _permit: permit,
        };
        // `--lang` counts only where the language's file is installed.
        browser.speak("en-GB").await;
        browser
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

    /// A command of the browser's own protocol.
    pub(crate) async fn devtools(&self, name: &str, parameters: Value) -> Value {
        self.tell(Command::devtools(name, parameters)).await
    }

    /// Makes the reader's language another one.
    pub async fn speak(&self, locale: &str) {
        let locale = json!({ "locale": locale });
        self.devtools("Emulation.setLocaleOverride", locale).await;
    }

    /// The complete text of a file that was downloaded under this name, once it is there.
    ///
    /// # Panics
    /// When it does not come.
    pub async fn downloaded(&self, name: &str) -> String {
        let patience = Patience::start();
        loop {
            match fs::read_to_string(self.downloads.path().join(name)) {
                Ok(text) if !text.is_empty() => return text,
                _ => {}
            }
            if !patience.again().await {
                let names: Vec<_> = fs::read_dir(self.downloads.path())
                    .into_iter()
                    .flatten()
                    .flatten()
                    .map(|file| file.file_name())
                    .collect();
                panic!("Awaited the download of {name}; there are {names:?} instead.");
            }
        }
    }
}

/// A session of the driver; `None` when it does not answer in time.
async fn connect(driver: &Driver, profile: &Folder) -> Option<Client> {
    let Value::Object(capabilities) = capabilities(profile) else {
        panic!("Capabilities are an object");
    };
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let connecting = builder.capabilities(capabilities).connect(driver.address());
    timeout(Patience::limit() * 3, connecting).await.ok()?.ok()
}

/// Has files saved to this folder, the first command that needs a page; `None` when none answers.
async fn keep_downloads(client: &Client, folder: &Folder) -> Option<Value> {
    let downloads = json!({ "behavior": "allow", "downloadPath": folder.path() });
    let command = client.issue_cmd(Command::devtools("Browser.setDownloadBehavior", downloads));
    timeout(Patience::limit() * 3, command).await.ok()?.ok()
}

fn capabilities(profile: &Folder) -> Value {
    let profile = format!("--user-data-dir={}", profile.path().display());
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=en-GB",
        "--window-size=1280,900",
        profile.as_str(),
    ];
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": environment::chromium(), "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "pageLoad": 10_000, "script": 10_000 },
    })
}
