//! Parts of the app that are fetched when they are first needed.

use e2e::{Engine, Journey, Key, Org, PortalJourney, in_each_engine};
use serde_json::json;

in_each_engine!(pages_that_did_not_arrive_say_so_and_come_by_retry);

async fn pages_that_did_not_arrive_say_so_and_come_by_retry(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .through_errors()
        .run(async |page, server| {
            server.lose("_list.wasm");
            page.open("/").await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.heading("Couldn't load this page").appears().await;
            page.is_at("/users?activity=inactive").await;
            page.is_titled("Couldn't load this page · Enpass").await;
            page.button("Retry").click().await;
            page.heading("Couldn't load this page").appears().await;
            // The Dashboard is there all the same.
            page.back().await;
            page.link("Active: 3 users (75%)").appears().await;
            page.forward().await;
            page.heading("Couldn't load this page").appears().await;
            // The pages are found, and the dialog over them is lost.
            server.lose("_compose.wasm");
            page.button("Retry").click().await;
            page.lists("1 user", 1).await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").click().await;
            page.dialog("Send a reminder").appears().await;
            page.shows("Part of the app didn't arrive.").await;
            page.press(Key::Escape).await;
            page.dialog("Send a reminder").is_gone().await;
            server.find();
            page.button("Write…").click().await;
            page.dialog("Write to 1 user").appears().await;
            page.press(Key::Escape).await;
            page.link("Guide").click().await;
            page.heading("Guide").appears().await;
        })
        .await;
}

in_each_engine!(pages_without_their_styles_say_so_and_come_by_retry);

async fn pages_without_their_styles_say_so_and_come_by_retry(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .through_errors()
        .run(async |page, server| {
            server.lose("_list.css");
            page.open("/guide").await;
            page.heading("Couldn't load this page").appears().await;
            page.button("Retry").click().await;
            page.heading("Couldn't load this page").appears().await;
            server.find();
            page.button("Retry").click().await;
            page.heading("Guide").appears().await;
        })
        .await;
}

#[tokio::test]
async fn another_file_in_the_place_of_a_part_is_no_part() {
    let org = Org::small().with_record(json!({ "id": "", "name": 7 }));
    Journey::with(org)
        .through_errors()
        .run(async |page, server| {
            server.replace("_rest.wasm");
            page.open("/users/u-1").await;
            page.heading("Couldn't load this page").appears().await;
            // The list of records on the Dashboard is a part as well.
            page.open("/").await;
            page.shows("1 of 5 records couldn't be read and is excluded.")
                .await;
            page.shows("Couldn't load the list of these records.").await;
            server.replace("_compose.wasm");
            page.button("Retry").click().await;
            page.button("Download the list").appears().await;
            page.open("/users").await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").click().await;
            page.dialog("Send a reminder").appears().await;
            page.shows("Part of the app didn't arrive.").await;
            let barriers = page.barriers("A dialog that did not arrive").await;
            assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
        })
        .await;
}

#[tokio::test]
async fn the_other_pages_are_fetched_ahead() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            for part in ["_list.wasm", "_rest.wasm"] {
                page.comes_to(&format!("performance.getEntriesByType('resource').some(({{ name, responseEnd }}) => name.endsWith('{part}') && responseEnd > 0)"))
                    .await;
            }
            server.lose("_list.wasm");
            page.link("Active: 3 users (75%)").click().await;
            page.lists("3 users", 3).await;
        })
        .await;
}

#[tokio::test]
async fn a_list_shows_its_rows_then_fetches_the_rest_and_then_the_dialog() {
    const WATCH: &str = "window.rows = 0;
        new MutationObserver(() => {
            if (!window.rows && document.querySelector('tbody .row')) window.rows = performance.now();
        }).observe(document, { childList: true, subtree: true });";
    Journey::with(Org::small())
        .run(async |page, _| {
            page.prepare(WATCH).await;
            page.open("/users").await;
            let part = |part| format!("performance.getEntriesByType('resource').filter(({{ name }}) => name.endsWith('_{part}.wasm'))");
            let (rest, dialog) = (part("rest"), part("compose"));
            page.comes_to(&format!(
                "rows > 0 && {rest}.length > 0 && {rest}.every(({{ startTime }}) => startTime > rows)"
            ))
            .await;
            // The dialog's part needs the rest, so it is fetched only then.
            page.comes_to(&format!(
                "{dialog}.length > 0 && {dialog}.every(({{ startTime }}) => startTime > {rest}[0].responseEnd)"
            ))
            .await;
        })
        .await;
}

const DIALOG_IS_FETCHED: &str =
    "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('_compose.wasm'))";

in_each_engine!(a_panel_and_a_menu_that_did_not_arrive_say_so_and_come_later);

async fn a_panel_and_a_menu_that_did_not_arrive_say_so_and_come_later(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .through_errors()
        .run(async |page, server| {
            server.lose("_rest.wasm");
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.shows("Part of the list didn't arrive").await;
            // The dialog's part needs the rest.
            page.comes_to(&format!("!{DIALOG_IS_FETCHED}")).await;
            for menu in ["Columns", "Likely cause"] {
                page.button(menu).click().await;
                page.shows("Couldn't load this menu.").await;
                page.press(Key::Escape).await;
            }
            page.link("Ben Brown").click().await;
            page.panel().holds("Part of the app didn't arrive.").await;
            if engine == Engine::Chromium {
                let barriers = page.barriers("A panel that did not arrive").await;
                assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
            }
            page.press(Key::Escape).await;
            page.panel().is_gone().await;
            page.link("Ben Brown").has_focus().await;
            page.press(Key::Enter).await;
            page.panel().holds("Part of the app didn't arrive.").await;
            page.comes_to(&format!("!{DIALOG_IS_FETCHED}")).await;
            server.find();
            page.button("Retry").click().await;
            page.heading("Ben Brown").has_focus().await;
            page.lacks("Part of the list didn't arrive").await;
            page.comes_to(DIALOG_IS_FETCHED).await;
            page.link("Close").click().await;
            page.link("Ben Brown").has_focus().await;
            // A menu comes by opening it again.
            server.lose("_rest.wasm");
            page.open("/users").await;
            page.shows("Part of the list didn't arrive").await;
            page.button("Columns").click().await;
            page.shows("Couldn't load this menu.").await;
            page.press(Key::Escape).await;
            server.find();
            page.button("Columns").click().await;
            page.switch("Compact rows").appears().await;
            page.press(Key::Escape).await;
            page.button("Columns").has_focus().await;
        })
        .await;
}

in_each_engine!(a_list_that_did_not_arrive_says_so_and_comes_by_retry);

async fn a_list_that_did_not_arrive_says_so_and_comes_by_retry(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            let part = |end| host.built("/insights", "active-users-elements", end);
            let (list, dialog) = (part("_list.wasm"), part("_compose.wasm"));
            host.refuses(&list, 404);
            host.refuses(&dialog, 404);
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench/before.js",
                "window.heard = [];
                addEventListener('active-users-error', ({ detail }) => heard.push(detail.message));",
            );
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <script src=/bench/before.js></script>
                <active-users-chart src=/bench/small.json></active-users-chart>
                <active-users-list src=/bench/small.json></active-users-list>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.heading("Couldn't load the list of users").appears().await;
            page.comes_to("heard.join() === `Couldn't load the list of users`")
                .await;
            // The chart needs no list.
            page.link("Active: 3 users (75%)").appears().await;
            host.is_itself_at(&list);
            page.button("Retry").click().await;
            page.lists("4 users", 4).await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").click().await;
            page.dialog("Send a reminder").appears().await;
            page.shows("Part of the app didn't arrive.").await;
            host.is_itself_at(&dialog);
            page.button("Retry").click().await;
            page.dialog("Write to 4 users").appears().await;
        })
        .await;
}
