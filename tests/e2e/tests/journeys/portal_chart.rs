//! The chart on the portal's home page, and where its bars lead.

use e2e::{Engine, Locator, Org, Page, PortalJourney, Role, in_each_engine};
use serde_json::json;

/// Counts the portal's own document by the rules, without the app's code: onboarded, active.
const COUNTED: &str = "(async () => {
    const headers = { 'X-CSRF-Token': document.querySelector('meta[name=csrf-token]').content };
    const { generated_at, users } = await (await fetch('/api/users.json', { headers })).json();
    const onboarded = users.filter(user => user.vault_created_at
        && (user.license ?? 'assigned') === 'assigned' && (user.account ?? 'enabled') === 'enabled');
    const used = user => [user.vault_created_at, ...(user.devices ?? []).flatMap(device =>
        [device.last_opened_at, device.last_autofill_at])].filter(Boolean).map(Date.parse);
    const cutoff = Date.parse(generated_at) - 30 * 24 * 60 * 60 * 1000;
    return [onboarded.length, onboarded.filter(user => Math.max(...used(user)) >= cutoff).length];
})()";

/// The expected numbers in the bars.
struct Count {
    onboarded: u64,
    active: u64,
}

impl Count {
    async fn of(page: &Page) -> Self {
        let counted = page.evaluate(COUNTED).await;
        let number = |index: usize| counted.get(index).and_then(|number| number.as_u64());
        let (Some(onboarded), Some(active)) = (number(0), number(1)) else {
            panic!("The document was not counted: {counted}");
        };
        assert!(
            0 < active && active < onboarded,
            "A chart of nothing: {counted}"
        );
        Self { onboarded, active }
    }

    fn inactive(&self) -> u64 {
        self.onboarded - self.active
    }

    fn bar<'a>(&self, page: &'a Page, label: &str, users: u64) -> Locator<'a> {
        let share = (users * 200 + self.onboarded) / (2 * self.onboarded);
        page.link(&format!("{label}: {users} users ({share}%)"))
    }

    fn active_bar<'a>(&self, page: &'a Page) -> Locator<'a> {
        self.bar(page, "Active", self.active)
    }

    fn inactive_bar<'a>(&self, page: &'a Page) -> Locator<'a> {
        self.bar(page, "Inactive", self.inactive())
    }
}

/// The number of rows on the first page of a list with this many users.
fn rows(users: u64) -> usize {
    usize::try_from(users.min(50)).unwrap_or(usize::MAX)
}

in_each_engine!(the_bars_show_what_the_portals_document_counts);

async fn the_bars_show_what_the_portals_document_counts(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            let count = Count::of(page).await;
            page.heading("Active Users").appears().await;
            count.active_bar(page).appears().await;
            count.inactive_bar(page).appears().await;
            // The chart replaces the text for readers without scripts.
            page.lacks("appears once its script has loaded").await;
            page.disclosure("Show as a table").click().await;
            let rows = "[...element.rows].map(row => [...row.cells].map(cell => cell.innerText).join(' '))";
            let row = format!("{rows}.some(row => row.startsWith('Inactive {} '))", count.inactive());
            let caption = format!("Activity of {} onboarded users", count.onboarded);
            page.part(Role::Table, &caption).comes_to(&row).await;
        })
        .await;
}

in_each_engine!(a_bar_leads_to_its_list_by_the_portals_router);

async fn a_bar_leads_to_its_list_by_the_portals_router(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            let count = Count::of(page).await;
            page.evaluate("(window.isSamePage = true)").await;
            count.inactive_bar(page).click().await;
            page.is_at("/people?activity=inactive").await;
            let users = count.inactive();
            page.lists(&format!("{users} users"), rows(users)).await;
            page.is_titled("People · Northwind Admin").await;
            page.back().await;
            page.is_at("/").await;
            count.active_bar(page).click().await;
            page.is_at("/people?activity=active").await;
            let users = count.active;
            page.lists(&format!("{users} users"), rows(users)).await;
            assert_eq!(
                page.evaluate("window.isSamePage").await,
                true,
                "A page was loaded"
            );
            assert_eq!(host.asked("/sign-in"), 2, "The session was lost");
        })
        .await;
}

in_each_engine!(a_click_that_the_page_prevents_leads_nowhere);

async fn a_click_that_the_page_prevents_leads_nowhere(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            host.has(
                "/bench/prevent.js",
                "addEventListener('active-users-select', event => {
                    event.preventDefault();
                    window.chosen = { ...event.detail, from: event.target.localName };
                });",
            );
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench",
                chart_page("<script src='/bench/prevent.js'></script>"),
            );
            page.open("/bench").await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.comes_to("window.chosen !== undefined").await;
            let chosen = json!({
                "activity": "inactive", "count": 1,
                "href": "/people?activity=inactive", "from": "active-users-chart",
            });
            assert_eq!(page.evaluate("window.chosen").await, chosen);
            page.frames().await;
            page.is_at("/bench").await;
        })
        .await;
}

in_each_engine!(without_a_listener_the_link_is_followed);

async fn without_a_listener_the_link_is_followed(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has("/bench", chart_page(""));
            let count = Count::of(page).await;
            page.open("/bench").await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.is_at("/people?activity=inactive").await;
            let users = count.inactive();
            page.lists(&format!("{users} users"), rows(users)).await;
            assert_eq!(host.asked("/people"), 1, "It was not a page load");
        })
        .await;
}

/// A page with only the chart of a small organization.
fn chart_page(head: &str) -> String {
    format!(
        "<!doctype html><title>Bench</title><link rel=icon href=data:,>{head}
        <script type=module src=/insights/embed.js></script>
        <active-users-chart src=/bench/small.json users-href=/people></active-users-chart>"
    )
}

/// Only Chromium reports layout shifts.
#[tokio::test]
async fn what_stands_below_the_chart_stays_there_when_the_numbers_come() {
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/look.css", "active-users-chart { display: block; min-height: 21rem }");
            host.has(
                "/bench/wait.js",
                "window.shifts = [];
                new PerformanceObserver(list => shifts.push(...list.getEntries().map(({ value }) => value)))
                    .observe({ type: 'layout-shift', buffered: true });
                chart.fetcher = () => new Promise(answer => { window.answer = text => answer(new Response(text)); });",
            );
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <link rel=stylesheet href=/bench/look.css>
                <active-users-chart id=chart src=/bench/small.json></active-users-chart>
                <p>What stands below</p>
                <script src=/bench/wait.js></script>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.comes_to("window.answer !== undefined").await;
            page.frames().await;
            page.evaluate(&format!("void answer(JSON.stringify({}))", Org::small().json()))
                .await;
            page.link("Active: 3 users (75%)").appears().await;
            page.frames().await;
            let sum = page.evaluate("shifts.reduce((sum, shift) => sum + shift, 0)").await;
            assert!(sum.as_f64().is_some_and(|sum| sum < 0.1), "The page shifts by {sum}");
        })
        .await;
}
