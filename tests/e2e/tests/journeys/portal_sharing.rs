//! Several elements and scripts on one page, and the ways to create an element.

use e2e::{Engine, Org, Page, PortalHost, PortalJourney, built, in_each_engine};
use serde_json::json;

const HEAD: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/heard.js></script>";

/// Runs before all other scripts.
const HEARD: &str = "
    window.problems = [];
    addEventListener('error', event => problems.push(event.message));
    addEventListener('unhandledrejection', event => problems.push(String(event.reason)));
    window.loads = [];
    addEventListener('active-users-load', event => loads.push(event.target.localName));
    addEventListener('active-users-error', event => problems.push(event.detail.message));";

async fn open_bench(page: &Page, host: &PortalHost, body: &str) {
    host.has("/bench/small.json", Org::small().json());
    host.has("/bench/heard.js", HEARD);
    host.has("/bench", format!("{HEAD}{body}"));
    page.open("/bench").await;
}

async fn has_no_problem(page: &Page) {
    assert_eq!(page.evaluate("problems").await, json!([]));
}

in_each_engine!(two_charts_and_a_list_make_one_request);

async fn two_charts_and_a_list_make_one_request(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(
                page,
                host,
                "<active-users-chart src=/bench/small.json></active-users-chart>
                <active-users-list src=/bench/small.json></active-users-list>
                <active-users-chart src=/bench/small.json compact></active-users-chart>
                <script type=module src=/insights/embed.js></script>",
            )
            .await;
            page.lists("4 users", 4).await;
            page.comes_to("all('.chart').length === 2 && loads.length === 3")
                .await;
            assert_eq!(host.asked("/bench/small.json"), 1);
            for end in ["_bg.wasm", "_list.wasm"] {
                let file = host.built("/insights", "active-users-elements", end);
                assert_eq!(host.asked(&file), 1, "{file}");
            }
            page.evaluate("all('active-users-list')[0].reload()").await;
            page.comes_to("loads.length === 6").await;
            assert_eq!(host.asked("/bench/small.json"), 2, "One reloads for all");
            has_no_problem(page).await;
        })
        .await;
}

in_each_engine!(copies_of_the_script_from_two_addresses_get_along);

async fn copies_of_the_script_from_two_addresses_get_along(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(
                page,
                host,
                "<script type=module src=/copy/embed.js></script>
                <script type=module src=/insights/embed.js></script>
                <script type=module src=/insights/embed.js?again></script>
                <active-users-chart src=/bench/small.json></active-users-chart>
                <active-users-list src=/bench/small.json></active-users-list>",
            )
            .await;
            page.lists("4 users", 4).await;
            page.link("Active: 3 users (75%)").appears().await;
            page.comes_to("loads.length === 2").await;
            let list = |folder| host.built(folder, "active-users-elements", "_list.wasm");
            assert_eq!(host.asked(&list("/copy")), 1);
            assert_eq!(host.asked(&list("/insights")), 0, "The first one stays");
            has_no_problem(page).await;
        })
        .await;
}

#[tokio::test]
async fn a_script_of_another_version_says_which_one_the_page_uses() {
    const WARNED: &str = "window.warnings = []; console.warn = text => warnings.push(text);";
    const OLDEST: &str =
        "customElements.define('active-users-list', class extends HTMLElement {});";
    let script = built("embed.js");
    let release: serde_json::Value = serde_json::from_str(&built("version.json")).unwrap();
    let version = release["version"].as_str().unwrap();
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/warned.js", WARNED);
            host.has("/bench/oldest.js", OLDEST);
            host.has("/bench/next.js", script.replace(&format!("\"{version}\""), "\"99.0.0\""));
            open_bench(
                page,
                host,
                "<script src=/bench/warned.js></script>
                <script src=/bench/oldest.js></script>
                <script type=module src=/insights/embed.js></script>
                <script type=module src=/insights/embed.js?again></script>
                <script type=module src=/bench/next.js></script>
                <active-users-chart src=/bench/small.json></active-users-chart>",
            )
            .await;
            page.link("Active: 3 users (75%)").appears().await;
            let older = |newer: &str| {
                format!(
                    "<active-users-list> is already defined by an older version of Active Users, \
                     so version {newer} is not used for it. Load only one version on a page."
                )
            };
            let chart = format!(
                "<active-users-chart> is already defined by Active Users {version}, so version 99.0.0 \
                 is not used for it. Load only one version on a page."
            );
            page.comes_to("warnings.length === 4").await;
            assert_eq!(
                page.evaluate("warnings").await,
                json!([older(version), older(version), chart, older("99.0.0")])
            );
            assert_eq!(page.evaluate("ActiveUsers.version").await, version);
            assert_eq!(
                page.evaluate("customElements.get('active-users-chart').version").await,
                version
            );
            has_no_problem(page).await;
        })
        .await;
}

in_each_engine!(an_element_works_in_the_shadow_of_another);

async fn an_element_works_in_the_shadow_of_another(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has(
                "/bench/outer.js",
                "customElements.define('outer-part', class extends HTMLElement {
                    connectedCallback() {
                        const chart = document.createElement('active-users-chart');
                        chart.setAttribute('src', '/bench/small.json');
                        this.attachShadow({ mode: 'open' }).append(chart);
                    }
                });
                addEventListener('active-users-select', event => {
                    event.preventDefault();
                    window.chosen = [event.target.localName, event.composedPath()[0].localName, event.detail.count];
                });",
            );
            open_bench(
                page,
                host,
                "<script src=/bench/outer.js></script><outer-part></outer-part>
                <script type=module src=/insights/embed.js></script>",
            )
            .await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.comes_to("window.chosen !== undefined").await;
            let chosen = json!(["outer-part", "active-users-chart", 1]);
            assert_eq!(page.evaluate("chosen").await, chosen);
            has_no_problem(page).await;
        })
        .await;
}

in_each_engine!(an_element_can_come_before_its_script_and_after_it);

async fn an_element_can_come_before_its_script_and_after_it(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            // Properties set before the script loads work like those set after.
            host.has(
                "/bench/early.js",
                "const early = document.querySelector('#early');
                early.src = '/bench/small.json';
                early.headingLevel = 3;",
            );
            host.has(
                "/bench/late.js",
                "import '/insights/embed.js';
                const late = document.createElement('active-users-chart');
                late.src = '/bench/small.json';
                late.headingLevel = 4;
                document.body.append(late);",
            );
            open_bench(
                page,
                host,
                "<active-users-chart id=early></active-users-chart><script src=/bench/early.js></script>",
            )
            .await;
            page.lacks("Active Users").await;
            host.has("/bench", format!("{HEAD}<active-users-chart id=early></active-users-chart>
                <script src=/bench/early.js></script><script type=module src=/bench/late.js></script>"));
            page.reload().await;
            page.comes_to("all('.bar').length === 4").await;
            page.comes_to("all('h3').length === 1 && all('h4').length === 1").await;
            assert_eq!(host.asked("/bench/small.json"), 1);
            // The document is not asked for after the program, but with it.
            page.comes_to(
                "(() => {
                    const files = performance.getEntriesByType('resource');
                    const start = end => files.find(({ name }) => name.endsWith(end)).startTime;
                    return start('/bench/small.json') <= start('_bg.wasm');
                })()",
            )
            .await;
            has_no_problem(page).await;
        })
        .await;
}
