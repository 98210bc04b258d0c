//! A page that can't start says why, in a sentence a person can act on.

use e2e::{Journey, Org};

#[tokio::test]
async fn without_webassembly() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, _| {
            page.prepare("delete globalThis.WebAssembly").await;
            page.open("/users").await;
            page.alert()
                .says(
                    "This browser doesn't support WebAssembly, or it is turned off. Use a current browser, or ask your administrator to turn WebAssembly on.",
                )
                .await;
        })
        .await;
}

#[tokio::test]
async fn with_webassembly_blocked_by_the_policy() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            server.policy(&xtask::serve::POLICY.replace(" 'wasm-unsafe-eval'", ""));
            page.open("/").await;
            page.alert()
                .says(
                    "WebAssembly is blocked on this page. Ask the site owner to add 'wasm-unsafe-eval' to its \
                     content security policy.",
                )
                .await;
            // All other journeys rely on the harness noticing this.
            page.until("the violation is reported", async || {
                (!server.violations().is_empty()).then_some(())
            })
            .await;
            assert!(!page.errors().await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn without_a_part_of_it() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            for (asked, part) in (1..).zip(["_bg.wasm", ".js"]) {
                server.lose_all_but_start(part);
                page.open("/").await;
                page.alert()
                    .says("Part of the app couldn't be loaded. Check the network connection, then reload the page.")
                    .await;
                // The document is not asked for after the app, but beside it.
                page.until("the users are asked for", async || {
                    (server.asked() == asked).then_some(())
                })
                .await;
            }
        })
        .await;
}

#[tokio::test]
async fn with_a_page_in_place_of_its_webassembly() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            server.replace("_bg.wasm");
            page.open("/").await;
            page.alert()
                .says(
                    "Part of the app was damaged, or the server sent the wrong file. Reload the page. If it happens \
                     again, ask the site owner to check how the server sends the app's files.",
                )
                .await;
        })
        .await;
}

#[tokio::test]
async fn without_the_start_script() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            server.lose("/start.js");
            page.open("/").await;
            page.shows(
                "Active Users is starting. If this message stays, its script couldn't be loaded or is blocked: reload \
                 the page, or ask the site owner to allow JavaScript and WebAssembly here.",
            )
            .await;
        })
        .await;
}
