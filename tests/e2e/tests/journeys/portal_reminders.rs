//! Reminders sent by the portal.

use e2e::{Engine, Key, Page, PortalJourney, in_each_engine};
use serde_json::json;

/// Goes to the next or previous user of the list; the list's pages have links of the same name.
async fn neighbour(page: &Page, which: &str) {
    page.evaluate(&format!(
        "all('aside a').find(link => link.innerText.trim() === '{which}').click()"
    ))
    .await;
}

/// Opens what became of the text to one user, from where it can be tried again.
async fn look_at_the_unfinished(page: &Page) {
    page.button("Try again…").click().await;
    page.comes_to("all('dialog .button-primary:enabled').length === 1")
        .await;
}

in_each_engine!(a_reminder_is_sent_once_and_the_portal_knows_it);

async fn a_reminder_is_sent_once_and_the_portal_knows_it(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/insights/users?suggest=remind&sort=name").await;
            page.comes_to("all('.row').length > 0").await;
            let name = page.evaluate("all('.row a')[0].innerText").await;
            let name = name.as_str().unwrap_or_default();
            page.evaluate("all('.row a')[0].click()").await;
            page.heading(name).appears().await;
            page.button("Send reminder").click().await;
            page.shows("Sent. It will appear under Reminders after the next data refresh.")
                .await;
            page.button("Send reminder").is_gone().await;
            // The reminder counts as sent, whatever is changed, opened or closed meanwhile.
            page.button("Columns").click().await;
            page.switch("Compact rows").click().await;
            page.press(Key::Escape).await;
            page.comes_to("JSON.parse(localStorage.getItem('active-users'))?.compact_rows")
                .await;
            page.frames().await;
            page.shows("Sent. It will appear under Reminders").await;
            page.button("Send reminder").is_gone().await;
            neighbour(page, "Next").await;
            page.heading(name).is_gone().await;
            page.button("Send reminder").appears().await;
            neighbour(page, "Previous").await;
            page.heading(name).appears().await;
            page.shows("Sent. It will appear under Reminders").await;
            page.button("Send reminder").is_gone().await;
            page.link("Close").click().await;
            page.evaluate("all('.row a')[0].click()").await;
            page.shows("Sent. It will appear under Reminders after the next data refresh.")
                .await;
            page.button("Send reminder").is_gone().await;
            page.reload().await;
            page.heading(name).appears().await;
            page.shows("Reminded ").await;
            page.open("/").await;
            page.heading("Latest reminders").appears().await;
            page.shows(name).await;
        })
        .await;
}

in_each_engine!(a_session_that_has_ended_sends_nothing_and_says_so);

async fn a_session_that_has_ended_sends_nothing_and_says_so(engine: Engine) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            page.open("/insights/users?suggest=remind").await;
            page.comes_to("all('.row').length > 0").await;
            page.evaluate("all('.row a')[0].click()").await;
            // The portal may refuse a user without a reason; that user can be tried again.
            host.has(
                "/api/reminders",
                r#"{ "accepted": 0, "rejected": [{ "id": "u-1" }] }"#,
            );
            page.button("Send reminder").click().await;
            page.shows("Not sent: the portal rejected this user").await;
            page.link("Sign in").is_gone().await;
            host.is_itself_at("/api/reminders");
            host.wait(chrono::TimeDelta::hours(9));
            page.button("Send reminder").click().await;
            page.shows("Not sent: your session has ended. Sign in, then try again.")
                .await;
            page.link("Sign in").appears().await;
            page.button("Send reminder").is_gone().await;
            page.button("Try again…").appears().await;
        })
        .await;
}

/// Loses the first answer to a reminder, and records all keys.
const LOSE_ONE: &str = "(() => {
    const real = window.fetch;
    const keys = JSON.parse(sessionStorage.keys ?? '[]');
    window.fetch = async request => {
        const answer = await real(request);
        if (request.method !== 'POST') return answer;
        keys.push(request.headers.get('Idempotency-Key'));
        sessionStorage.keys = JSON.stringify(keys);
        if (keys.length === 1) throw new TypeError('lost');
        return answer;
    };
})()";

#[tokio::test]
async fn a_reminder_whose_answer_was_lost_is_tried_again_with_the_same_key() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            page.open("/insights/users?suggest=remind&sort=name").await;
            page.comes_to("all('.row').length > 0").await;
            page.evaluate(LOSE_ONE).await;
            let name = page.evaluate("all('.row a')[0].innerText").await;
            let name = name.as_str().unwrap_or_default();
            page.evaluate("all('.row a')[0].click()").await;
            page.heading(name).appears().await;
            page.button("Send reminder").click().await;
            let unknown =
                "We couldn't confirm that the reminder was sent. Try again; it won't be sent twice.";
            page.shows(unknown).await;
            page.link("Close").click().await;
            page.heading(name).is_gone().await;
            page.evaluate("all('.row a')[0].click()").await;
            page.heading(name).appears().await;
            page.shows(unknown).await;
            page.button("Send reminder").is_gone().await;
            look_at_the_unfinished(page).await;
            page.button("Try again").click().await;
            page.dialog("1 of 1 reminder accepted").appears().await;
            page.press(Key::Escape).await;
            page.shows("Sent. It will appear under Reminders after the next data refresh.")
                .await;
            let keys = page.evaluate("JSON.parse(sessionStorage.keys)").await;
            assert_eq!(keys.as_array().map(Vec::len), Some(2), "{keys}");
            assert_eq!(keys[0], keys[1]);
            assert_ne!(keys[0], json!(null));
        })
        .await;
}

/// Loses the second reminder before it reaches the portal, and records all keys on all pages.
const LOSE_THE_SECOND: &str = "
    const real = window.fetch;
    window.fetch = async request => {
        if (request.method !== 'POST') return real(request);
        const keys = JSON.parse(sessionStorage.keys ?? '[]');
        keys.push(request.headers.get('Idempotency-Key'));
        sessionStorage.keys = JSON.stringify(keys);
        if (keys.length === 2) throw new TypeError('lost');
        return real(request);
    };";

#[tokio::test]
async fn a_reminder_that_may_be_on_its_way_keeps_its_key_through_refusals_and_a_new_session() {
    PortalJourney::in_engine(Engine::Chromium)
        .through_errors()
        .run(async |page, host| {
            page.prepare(LOSE_THE_SECOND).await;
            page.open("/insights/users?suggest=remind&sort=name").await;
            page.comes_to("all('.row').length > 0").await;
            let name = page.evaluate("all('.row a')[0].innerText").await;
            let name = name.as_str().unwrap_or_default();
            page.evaluate("all('.row a')[0].click()").await;
            page.heading(name).appears().await;
            let again = page.button("Try again");

            host.refuses("/api/reminders", 422);
            page.button("Send reminder").click().await;
            page.shows("Not sent: the portal rejected the reminder (422). Try again, or contact your administrator.")
                .await;
            page.lacks("won't be sent twice").await;

            look_at_the_unfinished(page).await;
            again.click().await;
            page.shows("We couldn't confirm that the reminder was sent. Try again; it won't be sent twice.")
                .await;
            page.link("Sign in").is_gone().await;

            host.has("/api/reminders", "<!doctype html><title>Sign in</title>");
            again.click().await;
            page.shows(
                "We couldn't confirm that the reminder was sent: the portal answered with a web page. Sign in again \
                 if needed, then try again; it won't be sent twice.",
            )
            .await;
            page.link("Sign in").appears().await;

            // Wait until the lists have loaded again: the ended session would refuse a request that is still on
            // its way.
            again.comes_to("!element.disabled").await;
            host.is_itself_at("/api/reminders");
            host.wait(chrono::TimeDelta::hours(9));
            again.click().await;
            page.shows(
                "Not sent: your session has ended. Sign in, then try again. An earlier try may have been sent; it \
                 won't be sent twice.",
            )
            .await;
            page.press(Key::Escape).await;
            page.shows("Nothing is sent until the never-notify list is loaded")
                .await;
            page.evaluate("all('a').find(link => link.textContent === 'Sign in').click()")
                .await;
            page.heading("Sign in").appears().await;
            page.signs_in().await;

            page.heading(name).appears().await;
            page.shows("We couldn't confirm that the reminder was sent. Try again; it won't be sent twice.")
                .await;
            look_at_the_unfinished(page).await;
            again.click().await;
            page.dialog("1 of 1 reminder accepted").appears().await;
            page.press(Key::Escape).await;
            page.shows("Sent. It will appear under Reminders after the next data refresh.")
                .await;

            let keys = page.evaluate("JSON.parse(sessionStorage.keys)").await;
            assert_eq!(keys.as_array().map(Vec::len), Some(5), "{keys}");
            assert_ne!(keys[0], keys[1], "A refusal is certain: {keys}");
            assert!((2..5).all(|at| keys[at] == keys[1]), "{keys}");
            assert_ne!(keys[1], json!(null));

            // One that is given up can be edited again, where a mail draft would do as well.
            page.open("/insights/users?suggest=message&sort=name").await;
            page.comes_to("all('.row').length > 0").await;
            page.evaluate("all('.row a')[0].click()").await;
            page.button(EDIT).click().await;
            page.field("Subject").types(" today").await;
            host.refuses("/api/reminders", 403);
            page.button("Send").click().await;
            page.dialog("Nothing was sent to 1 user").appears().await;
            page.press(Key::Escape).await;
            page.shows("Not sent: the portal refused it (403).").await;
            page.button(EDIT).is_gone().await;
            page.reload().await;
            page.shows("Not sent yet.").await;
            page.comes_to("all('a.button-primary').length === 0").await;
            look_at_the_unfinished(page).await;
            page.button("Don't send").click().await;
            page.message().says("Discarded the reminder").await;
            page.comes_to("all('dialog[open]').length === 0 && all('a.button-primary').length === 1")
                .await;
            page.button(EDIT).click().await;
            let subject = page.field("Subject");
            subject.comes_to("element.value.endsWith(' today')").await;
            host.is_itself_at("/api/reminders");
            page.button("Send").click().await;
            page.dialog("1 of 1 reminder accepted").appears().await;
        })
        .await;
}

/// Opens the dialog to write to one user alone.
const EDIT: &str = "Edit before sending…";

/// The text that is sent is the previewed one, with no placeholder left.
#[tokio::test]
async fn the_preview_is_what_is_sent() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            page.open("/insights/users?suggest=remind&sort=name").await;
            page.comes_to("all('.row').length > 0").await;
            page.evaluate(
                "(() => {
                    const real = window.fetch;
                    window.fetch = async request => {
                        if (request.method === 'POST') sessionStorage.sent = await request.clone().text();
                        return real(request);
                    };
                })()",
            )
            .await;
            page.evaluate("all('.row a')[0].click()").await;
            page.button("Preview").click().await;
            page.shows("One tip for").await;
            let letter = |part: &str| format!("all('.letter-{part}')[0].innerText");
            let body = page.evaluate(&letter("body")).await;
            page.button("Send reminder").click().await;
            page.shows("Sent. It will appear under Reminders").await;
            let sent = page.evaluate("JSON.parse(sessionStorage.sent).messages").await;
            let sent = &sent[0];
            assert_eq!(sent["body"], body);
            let subject = page.evaluate(&letter("subject")).await;
            let subject = subject.as_str().unwrap_or_default();
            assert_eq!(subject.trim_start_matches("Subject").trim(), sent["subject"]);
            assert!(!sent.to_string().contains("_name"), "{sent}");

            // The next one is edited first.
            neighbour(page, "Next").await;
            page.button(EDIT).click().await;
            page.choice("Tip").types("Pairing").await;
            page.field("Subject").types(" today").await;
            page.button("Send a test to me").click().await;
            page.shows("Sent a test to your own address.").await;
            page.button("Send").click().await;
            page.dialog("1 of 1 reminder accepted").appears().await;
            let sent = page.evaluate("JSON.parse(sessionStorage.sent)").await;
            assert_eq!(sent["messages"].as_array().map(Vec::len), Some(1), "{sent}");
            assert_eq!(sent["text"], "Own text: Pairing");
            let sent = sent["messages"][0].to_string();
            assert!(sent.contains(" today") && sent.contains("pair your phone"), "{sent}");
            page.press(Key::Escape).await;
            page.shows("Sent. It will appear under Reminders").await;
            page.button(EDIT).is_gone().await;
            page.comes_to("document.activeElement.id === 'user-name'").await;
        })
        .await;
}
