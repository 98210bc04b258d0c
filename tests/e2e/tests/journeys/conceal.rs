//! Concealed names, for a screen that others can see.

use chrono::{SecondsFormat, TimeDelta, Utc};
use e2e::{Journey, Key, Org, Page, Person, Role};
use serde_json::json;

/// Two people whose names appear in everything about them.
fn org() -> Org {
    let ago = |days| {
        let at = Utc::now() - TimeDelta::days(days);
        at.to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    Org::new()
        .with_record(json!({
            "id": "1001", "name": "Secreta Abbott", "email": "secreta@example.com",
            "manager": { "name": "Secreta Boss", "email": "secreta.boss@example.com" },
            "vault_created_at": ago(200),
            "devices": [
                { "name": "Secreta’s Mac", "platform": "macOS", "last_opened_at": ago(41), "paired": true },
                { "name": "Secreta’s phone", "platform": "iOS", "added_at": ago(9) },
            ],
        }))
        .with_record(json!({ "id": "1002", "email": "secreta.too@example.com", "vault_created_at": ago(3) }))
        .with(Person::new("Secreta Third").email("secreta.third@example.com").used(60))
}

/// Checks that no name is anywhere in the page, visible or for screen readers.
async fn names_nobody(page: &Page) {
    page.shows("Person ").await;
    let html = "document.documentElement.outerHTML";
    let found = format!(
        "[{html}.toLowerCase().indexOf('secreta'), {html}.indexOf('@example.com')]
            .filter(at => at >= 0).map(at => {html}.slice(at - 200, at + 100)).join('\\n')"
    );
    assert_eq!(page.evaluate(&found).await, "");
}

/// Waits until the list shows only stand-ins.
async fn lists_stand_ins(page: &Page) {
    page.until("every row is a stand-in", async || {
        let names = page.names().await;
        (names.len() == 3 && names.iter().all(|name| name.starts_with("Person "))).then_some(())
    })
    .await;
}

#[tokio::test]
async fn concealed_names_are_nowhere_and_come_back() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/users?sort=last-used").await;
            page.lists_first("secreta.too@example.com").await;
            page.switch("Conceal names").click().await;
            lists_stand_ins(page).await;
            names_nobody(page).await;
            let names = page.names().await;
            page.reload().await;
            page.lists("3 users", 3).await;
            page.switch("Conceal names")
                .comes_to("element.checked")
                .await;
            assert_eq!(page.names().await, names);
            names_nobody(page).await;
            page.switch("Conceal names").click().await;
            page.lists_first("secreta.too@example.com").await;
            page.shows("Secreta Abbott").await;
            page.shows("secreta@example.com").await;
            page.reload().await;
            page.shows("Secreta Abbott").await;
            // Simulates the event by which browsers tell a tab what another one has stored.
            page.evaluate(
                "(localStorage.setItem('active-users', JSON.stringify({ conceal_names: true, views: [] })),
                dispatchEvent(new StorageEvent('storage', { key: 'active-users' })))",
            )
            .await;
            lists_stand_ins(page).await;
            names_nobody(page).await;
            page.switch("Conceal names")
                .comes_to("element.checked")
                .await;
            page.button("Views").click().await;
            let name = page.part(Role::TextBox, "Save this list as");
            name.click().await;
            name.types("Everybody").await;
            page.button("Save").click().await;
            page.link("Everybody").appears().await;
            page.reload().await;
            lists_stand_ins(page).await;
            names_nobody(page).await;
        })
        .await;
}

#[tokio::test]
async fn an_open_user_is_concealed_and_comes_back() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/users?user=1001").await;
            page.heading("Secreta Abbott").appears().await;
            page.panel().holds("Secreta’s phone was added on").await;
            page.switch("Conceal names").tab_to().await;
            page.press(Key::Space).await;
            page.heading("Secreta Abbott").is_gone().await;
            page.panel().holds("iOS was added on").await;
            names_nobody(page).await;
            let panel = page.panel().text().await;
            page.link("Open page").click().await;
            page.link("Back to the list of users").appears().await;
            page.shows("iOS was added on").await;
            names_nobody(page).await;
            let name = page
                .evaluate("document.querySelector('#user-name').innerText")
                .await;
            assert!(
                panel.contains(name.as_str().unwrap_or("no name")),
                "{name} is not in {panel}"
            );
            page.reload().await;
            page.shows("iOS was added on").await;
            names_nobody(page).await;
            // Nobody can be written to, either, and the text to copy names nobody.
            page.shows("Show names to write.").await;
            page.button("Write to this person")
                .comes_to("element.disabled")
                .await;
            page.button("Preview").click().await;
            page.shows("isn't set up on your new device yet").await;
            page.switch("Conceal names").click().await;
            page.heading("Secreta Abbott").appears().await;
            page.is_titled("Secreta Abbott · Enpass").await;
            page.link("Write to Secreta").appears().await;
            for text in [
                "Secreta’s phone was added on",
                "Secreta Boss",
                "secreta.boss@example.com",
            ] {
                page.shows(text).await;
            }
        })
        .await;
}

#[tokio::test]
async fn another_view_and_another_page_stay_concealed() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/").await;
            page.switch("Conceal names").click().await;
            page.link("Users").click().await;
            page.lists("3 users", 3).await;
            names_nobody(page).await;
            page.link("Inactive").click().await;
            page.lists("2 users", 2).await;
            names_nobody(page).await;
            page.checkbox("Select all on this page").click().await;
            page.shows("2 selected").await;
            names_nobody(page).await;
            let kept = page.evaluate("JSON.stringify(localStorage)").await;
            assert!(
                !kept.to_string().to_lowercase().contains("secreta"),
                "{kept}"
            );
        })
        .await;
}

/// A record that couldn't be read may contain a name, too.
#[tokio::test]
async fn records_that_are_set_aside_name_nobody() {
    let org = org()
        .with_record(json!({ "id": "secreta.bad@example.com", "vault_created_at": "no date" }));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.switch("Conceal names").click().await;
            page.disclosure("Show the records").click().await;
            page.shows("Reason").await;
            page.shows("is excluded").await;
            page.lacks("secreta.bad@example.com").await;
        })
        .await;
}

/// A keyboard user stays at the switch, even with the user panel open.
#[tokio::test]
async fn the_switch_keeps_the_focus() {
    Journey::with(org())
        .run(async |page, _| {
            let mut lost = Vec::new();
            for address in ["/users?user=1001", "/users/1001", "/users"] {
                page.open(address).await;
                page.shows("Secreta Abbott").await;
                if address.contains("?user=") {
                    // The user panel takes the focus once it is drawn.
                    page.heading("Secreta Abbott").has_focus().await;
                }
                page.switch("Conceal names").tab_to().await;
                page.press(Key::Space).await;
                page.comes_to("!document.body.innerText.includes('Secreta')").await;
                page.frames().await;
                let focus = "document.activeElement.closest('label')?.innerText.trim() ?? document.activeElement.outerHTML";
                let focus = page.evaluate(focus).await;
                if focus != "Conceal names" {
                    lost.push(format!("{address}: {focus}"));
                }
                page.switch("Conceal names").tab_to().await;
                page.press(Key::Space).await;
                page.shows("Secreta Abbott").await;
            }
            assert!(lost.is_empty(), "The focus has gone to {lost:#?}");
        })
        .await;
}

#[tokio::test]
async fn a_search_finds_stand_ins_and_no_real_name() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/users").await;
            page.switch("Conceal names").click().await;
            page.shows("Person ").await;
            page.lists("3 users", 3).await;
            let stand_in = page.names().await.swap_remove(1);
            page.search().types("third").await;
            page.status().says("0 users").await;
            page.open("/users").await;
            page.search().types(&stand_in).await;
            page.lists_names(&[&stand_in]).await;
            names_nobody(page).await;
            // The page doesn't repeat what an address asks for, either.
            for path in ["/users?user=", "/users/"] {
                page.open(&format!("{path}secreta@example.com")).await;
                page.shows("no such user").await;
                page.lacks("secreta").await;
            }
        })
        .await;
}
