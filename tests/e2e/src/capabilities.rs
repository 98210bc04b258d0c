use serde_json::{Map, Value, json};

use crate::downloads::Downloads;
use crate::engine::Engine;
use crate::environment;
use crate::folder::Folder;

/// The capabilities of a session: a fresh browser that talks only to the test's server.
pub fn capabilities(engine: Engine, profile: &Folder, downloads: &Downloads) -> Map<String, Value> {
    let own = match engine {
        Engine::Chromium => chromium(profile),
        Engine::Firefox => firefox(downloads),
        // The driver starts its own browser, in a session that leaves nothing behind.
        Engine::WebKit => json!({ "browserName": "MiniBrowser" }),
    };
    let mut all = Map::new();
    all.extend(own.as_object().cloned().unwrap_or_default());
    let timeouts = json!({ "pageLoad": 10_000, "script": 10_000 });
    all.insert("timeouts".to_owned(), timeouts);
    all
}

fn chromium(profile: &Folder) -> Value {
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
        // A mouse, which a browser without a screen does not find: it can point, and hover.
        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
        profile.as_str(),
    ];
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": environment::chromium(), "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

/// Firefox's driver creates the profile, which already disables most network features.
fn firefox(downloads: &Downloads) -> Value {
    let preferences = json!({
        "intl.accept_languages": "en-GB, en",
        "browser.aboutwelcome.enabled": false,
        "browser.startup.page": 0,
        "browser.startup.homepage_override.mstone": "ignore",
        "app.normandy.enabled": false,
        "app.update.enabled": false,
        "browser.region.update.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "extensions.systemAddon.update.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        // The driver would otherwise lift Firefox's own limit on address changes.
        "dom.navigation.navigationRateLimit.count": 200,
        "dom.navigation.navigationRateLimit.timespan": 10,
        "browser.download.folderList": 2,
        "browser.download.dir": downloads.path(),
        "browser.download.useDownloadDir": true,
        "browser.download.alwaysOpenPanel": false,
    });
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": environment::firefox(),
            "args": ["-headless"],
            "prefs": preferences,
        },
    })
}
