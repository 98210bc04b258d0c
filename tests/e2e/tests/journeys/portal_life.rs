//! Elements that come and go must leave nothing behind.

use e2e::{Engine, Org, Page, PortalHost, PortalJourney, in_each_engine};
use serde_json::json;

/// Runs before the elements' script and tracks everything that could be left behind.
const BOOKS: &str = "
    window.problems = [];
    addEventListener('error', event => problems.push(event.message));
    addEventListener('unhandledrejection', event => problems.push(String(event.reason)));
    window.listeners = [];
    window.intervals = new Set();
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const isGlobal = target => target === window || target === document || target === document.body || target === undefined;
    EventTarget.prototype.addEventListener = function (...given) {
        if (isGlobal(this)) listeners.push(given);
        return add.apply(this ?? window, given);
    };
    EventTarget.prototype.removeEventListener = function (...given) {
        const at = listeners.findIndex(known => known[0] === given[0] && known[1] === given[1]);
        if (isGlobal(this) && at >= 0) listeners.splice(at, 1);
        return remove.apply(this ?? window, given);
    };
    const [set, clear] = [setInterval, clearInterval];
    window.setInterval = (...given) => { const id = set(...given); intervals.add(id); return id; };
    window.clearInterval = id => { intervals.delete(id); clear(id); };
    window.loads = 0;
    window.choices = 0;
    add.call(window, 'active-users-load', () => loads++);
    add.call(window, 'active-users-select', event => { event.preventDefault(); choices++; });
    window.turn = () => new Promise(done => setTimeout(done));
    window.made = name => {
        const element = document.createElement(name);
        Object.assign(element, { src: '/bench/small.json', refresh: 60 });
        return element;
    };";

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/books.js></script>
    <script type=module src=/insights/embed.js></script>
    <div id=one></div><div id=two></div>";

async fn open_bench(page: &Page, host: &PortalHost) {
    host.has("/bench/small.json", Org::small().json());
    host.has("/bench/books.js", BOOKS);
    host.has("/bench", PAGE);
    page.open("/bench").await;
    page.comes_to("customElements.get('active-users-chart') !== undefined")
        .await;
}

/// Adds, moves and removes the element again and again, and leaves it there at the end.
async fn comes_and_goes(page: &Page, times: usize) {
    page.evaluate(&format!(
        "(async () => {{
            window.element ??= made('active-users-chart');
            for (let round = 0; round < {times}; round++) {{
                one.append(element);
                two.append(element);
                await turn();
                one.append(element);
                await turn();
                element.remove();
                await turn();
            }}
            one.append(element);
        }})()"
    ))
    .await;
}

in_each_engine!(an_element_that_comes_and_goes_leaves_one_working_chart);

async fn an_element_that_comes_and_goes_leaves_one_working_chart(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host).await;
            page.evaluate("one.append(window.element = made('active-users-chart'))").await;
            page.link("Inactive: 1 user (25%)").appears().await;
            comes_and_goes(page, 100).await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.comes_to("choices === 1").await;
            let state = "[all('.chart').length, all('.embed').length, intervals.size, listeners.length, problems.join()]";
            assert_eq!(page.evaluate(state).await, json!([1, 1, 1, 0, ""]));
            let asked = host.asked("/bench/small.json");
            assert!(asked <= 102, "{asked} requests in 102 periods");
            page.evaluate("element.remove()").await;
            page.comes_to("intervals.size === 0").await;
            let state = "[all('.chart').length, element.shadowRoot.querySelectorAll('.chart').length, listeners.length, problems.join()]";
            assert_eq!(page.evaluate(state).await, json!([0, 0, 0, ""]));
        })
        .await;
}

in_each_engine!(each_period_on_the_page_asks_for_the_document_once);

async fn each_period_on_the_page_asks_for_the_document_once(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host).await;
            page.evaluate("void (window.element = made('active-users-chart'))")
                .await;
            for period in 1..=5 {
                page.evaluate("one.append(element)").await;
                page.comes_to(&format!("loads === {period}")).await;
                page.link("Inactive: 1 user (25%)").appears().await;
                page.evaluate("two.append(element)").await;
                page.frames().await;
                page.link("Inactive: 1 user (25%)").appears().await;
                assert_eq!(
                    host.asked("/bench/small.json"),
                    period,
                    "A move is no new period"
                );
                page.evaluate("element.remove()").await;
                page.comes_to("intervals.size === 0").await;
            }
        })
        .await;
}

/// Lets the test control the long timers.
const LONG_TIMERS: &str = "
    window.waiting = new Map();
    const [setSoon, clearSoon] = [setTimeout, clearTimeout];
    window.setTimeout = (run, pause, ...given) => {
        if (!(pause >= 100_000)) return setSoon(run, pause, ...given);
        waiting.set(-1 - waiting.size, [run, pause]);
        return -waiting.size;
    };
    window.clearTimeout = id => waiting.delete(id) || clearSoon(id);
    window.pass = () => [...waiting].forEach(([id, [run]]) => { waiting.delete(id); run(); });";

in_each_engine!(data_is_kept_between_two_routes_and_then_freed);

async fn data_is_kept_between_two_routes_and_then_freed(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has("/bench/books.js", format!("{BOOKS}{LONG_TIMERS}"));
            host.has("/bench", PAGE);
            page.open("/bench").await;
            let come = "one.append(window.element = Object.assign(made('active-users-chart'), { keep: 300 }))";
            let go = "(element.remove(), turn())";
            page.evaluate(come).await;
            page.link("Inactive: 1 user (25%)").appears().await;
            for _ in 0..3 {
                page.evaluate(go).await;
                page.comes_to("[...waiting.values()].at(-1)?.[1] === 300_000").await;
                page.evaluate(come).await;
                page.link("Inactive: 1 user (25%)").appears().await;
            }
            // A timer that was set before does not end what is kept later.
            page.evaluate(go).await;
            assert_eq!(host.asked("/bench/small.json"), 1);
            page.evaluate("pass()").await;
            page.evaluate(come).await;
            page.link("Inactive: 1 user (25%)").appears().await;
            assert_eq!(host.asked("/bench/small.json"), 2);
            // Whoever signs in next must not see it.
            page.evaluate(go).await;
            page.evaluate("customElements.get('active-users-chart').forget()").await;
            page.evaluate(come).await;
            page.link("Inactive: 1 user (25%)").appears().await;
            assert_eq!(host.asked("/bench/small.json"), 3);
            page.evaluate("customElements.get('active-users-chart').forget()").await;
            page.evaluate(go).await;
            page.evaluate(come).await;
            page.link("Inactive: 1 user (25%)").appears().await;
            assert_eq!(host.asked("/bench/small.json"), 4);
            // What has failed is asked for again.
            host.refuses("/bench/small.json", 403);
            page.evaluate("element.reload()").await;
            page.heading("You don't have access to this data").appears().await;
            page.evaluate(go).await;
            host.has("/bench/small.json", Org::small().json());
            page.evaluate(come).await;
            page.link("Inactive: 1 user (25%)").appears().await;
        })
        .await;
}

in_each_engine!(a_list_that_comes_and_goes_leaves_nothing);

async fn a_list_that_comes_and_goes_leaves_nothing(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host).await;
            page.evaluate("one.append(window.element = made('active-users-list'))")
                .await;
            page.lists("4 users", 4).await;
            // Two of them come from the part that shows sends.
            page.comes_to("listeners.filter(([name]) => name === 'storage').length === 3")
                .await;
            let names = "listeners.map(([name]) => name).sort().join()";
            let before = page.evaluate(names).await;
            comes_and_goes(page, 20).await;
            page.lists("4 users", 4).await;
            page.comes_to(&format!("{names} === {before}")).await;
            page.evaluate("element.remove()").await;
            page.comes_to("intervals.size === 0").await;
            assert_eq!(
                page.evaluate("listeners.map(([name]) => name)").await,
                json!([])
            );
            assert_eq!(page.evaluate("problems").await, json!([]));
        })
        .await;
}

in_each_engine!(an_element_that_leaves_before_it_is_ready_does_no_harm);

async fn an_element_that_leaves_before_it_is_ready_does_no_harm(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            open_bench(page, host).await;
            page.evaluate(
                "(one.append(window.element = made('active-users-chart')), element.remove())",
            )
            .await;
            page.evaluate("one.append(made('active-users-chart'))")
                .await;
            page.link("Active: 3 users (75%)").appears().await;
            let state =
                "[all('.chart').length, intervals.size, listeners.length, loads, problems.join()]";
            assert_eq!(page.evaluate(state).await, json!([1, 1, 0, 1, ""]));
            assert_eq!(host.asked("/bench/small.json"), 1);
        })
        .await;
}
