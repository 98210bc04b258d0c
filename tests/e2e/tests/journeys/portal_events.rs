//! What the list tells the page around it, and what that page can prevent.

use e2e::{Engine, Org, Page, Person, PortalHost, PortalJourney, in_each_engine};
use serde_json::{Value, json};

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <script src=/bench/heard.js></script>
    <active-users-list id=list src=/bench/users.json users-href=/bench>
        <button slot=selection id=own data-action=deactivate>Deactivate</button>
    </active-users-list>
    <script type=module src=/insights/embed.js></script>";

/// Records all events, and prevents those named in `prevented`. A file would be made from a blob, which is counted in
/// place of the download.
const HEARD: &str = "
    window.heard = [];
    window.prevented = [];
    window.files = 0;
    URL.createObjectURL = () => (files++, 'data:,');
    HTMLAnchorElement.prototype.click = () => {};
    for (const name of ['export', 'open', 'send', 'retry', 'action', 'error']) {
        addEventListener(`active-users-${name}`, event => {
            heard.push([name, event.detail]);
            if (prevented.includes(name)) event.preventDefault();
        });
    }";

async fn open_bench(page: &Page, host: &PortalHost) {
    host.has("/bench/heard.js", HEARD);
    host.has("/bench", PAGE);
    page.open("/bench").await;
}

/// The events so far, which are then forgotten.
async fn heard(page: &Page) -> Value {
    page.evaluate("heard.splice(0)").await
}

fn org() -> Org {
    Org::new()
        .with(Person::new("Ada Abbott"))
        .with(Person::new("Ben Brown").used(2))
        .with(Person::new("Dan Drew").used(45))
}

in_each_engine!(an_export_is_announced_and_can_be_prevented);

async fn an_export_is_announced_and_can_be_prevented(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/users.json", org().json());
            open_bench(page, host).await;
            page.lists("3 users", 3).await;
            page.evaluate("void prevented.push('export')").await;
            page.button("Export").click().await;
            for button in [
                "Save as CSV",
                "Save as JSON",
                "Save license review",
                "Copy e-mail addresses",
                "Print",
            ] {
                page.button(button).click().await;
            }
            page.frames().await;
            let asked = json!([
                ["export", { "format": "csv", "count": 3 }],
                ["export", { "format": "json", "count": 3 }],
                ["export", { "format": "review", "count": 3 }],
                ["export", { "format": "addresses", "count": 3 }],
                ["export", { "format": "print", "count": 3 }],
            ]);
            assert_eq!(heard(page).await, asked);
            assert_eq!(page.evaluate("files").await, 0);
            page.evaluate("void prevented.splice(0)").await;
            page.evaluate("all('.row .checkbox')[0].click()").await;
            page.shows("1 selected").await;
            page.button("Save as CSV").click().await;
            page.comes_to("files === 1").await;
            page.message().says("Exported 1 user").await;
            let asked = json!([["export", { "format": "csv", "count": 1 }]]);
            assert_eq!(heard(page).await, asked);
            // The dialog for writing copies addresses as well.
            page.evaluate("void prevented.push('export')").await;
            page.button("Write…").click().await;
            page.button("Copy addresses").click().await;
            page.comes_to("heard.at(-1)?.[0] === 'export'").await;
            let asked = json!(["export", { "format": "addresses", "count": 1 }]);
            assert_eq!(page.evaluate("heard.at(-1)").await, asked);
            page.frames().await;
            page.lacks("Copied the addresses").await;
            page.button("Close").click().await;
            // Without exports, nothing offers one.
            page.evaluate("(list.noExport = true)").await;
            page.button("Views").appears().await;
            page.button("Export").is_gone().await;
            page.comes_to("all('.row').length === 3").await;
            page.evaluate("all('.row .checkbox')[0].click()").await;
            page.button("Write…").appears().await;
            page.lacks("Export or copy…").await;
            assert_eq!(page.evaluate("all('#export').length").await, 0);
        })
        .await;
}

in_each_engine!(a_button_of_the_portal_is_told_who_is_selected);

async fn a_button_of_the_portal_is_told_who_is_selected(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/users.json", org().json());
            open_bench(page, host).await;
            page.lists("3 users", 3).await;
            page.evaluate("void own.addEventListener('click', event => { heard.push(['click', null]); if (window.handles) event.preventDefault(); })")
                .await;
            assert_eq!(page.evaluate("own.checkVisibility()").await, false);
            page.evaluate("all('.row .checkbox').slice(0, 2).forEach(box => box.click())")
                .await;
            page.button("Deactivate").click().await;
            page.comes_to("heard.length === 2").await;
            let told = json!([
                ["click", null],
                ["action", { "action": "deactivate", "ids": ["u-1", "u-2"] }],
            ]);
            assert_eq!(heard(page).await, told);
            // One that handles the click by itself is left alone.
            page.evaluate("(window.handles = true)").await;
            page.button("Deactivate").click().await;
            page.button("Clear selection").click().await;
            page.comes_to("!own.checkVisibility()").await;
            assert_eq!(heard(page).await, json!([["click", null]]));
        })
        .await;
}

in_each_engine!(a_portal_can_count_what_its_readers_do);

async fn a_portal_can_count_what_its_readers_do(engine: Engine) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            host.refuses("/bench/users.json", 503);
            open_bench(page, host).await;
            page.heading("Couldn't load users").appears().await;
            host.has("/bench/users.json", org().json());
            page.button("Retry").click().await;
            page.lists("3 users", 3).await;
            page.comes_to("heard.length === 2").await;
            let message = "The server returned an error for /bench/users.json (503). Retry, or contact your administrator.";
            let told = json!([
                ["error", { "message": message, "status": 503 }],
                ["retry", null],
            ]);
            assert_eq!(heard(page).await, told);
            page.evaluate("(list.remindersUrl = '/bench/reminders.json')")
                .await;
            page.link("Dan Drew").click().await;
            page.panel().holds("Dan Drew").await;
            page.comes_to("heard.length === 1").await;
            assert_eq!(heard(page).await, json!([["open", { "id": "u-3" }]]));
            let answer = json!({ "accepted": 0, "rejected": [{ "id": "u-3", "reason": "Full." }] });
            host.has("/bench/reminders.json", answer.to_string());
            page.button("Send reminder").click().await;
            page.shows("Full.").await;
            let told = json!([["send", { "accepted": 0, "rejected": 1, "action": "remind" }]]);
            assert_eq!(heard(page).await, told);
        })
        .await;
}
