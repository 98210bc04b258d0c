//! Slow and failing exports.

use e2e::{Journey, Org, Page};
use serde_json::json;

/// More users than one batch.
const USERS: usize = 5000;

/// Holds back the page's timers until the test lets go.
const HOLD: &str = "
    const wait = window.setTimeout, held = [];
    window.hold = false;
    window.setTimeout = (done, ...rest) => window.hold ? held.push(done) : wait(done, ...rest);
    window.saved = 0;
    const make = URL.createObjectURL;
    URL.createObjectURL = file => { window.saved += 1; return make.call(URL, file); };
    window.turns = left => new Promise(done => { const turn = () => left-- > 0 ? wait(turn) : done(null); turn(); });
    window.letGo = () => { window.hold = false; held.splice(0).forEach(done => wait(done)); };";

async fn export(page: &Page, button: &str) {
    page.open("/users").await;
    page.lists("5,000 users", 50).await;
    page.button("Export").click().await;
    page.evaluate("window.hold = true").await;
    page.button(button).click().await;
}

#[tokio::test]
async fn an_export_says_how_far_it_is_and_goes_on_to_its_end() {
    Journey::with(Org::of(USERS, 0))
        .run(async |page, _| {
            page.prepare(HOLD).await;
            export(page, "Save as CSV").await;
            page.shows("500 of 5,000 users").await;
            page.evaluate("window.letGo()").await;
            page.button("Cancel").is_gone().await;
            page.comes_to("window.saved === 1").await;
            page.message().says("Exported 5,000 users").await;
        })
        .await;
}

#[tokio::test]
async fn a_cancelled_export_saves_nothing() {
    Journey::with(Org::of(USERS, 0))
        .run(async |page, _| {
            page.prepare(HOLD).await;
            export(page, "Save as JSON").await;
            page.button("Cancel").click().await;
            page.button("Cancel").is_gone().await;
            page.evaluate("window.letGo()").await;
            // An export that goes on needs ten timers.
            page.evaluate("window.turns(100)").await;
            assert_eq!(page.evaluate("window.saved").await, 0);
            page.lacks("of 5,000 users").await;
            page.message().says("").await;
        })
        .await;
}

#[tokio::test]
async fn a_browser_without_room_is_said_to_have_none() {
    Journey::with(Org::small().with_record(json!("not an object")))
        .through_errors()
        .run(async |page, _| {
            page.prepare("window.Blob = class { constructor() { throw new Error('no room'); } }")
                .await;
            page.open("/users").await;
            page.button("Export").click().await;
            page.button("Save as CSV").click().await;
            page.shows(
                "Not enough memory to create the file. Export fewer users, or close other tabs.",
            )
            .await;
            page.button("Cancel").is_gone().await;
            page.open("/").await;
            page.button("Download the list").click().await;
            page.shows("Not enough memory to create the file").await;
        })
        .await;
}
