//! Messages to users, with one button for each suggested action.

use chrono::{SecondsFormat, TimeDelta, Utc};
use e2e::{Journey, Key, Org, Page, Person};
use serde_json::{Value, json};

/// A little more than this many days ago, as the data writes it.
fn ago(days: i64) -> String {
    let at = Utc::now() - TimeDelta::days(days) - TimeDelta::minutes(30);
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Femi, who hasn't used it for 32 days.
fn femi(more: &Value) -> Value {
    let mut record = json!({
        "id": "femi", "name": "Femi Öztürk", "email": "femi@example.com", "vault_created_at": ago(200),
        "last_used_at": ago(32), "manager": { "name": "Ada Chaudhry", "email": "ada@example.com" },
    });
    let fields = more.as_object().cloned().unwrap_or_default();
    for (name, value) in fields {
        record[name] = value;
    }
    record
}

/// Opens the dialog to write to one user alone.
const EDIT: &str = "Edit before sending…";

/// The decoded target of the only primary button.
async fn draft(page: &Page, label: &str) -> String {
    page.link(label).appears().await;
    let primary = "document.querySelectorAll('.button-primary')";
    assert_eq!(page.evaluate(&format!("{primary}.length")).await, 1);
    let href = page
        .evaluate(&format!("decodeURIComponent({primary}[0].href)"))
        .await;
    href.as_str().unwrap_or_default().replace("\r\n", "\n")
}

fn sent(days: &[i64]) -> Value {
    let sent = days.iter().map(|days| json!({ "sent_at": ago(*days) }));
    Value::Array(sent.collect())
}

#[tokio::test]
async fn each_action_writes_to_the_right_person_by_name() {
    let org = |more: &Value| Org::small().with_record(femi(more));
    let escalate = org(&json!({ "reminders": sent(&[28, 21, 14]) }));
    Journey::with(escalate)
        .run(async |page, server| {
            page.open("/users?user=femi").await;
            let href = draft(page, "Write to Ada Chaudhry").await;
            assert!(href.starts_with("mailto:ada@example.com?subject=Enpass license of Femi Öztürk&body=Hello Ada Chaudhry,\n"), "{href}");
            assert!(href.contains("license of Femi Öztürk has not been used for 32 days"), "{href}");
            page.shows("3 reminders, no use since.").await;
            page.button(EDIT).is_gone().await;

            server.users(org(&json!({ "reminders": sent(&[20]) })));
            page.open("/users/femi").await;
            let href = draft(page, "Write to Femi").await;
            assert!(href.starts_with("mailto:femi@example.com?subject=Is something in the way of Enpass?&body=Hi Femi, "), "{href}");
            page.button(EDIT).click().await;
            page.dialog("Write to Femi Öztürk").appears().await;
            page.field("Subject").types(" ({days})").await;
            page.link("Open draft").comes_to("decodeURIComponent(element.href).startsWith('mailto:femi@example.com?subject=Is something in the way of Enpass? (32 days)&body=Hi Femi, ')").await;
            page.field("Message").types_anew(&"long ".repeat(400)).await;
            page.shows("The message is too long for a link: copy it, and paste it into the draft.").await;
            page.link("Open draft").comes_to("decodeURIComponent(element.href).endsWith('(32 days)')").await;
            page.field("Message").types_anew(" ").await;
            page.shows("Write a subject and a message.").await;
            page.link("Open draft").is_gone().await;
            page.press(Key::Escape).await;
            page.button(EDIT).has_focus().await;
            // What is begun stays with whom it is for, whatever the list.
            let subject = async |is: &str| {
                let subject = page.field("Subject");
                subject.comes_to(&format!("element.value === 'Is something in the way of {{product}}?{is}'")).await;
            };
            page.open("/users?activity=active&user=femi").await;
            page.button(EDIT).click().await;
            subject(" ({days})").await;
            page.open("/users?suggest=message").await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").click().await;
            page.dialog("Write to 1 user").appears().await;
            subject("").await;

            let device = json!([{ "name": "Pixel 9", "added_at": ago(9) }]);
            server.users(org(&json!({ "devices": device })));
            page.open("/users/femi").await;
            let href = draft(page, "Write to Femi").await;
            assert!(href.contains("Enpass isn't set up on Pixel 9 yet"), "{href}");
            page.shows("Install Enpass on the new device and open it.").await;

            server.users(org(&json!({ "reminders": sent(&[3]) })));
            page.open("/users/femi").await;
            page.shows("Reminded 3 days ago; wait until ").await;
            assert_eq!(page.evaluate("document.querySelectorAll('.button-primary, .action button').length").await, 0);
        })
        .await;
}

#[tokio::test]
async fn without_an_address_it_says_so_and_the_text_can_be_copied() {
    let nobody = femi(&json!({ "email": null, "manager": null, "reminders": sent(&[20]) }));
    let org = Org::small().with_record(nobody);
    Journey::with(org)
        .run(async |page, server| {
            page.clipboard_is("granted").await;
            page.open("/users?user=femi").await;
            page.panel().holds("No e-mail address").await;
            page.panel()
                .holds("The data has no e-mail address for Femi Öztürk.")
                .await;
            page.heading("Femi Öztürk").has_focus().await;
            page.press(Key::Character('r')).await;
            page.button("Copy text").has_focus().await;
            page.button("Copy text").click().await;
            page.message().says("Copied the text").await;
            let reminders = json!({ "manager": null, "reminders": sent(&[28, 21, 14]) });
            server.users(Org::small().with_record(femi(&reminders)));
            page.open("/users?user=femi").await;
            page.panel()
                .holds("The data does not say who the manager is.")
                .await;
            page.button("Copy text").appears().await;
        })
        .await;
}

#[tokio::test]
async fn an_address_can_be_copied() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.clipboard_is("granted").await;
            page.open("/users?user=u-2").await;
            page.button("Copy address").click().await;
            page.message().says("Copied the address").await;
            page.has_copied("ben.brown@example.com").await;
            // The message disappears by itself.
            page.message().says("").await;
            page.button("Dismiss").is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn whoever_has_no_vault_is_invited() {
    let org = Org::new()
        .with(Person::new("Flo Ford").email("flo@example.com").pending())
        .with(
            Person::new("Gil Gray")
                .email("gil@example.com")
                .pending()
                .reminded(&[3]),
        )
        .with(Person::new("Hal Hart").unlicensed());
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users?user=u-1").await;
            page.heading("Invite to set up").appears().await;
            page.panel().holds("No vault yet.").await;
            page.panel().holds("Not reminded yet.").await;
            let href = draft(page, "Send invitation").await;
            assert!(
                href.starts_with(
                    "mailto:flo@example.com?subject=Your Enpass account is ready&body=Hello Flo,\n"
                ),
                "{href}"
            );
            page.open("/users?user=u-2").await;
            page.heading("Invite to set up").appears().await;
            page.panel().holds("Reminded 3 days ago; wait until ").await;
            page.link("Send invitation").is_gone().await;
            page.open("/users?user=u-3").await;
            page.panel().holds("No license is assigned.").await;
            page.heading("Invite to set up").is_gone().await;
        })
        .await;
}

/// A name in the data becomes part of the text, and never another header.
#[tokio::test]
async fn a_name_is_never_a_header() {
    let name = "Eve&cc=all@example.com\r\nBcc: x@example.com {product}";
    let record = femi(&json!({ "name": name, "reminders": sent(&[28, 21, 14]) }));
    Journey::with(Org::small().with_record(record))
        .run(async |page, _| {
            page.open("/users/femi").await;
            page.link("Write to Ada Chaudhry").appears().await;
            let href = page.link("Write to Ada Chaudhry").attribute("href").await;
            let fields: Vec<_> = href.split(['?', '&']).collect();
            assert_eq!(fields.len(), 3, "{href}");
            assert!(
                !fields[1].contains("%0D") && !fields[1].contains("%0A"),
                "{href}"
            );
            page.button("Preview").click().await;
            page.shows("{product}").await;
        })
        .await;
}
