use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::time::timeout;

use crate::browser::{Process, first_command};
use crate::command::Command;
use crate::engine::Engine;
use crate::patience::Patience;

/// Those that wait for their next test.
static RESTED: Mutex<Vec<Rested>> = Mutex::new(Vec::new());

/// A browser between two tests: to start it takes longer than most tests. A test gets it with a new tab and
/// nothing that an earlier test left.
#[derive(Debug)]
pub(crate) struct Rested {
    engine: Engine,
    process: Process,
    session: String,
}

impl Rested {
    /// Keeps a browser whose test has passed.
    pub async fn keep(engine: Engine, process: Process, client: &Client) {
        // The session would end with its client.
        if let Ok(Some(session)) = client.session_id().await
            && client.persist().await.is_ok()
            && let Ok(Some(())) = timeout(Patience::limit() * 2, forget(engine, client)).await
        {
            rested().push(Self {
                engine,
                process,
                session,
            });
        }
    }

    /// A browser, if one is there.
    pub async fn wake(engine: Engine) -> Option<(Process, Client)> {
        let Self {
            process, session, ..
        } = take(engine)?;
        let address = process.driver.address();
        let client = Client::with_existing_session(&address, &session, HttpConnector::new());
        let client = client.await.ok()?;
        process.downloads.empty().ok()?;
        let renewed = timeout(Patience::limit() * 3, renew(engine, &client, &process));
        renewed.await.ok()??;
        Some((process, client))
    }
}

fn take(engine: Engine) -> Option<Rested> {
    let mut all = rested();
    let at = all.iter().position(|one| one.engine == engine)?;
    Some(all.swap_remove(at))
}

fn rested() -> MutexGuard<'static, Vec<Rested>> {
    RESTED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Leaves the page, and forgets what pages have stored.
async fn forget(engine: Engine, client: &Client) -> Option<()> {
    if engine != Engine::Chromium {
        // Of this page alone, and cookies of its host. The next test's server has another port.
        let storage = "localStorage.clear(); sessionStorage.clear();";
        client.execute(storage, Vec::new()).await.ok()?;
        client.delete_all_cookies().await.ok()?;
        return client.goto("about:blank").await.ok();
    }
    client.goto("about:blank").await.ok()?;
    let everything = json!({ "origin": "*", "storageTypes": "all" });
    for (command, parameters) in [
        ("Storage.clearDataForOrigin", everything),
        ("Network.clearBrowserCache", json!({})),
        ("Browser.resetPermissions", json!({})),
    ] {
        let command = Command::devtools(command, parameters);
        client.issue_cmd(command).await.ok()?;
    }
    Some(())
}

/// Opens a tab without history and settings, and closes all others.
async fn renew(engine: Engine, client: &Client, process: &Process) -> Option<()> {
    let old = client.windows().await.ok()?;
    let new = client.new_window(true).await.ok()?.handle;
    for window in old {
        client.switch_to_window(window).await.ok()?;
        client.close_window().await.ok()?;
    }
    client.switch_to_window(new).await.ok()?;
    if engine == Engine::Chromium {
        // Reading the console empties it.
        let log = Command::post("se/log", json!({ "type": "browser" }));
        client.issue_cmd(log).await.ok()?;
    }
    first_command(engine, client, &process.downloads).await?;
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::rested;
    use crate::browser::Browser;
    use crate::engine::Engine;
    use crate::page::Page;
    use crate::server::Server;

    const STORE: &str = "(document.cookie = 'seen=1', localStorage.setItem('seen', '1'), \
                         history.pushState(1, ''), null)";
    const STORED: &str = "[document.cookie, localStorage.getItem('seen')]";
    const FOUND: &str = "[document.cookie, localStorage.getItem('seen'), history.length, navigator.language, \
                         innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]";

    async fn a_test_finds_nothing_of_the_one_before_it(engine: Engine) {
        let server = Server::start("", false, "{}".into()).await;
        let open = async || {
            let page = Page::new(Browser::start_in(engine).await, server.url(""));
            page.open("/guide").await;
            page
        };
        let first = open().await;
        let unused = first.evaluate(FOUND).await;
        first.resize(600, 600).await;
        if engine == Engine::Chromium {
            first.prefers(&[("prefers-color-scheme", "dark")]).await;
        }
        first.evaluate(STORE).await;
        assert_eq!(first.evaluate(STORED).await, json!(["seen=1", "1"]));
        first.rest().await;
        assert_eq!(rested().len(), 1);
        assert_eq!(open().await.evaluate(FOUND).await, unused);
        assert_eq!(rested().len(), 0);
    }

    /// One after the other: the only tests of this program with a browser.
    #[tokio::test]
    async fn a_test_finds_nothing_of_the_one_before_it_in_any_engine() {
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
            a_test_finds_nothing_of_the_one_before_it(engine).await;
        }
    }
}
