//! Links a portal configures lead to its own pages and nowhere else.

use e2e::{Answer, Engine, Journey, Org, PortalJourney};
use serde_json::json;

fn org() -> Org {
    Org::small().with_record(json!({
        "id": "auth0|5f3 é", "name": "Odd Id", "vault_created_at": "2026-01-05T09:00:00Z",
    }))
}

#[tokio::test]
async fn a_page_of_the_portal_is_not_taken_for_one_of_the_apps() {
    Journey::with(org())
        .run(async |page, server| {
            for template in ["/people/{id}", "/people/%7Bid%7D"] {
                let config = json!({ "links": { "user": template, "guide": "/help" } });
                server.config(Answer::from(config.to_string()));
                page.open("/users?user=auth0%7C5f3%20%C3%A9").await;
                page.heading("Odd Id").appears().await;
                page.evaluate("(window.isSamePage = true)").await;
                page.link("Open page").click().await;
                page.is_at("/people/auth0%7C5f3%20%C3%A9").await;
                page.comes_to("window.isSamePage === undefined").await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_address_of_a_user_may_end_in_a_slash() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/users/u-1/").await;
            page.heading("Ada Abbott").appears().await;
        })
        .await;
}

#[tokio::test]
async fn a_script_is_not_a_link() {
    Journey::with(org())
        .through_errors()
        .run(async |page, server| {
            for (key, config) in [
                (
                    "links.user",
                    json!({ "links": { "user": "java\nscript:alert(1)" } }),
                ),
                ("sign_in", json!({ "sign_in": " JavaScript:alert(1)" })),
            ] {
                server.config(Answer::from(config.to_string()));
                page.open("/").await;
                page.shows(&format!("{key} is not a web address")).await;
            }
        })
        .await;
}

#[tokio::test]
async fn whoever_is_not_in_the_chart_is_announced_without_an_activity() {
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .run(async |page, host| {
            let org = Org::small().with_record(json!({ "id": "p", "license": "unassigned" }));
            host.has("/bench/small.json", org.json());
            host.has(
                "/bench/hear.js",
                "addEventListener('active-users-select', event => { event.preventDefault(); window.heard = event.detail; });",
            );
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,><script src=/bench/hear.js></script>
                <active-users-chart src=/bench/small.json></active-users-chart>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.link("No license: 1 user").click().await;
            page.comes_to("window.heard !== undefined").await;
            let heard = page.evaluate("heard").await;
            assert_eq!(heard["activity"], json!(null));
            assert_eq!(heard["count"], json!(1));
            page.is_at("/bench").await;
        })
        .await;
}
