use std::sync::{Mutex, PoisonError};

use fantoccini::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::time::timeout;

use crate::browser::{Process, first_command};
use crate::command::Command;
use crate::downloads::Downloads;
use crate::engine::Engine;
use crate::patience::Patience;

/// Those that wait for their next test.
static RESTED: Mutex<Vec<Rested>> = Mutex::new(Vec::new());

/// Chromium between two tests: to start it takes longer than most tests. A test gets it with a new tab and
/// nothing that an earlier test left.
#[derive(Debug)]
pub(crate) struct Rested {
    process: Process,
    session: String,
}

impl Rested {
    /// Keeps a browser whose test has passed.
    pub async fn keep(process: Process, client: &Client) {
        // The session would end with its client.
        if let Ok(Some(session)) = client.session_id().await
            && client.persist().await.is_ok()
        {
            let mut rested = RESTED.lock().unwrap_or_else(PoisonError::into_inner);
            rested.push(Self { process, session });
        }
    }

    /// A browser that saves files in this folder, if one is there.
    pub async fn wake(downloads: &Downloads) -> Option<(Process, Client)> {
        let Self { process, session } = RESTED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()?;
        let address = process.driver.address();
        let client = Client::with_existing_session(&address, &session, HttpConnector::new());
        let client = client.await.ok()?;
        let renewed = timeout(Patience::limit() * 3, renew(&client, downloads)).await;
        renewed.ok()??;
        Some((process, client))
    }
}

/// Opens a tab without history and settings, closes all others, and forgets what pages have stored.
async fn renew(client: &Client, downloads: &Downloads) -> Option<()> {
    let old = client.windows().await.ok()?;
    let new = client.new_window(true).await.ok()?.handle;
    for window in old {
        client.switch_to_window(window).await.ok()?;
        client.close_window().await.ok()?;
    }
    client.switch_to_window(new).await.ok()?;
    let everything = json!({ "origin": "*", "storageTypes": "all" });
    for (command, parameters) in [
        ("Storage.clearDataForOrigin", everything),
        ("Network.clearBrowserCache", json!({})),
        ("Browser.resetPermissions", json!({})),
    ] {
        let command = Command::devtools(command, parameters);
        client.issue_cmd(command).await.ok()?;
    }
    // Reading the console empties it.
    let log = Command::post("se/log", json!({ "type": "browser" }));
    client.issue_cmd(log).await.ok()?;
    first_command(Engine::Chromium, client, downloads).await?;
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::browser::Browser;
    use crate::page::Page;
    use crate::server::Server;

    const STORE: &str = "(document.cookie = 'seen=1', localStorage.setItem('seen', '1'), \
                         history.pushState(1, ''), null)";
    const FOUND: &str = "[document.cookie, localStorage.getItem('seen'), history.length, navigator.language, \
                         innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]";

    /// No other test of this program has a browser, so the second page is in that of the first.
    #[tokio::test]
    async fn a_test_finds_nothing_of_the_one_before_it() {
        let server = Server::start("", None, "{}".into()).await;
        let open = async || {
            let page = Page::new(Browser::start().await, server.url(""));
            page.open("/guide").await;
            page
        };
        let first = open().await;
        let unused = first.evaluate(FOUND).await;
        first.resize(500, 500).await;
        first.prefers(&[("prefers-color-scheme", "dark")]).await;
        first.evaluate(STORE).await;
        assert_eq!(first.evaluate(FOUND).await.pointer("/1"), Some(&json!("1")));
        first.rest().await;
        assert_eq!(open().await.evaluate(FOUND).await, unused);
    }
}
