//! Loads that a page makes hard for an element: each ends in numbers or in words.

use e2e::{Engine, Org, Page, PortalHost, PortalJourney, in_each_engine};

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/before.js></script>
    <active-users-chart id=chart src=/bench/small.json timeout=1></active-users-chart>
    <script type=module src=/insights/embed.js></script>";

const BEFORE: &str = "
    window.heard = [];
    for (const name of ['active-users-load', 'active-users-error']) {
        addEventListener(name, ({ type, detail }) => heard.push([type, detail]));
    }
    window.said = name => heard.at(-1)?.[0] === name;";

async fn open_bench(page: &Page, host: &PortalHost) {
    host.has("/bench/small.json", Org::small().json());
    host.has("/bench/before.js", BEFORE);
    host.has("/bench", PAGE);
    page.open("/bench").await;
    page.link("Active: 3 users (75%)").appears().await;
}

/// Breaks the load with `change`, waits for the words, then mends it.
async fn fails_and_recovers(page: &Page, change: &str, words: &str, mend: &str) {
    page.evaluate(&format!("void (heard.length = 0, {change})"))
        .await;
    page.comes_to("said('active-users-error')").await;
    page.shows(words).await;
    page.evaluate(&format!("void ({mend}, chart.reload())"))
        .await;
    page.comes_to("said('active-users-load')").await;
    page.link("Active: 3 users (75%)").appears().await;
    page.lacks(words).await;
}

in_each_engine!(every_load_ends_in_numbers_or_in_words);

async fn every_load_ends_in_numbers_or_in_words(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            open_bench(page, host).await;
            let mend = "chart.fetcher = undefined";
            for (fetcher, words) in [
                ("() => new Promise(() => {})", "1 second"),
                (
                    "() => new Response(new ReadableStream({ start() {} }))",
                    "1 second",
                ),
                ("() => { throw new Error('no token'); }", "custom fetcher failed"),
                ("async () => { throw new Error('no token'); }", "custom fetcher failed"),
                ("() => ({ ok: true })", "invalid response"),
                (
                    "(used => () => used)((used => (used.text(), used))(new Response('[]')))",
                    "was already read",
                ),
            ] {
                let change = format!("chart.fetcher = {fetcher}");
                fails_and_recovers(page, &change, words, mend).await;
            }

            // A `Response` from another window is a valid one, too.
            host.has("/bench/frame.json", Org::of(2, 2).json());
            page.evaluate("void document.body.append(document.createElement('iframe'))")
                .await;
            page.evaluate("void (chart.fetcher = async () => {
                const answer = await fetch('/bench/frame.json');
                return new (document.querySelector('iframe').contentWindow.Response)(await answer.text());
            })")
                .await;
            page.link("Active: 2 users (50%)").appears().await;

            // A failed refresh is reported above the existing numbers.
            page.evaluate("void (heard.length = 0, window.first = true, chart.fetcher = request => \
                 first ? (first = false, fetch('/bench/small.json')) : new Promise(() => {}))")
                .await;
            page.comes_to("said('active-users-load')").await;
            page.evaluate("chart.reload()").await;
            page.comes_to("said('active-users-error')").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.shows("1 second").await;
            page.evaluate("void (chart.fetcher = undefined)").await;
            page.comes_to("said('active-users-load')").await;

            // When access is withdrawn, the numbers disappear.
            host.refuses("/bench/small.json", 403);
            page.evaluate("void (heard.length = 0, chart.reload())").await;
            page.comes_to("said('active-users-error')").await;
            page.shows("You are not allowed to read").await;
            page.link("Active: 3 users (75%)").is_gone().await;
            host.has("/bench/small.json", Org::small().json());
            page.evaluate("chart.reload()").await;
            page.link("Active: 3 users (75%)").appears().await;

            let mend = "chart.data = undefined";
            for data in [
                "(data => (data.self = data))({})",
                "({ users: [1n] })",
                "(buffer => (structuredClone(buffer, { transfer: [buffer] }), buffer))(new ArrayBuffer(8))",
            ] {
                let change = format!("chart.data = {data}");
                fails_and_recovers(page, &change, "set by this page can't be read", mend).await;
            }
        })
        .await;
}
