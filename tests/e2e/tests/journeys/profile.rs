//! What is said of one user, whoever that is.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use e2e::{Journey, Org, Page, Person, Role};
use serde_json::{Value, json};

/// So many days ago, and a little more, in the data's words.
fn ago(days: i64) -> String {
    at(days).to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn at(days: i64) -> DateTime<Utc> {
    Utc::now() - TimeDelta::days(days) - TimeDelta::minutes(30)
}

/// The day so many days ago in the reader's words.
fn day(days: i64) -> String {
    at(days)
        .format("%-d %b %Y")
        .to_string()
        .replace("Sep", "Sept")
}

/// Changed to a phone that was never opened, 41 days after the last use.
fn rita() -> Value {
    json!({
        "id": "rita", "name": "Rita Roe", "email": "rita@example.com", "provisioned_by": "scim",
        "manager": { "name": "Mona Moss", "email": "mona@example.com" },
        "activated_at": ago(210), "vault_created_at": ago(200), "first_item_at": ago(199),
        "active_on": [ago(41)[..10], ago(55)[..10], ago(100)[..10]],
        "devices": [
            { "name": "MacBook Pro", "platform": "macOS", "version": "6.11.4", "added_at": ago(200),
              "paired": true, "hub_authenticated": true, "last_opened_at": ago(55), "last_autofill_at": ago(41) },
            { "name": "Pixel 9", "platform": "Android", "added_at": ago(9), "paired": false },
        ],
        "reminders": [{ "sent_at": ago(30) }, { "sent_at": ago(60) }, { "sent_at": ago(3) }],
    })
}

/// All of it beside the list and then on the user's own page.
async fn both_hold(page: &Page, texts: &[String]) {
    for address in ["/users?user=rita", "/users/rita"] {
        page.open(address).await;
        page.heading("Rita Roe").appears().await;
        for text in texts {
            page.shows(text).await;
        }
    }
}

#[tokio::test]
async fn a_user_has_a_verdict_with_its_evidence() {
    Journey::with(Org::small().with_record(rita()))
        .run(async |page, _| {
            let change = format!(
                "Pixel 9 was added on {}, after the last use, and never opened.",
                day(9)
            );
            let used =
                "Last used 41 days ago on MacBook Pro (autofill); the cut-off was ".to_owned();
            both_hold(
                page,
                &[
                    "Device change".into(),
                    "Re-pair a device".into(),
                    change,
                    used,
                ],
            )
            .await;
            page.lacks("Never used").await;
            page.disclosure("How to do this").click().await;
            page.link("More in the guide")
                .comes_to("element.getAttribute('href') === '/guide#repair'")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_user_has_stages_devices_reminders_and_a_manager() {
    Journey::with(Org::small().with_record(rita()))
        .run(async |page, _| {
            for address in ["/users?user=rita", "/users/rita"] {
                page.open(address).await;
                let region = |name| page.part(Role::Region, name);
                let holds = async |name, texts: &[String]| {
                    for text in texts {
                        region(name).holds(text).await;
                    }
                };
                let stage = |name: &str, days| format!("{name}\n{}", day(days));
                let stages = [
                    stage("Activated", 210),
                    stage("Onboarded", 200),
                    stage("Using Enpass", 199),
                    "Assigned\nDone".to_owned(),
                ];
                holds("Stages", &stages).await;
                let came = |days, outcome: &str| format!("{} {outcome}", day(days));
                let reminders = [
                    came(3, "No use yet (sent less than 14 days ago)"),
                    came(30, "No use within 14 days"),
                    came(60, "Came back within 14 days"),
                ];
                holds("Reminders", &[reminders.join("\n")]).await;
                let account = ["Mona Moss mona@example.com", "SCIM", "Enabled", "rita"];
                holds("Account", &account.map(str::to_owned)).await;
                holds("Activity", &["Used on 2 of the 90 days from ".to_owned()]).await;
                let rows = page
                    .evaluate("[...document.querySelectorAll('section[aria-label=Devices] tbody tr')].map(row => row.innerText.replace(/\\s+/g, ' ').trim())")
                    .await;
                let added = [day(200), day(9)];
                assert_eq!(
                    rows,
                    json!([
                        format!("MacBook Pro macOS 6.11.4 {} 41 days ago autofill Yes Yes", added[0]),
                        format!("Pixel 9 Android {} Never No Unknown", added[1]),
                    ])
                );
            }
        })
        .await;
}

#[tokio::test]
async fn who_is_in_no_bar_is_told_why() {
    let org = Org::new()
        .with(Person::new("Ed").unlicensed())
        .with(Person::new("Flo").pending())
        .with(Person::new("Gus").account("suspended"))
        .with(Person::new("Hal").account("service"))
        .with(Person::new("Ida").never(40))
        .with(Person::new("Jo").never(3));
    Journey::with(org)
        .run(async |page, _| {
            for (id, sentence) in [
                ("u-1", "Not in the chart: no license is assigned."),
                (
                    "u-2",
                    "Not in the chart: the vault has not been created yet.",
                ),
                ("u-3", "Not in the chart: the account is suspended."),
                ("u-4", "Not in the chart: it is a service account."),
                (
                    "u-5",
                    "Not used since the vault was set up 40 days ago; the cut-off was ",
                ),
                (
                    "u-6",
                    "Not used since the vault was set up 3 days ago; the cut-off was ",
                ),
            ] {
                page.open(&format!("/users?user={id}")).await;
                page.panel().holds(sentence).await;
            }
            page.panel().holds("No reminders sent.").await;
        })
        .await;
}

/// A device knows of a use on a day that the history has not; what is ahead of the data is named.
#[tokio::test]
async fn days_of_use_and_dates_ahead_are_those_of_all_that_is_known() {
    let kim = json!({
        "id": "kim", "vault_created_at": ago(200), "active_on": [ago(10)[..10]],
        "devices": [{ "platform": "macOS", "added_at": ago(-3), "last_opened_at": ago(1) }],
        "reminders": [{ "sent_at": ago(-4) }],
    });
    Journey::with(Org::small().with_record(kim))
        .run(async |page, _| {
            page.open("/users?user=kim").await;
            let region = |name| page.part(Role::Region, name);
            let days = (Utc::now().date_naive() - at(10).date_naive()).num_days() + 1;
            let used = format!("Used on 2 of the {days} days");
            region("Activity").holds(&used).await;
            for name in ["Devices", "Reminders"] {
                region(name).holds("(in the future, ignored)").await;
            }
        })
        .await;
}

#[tokio::test]
async fn without_a_name_the_address_stands_for_it_and_many_devices_have_room() {
    let devices: Vec<_> = (1..=40)
        .map(|at| json!({ "name": format!("Device {at:02}"), "platform": "Linux", "last_opened_at": ago(at) }))
        .collect();
    let org = Org::new()
        .with_record(json!({ "id": "1", "email": "only@example.com", "vault_created_at": ago(90), "devices": devices }))
        .with_record(json!({ "id": "only-an-id", "vault_created_at": ago(90), "devices": [] }))
        .with_record(json!({ "id": 3, "name": " ", "email": "blank@example.com", "devices": null }));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users?user=1").await;
            page.heading("only@example.com").has_focus().await;
            page.panel().holds("Device 40").await;
            page.panel()
                .holds("Last used 1 day ago on Device 01 (opened)")
                .await;
            assert_eq!(
                page.evaluate("document.querySelectorAll('aside tbody tr').length")
                    .await,
                40
            );
            page.panel()
                .comes_to("element.scrollWidth <= element.clientWidth")
                .await;
            page.open("/users?user=only-an-id").await;
            page.heading("only-an-id").has_focus().await;
            page.panel().holds("No devices.").await;
            page.open("/users/3").await;
            page.heading("blank@example.com").appears().await;
            page.shows("No device data.").await;
        })
        .await;
}
