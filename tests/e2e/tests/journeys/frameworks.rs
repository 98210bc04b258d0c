//! The elements in React and Vue portals, under the strictest policy each can work with.

use e2e::{Journey, Org, Page, Role, Server};
use xtask::serve::POLICY;

/// Each framework, with the Trusted Types policies on its page.
const FRAMEWORKS: [(&str, &str); 2] = [("react", "active-users"), ("vue", "active-users vue")];

/// Runs the steps in each framework's portal, with [`Org::small`].
async fn in_each(steps: impl AsyncFn(&Page, &Server)) {
    for (framework, names) in FRAMEWORKS {
        Journey::with(Org::small())
            .inside(framework)
            .run(async |page, server| {
                server.policy(&format!(
                    "{POLICY}; require-trusted-types-for 'script'; trusted-types {names}"
                ));
                steps(page, server).await;
            })
            .await;
    }
}

/// Marks the page; a reload removes the mark.
async fn mark(page: &Page) {
    page.evaluate("window.isMarked = true").await;
}

async fn is_still_the_marked_page(page: &Page) {
    page.comes_to("window.isMarked === true").await;
}

#[tokio::test]
async fn the_chart_shows_its_numbers() {
    in_each(async |page, _| {
        page.open("/").await;
        page.heading("Active Users").appears().await;
        page.link("Active: 3 users (75%)").appears().await;
        page.link("Inactive: 1 user (25%)").appears().await;
    })
    .await;
}

#[tokio::test]
async fn a_click_on_a_bar_goes_to_the_list_by_the_portals_own_route() {
    in_each(async |page, _| {
        page.open("/").await;
        mark(page).await;
        page.link("Inactive: 1 user (25%)").click().await;
        page.is_at("/people?activity=inactive").await;
        page.status().says("1 user").await;
        page.part(Role::Table, "Users").holds("Dan Drew").await;
        page.heading("Active Users").is_gone().await;
        is_still_the_marked_page(page).await;
        page.back().await;
        page.is_at("/").await;
        page.link("Inactive: 1 user (25%)").appears().await;
        is_still_the_marked_page(page).await;
    })
    .await;
}

#[tokio::test]
async fn a_filter_of_the_list_is_in_the_portals_address_and_back_returns() {
    in_each(async |page, _| {
        page.open("/people?activity=inactive").await;
        mark(page).await;
        page.status().says("1 user").await;
        page.link("Active").click().await;
        page.is_at("/people?activity=active").await;
        page.status().says("3 users").await;
        page.back().await;
        page.is_at("/people?activity=inactive").await;
        page.status().says("1 user").await;
        page.forward().await;
        page.status().says("3 users").await;
        page.link("People").click().await;
        page.is_at("/people").await;
        page.part(Role::Table, "Users").holds("Ada Abbott").await;
        is_still_the_marked_page(page).await;
    })
    .await;
}

#[tokio::test]
async fn a_search_in_the_list_replaces_the_portals_address() {
    in_each(async |page, _| {
        page.open("/").await;
        page.link("People").click().await;
        page.status().says("4 users").await;
        page.search().types("dan d").await;
        page.status().says("1 user").await;
        page.is_at("/people?q=dan%20d").await;
        page.search().comes_to("element.value === 'dan d'").await;
        page.search().has_focus().await;
        page.back().await;
        page.is_at("/").await;
        page.heading("Active Users").appears().await;
    })
    .await;
}

/// Holds back the list's events until the test lets go, then sends them one after another, like a
/// portal with a slow router.
const HOLD: &str = "
    const held = [];
    addEventListener('active-users-query', event => {
        if (event.isLate) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        held.push([event.target, event.detail]);
    }, true);
    window.held = held;
    window.letGo = () => {
        if (held.length === 0) return;
        const [list, detail] = held.shift();
        const late = new CustomEvent('active-users-query', { detail, bubbles: true, cancelable: true, composed: true });
        late.isLate = true;
        list.dispatchEvent(late);
        requestAnimationFrame(() => requestAnimationFrame(window.letGo));
    };";

#[tokio::test]
async fn a_slow_portal_does_not_take_letters_back() {
    in_each(async |page, _| {
        page.prepare(HOLD).await;
        page.open("/people").await;
        page.status().says("4 users").await;
        page.search().types("dan d").await;
        // A trailing space doesn't change the search.
        page.comes_to("held.at(-1)?.[1].query === 'q=dan%20d'")
            .await;
        page.evaluate("letGo()").await;
        page.is_at("/people?q=dan%20d").await;
        page.status().says("1 user").await;
        let box_has = "element.value === 'dan d'";
        page.search().comes_to(box_has).await;
    })
    .await;
}

/// If an element were left behind, there would be a second bar; if a listener were, a second step
/// in the history.
#[tokio::test]
async fn an_element_that_comes_and_goes_ten_times_is_there_once_and_works() {
    in_each(async |page, _| {
        page.open("/").await;
        mark(page).await;
        for _ in 0..10 {
            page.link("Inactive: 1 user (25%)").appears().await;
            page.link("People").click().await;
            page.status().says("4 users").await;
            page.link("Overview").click().await;
        }
        page.link("Inactive: 1 user (25%)").click().await;
        page.is_at("/people?activity=inactive").await;
        page.status().says("1 user").await;
        page.back().await;
        page.is_at("/").await;
        page.link("Inactive: 1 user (25%)").appears().await;
        is_still_the_marked_page(page).await;
    })
    .await;
}

/// Checks what the portals pass as the properties `headers` and `fetcher`.
fn is_dressed(server: &Server, requests: usize) {
    for (header, start) in [("x-csrf-token", "token-for-"), ("authorization", "Bearer ")] {
        let values = server.asked_with(header);
        assert_eq!(values.len(), requests, "{header}: {values:?}");
        let is_given =
            |value: &Option<String>| value.as_ref().is_some_and(|value| value.starts_with(start));
        assert!(values.iter().all(is_given), "{header}: {values:?}");
    }
}

#[tokio::test]
async fn headers_and_fetcher_are_properties_and_serve_each_request() {
    in_each(async |page, server| {
        page.open("/").await;
        page.heading("Active Users").appears().await;
        is_dressed(server, 1);
        page.link("People").click().await;
        page.status().says("4 users").await;
        is_dressed(server, 2);
    })
    .await;
}

/// Frameworks set an attribute when an element lacks the property, and until its script has loaded
/// it lacks them all.
#[tokio::test]
async fn an_element_whose_script_comes_late_has_its_headers_and_events_all_the_same() {
    const LATE: &str = "
        const define = customElements.define.bind(customElements);
        const late = [];
        customElements.define = (...element) => void late.push(element);
        window.letScriptsCome = () => late.forEach(element => define(...element));
        window.isWaiting = () => late.length === 2;";
    in_each(async |page, server| {
        page.prepare(LATE).await;
        page.open("/").await;
        page.link("Overview").appears().await;
        page.comes_to("isWaiting()").await;
        page.evaluate("letScriptsCome()").await;
        page.link("Inactive: 1 user (25%)").click().await;
        page.is_at("/people?activity=inactive").await;
        page.status().says("1 user").await;
        is_dressed(server, 2);
    })
    .await;
}
