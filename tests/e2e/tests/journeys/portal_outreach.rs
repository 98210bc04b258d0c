//! What the portal keeps besides the data: who asked not to be reminded, and the log of messages and calls.

use e2e::{Engine, Page, PortalJourney, Role, Trouble};

const NEVER: &str = "/api/never-notify";
const LOG: &str = "/api/outreach";

/// Opens a user of the list by position, and gives their name.
async fn open_user(page: &Page, at: usize) -> String {
    page.comes_to(&format!("all('.row').length > {at}")).await;
    let name = page
        .evaluate(&format!("all('.row a[data-user]')[{at}].innerText"))
        .await;
    page.evaluate(&format!("all('.row a[data-user]')[{at}].click()"))
        .await;
    let name = name.as_str().unwrap_or_default().to_owned();
    page.heading(&name).appears().await;
    name
}

/// Selects the first page of the list, and opens the dialog.
async fn write_to_all(page: &Page) {
    page.open("/insights/users?suggest=remind&sort=name").await;
    page.comes_to("all('.row').length > 1").await;
    page.checkbox("Select all on this page").click().await;
    page.button("Send reminder…").click().await;
}

#[tokio::test]
async fn whoever_asked_not_to_be_reminded_or_was_called_is_left_out() {
    PortalJourney::in_engine(Engine::Chromium)
        .through_errors()
        .run(async |page, host| {
            let mut barriers = Vec::new();
            page.open("/insights/users?suggest=remind&sort=name").await;
            let never = open_user(page, 0).await;
            page.button("Send reminder").appears().await;
            host.troubles(NEVER, [Trouble::Held]);
            page.switch("Never remind this person").click().await;
            page.shows("Asked not to be reminded, so nothing is sent from here.")
                .await;
            page.button("Send reminder").is_gone().await;
            // It counts for many as well, before the portal has it.
            page.checkbox("Select all on this page").click().await;
            page.button("Send reminder…").click().await;
            page.shows("left out: 1 asked not to be reminded").await;
            page.button("Cancel").click().await;
            host.lets_go();
            page.comes_to("all('.row')[0].innerText.includes('Never remind')")
                .await;

            // However often the button is used, a slow portal gets one entry.
            let called = open_user(page, 1).await;
            page.field("Note (optional)")
                .types("Showed autofill.")
                .await;
            host.troubles(LOG, [Trouble::Held]);
            page.button("Log a call").click().await;
            page.shows("Saving…").await;
            page.button("Log a call").click().await;
            page.field("Note (optional)")
                .comes_to("element.readOnly && element.value === 'Showed autofill.'")
                .await;
            host.lets_go();
            page.message().says("Logged a call").await;
            page.field("Note (optional)")
                .comes_to("element.value === ''")
                .await;
            // A try that fails can be repeated.
            host.troubles(LOG, [Trouble::Status(500)]);
            page.button("Log a message").click().await;
            page.shows(
                "We couldn't confirm that this was saved. Try again without changing it: it won't be saved twice.",
            )
            .await;
            barriers.extend(page.barriers("Outreach, not saved").await);
            page.button("Log a message").click().await;
            page.message().says("Logged a message").await;
            page.reload().await;
            page.heading(&called).appears().await;
            page.part(Role::Region, "Outreach")
                .holds("Showed autofill.")
                .await;
            page.comes_to("all('[aria-label=\"Messages and calls\"] > li').length === 2")
                .await;
            page.lacks("this browser only").await;

            write_to_all(page).await;
            page.shows(
                "left out: 1 asked not to be reminded, 1 written to or called in the last 7 days",
            )
            .await;
            page.evaluate("all('.compose-left-out summary')[0].click()")
                .await;
            page.button(&format!("Include {never}")).is_gone().await;
            page.button(&format!("Include {called}")).click().await;
            page.shows("left out: 1 asked not to be reminded").await;
            page.comes_to("!text().includes('written to or called in')")
                .await;
            barriers.extend(page.barriers("Left out").await);

            // While nobody knows who is on the list, nothing can be sent.
            host.refuses(NEVER, 500);
            page.reload().await;
            write_to_all(page).await;
            page.shows("Never-notify list not loaded")
                .await;
            page.comes_to(
                "all('dialog .button-primary').every(button => !button.checkVisibility())",
            )
            .await;
            barriers.extend(page.barriers("List not loaded").await);
            host.is_itself_at(NEVER);
            page.button("Retry").click().await;
            page.shows("left out: 1 asked not to be reminded").await;
            page.comes_to("all('dialog .button-primary')[0].checkVisibility()")
                .await;

            page.open("/insights/reminders").await;
            let list = page.part(Role::Region, "Never-notify list");
            list.holds("1 user asked not to be reminded").await;
            page.part(Role::Table, "Outreach log")
                .holds("Showed autofill.")
                .await;
            page.button(&format!("Remove {never} from the list"))
                .appears()
                .await;
            barriers.extend(page.barriers("Reminders").await);
            page.resize(390, 844).await;
            barriers.extend(page.barriers("Reminders on a phone").await);
            host.refuses(NEVER, 403);
            page.button(&format!("Remove {never} from the list"))
                .click()
                .await;
            page.shows("Not saved: the portal refused it (403).").await;
            page.reload().await;
            list.holds("Never-notify list not loaded")
                .await;
            page.lacks("Loading the never-notify list").await;
            host.is_itself_at(NEVER);
            page.button("Retry").click().await;
            page.button(&format!("Remove {never} from the list"))
                .click()
                .await;
            list.holds("Nobody is on the list.").await;
            page.reload().await;
            list.holds("Nobody is on the list.").await;
            assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
        })
        .await;
}
