//! Checks the portal's pages with axe, which looks into open shadow trees.

use e2e::{Engine, Page, PortalJourney};

/// Waits for a page to settle in each of the portal's looks, and returns axe's findings.
async fn in_each_look(page: &Page, path: &str, sign: &str) -> Vec<String> {
    let mut barriers = Vec::new();
    for look in ["light", "dark", "rtl"] {
        page.open(&format!("/sign-in?look={look}")).await;
        page.open(path).await;
        page.comes_to(sign).await;
        barriers.extend(page.barriers(&format!("{path} in {look}")).await);
    }
    barriers
}

fn none(barriers: &[String]) {
    assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
}

const HAS_BARS: &str = "all('.bar').length >= 2";
const HAS_TABLE: &str = "all('table[aria-label=Users]').length === 1";

#[tokio::test]
async fn the_home_page_is_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| none(&in_each_look(page, "/", HAS_BARS).await))
        .await;
}

#[tokio::test]
async fn the_list_of_people_is_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            none(&in_each_look(page, "/people?activity=inactive", HAS_TABLE).await);
            page.evaluate("all('table[aria-label=Users] > tbody > tr > th a')[0].click()")
                .await;
            page.panel().appears().await;
            none(&page.barriers("A person beside the list").await);
        })
        .await;
}

#[tokio::test]
async fn the_framed_app_is_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            let has_app = "document.querySelector('iframe').style.height !== ''";
            none(&in_each_look(page, "/framed", has_app).await);
            // The framed page on its own.
            none(&in_each_look(page, "/insights/?embed=1", HAS_BARS).await);
        })
        .await;
}

#[tokio::test]
async fn the_app_below_the_portal_is_accessible() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            none(&in_each_look(page, "/insights/", HAS_BARS).await);
            none(&in_each_look(page, "/insights/users?activity=inactive", HAS_TABLE).await);
        })
        .await;
}

#[tokio::test]
async fn signing_in_is_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .run(async |page, _| {
            let form = "document.querySelector('#password') !== null";
            none(&in_each_look(page, "/sign-in?return_to=%2Fpeople", form).await);
        })
        .await;
}

#[tokio::test]
async fn an_ended_session_is_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, host| {
            host.refuses("/api/users.json", 401);
            none(&in_each_look(page, "/", "all('[role=alert]').length === 1").await);
            none(&in_each_look(page, "/insights/users", "all('[role=alert]').length === 1").await);
        })
        .await;
}
