//! The app and its elements leave the portal's own links and policy alone.

use e2e::{Engine, Org, Page, PortalJourney, in_each_engine};

in_each_engine!(links_of_the_portal_around_the_app_load_the_portals_pages);

/// The app's router handles only addresses below its folder.
async fn links_of_the_portal_around_the_app_load_the_portals_pages(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            host.has(
                "/insights-archive",
                "<!doctype html><title>The archive</title><link rel=icon href=data:,>",
            );
            for (from, name) in [("/insights/", "Active Users"), ("/insights/users", "Users")] {
                page.open(from).await;
                page.heading(name).appears().await;
                let asked = host.asked("/people");
                add_link(page, "/people", "Staff").await;
                page.link("Staff").click().await;
                page.is_at("/people").await;
                page.is_titled("People · Northwind Admin").await;
                page.heading("People").appears().await;
                assert_eq!(host.asked("/people"), asked + 1, "from {from}");
                page.back().await;
                page.is_at(from).await;
                page.heading(name).appears().await;
                // This address begins like the app's, but isn't one of them.
                let archive = "/insights-archive?year=2025";
                add_link(page, archive, "Archive").await;
                page.link("Archive").click().await;
                page.is_at(archive).await;
                page.is_titled("The archive").await;
                page.back().await;
                page.is_at(from).await;
                page.heading(name).appears().await;
            }
        })
        .await;
}

/// Adds a portal link to the page, outside the app.
async fn add_link(page: &Page, href: &str, text: &str) {
    page.evaluate(&format!(
        "void document.body.prepend(Object.assign(document.createElement('a'), {{ href: '{href}', textContent: '{text}' }}))"
    ))
    .await;
}

in_each_engine!(links_beside_the_elements_are_those_of_the_page);

async fn links_beside_the_elements_are_those_of_the_page(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has("/bench/there", "<!doctype html><title>There</title><link rel=icon href=data:,>There");
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <a href=/bench/there?activity=inactive>Away</a> <a href=#part>Further down</a>
                <active-users-chart src=/bench/small.json users-href=/bench/there></active-users-chart>
                <active-users-list src=/bench/small.json users-href=/bench/there></active-users-list>
                <p id=part>The part</p>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.lists("4 users", 4).await;
            page.link("Further down").click().await;
            page.is_at("/bench#part").await;
            page.lists("4 users", 4).await;
            page.link("Away").click().await;
            page.is_at("/bench/there?activity=inactive").await;
            page.is_titled("There").await;
        })
        .await;
}

in_each_engine!(the_portals_navigation_works_beside_the_elements);

async fn the_portals_navigation_works_beside_the_elements(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.comes_to("all('.bar').length === 2").await;
            page.evaluate("(window.isSamePage = true)").await;
            page.link("People").click().await;
            page.is_at("/people").await;
            page.comes_to("all('table[aria-label=Users]').length === 1")
                .await;
            page.link("Home").click().await;
            page.is_at("/").await;
            page.comes_to("all('.bar').length === 2").await;
            assert_eq!(page.evaluate("window.isSamePage").await, true);
            page.link("Insights").click().await;
            page.is_at("/insights/").await;
            page.is_titled("Dashboard · Enpass").await;
            assert_eq!(
                page.evaluate("window.isSamePage ?? null").await,
                serde_json::Value::Null
            );
        })
        .await;
}

in_each_engine!(every_page_of_the_portal_keeps_to_its_policy);

/// The journey itself checks that no violation was reported.
async fn every_page_of_the_portal_keeps_to_its_policy(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            for look in ["light", "dark", "rtl"] {
                page.open(&format!("/?look={look}")).await;
                page.comes_to("all('.bar').length === 2").await;
                page.open("/people").await;
                page.comes_to("all('table[aria-label=Users]').length === 1")
                    .await;
                page.evaluate("all('table[aria-label=Users] > tbody > tr > th a')[0].click()")
                    .await;
                page.panel().appears().await;
                page.open("/framed").await;
                page.into_frame().await;
                page.heading("Active Users").appears().await;
                page.out_of_frame().await;
            }
            page.open("/insights/users").await;
            page.heading("Users").appears().await;
            page.open("/insights/guide").await;
            page.is_titled("Guide · Enpass").await;
        })
        .await;
}

in_each_engine!(what_the_portals_policy_blocks_is_reported);

/// Makes silence in the other journeys mean something: an inline style and, in engines with Trusted
/// Types, markup that no policy vouches for.
async fn what_the_portals_policy_blocks_is_reported(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .against_the_policy()
        .run(async |page, host| {
            host.has(
                "/bench/markup.js",
                "try { document.body.innerHTML += '<b>Bold</b>'; window.wasTaken = true; } catch { window.wasTaken = false; }",
            );
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <style>p { color: red }</style><p>A text</p><script src=/bench/markup.js></script>",
            );
            page.open("/bench").await;
            let has_types = page.evaluate("'trustedTypes' in window").await == true;
            page.comes_to(&format!("wasTaken === {}", !has_types)).await;
            page.until("the style is reported", async || {
                is_reported(host, "style-src")
            })
            .await;
            if has_types {
                page.until("the markup is reported", async || {
                    is_reported(host, "require-trusted-types-for")
                })
                .await;
            }
        })
        .await;
}

fn is_reported(host: &e2e::PortalHost, directive: &str) -> Option<()> {
    let reports = host.reports();
    let mut directives = reports.iter().map(|report| &report.effective_directive);
    directives
        .any(|reported| reported.starts_with(directive))
        .then_some(())
}
