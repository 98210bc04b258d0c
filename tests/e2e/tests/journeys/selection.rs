//! Selecting rows, and what can be done with them.

use chrono::Utc;
use e2e::{Journey, Org, Page};
use serde_json::Value;

async fn selected(page: &Page, sentence: &str) {
    page.shows(sentence).await;
    page.button("Clear selection").appears().await;
}

async fn nothing_selected(page: &Page) {
    page.button("Clear selection").is_gone().await;
    page.lacks("selected").await;
    page.comes_to("document.querySelector('table :checked') === null")
        .await;
}

/// Checks the state of the box for all rows on the page: ticked, and half ticked.
async fn page_box(page: &Page, checked: bool, half: bool) {
    page.checkbox("Select all on this page")
        .comes_to(&format!(
            "element.checked === {checked} && element.indeterminate === {half}"
        ))
        .await;
}

#[tokio::test]
async fn a_row_is_selected_and_taken_back() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            nothing_selected(page).await;
            page_box(page, false, false).await;
            page.checkbox("Select Ben Brown").click().await;
            selected(page, "1 selected").await;
            page_box(page, false, true).await;
            page.button("Select all 4 matching users").appears().await;
            page.checkbox("Select Dan Drew").click().await;
            selected(page, "2 selected").await;
            page.checkbox("Select Ben Brown").click().await;
            selected(page, "1 selected").await;
            page.checkbox("Select Dan Drew").click().await;
            nothing_selected(page).await;
            page_box(page, false, false).await;
            page.is_at("/users").await;
        })
        .await;
}

#[tokio::test]
async fn shift_selects_all_from_the_last_row_to_this_one() {
    Journey::with(Org::of(9, 0))
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            page.lists("9 users", 9).await;
            let boxes = async |ticked: &[u64]| {
                let boxes = format!(
                    "[...document.querySelectorAll('tbody .checkbox')].flatMap((box, at) => box.checked ? [at + 1] : []).join() === '{}'",
                    ticked.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
                );
                page.comes_to(&boxes).await;
            };
            page.checkbox("Select Active 00003").click().await;
            boxes(&[3]).await;
            page.checkbox("Select Active 00006")
                .click_with_shift()
                .await;
            boxes(&[3, 4, 5, 6]).await;
            selected(page, "4 selected").await;
            // Works upwards, too, and to deselect.
            page.checkbox("Select Active 00005")
                .click_with_shift()
                .await;
            boxes(&[3, 4]).await;
            page.checkbox("Select Active 00001")
                .click_with_shift()
                .await;
            boxes(&[1, 2, 3, 4, 5]).await;
            page.is_at("/users?sort=name").await;
        })
        .await;
}

#[tokio::test]
async fn all_on_a_page_and_all_that_match() {
    Journey::with(Org::of(120, 7))
        .run(async |page, _| {
            page.open("/users?activity=active&sort=name").await;
            page.lists("120 users", 50).await;
            page.checkbox("Select all on this page").click().await;
            selected(page, "50 selected").await;
            page_box(page, true, false).await;
            page.checkbox("Select Active 00007").click().await;
            selected(page, "49 selected").await;
            page_box(page, false, true).await;
            // A half-ticked box selects all.
            page.checkbox("Select all on this page").click().await;
            selected(page, "50 selected").await;
            page.link("Next").click().await;
            page.lists_first("Active 00051").await;
            selected(page, "50 selected").await;
            page_box(page, false, false).await;
            page.button("Select all 120 matching users").click().await;
            selected(page, "120 selected").await;
            page_box(page, true, false).await;
            page.button("Select all 120 matching users").is_gone().await;
            page.checkbox("Select Active 00060").click().await;
            selected(page, "119 selected").await;
            page_box(page, false, true).await;
            page.link("Previous").click().await;
            page.lists_first("Active 00001").await;
            selected(page, "119 selected").await;
            page_box(page, true, false).await;
            page.checkbox("Select all on this page").click().await;
            selected(page, "69 selected").await;
            page_box(page, false, false).await;
            page.button("Clear selection").click().await;
            nothing_selected(page).await;
        })
        .await;
}

#[tokio::test]
async fn another_page_and_order_and_column_keep_the_selection_and_another_filter_does_not() {
    Journey::with(Org::of(60, 2))
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            page.lists("62 users", 50).await;
            page.checkbox("Select Active 00002").click().await;
            page.link("Next").click().await;
            page.lists("62 users", 12).await;
            selected(page, "1 selected").await;
            page.back().await;
            page.lists_first("Active 00001").await;
            page.checkbox("Select Active 00002")
                .comes_to("element.checked")
                .await;
            page.button("Columns").click().await;
            page.link("License").click().await;
            page.is_at("/users?sort=name&columns=status,last-used,weeks,suggest,license")
                .await;
            page.press(e2e::Key::Escape).await;
            selected(page, "1 selected").await;
            page.link("Name").click().await;
            page.lists_first("Inactive 00002").await;
            selected(page, "1 selected").await;
            page.link("Active 00060").click().await;
            page.panel().holds("Active 00060").await;
            selected(page, "1 selected").await;
            page.link("Close").click().await;
            page.panel().is_gone().await;
            page.link("Active 00060").has_focus().await;
            page.search().types("inactive").await;
            page.lists("2 users", 2).await;
            nothing_selected(page).await;
            page.checkbox("Select Inactive 00001").click().await;
            selected(page, "1 selected").await;
            page.search().types(" 0").await;
            page.is_at(
                "/users?q=inactive%200&sort=-name&columns=status,last-used,weeks,suggest,license",
            )
            .await;
            page.lists("2 users", 2).await;
            nothing_selected(page).await;
        })
        .await;
}

/// A selection must not carry over into another list that shows the same rows.
#[tokio::test]
async fn the_selection_is_the_lists_own() {
    Journey::with(Org::of(3, 3))
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            page.lists("6 users", 6).await;
            page.link("Active").click().await;
            page.lists("3 users", 3).await;
            page.back().await;
            page.lists("6 users", 6).await;
            page.checkbox("Select Active 00001").click().await;
            page.button("Select all 6 matching users").click().await;
            selected(page, "6 selected").await;
            // The selection's actions replace the tabs and filters.
            page.link("Active").is_gone().await;
            page.button("Filter").is_gone().await;
            page.forward().await;
            page.lists("3 users", 3).await;
            nothing_selected(page).await;
            page_box(page, false, false).await;
            page.checkbox("Select Active 00003").click().await;
            selected(page, "1 selected").await;
            page.reload().await;
            page.lists("3 users", 3).await;
            nothing_selected(page).await;
        })
        .await;
}

#[tokio::test]
async fn what_is_selected_is_what_is_exported_and_copied() {
    Journey::with(Org::of(60, 2))
        .run(async |page, _| {
            page.clipboard_is("granted").await;
            page.open("/users?sort=-name").await;
            page.lists("62 users", 50).await;
            page.checkbox("Select Active 00059").click().await;
            page.checkbox("Select Inactive 00002").click().await;
            page.link("Next").click().await;
            page.lists("62 users", 12).await;
            page.checkbox("Select Active 00003").click().await;
            selected(page, "3 selected").await;
            page.button("Export or copy…").click().await;
            page.shows("3 users selected").await;
            page.button("Copy e-mail addresses").click().await;
            page.message().says("Copied 3 addresses").await;
            page.has_copied(
                "inactive.00002@example.com\nactive.00059@example.com\nactive.00003@example.com",
            )
            .await;
            page.button("Save as JSON").click().await;
            // A new message replaces the previous one.
            page.message().says("Exported 3 users").await;
            page.lacks("Copied").await;
            let day = Utc::now().format("%Y-%m-%d");
            let file = page
                .browser()
                .downloaded(&format!("users-{day}.json"))
                .await;
            let file: Value = serde_json::from_str(&file).unwrap_or_default();
            let names: Vec<_> = file.as_array().into_iter().flatten().collect();
            let names: Vec<_> = names.iter().map(|user| user["name"].clone()).collect();
            assert_eq!(names, ["Inactive 00002", "Active 00059", "Active 00003"]);
            page.press(e2e::Key::Escape).await;
            // All except one.
            page.button("Select all 62 matching users").click().await;
            page.checkbox("Select Active 00001").click().await;
            selected(page, "61 selected").await;
            page.button("Export").click().await;
            page.shows("61 users selected").await;
            page.button("Copy e-mail addresses").click().await;
            page.message().says("Copied 61 addresses").await;
            // The message stays while the pointer is over it.
            page.button("Dismiss").hover().await;
            page.button("Dismiss").click().await;
            page.message().says("").await;
            page.button("Dismiss").is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn a_selection_that_was_emptied_does_not_come_back() {
    Journey::with(Org::of(3, 3))
        .run(async |page, _| {
            page.open("/users").await;
            page.link("Active").click().await;
            page.lists("3 users", 3).await;
            page.checkbox("Select Active 00001").click().await;
            selected(page, "1 selected").await;
            page.back().await;
            page.lists("6 users", 6).await;
            nothing_selected(page).await;
            page.forward().await;
            page.lists("3 users", 3).await;
            nothing_selected(page).await;
        })
        .await;
}
