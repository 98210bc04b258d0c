//! Reminders to many users, sent by the portal.

use e2e::{Engine, Key, Page, PortalHost, PortalJourney, in_each_engine};

const API: &str = "/api/reminders";

/// The number of users in the list.
async fn count(page: &Page) -> usize {
    page.comes_to("all('.row').length > 0").await;
    let status = page.status().text().await;
    let number = status.split(' ').next().unwrap_or_default();
    number.parse().unwrap_or_default()
}

/// Opens the dialog for everybody who is to be reminded, and gives their number.
async fn write_to_all(page: &Page) -> usize {
    page.open("/insights/users?suggest=remind&sort=name").await;
    let users = count(page).await;
    page.checkbox("Select all on this page").click().await;
    page.button("Send reminder…").click().await;
    page.dialog(&format!("Send a reminder to {users} users"))
        .appears()
        .await;
    users
}

async fn send(page: &Page) {
    page.comes_to("all('dialog .button-primary:enabled').length === 1")
        .await;
    page.evaluate("all('dialog .button-primary')[0].click()")
        .await;
}

in_each_engine!(a_selection_is_reminded_at_once_and_its_rows_say_so);

async fn a_selection_is_reminded_at_once_and_its_rows_say_so(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            let users = write_to_all(page).await;
            page.button("Preview").click().await;
            page.shows(&format!("1 of {users}")).await;
            page.button("Next recipient").click().await;
            page.shows(&format!("2 of {users}")).await;
            send(page).await;
            page.dialog(&format!("{users} of {users} reminders accepted"))
                .appears()
                .await;
            page.button("Done").click().await;
            let said =
                "all('.row').filter(row => row.innerText.includes('Reminded just now')).length";
            page.comes_to(&format!("{said} === {users}")).await;
            // Who has it from here is left out from now on.
            page.button("Send reminder…").click().await;
            page.shows("Everybody is left out: there is nobody to send it to.")
                .await;
            page.button("Close").click().await;
            // The data of the portal has them too.
            page.open("/insights/users?suggest=wait").await;
            assert!(count(page).await >= users);
            page.open("/insights/users?suggest=remind").await;
            page.status().says("0 users").await;
        })
        .await;
}

/// Waits for the part of the program that knows about sends. The menus are in the same part.
async fn sends_are_known(page: &Page) {
    page.button("Columns").click().await;
    page.switch("Compact rows").appears().await;
    page.press(Key::Escape).await;
}

/// Loses the first answer that has arrived, and records all keys and bodies on all pages.
const LOSE_THE_FIRST: &str = "
    const real = window.fetch;
    window.fetch = async request => {
        if (request.method !== 'POST') return real(request);
        const sent = JSON.parse(sessionStorage.sent ?? '[]');
        sent.push([request.headers.get('Idempotency-Key'), await request.clone().text()]);
        sessionStorage.sent = JSON.stringify(sent);
        const answer = await real(request);
        if (sent.length === 1) throw new TypeError('lost');
        return answer;
    };";

/// Keeps what a copy of the tab would have.
const DUPLICATE: &str = "void (
    localStorage.item = Object.keys(localStorage).find(key => key.startsWith('active-users-change:')),
    localStorage.change = localStorage[localStorage.item],
    localStorage.copy = JSON.stringify(sessionStorage))";

/// Makes the tab that copy.
const BE_THE_COPY: &str =
    "void (sessionStorage.clear(), Object.assign(sessionStorage, JSON.parse(localStorage.copy)))";

#[tokio::test]
async fn a_send_that_was_cut_off_goes_on_after_a_reload_and_reaches_nobody_twice() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            page.prepare(LOSE_THE_FIRST).await;
            let users = write_to_all(page).await;
            send(page).await;
            page.shows("may have been sent: the portal did not confirm it.").await;
            page.shows("We couldn't confirm that the reminder was sent. Try again; it won't be sent twice.").await;
            let unfinished = format!("A reminder to {users} users is not finished: 0 accepted.");
            page.reload().await;
            page.shows(&unfinished).await;
            // While the dialog is open, a copy of the tab goes on.
            page.evaluate(DUPLICATE).await;
            page.button("Show").click().await;
            page.evaluate("void (localStorage[localStorage.item] = localStorage.change.replace('\"mark\":\"', '$&other'))").await;
            page.button("Try again").click().await;
            page.shows("A duplicate of this tab took over this reminder. This tab sends no more of it.").await;

            page.evaluate(BE_THE_COPY).await;
            page.evaluate("void (localStorage[localStorage.item] = localStorage.change)").await;
            page.reload().await;
            page.shows(&unfinished).await;
            page.button("Show").click().await;
            page.button("Try again").click().await;
            page.dialog(&format!("{users} of {users} reminders accepted")).appears().await;
            let sent = page.evaluate("JSON.parse(sessionStorage.sent)").await;
            assert_eq!(sent.as_array().map(Vec::len), Some(2), "{sent}");
            assert_eq!(sent[0], sent[1], "the key and every message are the same");
            page.button("Done").click().await;
            // A copy that was left behind has nothing to send.
            page.evaluate(BE_THE_COPY).await;
            page.reload().await;
            page.status().says("0 users").await;
            sends_are_known(page).await;
            page.lacks("is not finished").await;
            page.open("/insights/users?reminders=2,3plus&suggest=wait").await;
            page.comes_to("all('.row, .empty-title').length > 0").await;
            sends_are_known(page).await;
            page.lacks("Reminded just now").await;
        })
        .await;
}

/// The portal's data, in which the second user of the list is suspended.
const SUSPEND_THE_SECOND: &str = "(async () => {
    const headers = { 'X-CSRF-Token': document.cookie.match(/portal_csrf=([^;]*)/)[1] };
    const id = all('a[data-user]')[1].dataset.user;
    const data = await (await fetch('/api/users.json', { headers })).json();
    data.users.find(user => String(user.id) === id).account = 'suspended';
    return data;
})()";

/// What the dialog says when the portal answers with a status.
async fn refused(page: &Page, host: &PortalHost, status: u16, sentence: &str) {
    host.refuses(API, status);
    send(page).await;
    page.shows(sentence).await;
    page.shows("Nothing was sent to").await;
    page.shows("0 of").await;
}

#[tokio::test]
async fn every_refusal_says_what_to_do_and_sends_nothing() {
    PortalJourney::in_engine(Engine::Chromium)
        .through_errors()
        .run(async |page, host| {
            let users = write_to_all(page).await;
            refused(page, host, 401, "Not sent: your session has ended. Sign in, then try again.").await;
            page.link("Sign in").appears().await;
            refused(page, host, 403, "Not sent: the portal refused it (403).").await;
            refused(page, host, 422, "Not sent: the portal rejected the reminder (422).").await;
            refused(page, host, 413, "Not sent: the message is larger than the portal takes (413).").await;
            host.refuses(API, 429);
            send(page).await;
            page.shows("The portal is busy. Going on in").await;
            page.button("Cancel sending").click().await;
            page.shows("Not sent: the portal is busy (429).").await;
            for status in [409, 500] {
                host.refuses(API, status);
                send(page).await;
                page.shows("We couldn't confirm that the reminder was sent. Try again; it won't be sent twice.").await;
            }
            host.is_itself_at(API);
            send(page).await;
            page.dialog(&format!("{users} of {users} reminders accepted")).appears().await;
        })
        .await;
}

#[tokio::test]
async fn whoever_is_taken_out_or_refused_is_named_with_the_reason() {
    PortalJourney::in_engine(Engine::Chromium)
        .through_errors()
        .run(async |page, host| {
            let users = write_to_all(page).await;
            let id = page.evaluate("all('a[data-user]')[0].dataset.user").await;
            let name = page.evaluate("all('a[data-user]')[0].innerText").await;
            // It stops, and somebody is suspended before it goes on.
            host.refuses(API, 422);
            send(page).await;
            page.shows("Not sent: the portal rejected the reminder (422).").await;
            let data = page.evaluate(SUSPEND_THE_SECOND).await;
            host.has("/api/users.json", data.to_string());
            page.reload().await;
            page.button("Show").click().await;
            page.disclosure("1 user will be left out").appears().await;
            page.shows("Account suspended").await;

            let users = users - 1;
            let answer = serde_json::json!({
                "accepted": users - 1,
                "rejected": [{ "id": id, "reason": "The mailbox does not exist." }],
            });
            host.has(API, answer.to_string());
            send(page).await;
            let accepted = users - 1;
            page.dialog(&format!("{accepted} of {users} reminders accepted")).appears().await;
            page.shows("1 user refused").await;
            page.shows("The mailbox does not exist.").await;
            page.comes_to(&format!(
                "all('dialog li').some(row => row.innerText.startsWith({name}))"
            ))
            .await;
            page.button("Done").click().await;
            // The others wait, and this one does not.
            page.comes_to(
                "!all('.row')[0].innerText.includes('Reminded just now') && all('.row')[1].innerText.includes('Reminded just now')",
            )
            .await;
        })
        .await;
}

#[tokio::test]
async fn a_portal_can_do_it_itself_from_the_list_element() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            page.open("/people").await;
            page.evaluate("(document.querySelector('active-users-list').remindersUrl = null)").await;
            page.comes_to("all('.row').length > 0").await;
            page.evaluate("addEventListener('active-users-action', event => {
                    window.asked = event.detail; if (window.takesOver) event.preventDefault(); })")
                .await;
            page.evaluate("window.takesOver = true").await;
            page.evaluate("document.querySelector('active-users-list').query = 'suggest=remind'").await;
            page.comes_to("all('.row').length > 0 && all('.row').every(row => row.innerText.includes('Send a reminder'))").await;
            page.evaluate("all('a[data-user]')[0].click()").await;
            // A text to be edited is nothing that the portal could send at once.
            page.button("Edit before sending…").click().await;
            page.comes_to("all('dialog[open]').length === 1 && window.asked === undefined").await;
            page.field("Subject").types(" today").await;
            page.button("Close").click().await;
            page.evaluate("all('.row .checkbox')[0].click()").await;
            page.button("Write…").click().await;
            page.comes_to("window.asked?.action === 'remind' && asked.ids.length === 1").await;
            page.comes_to("all('dialog[open]').length === 0").await;
            page.evaluate(
                "(window.takesOver = false, document.querySelector('active-users-list').remindersUrl = '/api/reminders')",
            )
            .await;
            page.button("Send reminder…").is_gone().await;
            page.comes_to("all('.row').length > 0").await;
            page.evaluate("all('.row .checkbox')[0].click()").await;
            page.button("Send reminder…").click().await;
            page.comes_to("all('dialog[open]').length === 1").await;
            page.button("Close").click().await;
            // What the portal keeps, the element has as well.
            page.evaluate("all('a[data-user]')[0].click()").await;
            // Behind another address the same id is somebody else.
            page.button("Edit before sending…").click().await;
            page.field("Subject").comes_to("element.value && !element.value.endsWith(' today')").await;
            page.button("Close").click().await;
            page.switch("Never remind this person").click().await;
            page.comes_to("all('.row')[0].innerText.includes('Asked not to be reminded')").await;
            page.lacks("this browser only").await;
        })
        .await;
}

#[tokio::test]
async fn every_state_of_a_send_is_accessible() {
    PortalJourney::in_engine(Engine::Chromium)
        .through_errors()
        .run(async |page, host| {
            let mut barriers = Vec::new();
            write_to_all(page).await;
            barriers.extend(page.barriers("Write").await);
            page.button("Preview").click().await;
            barriers.extend(page.barriers("Preview").await);
            host.refuses(API, 429);
            send(page).await;
            page.shows("The portal is busy.").await;
            barriers.extend(page.barriers("Sending").await);
            page.button("Cancel sending").click().await;
            page.button("Try again").appears().await;
            barriers.extend(page.barriers("Failed").await);
            page.press(Key::Escape).await;
            page.button("Show").appears().await;
            barriers.extend(page.barriers("Not finished").await);
            assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
        })
        .await;
}
