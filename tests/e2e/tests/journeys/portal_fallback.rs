//! What an element shows while it has no numbers: the page's own words, where it has some.

use e2e::{Engine, Org, Page, PortalHost, PortalJourney, in_each_engine};
use serde_json::json;

const HEAD: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/before.js></script>";
const SCRIPT: &str = "<script type=module src=/insights/embed.js></script>";

/// The path of a part of the chart.
fn chart_part(host: &PortalHost, end: &str) -> String {
    host.built("/insights", "active-users-chart", end)
}

async fn open_bench(page: &Page, host: &PortalHost, chart: &str) {
    host.has("/bench/small.json", Org::small().json());
    host.has("/bench/none.json", Org::new().json());
    host.has(
        "/bench/before.js",
        "window.heard = [];
        addEventListener('active-users-error', ({ detail }) => heard.push(detail));",
    );
    host.has("/bench", format!("{HEAD}{chart}{SCRIPT}"));
    page.open("/bench").await;
}

in_each_engine!(what_stands_in_the_element_stays_when_it_cannot_start);

async fn what_stands_in_the_element_stays_when_it_cannot_start(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.refuses(&chart_part(host, "_bg.wasm"), 404);
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
            assert_eq!(host.asked("/bench/small.json"), 0);
        })
        .await;
}

in_each_engine!(an_empty_element_that_cannot_start_says_so);

async fn an_empty_element_that_cannot_start_says_so(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.refuses(&chart_part(host, "_bg.wasm"), 404);
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
            // The next element tries once more.
            host.is_itself_at(&chart_part(host, "_bg.wasm"));
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
            open_bench(
                page,
                host,
                "<active-users-chart id=chart src=/bench/small.json>
                    <p slot=loading>One moment</p><p slot=empty>Nobody is here</p><p slot=error>Out of order</p>
                </active-users-chart>
                <script src=/bench/wait.js></script>",
            )
            .await;
            // Until the script has come, the browser shows all that stands in the element.
            page.comes_to("chart.shadowRoot?.querySelector('slot[name=loading]')?.assignedNodes().length === 1")
                .await;
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
            page.lacks("could not be loaded").await;
            page.comes_to("heard.at(-1)?.status === 503").await;
            page.evaluate("(chart.src = '/bench/small.json')").await;
            page.link("Active: 3 users (75%)").appears().await;
            for words in ["One moment", "Nobody is here", "Out of order"] {
                page.lacks(words).await;
            }
        })
        .await;
}
