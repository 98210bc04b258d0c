//! The filters with their counts: what a count promises, the list keeps.

use e2e::{Journey, Page, sample};
use serde_json::Value;

/// Unfolds every filter.
async fn unfold_all(page: &Page) {
    for filter in [
        "License",
        "Account",
        "Enpass Hub authentication",
        "Reminders since last use",
        "Platform",
    ] {
        unfold(page, filter).await;
    }
}

async fn unfold(page: &Page, filter: &str) {
    let filter = page.disclosure(filter);
    if filter.evaluate("element.parentElement.open").await == false {
        filter.click().await;
    }
    filter.comes_to("element.parentElement.open").await;
}

/// The names of the counts that can be seen, such as `Only macOS: 41 users`.
async fn counts(page: &Page) -> Vec<String> {
    let counts = "[...document.querySelectorAll('.choice-count')]
        .filter(count => count.checkVisibility()).map(count => count.ariaLabel)";
    let counts = page.evaluate(counts).await;
    let counts = counts.as_array().map(Vec::as_slice).unwrap_or_default();
    counts
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Clicks every count in turn, and makes sure that the list has just so many users.
async fn every_count_is_kept(page: &Page) {
    let counts = counts(page).await;
    assert!(counts.len() > 30, "These are not all counts: {counts:?}");
    let before = page.address().await;
    for name in &counts {
        let Some((_, users)) = name.rsplit_once(": ") else {
            panic!("“{name}” has no count");
        };
        let digits: String = users.chars().filter(char::is_ascii_digit).collect();
        let number: usize = digits.parse().unwrap_or(usize::MAX);
        let link = page.link(name);
        let shown = link.text().await.replace(',', "");
        assert_eq!(shown, digits, "{name}");
        link.click().await;
        page.lists(users, number.min(50)).await;
        page.back().await;
        page.is_at(&before).await;
    }
}

/// How many users of a document are so.
fn so_many(document: &str, is_so: impl Fn(&Value) -> bool) -> usize {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let users = document["users"].as_array().cloned().unwrap_or_default();
    users.iter().filter(|user| is_so(user)).count()
}

fn devices(user: &Value) -> Vec<Value> {
    user["devices"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn every_count_of_the_rail_leads_to_so_many_users() {
    Journey::with(sample(400))
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("400 users", 50).await;
            unfold_all(page).await;
            every_count_is_kept(page).await;
        })
        .await;
}

#[tokio::test]
async fn every_count_is_right_with_another_filter_and_a_search() {
    Journey::with(sample(1200))
        .run(async |page, _| {
            page.open("/users?activity=inactive&license=assigned&platform=macOS,Windows&q=an")
                .await;
            page.link("Clear filters").appears().await;
            unfold_all(page).await;
            every_count_is_kept(page).await;
        })
        .await;
}

#[tokio::test]
async fn counts_say_what_the_document_says() {
    let document = sample(700);
    let unassigned = so_many(&document, |user| user["license"] == "unassigned");
    let service = so_many(&document, |user| user["account"] == "service");
    let on_linux = so_many(&document, |user| {
        devices(user)
            .iter()
            .any(|device| device["platform"] == "Linux")
    });
    let with_hub = so_many(&document, |user| {
        devices(user)
            .iter()
            .any(|device| device["hub_authenticated"] == true)
    });
    Journey::with(document)
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("700 users", 50).await;
            unfold_all(page).await;
            for (option, users) in [
                ("Unassigned", unassigned),
                ("Service", service),
                ("Linux", on_linux),
                ("Authenticated", with_hub),
                ("Never authenticated", 700 - with_hub),
            ] {
                page.link(&format!("Only {option}: {users} users"))
                    .appears()
                    .await;
            }
        })
        .await;
}
