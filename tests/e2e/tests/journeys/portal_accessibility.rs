//! Checks the portal's pages with axe, which looks into open shadow trees.

use e2e::{Engine, Key, Page, PortalJourney};

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

/// Pages of the app, each with what shows that it is there.
const FRAMED: [(&str, &str); 3] = [
    ("", HAS_BARS),
    ("users", HAS_TABLE),
    ("reminders", "all('table').length > 0"),
];

#[tokio::test]
async fn the_pages_with_a_chart_are_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            none(&in_each_look(page, "/", HAS_BARS).await);
            none(&in_each_look(page, "/figures", HAS_BARS).await);
            let is_empty = "document.querySelector('main .quiet') !== null && all('table').length === 0";
            none(&in_each_look(page, "/activity", is_empty).await);
            for look in ["light", "dark", "rtl"] {
                page.open(&format!("/sign-in?look={look}")).await;
                page.open("/presets").await;
                page.comes_to(HAS_BARS).await;
                for preset in ["bootstrap", "material", "django"] {
                    page.comes_to(&format!(
                        "document.getElementById('preset-styles').sheet?.href.endsWith('/{preset}.css')"
                    ))
                    .await;
                    none(&page.barriers(&format!("{preset} in {look}")).await);
                    page.evaluate("document.getElementById('preset').focus()").await;
                    page.press(Key::Character('\u{e015}')).await;
                }
            }
        })
        .await;
}

#[tokio::test]
async fn the_list_of_people_is_accessible_in_each_look() {
    PortalJourney::in_engine(Engine::Chromium)
        .through_errors()
        .run(async |page, host| {
            let own_fields =
                "/people?activity=inactive&field.department=Sales&columns=field.department";
            none(&in_each_look(page, own_fields, HAS_TABLE).await);
            page.open("/sign-in?look=dark").await;
            page.open("/people?activity=inactive").await;
            page.comes_to(HAS_TABLE).await;
            page.unfold("Department").await;
            page.link("Sales").appears().await;
            none(&page.barriers("A filter of the portal's own").await);
            page.fold().await;
            page.checkbox("Select all on this page").click().await;
            page.button("Release licenses…").appears().await;
            none(
                &page
                    .barriers("The portal's button beside those of the list")
                    .await,
            );
            page.button("Send reminder…").click().await;
            page.field("Subject").appears().await;
            none(&page.barriers("The dialog for writing").await);
            page.button("Close").click().await;
            host.refuses("/api/licenses/release", 500);
            page.button("Release licenses…").click().await;
            page.dialog("Release licenses?").appears().await;
            none(
                &page
                    .barriers("The dialog that asks before licenses are released")
                    .await,
            );
            page.button("Release licenses").click().await;
            page.alert()
                .says("The licenses couldn't be released. Reload the page and try again.")
                .await;
            none(&page.barriers("What the portal says above the list").await);
            page.open("/people?activity=active").await;
            page.comes_to(HAS_TABLE).await;
            page.evaluate("all('table[aria-label=Users] > tbody > tr > th a')[0].click()")
                .await;
            page.comes_to("all('#user-name').length === 1").await;
            none(&page.barriers("A person beside the list").await);
            // Opening a card is an event.
            none(&in_each_look(page, "/activity", "all('tbody tr').length > 0").await);
        })
        .await;
}

#[tokio::test]
async fn the_framed_app_is_accessible_in_each_theme() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            let has_app = "document.querySelector('iframe').style.height !== ''";
            none(&in_each_look(page, "/framed", has_app).await);
            // The framed pages on their own.
            for theme in ["auto", "light", "dark"] {
                for (path, sign) in FRAMED {
                    page.open(&format!("/insights/{path}?embed=1&theme={theme}"))
                        .await;
                    page.comes_to(sign).await;
                    none(&page.barriers(&format!("{path} framed, {theme}")).await);
                }
            }
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
