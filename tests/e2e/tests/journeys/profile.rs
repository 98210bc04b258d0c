//! Everything shown about one user.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use e2e::{Journey, Org, Page, Person, Role};
use serde_json::{Value, json};

/// A little more than this many days ago, as the data writes it.
fn ago(days: i64) -> String {
    at(days).to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn at(days: i64) -> DateTime<Utc> {
    Utc::now() - TimeDelta::days(days) - TimeDelta::minutes(30)
}

/// The day this many days ago, as the reader sees it.
fn day(days: i64) -> String {
    at(days)
        .format("%-d %b %Y")
        .to_string()
        .replace("Sep", "Sept")
}

/// Rita, last active 41 days ago, who changed to a phone and never opened it.
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

/// Checks the texts beside the list and then on the user's own page.
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
            let used = "41 days ago on MacBook Pro (autofill)".to_owned();
            let since = format!("inactive since {}", day(11));
            both_hold(
                page,
                &[
                    "Device change".into(),
                    "Re-pair a device".into(),
                    change,
                    used,
                    since,
                ],
            )
            .await;
            page.lacks("Never used").await;
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
                let open_until = format!("No use yet, open until {}", day(-11));
                let outcomes = [open_until.as_str(), "No use within 14 days", "Came back within 14 days"];
                let listed = page
                    .evaluate("[...document.querySelectorAll('section[aria-label=Reminders] li')].map(row => [...row.children].map(part => part.innerText.trim()))")
                    .await;
                for (at, (days, outcome)) in [3, 30, 60].into_iter().zip(outcomes).enumerate() {
                    let sent_at = listed[at][0].as_str().unwrap_or_default();
                    assert!(sent_at.starts_with(&day(days)), "{listed}");
                    assert_eq!(listed[at][1], outcome);
                }
                holds("Reminders", &["3 sent, 1 brought a return".to_owned()]).await;
                let account = ["Mona Moss mona@example.com", "SCIM", "Enabled", "rita"];
                holds("Account", &account.map(str::to_owned)).await;
                holds("Days of use", &["2 of the last 90".to_owned()]).await;
                let drawn = "all('.days-drawing > .day').filter(day => day.getBoundingClientRect().height > 0)";
                page.comes_to(&format!("{drawn}.length === 90")).await;
                page.comes_to("all('.day.day-used').length === 2").await;
                // Without the exact instant, which is for screen readers.
                let rows = page
                    .evaluate("[...document.querySelectorAll('section[aria-label=Devices] li')].map(row => {
                        const seen = row.cloneNode(true);
                        seen.querySelector('.ago-exact')?.remove();
                        return seen.textContent.replace(/\\s+/g, ' ').trim();
                    })")
                    .await;
                let (mac, pixel) = (day(200), day(9));
                let rows = rows.to_string().replace(' ', "");
                for said in ["MacBookPromacOS6.11.4", "41daysago", "autofill", "Pixel9Android", "Neveropened", "notpaired"] {
                    assert!(rows.contains(said), "{said} in {rows}");
                }
                for added in [format!("Added{mac}pairedHub"), format!("Added{pixel}notpaired")] {
                    assert!(rows.contains(&added.replace(' ', "")), "{added} in {rows}");
                }
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
                ("u-1", "No license is assigned."),
                ("u-2", "The vault has not been created yet."),
                ("u-3", "The account is suspended."),
                ("u-4", "It is a service account."),
                ("u-5", "Set up 40 days ago, no use yet"),
                ("u-6", "Set up 3 days ago, no use yet"),
            ] {
                page.open(&format!("/users?user={id}")).await;
                page.panel().holds(sentence).await;
            }
            page.panel().holds("No reminders sent.").await;
        })
        .await;
}

/// A device reports use on a day missing from the history; dates ahead of the data are pointed out.
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
            let used = format!("2 of the {days} known, from ");
            region("Days of use").holds(&used).await;
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
            page.panel().holds("1 day ago on Device 01 (opened)").await;
            assert_eq!(
                page.evaluate("document.querySelectorAll('section[aria-label=Devices] li').length")
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

/// The parts come in order of need, each with its own heading. On the page they are one level
/// higher, after the name as the first heading.
#[tokio::test]
async fn parts_have_headings_in_order_and_no_two_the_same() {
    Journey::with(Org::small().with_record(rita()))
        .run(async |page, _| {
            let headings =
                "[...document.querySelectorAll('.user :is(h1, h2, h3, h4), .user-page-head h1')]
                .map(heading => `${heading.localName} ${heading.innerText}`).sort().join('; ')";
            for (address, name, level) in [("/users?user=rita", "h2", 3), ("/users/rita", "h1", 2)]
            {
                page.open(address).await;
                page.heading("Days of use").appears().await;
                let mut expected: Vec<_> = [
                    "Account",
                    "Days of use",
                    "Devices",
                    "Outreach",
                    "Re-pair a device",
                    "Reminders",
                    "Stages",
                    "Why",
                ]
                .iter()
                .map(|part| format!("h{level} {part}"))
                .chain([format!("{name} Rita Roe")])
                .collect();
                expected.sort();
                assert_eq!(
                    page.evaluate(headings).await,
                    expected.join("; "),
                    "{address}"
                );
            }
            page.is_titled("Rita Roe · Enpass").await;
            let first = "document.querySelector('main h1').innerText";
            page.comes_to(&format!("{first} === 'Rita Roe'")).await;
        })
        .await;
}

/// The drawing is visual only, and marks what the data says.
#[tokio::test]
async fn days_are_drawn_with_the_cut_off_reminders_and_devices() {
    Journey::with(Org::small().with_record(rita()))
        .run(async |page, _| {
            page.open("/users?user=rita").await;
            page.part(Role::Region, "Days of use")
                .holds("cut-off ")
                .await;
            let drawn = "(name => document.querySelectorAll(`.days-drawing ${name}`).length)";
            for (what, count) in [
                (".day", 90),
                (".day-used", 2),
                (".day-cutoff", 1),
                // Three reminders and a device; the other device is older.
                (".mark", 4),
            ] {
                assert_eq!(
                    page.evaluate(&format!("{drawn}('{what}')")).await,
                    count,
                    "{what}"
                );
            }
            let is_hidden =
                "document.querySelector('.days').getAttribute('aria-hidden') === 'true'";
            page.comes_to(is_hidden).await;
            let namespace =
                "document.querySelector('.day').namespaceURI === 'http://www.w3.org/2000/svg'";
            page.comes_to(namespace).await;
        })
        .await;
}
