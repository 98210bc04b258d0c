//! Checks with axe: the list with everything that opens over and beside it, a user, and the guide.

use e2e::{Journey, Key, Page, sample};

fn none(barriers: &[String]) {
    assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
}

/// The id of the first user in a list.
async fn first_user(page: &Page) -> String {
    let id = "document.querySelector('a[data-user]')?.dataset.user";
    let what = "the list has a first user";
    page.until(what, async || {
        Some(page.evaluate(id).await.as_str()?.to_owned())
    })
    .await
}

#[tokio::test]
async fn users_beside_the_list_and_on_their_pages_are_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            for action in ["escalate", "repair", "wait", "message", "remind"] {
                let list = format!("/users?suggest={action}");
                page.open(&list).await;
                let id = first_user(page).await;
                page.open(&format!("{list}&user={id}")).await;
                page.heading("Stages").appears().await;
                page.evaluate("document.querySelector('[aria-controls=user-letter]')?.click()")
                    .await;
                barriers.extend(page.barriers(&format!("Panel, {action}")).await);
                page.link("Open page").click().await;
                page.link("Back to the list of users").appears().await;
                page.heading("Stages").appears().await;
                barriers.extend(page.barriers(&format!("Page, {action}")).await);
            }
            page.button("Edit before sending…").click().await;
            page.link("Open draft").appears().await;
            barriers.extend(page.barriers("Writing to one user").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn users_who_are_in_no_bar_and_unknown_ones_are_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            for list in [
                "status=no-license",
                "status=pending",
                "account=suspended",
                "activity=never",
            ] {
                page.open(&format!("/users?{list}")).await;
                let id = first_user(page).await;
                page.open(&format!("/users?{list}&user={id}")).await;
                page.heading("Stages").appears().await;
                barriers.extend(page.barriers(&format!("Panel, {list}")).await);
            }
            for address in ["/users?user=nobody", "/users/nobody"] {
                page.open(address).await;
                page.heading("There is no user “nobody” in the data")
                    .appears()
                    .await;
                barriers.extend(page.barriers(address).await);
            }
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn every_menu_is_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.open("/users?columns=status,idle,devices,license")
                .await;
            for (menu, part) in [
                ("Views", "Save"),
                ("Export", "Save as CSV"),
                ("Columns", ""),
                ("Shortcuts", ""),
            ] {
                page.button(menu).click().await;
                page.comes_to("document.querySelector(':popover-open') !== null")
                    .await;
                if !part.is_empty() {
                    page.button(part).appears().await;
                }
                barriers.extend(page.barriers(&format!("{menu} open")).await);
                page.press(Key::Escape).await;
                page.comes_to("document.querySelector(':popover-open') === null")
                    .await;
            }
            page.button("Views").click().await;
            let name = page.part(e2e::Role::TextBox, "Save this list as");
            name.click().await;
            name.types("Few columns\u{e007}").await;
            page.link("Few columns").appears().await;
            barriers.extend(page.barriers("Views with a view").await);
            name.types("few columns\u{e007}").await;
            page.shows("You already have a view").await;
            page.button("Edit view Few columns").click().await;
            page.button("Rename").appears().await;
            barriers.extend(page.barriers("Views with a view to change").await);
            page.button("Delete").click().await;
            page.button("Undo").appears().await;
            barriers.extend(page.barriers("Views with a deleted view").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn selections_counts_and_concealed_names_are_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.open(
                "/users?q=an&license=assigned&hub=never&reminders=0&platform=macOS&account=enabled",
            )
            .await;
            page.link("Clear filters").appears().await;
            barriers.extend(page.barriers("Many filters").await);
            for filter in ["Suggested action", "Away for", "Likely cause", "Reminders"] {
                page.unfold(filter).await;
                barriers.extend(page.barriers(filter).await);
            }
            for filter in [
                "Status",
                "License",
                "Account",
                "Latest reminder",
                "Platform",
            ] {
                page.unfold(filter).await;
            }
            page.unfold("Enpass Hub authentication").await;
            barriers.extend(page.barriers("All other filters unfolded").await);
            page.open("/users").await;
            page.lists("120 users", 50).await;
            page.checkbox("Select all on this page").click().await;
            page.shows("50 selected").await;
            barriers.extend(page.barriers("A page selected").await);
            page.button("Select all 120 matching users").click().await;
            page.shows("120 selected").await;
            barriers.extend(page.barriers("All selected").await);
            page.switch("Conceal names").click().await;
            page.shows("@concealed.invalid").await;
            barriers.extend(page.barriers("Names concealed").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn the_guide_and_the_trend_are_accessible() {
    Journey::with(sample(300))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.open("/guide").await;
            page.heading("Why people go inactive").appears().await;
            barriers.extend(page.barriers("Guide").await);
            page.open("/").await;
            page.heading("Active users over time").appears().await;
            page.disclosure("Show the days as a table").click().await;
            page.comes_to("document.querySelector('details[open] td') !== null")
                .await;
            barriers.extend(page.barriers("Trend").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn a_phone_is_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.resize(390, 844).await;
            page.open("/users?suggest=repair").await;
            let id = first_user(page).await;
            barriers.extend(page.barriers("Phone, list").await);
            page.unfold("Suggested action").await;
            page.link("Re-pair a device").appears().await;
            barriers.extend(page.barriers("Phone, a filter open").await);
            page.fold().await;
            page.link("Re-pair a device").is_gone().await;
            page.open(&format!("/users?suggest=repair&user={id}")).await;
            page.heading("Stages").appears().await;
            page.comes_to(
                "(box => box.left === 0 && box.top === 0 && box.right >= document.documentElement.clientWidth && box.bottom === innerHeight)(
                    document.querySelector('.panel').getBoundingClientRect())",
            )
            .await;
            barriers.extend(page.barriers("Phone, user over the list").await);
            page.link("Open page").click().await;
            page.link("Back to the list of users").appears().await;
            page.heading("Stages").appears().await;
            barriers.extend(page.barriers("Phone, page of a user").await);
            page.open("/guide").await;
            page.heading("Why people go inactive").appears().await;
            barriers.extend(page.barriers("Phone, guide").await);
            none(&barriers);
        })
        .await;
}

/// Only content that scrolls by itself may be wider than the window.
#[tokio::test]
async fn nothing_is_wider_than_a_phone() {
    Journey::with(sample(120))
        .run(async |page, _| {
            page.resize(320, 640).await;
            page.open("/users?suggest=repair").await;
            let id = first_user(page).await;
            for (address, drawn) in [
                ("/users".to_owned(), ".row"),
                (format!("/users?suggest=repair&user={id}"), ".stages"),
                (format!("/users/{id}?suggest=repair"), ".stages"),
                ("/guide".to_owned(), ".sendable"),
                (
                    "/".to_owned(),
                    ".dashboard:has(.card-trend):has(.card-managers):has(.card-licenses)",
                ),
            ] {
                page.open(&address).await;
                page.comes_to(&format!("document.querySelector('{drawn}') !== null"))
                    .await;
                let widths =
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(page.evaluate(widths).await, 0, "{address}");
            }
        })
        .await;
}
