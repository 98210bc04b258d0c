//! The page of one user, and users that are hard to write in an address.

use chrono::{SecondsFormat, TimeDelta, Utc};
use e2e::{Journey, Key, Org, Role};
use serde_json::json;

/// A little more than this many days ago, as the data writes it.
fn ago(days: i64) -> String {
    let at = Utc::now() - TimeDelta::days(days) - TimeDelta::minutes(30);
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[tokio::test]
async fn a_reload_and_a_bookmark_show_the_same_user() {
    Journey::with(Org::small())
        .run(async |page, _| {
            let address = "/users?activity=active&q=b&user=u-2";
            page.open(address).await;
            page.panel().holds("Ben Brown").await;
            page.lists_names(&["Ada Abbott", "Ben Brown"]).await;
            let text = page.panel().text().await;
            page.reload().await;
            page.panel().holds("Ben Brown").await;
            page.is_at(address).await;
            assert_eq!(page.panel().text().await, text);
            page.link("Close").click().await;
            page.is_at("/users?activity=active&q=b").await;
            page.lists_names(&["Ada Abbott", "Ben Brown"]).await;
        })
        .await;
}

#[tokio::test]
async fn the_page_of_a_user_leads_back_to_the_same_list() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=active&q=e&sort=name&user=u-2")
                .await;
            page.lists_names(&["Ada Abbott", "Ben Brown", "Cleo Chen"])
                .await;
            page.link("Open page").click().await;
            page.is_at("/users/u-2?activity=active&q=e&sort=name").await;
            page.heading("Ben Brown").appears().await;
            page.is_titled("Ben Brown · Enpass").await;
            page.shows("2 of 3").await;
            page.link("Next").click().await;
            page.is_at("/users/u-3?activity=active&q=e&sort=name").await;
            page.heading("Cleo Chen").appears().await;
            page.link("Next").is_gone().await;
            page.comes_to("document.querySelector('main').contains(document.activeElement)")
                .await;
            page.reload().await;
            page.shows("3 of 3").await;
            page.link("Back to the list of users").click().await;
            page.is_at("/users?activity=active&q=e&sort=name").await;
            page.lists_names(&["Ada Abbott", "Ben Brown", "Cleo Chen"])
                .await;
            page.search().comes_to("element.value === 'e'").await;
            page.back().await;
            page.heading("Cleo Chen").appears().await;
            page.back().await;
            page.heading("Ben Brown").appears().await;
        })
        .await;
}

#[tokio::test]
async fn somebody_outside_of_the_list_can_be_opened_all_the_same() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive&user=u-1").await;
            page.panel().holds("Ada Abbott").await;
            page.panel().holds("Not in the current list.").await;
            page.lists_names(&["Dan Drew"]).await;
            page.press(Key::Escape).await;
            page.panel().is_gone().await;
            page.status().has_focus().await;
            page.back().await;
            page.panel().holds("Ada Abbott").await;
            page.link("Open page").click().await;
            page.is_at("/users/u-1?activity=inactive").await;
            page.heading("Ada Abbott").appears().await;
            page.shows("Not in the current list.").await;
        })
        .await;
}

#[tokio::test]
async fn an_unknown_user_is_called_unknown() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?user=nobody%2Fhere").await;
            page.panel()
                .holds("There is no user “nobody/here” in the data")
                .await;
            page.lists("4 users", 4).await;
            page.link("Open page").click().await;
            page.is_at("/users/nobody~2Fhere").await;
            page.heading("There is no user “nobody/here” in the data")
                .appears()
                .await;
            page.link("Back to the list of users").click().await;
            page.is_at("/users").await;
            page.lists("4 users", 4).await;
            page.open("/users?user=nobody").await;
            page.panel().appears().await;
            page.press(Key::Escape).await;
            page.is_at("/users").await;
            page.panel().is_gone().await;
        })
        .await;
}

/// The name as shown; longer ones end in an ellipsis.
fn shown(name: &str) -> String {
    let dots = if name.chars().count() > 200 {
        "…"
    } else {
        ""
    };
    name.chars().take(200).collect::<String>() + dots
}

#[tokio::test]
async fn odd_ids_and_names_can_be_opened() {
    let long = "Maximiliane ".repeat(25);
    let odd = [
        ("a/b", "Slash"),
        ("ä ö", "Umlaut"),
        ("50%", "Percent"),
        ("x?y#z", "Question"),
        ("a+b&c=d", "Plus"),
        ("it's \"quoted\"", "Quote"),
        ("a@b.example", "At"),
        ("..", "Dots"),
        ("l", long.trim()),
        ("r", "محمد الأحمد"),
        ("e", "👩🏽‍💻 Zoë"),
    ];
    let org = odd.iter().fold(Org::new(), |org, (id, name)| {
        org.with_record(json!({ "id": id, "name": name, "vault_created_at": ago(3) }))
    });
    Journey::with(org)
        .run(async |page, _| {
            for (id, name) in odd {
                let name = &shown(name);
                page.open("/users").await;
                page.link(name).click().await;
                page.heading(name).has_focus().await;
                page.panel()
                    .comes_to("element.scrollWidth <= element.clientWidth")
                    .await;
                page.reload().await;
                page.heading(name).appears().await;
                page.link("Open page").click().await;
                page.panel().is_gone().await;
                page.heading(name).appears().await;
                page.part(Role::Region, "Account").holds(id).await;
                page.comes_to("document.documentElement.scrollWidth <= innerWidth")
                    .await;
                page.reload().await;
                page.heading(name).appears().await;
                page.shows(&format!("of {}", odd.len())).await;
            }
        })
        .await;
}

/// Opens a user from the list, then on the user's page, then that page from a bookmark.
async fn can_be_opened(id: &str, path: &str) {
    let path = format!("/users/{path}");
    let record = json!({ "id": id, "name": "Odd Oda", "vault_created_at": ago(3) });
    Journey::with(Org::small().with_record(record))
        .run(async |page, _| {
            page.open("/users").await;
            page.link("Odd Oda").click().await;
            page.heading("Odd Oda").has_focus().await;
            page.reload().await;
            page.heading("Odd Oda").appears().await;
            let href = page.link("Open page").attribute("href").await;
            assert_eq!(href, path);
            page.link("Open page").click().await;
            page.panel().is_gone().await;
            page.heading("Odd Oda").appears().await;
            page.is_at(&path).await;
            page.reload().await;
            page.heading("Odd Oda").appears().await;
            page.is_at(&path).await;
        })
        .await;
}

/// Text in an id that looks like an escape is not one.
#[tokio::test]
async fn an_id_that_looks_escaped_can_be_opened() {
    can_be_opened("a%2Fb", "a~252Fb").await;
}

#[tokio::test]
async fn an_id_with_a_percent_sign_keeps_its_address() {
    can_be_opened("50%", "50~25").await;
}

/// As Windows writes accounts.
#[tokio::test]
async fn an_id_with_a_backslash_can_be_opened() {
    can_be_opened("CORP\\oda", "CORP~5Coda").await;
}
