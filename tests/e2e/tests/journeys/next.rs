//! The components in a portal that a server renders, Next.js, before React takes the page over.

use e2e::{Answer, Engine, ForeignPortal, Org, Page, Server, in_each_engine};
use serde_json::json;

/// What the server sends, before any script runs.
async fn source(page: &Page) -> String {
    let source = page
        .evaluate("fetch(location.href).then(page => page.text())")
        .await;
    source.as_str().unwrap_or_default().to_owned()
}

in_each_engine!(pages_from_the_server_go_by_the_portals_router_and_keep_the_query_in_the_address);

async fn pages_from_the_server_go_by_the_portals_router_and_keep_the_query_in_the_address(
    engine: Engine,
) {
    let users = Answer::Text(Org::small().json());
    let server = Server::start("", false, users).await;
    let portal = ForeignPortal::next(&server.url("/users.json"));
    let page = portal.page(engine).await;

    // From the chart to the list and back, without loading a page.
    page.open("/").await;
    page.evaluate("window.isMarked = true").await;
    page.link("Inactive: 1 user (25%)").click().await;
    page.is_at("/people?activity=inactive").await;
    page.lists_names(&["Dan Drew"]).await;
    page.back().await;
    page.is_at("/").await;
    page.link("Inactive: 1 user (25%)").appears().await;
    assert_eq!(page.evaluate("window.isMarked").await, json!(true));

    // Search and order are in the address, which the server knows as well.
    page.open("/people?activity=active").await;
    page.lists("3 users", 3).await;
    let source = source(&page).await;
    assert!(
        source.contains(
            r#"<active-users-list src="/api/users" users-href="/people" query="activity=active">"#
        ),
        "{source}"
    );
    page.evaluate("window.isMarked = true").await;
    page.link("Name").click().await;
    page.is_at("/people?activity=active&sort=name").await;
    page.lists_first("Ada Abbott").await;
    page.search().types("cleo c").await;
    page.lists_names(&["Cleo Chen"]).await;
    page.is_at("/people?activity=active&q=cleo%20c&sort=name")
        .await;
    page.search().comes_to("element.value === 'cleo c'").await;
    page.search().has_focus().await;
    // Typing has replaced the last step.
    page.back().await;
    page.is_at("/people?activity=active").await;
    page.lists("3 users", 3).await;
    page.forward().await;
    page.lists_names(&["Cleo Chen"]).await;
    assert_eq!(page.evaluate("window.isMarked").await, json!(true));
    page.reload().await;
    page.lists_names(&["Cleo Chen"]).await;
    page.is_at("/people?activity=active&q=cleo%20c&sort=name")
        .await;

    if engine == Engine::Chromium {
        let errors = page.errors().await;
        assert!(errors.is_empty(), "Errors on the console: {errors:#?}");
    }
}
