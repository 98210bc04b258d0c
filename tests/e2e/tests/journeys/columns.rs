//! The list's columns and their order.

use e2e::{Journey, Key, Org, Page, Person};
use serde_json::json;

/// Waits until these are the columns after the name.
async fn has(page: &Page, columns: &[&str]) {
    let what = format!("the columns are {columns:?}");
    let headers = "[...document.querySelectorAll('table[aria-label=Users] > thead th')].slice(2).map(th => th.innerText.trim())";
    page.until(&what, async || {
        (page.evaluate(headers).await == json!(columns)).then_some(())
    })
    .await;
}

async fn open_menu(page: &Page) {
    page.button("Columns").click().await;
    page.switch("Compact rows").appears().await;
}

const USUAL: [&str; 4] = ["Status", "Last used", "Last 13 weeks", "Suggested action"];

#[tokio::test]
async fn columns_are_hidden_and_shown_and_the_address_says_so() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            has(page, &USUAL).await;
            open_menu(page).await;
            page.link("Reset columns").is_gone().await;
            page.link("Last 13 weeks")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            page.link("Devices")
                .comes_to("element.ariaCurrent === null")
                .await;
            page.link("Last 13 weeks").click().await;
            page.is_at("/users?columns=status,last-used,suggest").await;
            has(page, &["Status", "Last used", "Suggested action"]).await;
            page.link("Devices").click().await;
            page.is_at("/users?columns=status,last-used,suggest,devices")
                .await;
            page.link("Devices").has_focus().await;
            has(
                page,
                &["Status", "Last used", "Suggested action", "Devices"],
            )
            .await;
        })
        .await;
}

#[tokio::test]
async fn columns_move_and_the_focus_moves_along() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?columns=status,idle,license").await;
            has(page, &["Status", "Days away", "License"]).await;
            open_menu(page).await;
            page.link("Move License left").click().await;
            page.is_at("/users?columns=status,license,idle").await;
            has(page, &["Status", "License", "Days away"]).await;
            page.link("Move License left").has_focus().await;
            page.press(Key::Enter).await;
            page.is_at("/users?columns=license,status,idle").await;
            page.link("Move License left").has_focus().await;
            // It can't move further left.
            page.press(Key::Enter).await;
            page.link("Move License left").has_focus().await;
            has(page, &["License", "Status", "Days away"]).await;
            page.link("Move License right").click().await;
            page.is_at("/users?columns=status,license,idle").await;
            page.reload().await;
            has(page, &["Status", "License", "Days away"]).await;
            open_menu(page).await;
            page.link("Reset columns").click().await;
            page.is_at("/users").await;
            has(page, &USUAL).await;
            page.back().await;
            has(page, &["Status", "License", "Days away"]).await;
        })
        .await;
}

#[tokio::test]
async fn the_last_column_stays() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?columns=license").await;
            has(page, &["License"]).await;
            open_menu(page).await;
            page.link("License").click().await;
            page.is_at("/users?columns=license").await;
            has(page, &["License"]).await;
        })
        .await;
}

#[tokio::test]
async fn columns_keep_filter_order_search_and_page() {
    Journey::with(Org::of(60, 1))
        .run(async |page, _| {
            page.open("/users?activity=active&q=active&sort=name&page=2")
                .await;
            page.lists("60 users", 10).await;
            open_menu(page).await;
            page.link("Last 13 weeks").click().await;
            page.is_at(
                "/users?activity=active&q=active&sort=name&page=2&columns=last-used,devices",
            )
            .await;
            page.lists("60 users", 10).await;
        })
        .await;
}

/// Each tab shows what tells its users apart, unless the reader has chosen columns.
#[tokio::test]
async fn each_tab_has_columns_of_its_own() {
    Journey::with(Org::small().with(Person::new("Eve").never(3)))
        .run(async |page, _| {
            let (used, weeks, suggest) = ("Last used", "Last 13 weeks", "Suggested action");
            page.open("/users").await;
            for (tab, columns) in [
                ("Active", &[used, weeks, "Devices"][..]),
                (
                    "Inactive",
                    &[used, weeks, "Likely cause", "Reminders", suggest],
                ),
                ("Never used", &[used, "Reminders", "Devices", suggest]),
                ("All", &USUAL),
            ] {
                page.link(tab).click().await;
                has(page, columns).await;
            }
            page.open("/users?columns=license").await;
            page.link("Inactive").click().await;
            page.is_at("/users?activity=inactive&columns=license").await;
            has(page, &["License"]).await;
        })
        .await;
}

/// The menu's links must keep choices made since the page loaded.
#[tokio::test]
async fn columns_keep_what_was_chosen_before_them() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.link("Active").click().await;
            page.lists("3 users", 3).await;
            open_menu(page).await;
            page.link("License").click().await;
            page.is_at("/users?activity=active&columns=last-used,weeks,devices,license")
                .await;
            page.lists("3 users", 3).await;
        })
        .await;
}

#[tokio::test]
async fn a_column_that_does_not_exist_is_reported() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?columns=license,shoes,status").await;
            page.shows("Ignored columns “shoes” in the address: no such value.")
                .await;
            has(page, &["License", "Status"]).await;
            page.open("/users?columns=shoes").await;
            page.shows("Ignored columns “shoes” in the address: no such value.")
                .await;
            has(page, &USUAL).await;
        })
        .await;
}

#[tokio::test]
async fn the_focus_stays_in_the_menu_with_a_user_open() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?columns=status&user=u-2").await;
            page.panel().holds("Ben Brown").await;
            page.button("Columns").tab_to().await;
            page.press(Key::Enter).await;
            page.link("Devices").tab_to().await;
            page.press(Key::Enter).await;
            has(page, &["Status", "Devices"]).await;
            page.frames().await;
            let focus = page
                .evaluate("document.activeElement.innerText.trim()")
                .await;
            assert_eq!(focus, "Devices", "The focus has left the menu");
        })
        .await;
}
