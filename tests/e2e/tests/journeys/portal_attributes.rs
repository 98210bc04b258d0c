//! The attributes, properties and methods of elements.

use chrono::{TimeZone, Utc};
use e2e::{Engine, Org, Page, Person, PortalHost, PortalJourney, in_each_engine};
use serde_json::json;

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/before.js></script>
    <active-users-chart id=chart src=/bench/small.json></active-users-chart>
    <script src=/bench/after.js></script>
    <script type=module src=/insights/embed.js></script>";

/// Opens a page with a chart; `after` goes between the element and its script.
async fn open_bench(page: &Page, host: &PortalHost, after: &str) {
    host.has("/bench/small.json", Org::small().json());
    host.has("/bench/before.js", BEFORE);
    host.has("/bench/after.js", after);
    host.has("/bench", PAGE);
    page.open("/bench").await;
}

/// Lets the test control timers, and records the events.
const BEFORE: &str = "
    window.timers = new Map();
    window.setInterval = (run, pause) => (timers.set(timers.size + 1, { run, pause }), timers.size);
    window.clearInterval = id => timers.delete(id);
    window.heard = [];
    for (const name of ['active-users-load', 'active-users-error']) {
        addEventListener(name, ({ detail }) => heard.push([name, detail]));
    }";

in_each_engine!(attributes_take_effect_at_once);

async fn attributes_take_effect_at_once(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host, "").await;
            page.disclosure("Show as a table").appears().await;
            page.evaluate("(chart.compact = true)").await;
            page.disclosure("Show as a table").is_gone().await;
            page.link("Active: 3 users (75%)").appears().await;
            page.evaluate("chart.removeAttribute('compact')").await;
            page.disclosure("Show as a table").appears().await;
            page.comes_to("all('h2').length === 1").await;
            page.evaluate("chart.setAttribute('heading-level', '4')")
                .await;
            page.comes_to("all('h4').length === 1 && all('h2').length === 0")
                .await;
            page.shows("3 of 4 onboarded users").await;
            page.disclosure("What counts as active?").click().await;
            page.shows("if they opened Enpass or").await;
            page.evaluate("(chart.product = 'Vault 9')").await;
            page.disclosure("What counts as active?").click().await;
            page.shows("if they opened Vault 9 or").await;
            page.evaluate("(chart.usersHref = '/staff?team=a')").await;
            page.link("Active: 3 users (75%)")
                .comes_to("element.getAttribute('href') === '/staff?team=a&activity=active'")
                .await;
            assert_eq!(
                host.asked("/bench/small.json"),
                1,
                "None of these loads anew"
            );
            host.has("/bench/other.json", Org::of(1, 4).json());
            page.evaluate("(chart.src = '/bench/other.json')").await;
            page.link("Inactive: 4 users (80%)").appears().await;
        })
        .await;
}

in_each_engine!(a_script_is_no_address);

async fn a_script_is_no_address(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host, "chart.usersHref = '/staff';").await;
            let active = page.link("Active: 3 users (75%)");
            active
                .comes_to("element.getAttribute('href') === '/staff?activity=active'")
                .await;
            page.evaluate("(chart.usersHref = 'javascript:alert(1)')")
                .await;
            active
                .comes_to("element.getAttribute('href') === 'users?activity=active'")
                .await;
            assert_eq!(page.evaluate("all('a[href^=javascript]').length").await, 0);
        })
        .await;
}

in_each_engine!(numbers_and_dates_are_written_in_the_language_of_the_element);

async fn numbers_and_dates_are_written_in_the_language_of_the_element(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host, "").await;
            page.link("Active: 3 users (75%)").appears().await;
            let org = Org::of(1500, 0).with(Person::new("Ada Abbott").used(31));
            host.has("/bench/small.json", org.json());
            page.evaluate("chart.reload()").await;
            for lang in ["de", "en-GB", "de-CH"] {
                page.evaluate(&format!("(chart.lang = '{lang}')")).await;
                // Engines differ in the Swiss apostrophe.
                page.comes_to(&format!(
                    "all('.bar-number')[0]?.innerText === (1500).toLocaleString('{lang}')"
                ))
                .await;
            }
            assert_eq!(page.evaluate("(1500).toLocaleString('de')").await, "1.500");
            // The words stay English, and are marked as English.
            page.comes_to("all('.embed')[0].lang === 'en'").await;
            page.evaluate(
                "document.body.append(Object.assign(document.createElement('active-users-list'), { src: '/bench/small.json', lang: 'de' }))",
            )
            .await;
            page.lists("1.501 users", 50).await;
            page.shows("1 day ago").await;
            if engine == Engine::Chromium {
                copies_in_german(page).await;
            }
            page.evaluate("(all('active-users-list')[0].query = 'activity=inactive')")
                .await;
            page.lists_names(&["Ada Abbott"]).await;
            page.shows("31 days ago").await;
        })
        .await;
}

/// The message after copying is in the list's language, too.
async fn copies_in_german(page: &Page) {
    page.clipboard_is("granted").await;
    page.button("Export").click().await;
    page.button("Copy e-mail addresses").click().await;
    page.message().says("Copied 1.501 addresses").await;
}

in_each_engine!(instants_are_in_the_time_zone_of_the_element);

async fn instants_are_in_the_time_zone_of_the_element(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            let at = Utc.with_ymd_and_hms(2025, 11, 23, 22, 30, 0).single();
            let org = Org::at(at.unwrap_or_default()).with(Person::new("Ada Abbott").used(3));
            open_bench(page, host, "chart.lang = 'en-GB';").await;
            page.link("Active: 3 users (75%)").appears().await;
            host.has("/bench/small.json", org.json());
            page.evaluate("chart.reload()").await;
            page.shows("Data as of 23 Nov 2025, 22:30 UTC").await;
            page.evaluate("(chart.timeZone = 'Asia/Tokyo')").await;
            page.shows("Data as of 24 Nov 2025, 07:30 GMT+9").await;
            page.link("Active: 1 user (100%)").appears().await;
            page.evaluate("(chart.timeZone = 'Mars/Olympus')").await;
            page.shows("Data as of 23 Nov 2025, 22:30 UTC").await;
        })
        .await;
}

in_each_engine!(a_refresh_loads_anew_so_often_and_not_too_often);

async fn a_refresh_loads_anew_so_often_and_not_too_often(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host, "").await;
            page.link("Active: 3 users (75%)").appears().await;
            let pauses = "[...timers.values()].map(timer => timer.pause)";
            assert_eq!(page.evaluate(pauses).await, json!([]));
            page.evaluate("(chart.refresh = 3)").await;
            page.comes_to("timers.size === 1").await;
            assert_eq!(page.evaluate(pauses).await, json!([10_000]));
            page.evaluate("(chart.refresh = 60)").await;
            page.comes_to("[...timers.values()][0]?.pause === 60000").await;
            for never in ["Infinity", "2147484"] {
                page.evaluate(&format!("chart.setAttribute('refresh', '{never}')")).await;
                page.comes_to("[...timers.values()][0]?.pause === 2147483000").await;
                page.evaluate("(chart.refresh = 60)").await;
                page.comes_to("[...timers.values()][0]?.pause === 60000").await;
            }
            host.has("/bench/small.json", Org::of(2, 2).json());
            page.evaluate("[...timers.values()].forEach(timer => timer.run())").await;
            page.link("Inactive: 2 users (50%)").appears().await;
            assert_eq!(host.asked("/bench/small.json"), 2);
            page.evaluate("chart.shadowRoot.querySelector('a[data-activity=inactive]').focus()")
                .await;
            host.has("/bench/small.json", Org::of(1, 3).json());
            page.evaluate("[...timers.values()].forEach(timer => timer.run())").await;
            page.link("Inactive: 3 users (75%)").has_focus().await;
            assert_eq!(host.asked("/bench/small.json"), 3);
            page.evaluate("(Object.defineProperty(document, 'hidden', { get: () => true }), [...timers.values()].forEach(timer => timer.run()))")
                .await;
            page.frames().await;
            assert_eq!(host.asked("/bench/small.json"), 3, "Nobody sees the page");
            page.evaluate("chart.removeAttribute('refresh')").await;
            page.comes_to("timers.size === 0").await;
        })
        .await;
}

in_each_engine!(a_document_that_is_there_needs_no_request);

async fn a_document_that_is_there_needs_no_request(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            let object = format!("chart.data = {};", Org::of(2, 1).json());
            open_bench(page, host, &object).await;
            page.link("Active: 2 users (67%)").appears().await;
            let text = Org::of(1, 4).json();
            page.evaluate(&format!("(chart.data = JSON.stringify({text}))"))
                .await;
            page.link("Inactive: 4 users (80%)").appears().await;
            page.evaluate(&format!(
                "(chart.data = new TextEncoder().encode(JSON.stringify({})))",
                Org::of(4, 4).json()
            ))
            .await;
            page.link("Active: 4 users (50%)").appears().await;
            page.lacks("computer's time").await;
            // Lines without an end line may be incomplete, and have no time of their own.
            let lines = |people, end: &str| {
                let lines = Org::of(people, people).records().join("\n");
                format!("(chart.data = {})", json!(lines + "\n" + end))
            };
            page.evaluate(&lines(5, "")).await;
            page.link("Active: 5 users (50%)").appears().await;
            page.shows("whether").await;
            page.shows("(this computer's time)").await;
            page.lacks("Check the clock").await;
            page.evaluate(&lines(6, "{\"end\": true, \"records\": 12}\n"))
                .await;
            page.link("Active: 6 users (50%)").appears().await;
            page.lacks("whether").await;
            // If the latest use is years before the computer's clock, the clock may be wrong.
            let at = Utc.with_ymd_and_hms(2020, 11, 23, 6, 0, 0).single();
            let old = Org::at(at.unwrap_or_default()).with(Person::new("Ada Abbott"));
            let lines = json!(old.records().join("\n") + "\n");
            page.evaluate(&format!("(chart.data = {lines})")).await;
            page.link("Inactive: 1 user (100%)").appears().await;
            page.shows("This data is measured against this computer's clock (")
                .await;
            page.shows("2020. Check the clock, or put a generated_at into the data.")
                .await;
            assert_eq!(host.asked("/bench/small.json"), 0);
            page.evaluate("(chart.data = undefined)").await;
            page.link("Active: 3 users (75%)").appears().await;
            assert_eq!(host.asked("/bench/small.json"), 1);
        })
        .await;
}

in_each_engine!(a_fetcher_answers_in_place_of_the_browser);

async fn a_fetcher_answers_in_place_of_the_browser(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            let after = format!(
                "window.requests = [];
                chart.headers = {{ 'X-Tenant': 'north' }};
                chart.fetcher = async request => {{
                    requests.push([new URL(request.url).pathname, request.headers.get('X-Tenant'), request.cache]);
                    return requests.length === 1 ? new Response('', {{ status: 401 }}) : new Response(window.answer);
                }};
                window.answer = JSON.stringify({});",
                Org::of(2, 1).json()
            );
            open_bench(page, host, &after).await;
            page.link("Active: 2 users (67%)").appears().await;
            let request = json!(["/bench/small.json", "north", "no-cache"]);
            assert_eq!(page.evaluate("requests").await, json!([request, request]));
            page.evaluate("(chart.fetcher = async () => new Response('', { status: 401 }))").await;
            page.heading("Your session has ended").appears().await;
            page.comes_to("heard.at(-1)[0] === 'active-users-error' && heard.at(-1)[1].status === 401")
                .await;
            assert_eq!(host.asked("/bench/small.json"), 0);
        })
        .await;
}

in_each_engine!(a_reload_keeps_what_is_shown_until_the_new_data_is_there);

async fn a_reload_keeps_what_is_shown_until_the_new_data_is_there(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            open_bench(page, host, "").await;
            page.link("Active: 3 users (75%)").appears().await;
            host.refuses("/bench/small.json", 503);
            page.evaluate("chart.reload()").await;
            page.shows("Couldn't refresh the data.").await;
            page.link("Active: 3 users (75%)").appears().await;
            host.has("/bench/small.json", Org::of(2, 2).json());
            page.button("Retry").click().await;
            page.link("Active: 2 users (50%)").appears().await;
            page.lacks("Couldn't refresh").await;
            let heard = "heard.map(([name, detail]) => [name, detail.status ?? null, detail.onboarded ?? null])";
            let expected = json!([
                ["active-users-load", null, 4],
                ["active-users-error", 503, null],
                ["active-users-load", null, 4],
            ]);
            assert_eq!(page.evaluate(heard).await, expected);
        })
        .await;
}
