//! Who asked not to be reminded, and the log of messages and calls, where this browser keeps both.

use e2e::{Answer, Journey, Org, Person, Role};

const LOG: &str = "active-users-outreach:/users.json";
const NEVER: &str = "active-users-never-notify:/users.json";

#[tokio::test]
async fn without_a_portal_this_browser_keeps_both_and_says_so() {
    let org = Org::small().with(Person::new("Eve Eden").used(50));
    Journey::with(org)
        .run(async |page, server| {
            let mut barriers = Vec::new();
            page.open("/users/u-4").await;
            page.heading("Dan Drew").appears().await;
            page.shows("No messages or calls logged.").await;
            page.field("Note (optional)").types("Dan will try the phone.").await;
            page.button("Log a call").click().await;
            page.part(Role::Region, "Outreach").holds("Dan will try the phone.").await;
            page.switch("Never remind this person").click().await;
            page.shows("Asked not to be reminded, so nothing is sent from here.").await;
            page.link("Write to Dan").is_gone().await;
            page.part(Role::Region, "Outreach").holds("Kept in this browser only.").await;
            barriers.extend(page.barriers("Outreach").await);
            page.reload().await;
            page.part(Role::Region, "Outreach").holds("Dan will try the phone.").await;
            page.switch("Never remind this person").comes_to("element.checked").await;

            page.open("/users?activity=inactive&suggest=remind").await;
            page.comes_to("document.querySelectorAll('.row').length === 2").await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").click().await;
            page.dialog("Write to 1 user").appears().await;
            page.shows("1 of 2 left out: 1 asked not to be reminded").await;
            page.button("Close").click().await;

            page.open("/reminders").await;
            let list = page.part(Role::Region, "Never-notify list");
            list.holds("Kept in this browser only.").await;
            list.holds("Dan Drew").await;
            page.button("Save the log as CSV").click().await;
            let name = page.evaluate("new Date().toISOString().slice(0, 10)").await;
            let name = format!("outreach-{}.csv", name.as_str().unwrap_or_default());
            let text = page.browser().downloaded(&name).await;
            assert!(text.contains("\"u-4\",\"Dan Drew\""), "{text}");
            page.switch("Conceal names").click().await;
            list.holds("Person ").await;
            page.shows("Note concealed").await;
            page.lacks("Dan").await;
            page.switch("Conceal names").click().await;
            page.shows("Dan will try the phone.").await;

            // The cool-down is this reader's own, unless the configuration has one.
            page.field("Days").types_anew("91\t").await;
            page.shows("Enter a whole number from 1 to 90.").await;
            barriers.extend(page.barriers("Wrong cool-down").await);
            page.field("Days").types_anew("14\t").await;
            page.comes_to("JSON.parse(localStorage.getItem('active-users')).cooldown_days === 14").await;
            server.config(Answer::from(r#"{ "reminders": { "cooldown_days": 1 } }"#));
            page.reload().await;
            page.shows("in the last 1 day is left out").await;
            page.field("Days").is_gone().await;
            // A configuration that fails later changes nothing.
            server.config(Answer::Status(503));
            page.button("Refresh the data").click().await;
            page.shows("Couldn't refresh the data.").await;
            page.shows("in the last 1 day").await;
            page.field("Days").is_gone().await;

            // What another tab stores is there at once; what can't be read is never an empty list.
            let stored = |text: &str| {
                format!(
                    "(localStorage.setItem('{NEVER}', '{text}'),
                    dispatchEvent(new StorageEvent('storage', {{ key: '{NEVER}' }})))"
                )
            };
            page.evaluate(&stored(r#"{"ids":["u-4","gone"]}"#)).await;
            list.holds("gone Not in the data").await;
            page.button("Remove gone from the list").click().await;
            page.comes_to(&format!("localStorage.getItem('{NEVER}') === '{{\"ids\":[\"u-4\"]}}'")).await;
            // The second click of two would reach the next one, who has moved up.
            list.holds("Removed gone Not in the data").await;
            page.evaluate("all('.kept-row button')[0].dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }))").await;
            barriers.extend(page.barriers("Removed").await);
            page.button("Undo").click().await;
            page.comes_to(&format!("localStorage.getItem('{NEVER}') === '{{\"ids\":[\"gone\",\"u-4\"]}}'")).await;
            list.holds("2 users asked not to be reminded").await;
            page.evaluate(&stored("{")).await;
            page.shows("The never-notify list can't be read from this browser.").await;
            barriers.extend(page.barriers("Unreadable").await);
            page.evaluate(&stored(r#"{"ids":[]}"#)).await;
            list.holds("Nobody is on the list.").await;

            // A browser that takes nothing more says so, and keeps it as long as the page is open.
            server.config(Answer::from("{}"));
            page.open("/users/u-5").await;
            page.heading("Eve Eden").appears().await;
            page.evaluate("(window.setItem = Storage.prototype.setItem.bind(localStorage)).name").await;
            page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }").await;
            page.button("Log a message").click().await;
            page.shows("Kept only until you close this page: this browser is out of space").await;
            page.comes_to("document.querySelectorAll('[aria-label=\"Messages and calls\"] > li').length === 1").await;
            page.comes_to(&format!("JSON.parse(localStorage.getItem('{LOG}')).entries.length === 1")).await;
            // What another tab has saved meanwhile is there with the next entry.
            page.evaluate(&format!(
                "setItem('{LOG}', JSON.stringify({{ entries: [
                    {{ user_id: 'u-5', at: '2026-11-01T06:00:00Z', kind: 'call', note: 'From another tab.' }},
                    ...JSON.parse(localStorage.getItem('{LOG}')).entries] }}))"
            ))
            .await;
            page.button("Log a call").click().await;
            page.part(Role::Region, "Outreach").holds("From another tab.").await;

            // The second click of two logs nothing, and an unsaved note may name people.
            page.field("Note (optional)").types("Ask Ben").await;
            page.evaluate("all('.outreach-buttons button')[0].dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }))").await;
            page.switch("Conceal names").click().await;
            page.field("Note (optional)").comes_to("element.value === '' && element.readOnly").await;
            barriers.extend(page.barriers("Note concealed").await);
            page.switch("Conceal names").click().await;
            page.field("Note (optional)").comes_to("element.value === 'Ask Ben' && !element.readOnly").await;
            page.button("Log a message").click().await;
            page.part(Role::Region, "Outreach").holds("Ask Ben").await;
            page.comes_to("document.querySelectorAll('[aria-label=\"Messages and calls\"] > li').length === 4").await;
            assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
        })
        .await;
}
