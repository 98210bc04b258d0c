//! Every filter with its values, and where to find them.

use chrono::{TimeDelta, Utc};
use e2e::{Journey, Key, Locator, Org, Person, Role, sample};
use serde_json::json;

fn is_current(link: &Locator<'_>) -> impl Future<Output = ()> {
    link.comes_to("element.ariaCurrent === 'true'")
}

#[tokio::test]
async fn each_filter_has_its_place_and_narrows_the_list() {
    let org = Org::new()
        .with(Person::new("Ada").reminded(&[50]))
        .with(Person::new("Ben").used(40).reminded(&[20]))
        .with(Person::new("Cy").used(50).reminded(&[20, 10]))
        .with(Person::new("Di").used(60).reminded(&[30, 20, 10, 9]))
        .with(Person::new("Ed").unlicensed())
        .with_record(json!({
            "id": "fay", "name": "Fay", "vault_created_at": "2020-01-01T00:00:00Z",
            "devices": [{ "platform": "Palm, the old one", "hub_authenticated": false }],
        }));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            page.lists_names(&["Ada", "Ben", "Cy", "Di", "Ed", "Fay"])
                .await;
            for (filter, option, part, names) in [
                ("License", "Unassigned", "license=unassigned", &["Ed"][..]),
                (
                    "Enpass Hub authentication",
                    "Never authenticated",
                    "hub=never",
                    &["Ed", "Fay"],
                ),
                ("Reminders", "3 or more", "reminders=3plus", &["Di"]),
                ("Reminders", "2", "reminders=2", &["Cy"]),
                ("Reminders", "1", "reminders=1", &["Ben"]),
                ("Reminders", "0", "reminders=0", &["Ada", "Ed", "Fay"]),
                (
                    "Platform",
                    "macOS",
                    "platform=macOS",
                    &["Ada", "Ben", "Cy", "Di"],
                ),
                (
                    "Platform",
                    "Palm, the old one",
                    "platform=Palm%2C%20the%20old%20one",
                    &["Fay"],
                ),
            ] {
                page.unfold(filter).await;
                let address = format!("/users?{part}&sort=name");
                let link = page.link(option);
                let href = link.attribute("href").await;
                assert_eq!(href, address, "{filter}: {option}");
                link.click().await;
                page.is_at(&address).await;
                page.lists_names(names).await;
                is_current(&link).await;
                page.link(&format!("Remove filter {filter}: {option}"))
                    .appears()
                    .await;
                page.reload().await;
                page.lists_names(names).await;
                page.unfold(filter).await;
                is_current(&link).await;
                link.click().await;
                page.is_at("/users?sort=name").await;
            }
        })
        .await;
}

#[tokio::test]
async fn values_of_one_filter_add_up_and_a_count_stands_for_its_value_alone() {
    Journey::with(sample(300))
        .run(async |page, _| {
            page.open("/users?platform=iOS,macOS").await;
            page.comes_to(
                "[...document.querySelectorAll('.pill-remove')].map(link => link.ariaLabel).join()
                .startsWith('Remove filter Platform: 2 of ')",
            )
            .await;
            page.unfold("Platform").await;
            let both = page.status().text().await;
            is_current(&page.link("iOS")).await;
            is_current(&page.link("macOS")).await;
            let only =
                "[...document.querySelectorAll('.choice-count')].map(count => count.ariaLabel)
                .find(name => name?.startsWith('Only iOS: '))";
            page.comes_to(&format!("{only} !== undefined")).await;
            let only = page.evaluate(only).await;
            let name = only.as_str().unwrap_or_default();
            let users = name.trim_start_matches("Only iOS: ");
            assert_ne!(users, both);
            page.link(name).click().await;
            page.is_at("/users?platform=iOS").await;
            page.status().says(users).await;
            page.link("macOS").click().await;
            page.is_at("/users?platform=iOS,macOS").await;
            page.status().says(&both).await;
            // A platform missing from the data still shows, and can be removed.
            page.open("/users?platform=BeOS").await;
            page.heading("No users match").appears().await;
            page.link("Remove filter Platform: BeOS").appears().await;
            page.unfold("Platform").await;
            page.link("Only BeOS: 0 users").appears().await;
            page.link("BeOS").click().await;
            page.is_at("/users").await;
            page.lists("300 users", 50).await;
        })
        .await;
}

#[tokio::test]
async fn many_values_can_be_searched_and_the_chosen_ones_stay() {
    let platforms = [
        "Android", "BeOS", "ChromeOS", "Haiku", "iOS", "Linux", "macOS", "Öster", "Windows",
    ];
    let org = platforms.iter().fold(Org::new(), |org, platform| {
        org.with_record(json!({
            "id": format!("with {platform}"), "vault_created_at": "2020-01-01T00:00:00Z",
            "devices": [{ "platform": platform }],
        }))
    });
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users?platform=Android").await;
            page.lists("1 user", 1).await;
            page.unfold("License").await;
            page.link("Unassigned").appears().await;
            page.part(Role::TextBox, "Find a value").is_gone().await;
            page.unfold("Platform").await;
            let field = page.part(Role::TextBox, "Find a platform");
            // Accents and case make no difference; what is chosen stays.
            field.types("ÔS").await;
            for gone in ["Haiku", "Linux", "Windows"] {
                page.link(gone).is_gone().await;
            }
            for left in ["Android", "BeOS", "ChromeOS", "iOS", "macOS", "Öster"] {
                page.link(left).appears().await;
            }
            assert_eq!(page.barriers("A search of values").await, [""; 0]);
            page.press(Key::Down).await;
            page.link("Android").has_focus().await;
            page.press(Key::Down).await;
            page.link("BeOS").has_focus().await;
            page.press(Key::Enter).await;
            page.is_at("/users?platform=Android,BeOS").await;
            page.lists("2 users", 2).await;
            page.link("BeOS").has_focus().await;
            page.press(Key::Up).await;
            page.press(Key::Up).await;
            field.has_focus().await;
            page.press(Key::Tab).await;
            page.link("Android").has_focus().await;
            field.types("?").await;
            page.shows("No match").await;
            page.link("ChromeOS").is_gone().await;
            page.link("Android").appears().await;
            page.link("BeOS").appears().await;
            page.press(Key::Escape).await;
            page.comes_to("document.querySelector(':popover-open') === null")
                .await;
            page.button("Filter").has_focus().await;
            page.unfold("Platform").await;
            field.comes_to("element.value === ''").await;
            page.link("Windows").appears().await;
            page.lacks("No match").await;
        })
        .await;
}

/// Somebody who was last used so many days ago, and their manager.
fn reporting(at: usize, days: i64, manager: &str) -> serde_json::Value {
    let set_up = (Utc::now() - TimeDelta::days(days)).to_rfc3339();
    let email = format!("{}@example.com", manager.to_lowercase().replace(' ', "."));
    json!({ "id": at, "name": format!("User {at}"), "vault_created_at": set_up,
        "manager": { "name": manager, "email": email } })
}

#[tokio::test]
async fn every_manager_can_be_found_and_those_with_the_most_inactive_users_come_first() {
    let others = (1..60).map(|at| reporting(at, 1, &format!("Boss {at:02}")));
    let org = others.fold(Org::new(), Org::with_record);
    let org = org
        .with_record(reporting(60, 40, "Zoë Zed"))
        .with_record(reporting(61, 1, "Zoë Zed"));
    Journey::with(org)
        .run(async |page, _| {
            let offered =
                "all('.choice').filter(link => link.checkVisibility()).map(link => link.innerText)";
            page.open("/users").await;
            page.lists("61 users", 50).await;
            page.unfold("Manager").await;
            page.shows("50 of 60 managers: search for others").await;
            page.comes_to(&format!("{offered}.length === 50")).await;
            page.comes_to(&format!("{offered}[0] === 'Zoë Zed'"))
                .await;
            page.link("Only Zoë Zed: 2 users")
                .appears()
                .await;
            page.link("Boss 57").is_gone().await;
            assert_eq!(page.barriers("The managers").await, [""; 0]);
            let field = page.part(Role::TextBox, "Find a manager");
            field.types("boss.57@").await;
            page.comes_to(&format!(
                "{offered}.join() === 'Boss 57'"
            ))
            .await;
            page.lacks("search for others").await;
            page.press(Key::Down).await;
            page.press(Key::Enter).await;
            page.is_at("/users?manager=boss.57@example.com").await;
            page.lists_names(&["User 57"]).await;
            page.link("Boss 57").has_focus().await;
            page.fold().await;
            page.unfold("Manager").await;
            field.types("zoe").await;
            page.link("Zoë Zed").click().await;
            page.lists("3 users", 3).await;
            page.press(Key::Escape).await;
            page.link("Remove filter Manager: 2 of 60").click().await;
            page.is_at("/users").await;

            // The address of a list names its manager.
            page.open("/users?manager=boss.57@example.com").await;
            page.switch("Conceal names").click().await;
            page.comes_to("all('a').some(link => link.ariaLabel?.startsWith('Remove filter Manager: Person '))")
                .await;
            page.unfold("Manager").await;
            page.shows("Show names to filter by manager.").await;
            page.comes_to(&format!(
                "{offered}.length === 1 && {offered}[0].startsWith('Person ')"
            ))
            .await;
            page.part(Role::TextBox, "Find a manager").is_gone().await;
            page.lacks("Boss").await;
            page.lacks("Zoë").await;
        })
        .await;
}
