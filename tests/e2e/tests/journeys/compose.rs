//! Writing to many users without a portal that sends: drafts, texts, and notes to managers.

use e2e::{Journey, Key, Org, Page, Person};
use serde_json::{Value, json};

/// 45 users who are to be reminded, one who was reminded yesterday, and one without an address.
fn org() -> Org {
    let late = |number: usize| Person::new(&format!("Late {number:02}")).used(40);
    (1..=45)
        .fold(Org::new(), |org, number| org.with(late(number)))
        .with(Person::new("Rita Reminded").used(50).reminded(&[1]))
        .with(Person::new("Nora None").used(50).email(""))
}

/// Opens the dialog for everybody in the list.
async fn write_to_all(page: &Page, list: &str, button: &str) {
    page.open(list).await;
    page.comes_to("document.querySelector('.row') !== null")
        .await;
    page.checkbox("Select all on this page").click().await;
    page.button(button).click().await;
}

#[tokio::test]
async fn drafts_reach_everybody_who_may_be_written_to() {
    Journey::with(org())
        .run(async |page, _| {
            page.keeps_drafts().await;
            write_to_all(page, "/users?activity=inactive", "Write…").await;
            page.dialog("Write to 45 users").appears().await;
            page.shows("2 of 47 left out: 1 without an e-mail address, 1 reminded in the last 7 days").await;
            page.disclosure("2 of 47 left out: 1 without an e-mail address, 1 reminded in the last 7 days").click().await;
            page.button("Include Rita Reminded").click().await;
            page.dialog("Write to 46 users").appears().await;
            page.shows("1 of 47 left out: 1 without an e-mail address").await;

            page.link("Open draft 1 of 2").click().await;
            page.shows("40 addresses are in opened drafts.").await;
            page.link("Open draft").click().await;
            page.shows("All drafts opened").await;
            page.comes_to("drafts.length === 2").await;
            let bcc = "drafts.map(href => new URL(href).searchParams.get('bcc').split(',').length).join()";
            page.comes_to(&format!("{bcc} === '40,6'")).await;
            page.comes_to("drafts.every(href => !decodeURIComponent(href).includes('{'))").await;
            page.press(Key::Escape).await;
            page.dialog("Write to 46 users").is_gone().await;
        })
        .await;
}

/// Whether the browser would ask before it closes the page.
const ASKS_TO_STAY: &str = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";

#[tokio::test]
async fn a_text_is_kept_through_a_reload_and_replaced_only_when_asked() {
    Journey::with(org())
        .run(async |page, _| {
            write_to_all(page, "/users?activity=inactive", "Write…").await;
            page.field("Subject").appears().await;
            page.comes_to(&format!("{ASKS_TO_STAY} === false")).await;
            page.field("Subject").types(" and {frist_name}").await;
            page.shows("{frist_name} is not a field, and will be sent as written.")
                .await;
            page.comes_to(&format!("{ASKS_TO_STAY} === true")).await;
            page.reload().await;
            write_to_all(page, "/users?activity=inactive", "Write…").await;
            page.field("Subject")
                .comes_to("element.value === 'One tip for {product} and {frist_name}'")
                .await;
            page.choice("Text").types("Direct message").await;
            page.shows("Replace what you have written?").await;
            page.button("Keep it").click().await;
            page.field("Subject")
                .comes_to("element.value === 'One tip for {product} and {frist_name}'")
                .await;
            page.choice("Text").types("Direct message").await;
            page.button("Replace").click().await;
            page.field("Subject")
                .comes_to("element.value === 'Is something in the way of {product}?'")
                .await;

            page.disclosure("Keep this text for next time")
                .click()
                .await;
            page.button("Save text").click().await;
            page.shows("Give the text a name.").await;
            page.field("Name of the text").types("Five minutes").await;
            page.button("Save text").click().await;
            page.choice("Text")
                .comes_to("element.value === 'Five minutes'")
                .await;
            page.button("Delete this text").click().await;
            page.choice("Text")
                .comes_to("![...element.options].some(option => option.text === 'Five minutes')")
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_tip_that_is_chosen_is_in_the_preview() {
    Journey::with(org())
        .run(async |page, _| {
            write_to_all(page, "/users?activity=inactive", "Write…").await;
            page.choice("Tip").types("Pairing").await;
            page.button("Preview").click().await;
            page.shows("here is one tip that saves time every day: pair your phone")
                .await;
            page.button("Write").click().await;
            page.field("Message")
                .comes_to("element.value.includes('{tip}')")
                .await;
        })
        .await;
}

#[tokio::test]
async fn each_manager_gets_one_note() {
    let managed = |name: &str, manager: Value| {
        let org = Org::new().with(Person::new(name).used(60).reminded(&[20, 30, 40]));
        let record = org.records().pop().unwrap_or_default();
        let mut record: Value = serde_json::from_str(&record).unwrap_or_default();
        record["id"] = json!(name);
        record["manager"] = manager;
        record
    };
    let kim = json!({ "name": "Kim Chen", "email": "kim@example.com" });
    let org = Org::new()
        .with_record(managed("Ann Away", kim.clone()))
        .with_record(managed("Bob Away", kim))
        .with_record(managed("Cas Away", json!({ "email": "lee@example.com" })))
        .with_record(managed("Dee Away", Value::Null));
    Journey::with(org)
        .run(async |page, _| {
            page.keeps_drafts().await;
            write_to_all(page, "/users?suggest=escalate", "Write to managers…").await;
            page.dialog("Write to the managers").appears().await;
            page.shows("1 user has no manager with an e-mail address in the data.").await;
            page.shows("2 people in your team have Enpass licenses").await;
            page.link("Open draft for Kim Chen").click().await;
            page.shows("1 of 2 opened").await;
            page.comes_to("drafts.length === 1 && drafts[0].startsWith('mailto:kim@example.com?')").await;
            page.comes_to("['Ann', 'Bob'].every(name => decodeURIComponent(drafts[0]).includes(`- ${name} Away, last used`))").await;
            page.button("lee@example.com 1 user").click().await;
            page.link("Open draft for lee@example.com").appears().await;

            page.button("Done").click().await;
            page.button("License review or export…").click().await;
            page.shows("Saving it changes nothing. Unassigning a license also wipes the Enpass data on that user's devices.").await;
            page.button("Save license review").click().await;
            page.message().says("Exported 4 users").await;
        })
        .await;
}

#[tokio::test]
async fn an_action_of_the_dashboard_writes_to_its_users_and_active_ones_are_counted() {
    Journey::with(org().with(Person::new("Ann Active").used(2)))
        .run(async |page, _| {
            page.open("/").await;
            page.link("Remind… Send a reminder: 46 users").click().await;
            page.dialog("Write to 45 users").appears().await;
            page.is_at("/users?activity=inactive&suggest=remind").await;
            page.button("Close").click().await;
            page.dialog("Write to 45 users").is_gone().await;
            page.lists("46 users", 46).await;
            write_to_all(page, "/users", "Write…").await;
            page.shows("1 of them used Enpass in the last 30 days.")
                .await;
            write_to_all(page, "/users?activity=active", "Write…").await;
            page.shows("This person used Enpass in the last 30 days.")
                .await;
        })
        .await;
}

#[tokio::test]
async fn concealed_users_are_not_written_to() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            page.switch("Conceal names").click().await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").comes_to("element.disabled").await;
            page.link("Dashboard").click().await;
            page.link("Remind… Send a reminder: 46 users").click().await;
            page.message().says("Show names to write").await;
        })
        .await;
}

#[tokio::test]
async fn every_state_of_a_draft_is_accessible() {
    Journey::with(org())
        .run(async |page, _| {
            let mut barriers = Vec::new();
            write_to_all(page, "/users?activity=inactive", "Write…").await;
            page.disclosure(
                "2 of 47 left out: 1 without an e-mail address, 1 reminded in the last 7 days",
            )
            .click()
            .await;
            page.disclosure("Keep this text for next time")
                .click()
                .await;
            barriers.extend(page.barriers("Drafts").await);
            page.button("Preview").click().await;
            barriers.extend(page.barriers("Preview of a draft").await);
            page.resize(390, 844).await;
            barriers.extend(page.barriers("Drafts on a phone").await);
            assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
        })
        .await;
}
