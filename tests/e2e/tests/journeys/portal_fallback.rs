//! What an element shows without numbers: the page's own words, if it has some.

use e2e::{Engine, Org, Page, PortalHost, PortalJourney, Trouble, in_each_engine};
use portal::POLICY;
use serde_json::json;

const HEAD: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/before.js></script>";
const SCRIPT: &str = "<script type=module src=/insights/embed.js></script>";

/// The path of a file that every element loads.
fn part(host: &PortalHost, end: &str) -> String {
    host.built("/insights", "active-users-elements", end)
}

async fn open_bench(page: &Page, host: &PortalHost, chart: &str) {
    open_bench_under(POLICY, page, host, chart).await;
}

async fn open_bench_under(policy: &str, page: &Page, host: &PortalHost, chart: &str) {
    host.has("/bench/small.json", Org::small().json());
    host.has("/bench/none.json", Org::new().json());
    host.has(
        "/bench/before.js",
        "window.heard = [];
        addEventListener('active-users-error', ({ detail }) => heard.push(detail));",
    );
    host.has_under(policy, "/bench", format!("{HEAD}{chart}{SCRIPT}"));
    page.open("/bench").await;
}

in_each_engine!(what_stands_in_the_element_stays_when_it_cannot_start);

async fn what_stands_in_the_element_stays_when_it_cannot_start(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.refuses(&part(host, "_bg.wasm"), 404);
            open_bench(
                page,
                host,
                "<active-users-chart src=/bench/small.json><p>68 people were active on Monday.</p></active-users-chart>",
            )
            .await;
            page.comes_to("heard.length === 1").await;
            page.shows("68 people were active on Monday.").await;
            page.lacks("Couldn't show users").await;
            assert_eq!(page.evaluate("heard[0].status").await, json!(null));
            // While the program was on its way.
            assert_eq!(host.asked("/bench/small.json"), 1);
        })
        .await;
}

in_each_engine!(an_empty_element_that_cannot_start_says_so);

async fn an_empty_element_that_cannot_start_says_so(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.refuses(&part(host, "_bg.wasm"), 404);
            open_bench(
                page,
                host,
                "<active-users-chart src=/bench/small.json> </active-users-chart>",
            )
            .await;
            let sentence = "Couldn't show users: part of this page failed to load or was blocked.";
            page.shows(sentence).await;
            page.comes_to("heard.length === 1").await;
            assert_eq!(page.evaluate("heard[0].message").await, sentence);
            // The next element tries again.
            host.is_itself_at(&part(host, "_bg.wasm"));
            page.evaluate("document.body.append(all('active-users-chart')[0].cloneNode())")
                .await;
            page.link("Active: 3 users (75%)").appears().await;
        })
        .await;
}

in_each_engine!(what_stands_in_the_element_is_there_until_the_first_answer);

async fn what_stands_in_the_element_is_there_until_the_first_answer(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has(
                "/bench/wait.js",
                "chart.fetcher = () => new Promise(answer => { window.answer = text => answer(new Response(text)); });",
            );
            open_bench(
                page,
                host,
                "<active-users-chart id=chart src=/bench/small.json><p>Last known: 68</p></active-users-chart>
                <script src=/bench/wait.js></script>",
            )
            .await;
            page.comes_to("window.answer !== undefined").await;
            page.shows("Last known: 68").await;
            page.evaluate(&format!("answer(JSON.stringify({}))", Org::small().json())).await;
            page.link("Active: 3 users (75%)").appears().await;
            page.lacks("Last known: 68").await;
        })
        .await;
}

in_each_engine!(slots_take_the_place_of_the_elements_own_words);

async fn slots_take_the_place_of_the_elements_own_words(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.has("/bench/wait.js", "chart.fetcher = () => new Promise(() => {});");
            host.refuses("/bench/gone.json", 503);
            host.troubles(&part(host, "_bg.wasm"), [Trouble::Held]);
            open_bench(
                page,
                host,
                "<active-users-chart id=chart src=/bench/small.json>
                    <p slot=loading>One moment</p><p slot=empty>Nobody is here</p><p slot=error>Out of order</p>
                </active-users-chart>
                <script src=/bench/wait.js></script>",
            )
            .await;
            // Until the script has loaded, the browser shows everything inside the element.
            page.comes_to("chart.shadowRoot !== null").await;
            for words in ["One moment", "Nobody is here", "Out of order"] {
                page.lacks(words).await;
            }
            page.until("the program is asked for", async || {
                (host.asked(&part(host, "_bg.wasm")) >= 1).then_some(())
            })
            .await;
            host.lets_go();
            page.shows("One moment").await;
            page.lacks("Nobody is here").await;
            page.lacks("Out of order").await;
            page.evaluate("void Object.assign(chart, { fetcher: undefined, src: '/bench/none.json' })")
                .await;
            page.shows("Nobody is here").await;
            page.lacks("There are no users in the data yet").await;
            page.lacks("One moment").await;
            page.evaluate("(chart.src = '/bench/gone.json')").await;
            page.shows("Out of order").await;
            page.lacks("Couldn't load users").await;
            page.comes_to("heard.at(-1)?.status === 503").await;
            page.evaluate("(chart.src = '/bench/small.json')").await;
            page.link("Active: 3 users (75%)").appears().await;
            for words in ["One moment", "Nobody is here", "Out of order"] {
                page.lacks(words).await;
            }
        })
        .await;
}

in_each_engine!(a_page_in_place_of_webassembly_is_a_part_that_failed_to_load);

async fn a_page_in_place_of_webassembly_is_a_part_that_failed_to_load(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            let page_instead = "<!doctype html><title>Another page</title>";
            host.has(&part(host, "_bg.wasm"), page_instead);
            open_bench(page, host, EMPTY).await;
            page.shows("failed to load").await;
            page.lacks("is blocked").await;
            page.comes_to("heard.length === 1").await;
        })
        .await;
}

in_each_engine!(an_element_says_that_webassembly_is_blocked);

async fn an_element_says_that_webassembly_is_blocked(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .against_the_policy()
        .run(async |page, host| {
            let policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
            open_bench_under(&policy, page, host, EMPTY).await;
            page.shows("WebAssembly is blocked on this page").await;
            page.comes_to("heard.length === 1").await;
        })
        .await;
}

/// Chromium only: not every engine has Trusted Types.
#[tokio::test]
async fn without_a_policy_for_its_markup_the_words_of_the_page_stay() {
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .against_the_policy()
        .run(async |page, host| {
            let policy = POLICY.replace(
                "trusted-types active-users portal",
                "trusted-types 'none'",
            );
            assert_ne!(policy, POLICY);
            open_bench_under(
                &policy,
                page,
                host,
                "<active-users-chart src=/bench/small.json><p>Last known: 68</p></active-users-chart>",
            )
            .await;
            page.comes_to("heard.length === 1").await;
            page.shows("Last known: 68").await;
        })
        .await;
}

const EMPTY: &str = "<active-users-chart id=chart src=/bench/small.json></active-users-chart>";

/// Replaces wasm-bindgen's script with a module that stops when the test says so.
const MODULE: &str = "
    window.mounted = 0;
    export default async () => {};
    export const answerEarlyWith = () => {};
    export const forget = () => {};
    export const runWorkersWith = () => {};
    export const whenStopped = tell => { window.stop = tell; };
    export class Element {
        constructor(place) { mounted++; place.textContent = 'Four users'; }
        update() {}
        reload() {}
        free() {}
    }";

in_each_engine!(what_has_stopped_says_so_once_and_does_not_start_again);

async fn what_has_stopped_says_so_once_and_does_not_start_again(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.has(&part(host, ".js"), MODULE);
            open_bench(page, host, EMPTY).await;
            page.shows("Four users").await;
            page.evaluate("void stop('a bug')").await;
            page.shows("this part of the page stopped because of an internal error")
                .await;
            page.lacks("Four users").await;
            page.evaluate("void (chart.reload(), chart.compact = true)")
                .await;
            page.frames().await;
            assert_eq!(
                page.evaluate("[mounted, heard.length]").await,
                json!([1, 1])
            );
            // Another element with the same module doesn't mount, either.
            page.evaluate("document.body.append(chart.cloneNode())")
                .await;
            page.comes_to("heard.length === 2").await;
            assert_eq!(page.evaluate("mounted").await, 1);
        })
        .await;
}
