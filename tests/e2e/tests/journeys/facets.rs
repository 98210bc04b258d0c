//! The counts beside filters: each must match the list it opens.

use e2e::{Journey, Locator, Page, sample};
use serde_json::Value;

/// Every filter except the activity, which has tabs.
const FILTERS: [&str; 10] = [
    "Suggested action",
    "Away for",
    "Likely cause",
    "Reminders",
    "Status",
    "License",
    "Account",
    "Enpass Hub authentication",
    "Latest reminder",
    "Platform",
];

/// The names of the visible counts, such as `Only macOS: 41 users`, once they are known.
async fn counts(page: &Page) -> Vec<String> {
    let counts = "[...document.querySelectorAll('.choice-count')]
        .filter(count => count.checkVisibility()).map(count => count.ariaLabel)";
    let are_known =
        format!("(names => names.length > 0 && names.every(name => name !== null))({counts})");
    page.comes_to(&are_known).await;
    let counts = page.evaluate(counts).await;
    let counts = counts.as_array().map(Vec::as_slice).unwrap_or_default();
    counts
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Clicks every count in turn, including those of the tabs, and checks that the list has exactly
/// that many users.
async fn every_count_is_kept(page: &Page) {
    let before = page.address().await;
    let mut kept = 0;
    for tab in ["All", "Active", "Inactive", "Never used"] {
        let tab = page.link(tab);
        tab.comes_to("element.ariaDescription !== null").await;
        let users = tab.attribute("aria-description").await;
        leads_to(page, &tab, &users, &before).await;
    }
    for filter in FILTERS {
        page.unfold(filter).await;
        for name in counts(page).await {
            page.unfold(filter).await;
            let Some((_, users)) = name.rsplit_once(": ") else {
                panic!("“{name}” has no count");
            };
            leads_to(page, &page.link(&name), users, &before).await;
            kept += 1;
        }
        page.fold().await;
    }
    assert!(kept > 30, "These are not all counts: {kept}");
}

/// Clicks a link with a count, checks that the list has exactly that many users, and goes back.
async fn leads_to(page: &Page, link: &Locator<'_>, users: &str, before: &str) {
    let digits: String = users.chars().filter(char::is_ascii_digit).collect();
    let number: usize = digits.parse().unwrap_or(usize::MAX);
    let shown = "(element.querySelector('[data-count]')?.dataset.count ?? element.innerText)";
    let shown = link.evaluate(shown).await;
    let shown = shown.as_str().unwrap_or_default().replace(',', "");
    assert_eq!(shown, digits, "{users}");
    let href = link.attribute("href").await;
    link.click().await;
    page.is_at(&href).await;
    page.lists(users, number.min(50)).await;
    if href != before {
        page.back().await;
        page.is_at(before).await;
    }
}

/// How many users in a document satisfy `is_so`.
fn so_many(document: &str, is_so: impl Fn(&Value) -> bool) -> usize {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let users = document["users"].as_array().cloned().unwrap_or_default();
    users.iter().filter(|user| is_so(user)).count()
}

fn devices(user: &Value) -> Vec<Value> {
    user["devices"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn every_count_leads_to_so_many_users() {
    Journey::with(sample(400))
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("400 users", 50).await;
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
            for (filter, option, users) in [
                ("License", "Unassigned", unassigned),
                ("Account", "Service", service),
                ("Platform", "Linux", on_linux),
                ("Enpass Hub authentication", "Authenticated", with_hub),
                (
                    "Enpass Hub authentication",
                    "Never authenticated",
                    700 - with_hub,
                ),
            ] {
                page.unfold(filter).await;
                page.link(&format!("Only {option}: {users} users"))
                    .appears()
                    .await;
            }
        })
        .await;
}
