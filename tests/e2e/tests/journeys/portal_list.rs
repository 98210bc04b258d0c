//! The list on a page of the portal: the address is the portal's, the keys are the list's.

use e2e::{Engine, Key, Org, Page, PortalHost, PortalJourney, in_each_engine};
use serde_json::json;

/// The script for server-rendered pages, as the documentation shows it.
const PAGES: &str = include_str!("../../../../examples/pages/pages.js");

/// Opens the portal with an organization the test knows.
async fn open_people(page: &Page, host: &PortalHost, org: Org) {
    host.has("/api/users.json", org.json());
    page.open("/people").await;
    page.comes_to("all('table[aria-label=Users]').length === 1")
        .await;
}

/// The length of the browser's history.
async fn history(page: &Page) -> u64 {
    page.evaluate("history.length")
        .await
        .as_u64()
        .unwrap_or_default()
}

in_each_engine!(filters_orders_and_pages_are_addresses_of_the_portal);

async fn filters_orders_and_pages_are_addresses_of_the_portal(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_people(page, host, Org::of(60, 3)).await;
            page.evaluate("(window.isSamePage = true)").await;
            page.link("Inactive").click().await;
            page.is_at("/people?activity=inactive").await;
            page.lists("3 users", 3).await;
            page.back().await;
            page.is_at("/people").await;
            page.lists("63 users", 50).await;
            page.link("Name").click().await;
            page.is_at("/people?sort=name").await;
            page.lists_first("Active 00001").await;
            page.link("Next").click().await;
            page.is_at("/people?sort=name&page=2").await;
            page.lists("63 users", 13).await;
            page.status().has_focus().await;
            page.back().await;
            page.lists("63 users", 50).await;
            page.forward().await;
            page.lists("63 users", 13).await;
            assert_eq!(page.evaluate("window.isSamePage").await, true);
            page.reload().await;
            page.lists("63 users", 13).await;
            page.is_at("/people?sort=name&page=2").await;
            // As one list it scrolls by itself, and begins where the page did.
            page.button("Show all in one list").click().await;
            let frame = "all('.table-scroll-continuous')[0]";
            page.comes_to(&format!(
                "{frame}.scrollTop > 900 && {frame}.scrollHeight > {frame}.clientHeight"
            ))
            .await;
            page.comes_to("!all('.foot p')[0].innerText.startsWith('51')")
                .await;
            page.evaluate(&format!("{frame}.scrollTo(0, 0)")).await;
            page.is_at("/people?sort=name").await;
            page.lists_first("Active 00001").await;
        })
        .await;
}

in_each_engine!(a_search_keeps_the_focus_and_is_one_step_of_the_history);

async fn a_search_keeps_the_focus_and_is_one_step_of_the_history(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_people(page, host, Org::small()).await;
            page.link("Active").click().await;
            page.is_at("/people?activity=active").await;
            page.lists("3 users", 3).await;
            let before = history(page).await;
            page.search().types("ben").await;
            page.lists_names(&["Ben Brown"]).await;
            page.is_at("/people?activity=active&q=ben").await;
            page.search().has_focus().await;
            page.search().comes_to("element.value === 'ben'").await;
            assert_eq!(history(page).await, before, "Each letter is a step");
            page.back().await;
            page.is_at("/people").await;
            page.lists("4 users", 4).await;
        })
        .await;
}

in_each_engine!(a_user_opens_beside_the_list_and_closes_again);

async fn a_user_opens_beside_the_list_and_closes_again(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_people(page, host, Org::small()).await;
            page.link("Dan Drew").click().await;
            page.is_at("/people?user=u-4").await;
            page.panel().holds("Dan Drew").await;
            page.heading("Dan Drew").has_focus().await;
            page.lists("4 users", 4).await;
            page.press(Key::Escape).await;
            page.is_at("/people").await;
            page.panel().is_gone().await;
            page.link("Dan Drew").has_focus().await;
            page.back().await;
            page.is_at("/people?user=u-4").await;
            page.panel().holds("Dan Drew").await;
            page.back().await;
            page.panel().is_gone().await;
            // The list's headings are below those of the page around it.
            page.evaluate("all('active-users-list')[0].setAttribute('heading-level', '4')")
                .await;
            page.link("Dan Drew").click().await;
            page.panel().holds("Dan Drew").await;
            page.heading("Dan Drew")
                .comes_to("element.matches('h4')")
                .await;
            page.heading("Devices")
                .comes_to("element.matches('h5')")
                .await;
            assert_eq!(page.evaluate(LEVELS).await, json!([4, 5]));
        })
        .await;
}

/// The levels of all headings in the list.
const LEVELS: &str = "(headings => [...new Set(headings.map(heading => Number(heading.ariaLevel ?? heading.tagName[1])))].sort())(
    [...all('active-users-list')[0].shadowRoot.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')])";

in_each_engine!(the_keys_of_the_list_work_inside_of_it_and_nowhere_else);

async fn the_keys_of_the_list_work_inside_of_it_and_nowhere_else(engine: Engine) {
    let key = Key::Character;
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_people(page, host, Org::small()).await;
            page.evaluate("document.querySelector('.top .brand').focus()")
                .await;
            let state = "[location.href, document.activeElement.className, all(':popover-open').length, all(':checked').length]";
            let before = page.evaluate(state).await;
            for character in ['j', 'k', 'x', '/', '?'] {
                page.press(key(character)).await;
                assert_eq!(page.evaluate(state).await, before, "{character} in the portal");
            }
            page.link("Ben Brown").tab_to().await;
            page.press(key('j')).await;
            page.link("Cleo Chen").has_focus().await;
            page.press(key('k')).await;
            page.press(key('k')).await;
            page.link("Ada Abbott").has_focus().await;
            page.press(key('x')).await;
            page.shows("1 selected").await;
            page.checkbox("Select Ada Abbott").comes_to("element.checked").await;
            page.press(key('/')).await;
            page.search().has_focus().await;
            page.press(key('j')).await;
            page.search().comes_to("element.value === 'j'").await;
        })
        .await;
}

in_each_engine!(rows_are_selected_and_taken_back);

async fn rows_are_selected_and_taken_back(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_people(page, host, Org::of(60, 3)).await;
            page.checkbox("Select all on this page").click().await;
            page.shows("50 selected").await;
            page.button("Select all 63 matching users").click().await;
            page.shows("63 selected").await;
            page.button("Clear selection").click().await;
            page.button("Clear selection").is_gone().await;
            page.lacks("selected").await;
            page.is_at("/people").await;
        })
        .await;
}

in_each_engine!(without_a_listener_the_list_minds_its_own_query);

async fn without_a_listener_the_list_minds_its_own_query(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench/heard.js",
                "window.heard = [];
                addEventListener('active-users-query', ({ detail }) => {
                    heard.push([detail.query, detail.href, detail.replace]);
                    sessionStorage.queries = Number(sessionStorage.queries ?? 0) + 1;
                });",
            );
            host.has("/bench", PAGE);
            page.open("/bench").await;
            page.lists("1 user", 1).await;
            page.link("Active").click().await;
            page.lists("3 users", 3).await;
            page.comes_to("all('active-users-list')[0].getAttribute('query') === 'activity=active'")
                .await;
            page.evaluate("all('active-users-list')[0].setAttribute('query', 'q=cleo')")
                .await;
            page.lists_names(&["Cleo Chen"]).await;
            page.search().comes_to("element.value === 'cleo'").await;
            let heard = json!([["activity=active", "/staff?a=1&activity=active", false]]);
            assert_eq!(page.evaluate("heard").await, heard);
            page.is_at("/bench").await;
            // A person's own page belongs to the portal.
            page.link("Cleo Chen").click().await;
            page.panel().appears().await;
            page.comes_to("all('a').some(link => link.getAttribute('href') === '/staff/u-3')")
                .await;
            // That stays so if its address looks like the list's.
            page.evaluate(
                "(list => { list.usersHref = '/bench'; list.userHref = '/bench?id={id}'; })(all('active-users-list')[0])",
            )
            .await;
            page.link("Open page")
                .comes_to("element.getAttribute('href') === '/bench?id=u-3'")
                .await;
            let queries = page.evaluate("sessionStorage.queries").await;
            page.link("Open page").click().await;
            page.is_at("/bench?id=u-3").await;
            page.lists("1 user", 1).await;
            assert_eq!(page.evaluate("sessionStorage.queries").await, queries);
        })
        .await;
}

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/heard.js></script>
    <active-users-list src=/bench/small.json users-href='/staff?a=1' user-href='/staff/{id}'
        query='activity=inactive'></active-users-list>
    <script type=module src=/insights/embed.js></script>";

in_each_engine!(a_prevented_query_leaves_the_list_as_it_is);

async fn a_prevented_query_leaves_the_list_as_it_is(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench/heard.js",
                "addEventListener('active-users-query', event => {
                    event.preventDefault();
                    window.wanted = event.detail.query;
                });",
            );
            host.has("/bench", PAGE);
            page.open("/bench").await;
            page.lists("1 user", 1).await;
            page.link("Active").click().await;
            page.comes_to("window.wanted === 'activity=active'").await;
            page.frames().await;
            page.lists("1 user", 1).await;
            page.evaluate("(all('active-users-list')[0].query = window.wanted)")
                .await;
            page.lists("3 users", 3).await;
        })
        .await;
}

in_each_engine!(going_back_to_a_page_with_a_query_of_its_own_shows_that_again);

async fn going_back_to_a_page_with_a_query_of_its_own_shows_that_again(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has("/bench/pages.js", PAGES);
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <active-users-list src=/bench/small.json users-href=/bench query='activity=inactive'></active-users-list>
                <script type=module src=/bench/pages.js></script>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.lists_names(&["Dan Drew"]).await;
            page.link("Name").click().await;
            page.is_at("/bench?activity=inactive&sort=name").await;
            page.search().types("zz").await;
            page.heading("No users match").appears().await;
            page.back().await;
            page.is_at("/bench").await;
            page.lists_names(&["Dan Drew"]).await;
        })
        .await;
}
