//! Sorting, paging and filtering the list of users.

use e2e::{Journey, Key, Org, Person};

fn four() -> Org {
    Org::new()
        .with(Person::new("Bea").email("z@example.com").used(2))
        .with(Person::new("ada").email("y@example.com").used(50))
        .with(Person::new("Cyd").email("x@example.com").used(1))
        .with(Person::new("Dee").email("w@example.com").pending())
}

#[tokio::test]
async fn a_column_header_sorts_and_turns_around() {
    Journey::with(four())
        .run(async |page, _| {
            let order = async |column: &str, order: &str| {
                let sorted = format!(
                    "[...document.querySelectorAll('th[scope=col]')].filter(th => th.ariaSort !== null)
                        .map(th => th.innerText.includes('{column}') + th.ariaSort).join() === 'true{order}'"
                );
                page.comes_to(&sorted).await;
            };
            page.open("/users").await;
            page.lists_names(&["Cyd", "Bea", "ada", "Dee"]).await;
            order("Last used", "descending").await;
            page.link("Last used").click().await;
            page.is_at("/users?sort=last-used").await;
            page.lists_names(&["Dee", "ada", "Bea", "Cyd"]).await;
            order("Last used", "ascending").await;
            page.link("Name").click().await;
            page.is_at("/users?sort=name").await;
            page.lists_names(&["ada", "Bea", "Cyd", "Dee"]).await;
            order("Name", "ascending").await;
            page.link("Name").click().await;
            page.is_at("/users?sort=-name").await;
            page.lists_names(&["Dee", "Cyd", "Bea", "ada"]).await;
            order("Name", "descending").await;
            page.link("E-mail").click().await;
            page.is_at("/users?sort=email").await;
            page.lists_names(&["Dee", "Cyd", "ada", "Bea"]).await;
            order("E-mail", "ascending").await;
        })
        .await;
}

#[tokio::test]
async fn a_long_list_has_pages_of_fifty() {
    Journey::with(Org::of(120, 0))
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            page.lists("120 users", 50).await;
            page.link("Next").click().await;
            page.is_at("/users?sort=name&page=2").await;
            page.lists("120 users", 50).await;
            page.until("the second page begins with the 51st", async || {
                (page.names().await.first()? == "Active 00051").then_some(())
            })
            .await;
            page.status().has_focus().await;
            page.link("Page 3").click().await;
            page.is_at("/users?sort=name&page=3").await;
            page.lists("120 users", 20).await;
            page.link("Next").is_gone().await;
            page.link("Page 3")
                .comes_to("element.ariaCurrent === 'page'")
                .await;
            page.link("Previous").click().await;
            page.is_at("/users?sort=name&page=2").await;
            page.lists("120 users", 50).await;
            page.link("Page 1").click().await;
            page.is_at("/users?sort=name").await;
            page.lists("120 users", 50).await;
            page.link("Previous").is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn another_page_begins_at_its_top() {
    Journey::with(Org::of(120, 0))
        .run(async |page, _| {
            page.open("/users").await;
            page.link("Next").click().await;
            page.is_at("/users?page=2").await;
            page.status().comes_to("element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight").await;
        })
        .await;
}

#[tokio::test]
async fn a_page_past_the_end_says_so_and_leads_to_the_last_one() {
    Journey::with(Org::of(60, 0))
        .run(async |page, _| {
            page.open("/users?page=7").await;
            page.heading("There is no page 7").appears().await;
            page.status().says("60 users").await;
            page.link("Go to the last page").click().await;
            page.is_at("/users?page=2").await;
            page.lists("60 users", 10).await;
        })
        .await;
}

#[tokio::test]
async fn a_filter_and_an_order_go_back_to_page_one() {
    Journey::with(Org::of(120, 0))
        .run(async |page, _| {
            page.open("/users?page=2").await;
            page.lists("120 users", 50).await;
            page.link("Active").click().await;
            page.is_at("/users?activity=active").await;
            page.open("/users?page=2").await;
            page.link("Name").click().await;
            page.is_at("/users?sort=name").await;
            page.open("/users?page=2").await;
            page.search().types("001").await;
            page.is_at("/users?q=001").await;
        })
        .await;
}

#[tokio::test]
async fn several_values_of_a_filter_add_up_and_different_filters_narrow() {
    let org = Org::new()
        .with(Person::new("A").used(1))
        .with(Person::new("B").used(40))
        .with(Person::new("C").used(70))
        .with(Person::new("D").used(100))
        .with(Person::new("E").used(70).reminded(&[2]));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users").await;
            page.choose("Away for", "60 to 90 days").await;
            page.lists("2 users", 2).await;
            page.choose("Away for", "More than 90 days").await;
            page.lists("3 users", 3).await;
            page.is_at("/users?idle=60-90,90plus").await;
            page.link("60 to 90 days")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            page.choose("Suggested action", "Wait").await;
            page.is_at("/users?idle=60-90,90plus&suggest=wait").await;
            page.lists_names(&["E"]).await;
            // Clicking a chosen value removes it again.
            page.choose("Suggested action", "Wait").await;
            page.choose("Away for", "60 to 90 days").await;
            page.is_at("/users?idle=90plus").await;
            page.lists_names(&["D"]).await;
            page.link("60 to 90 days")
                .comes_to("element.ariaCurrent === null")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_pill_takes_its_filter_away() {
    Journey::with(four())
        .run(async |page, _| {
            // No tab stands for several activities.
            page.open("/users?activity=active,inactive&q=example").await;
            page.lists("3 users", 3).await;
            for tab in ["All", "Active", "Inactive", "Never used"] {
                page.link(tab)
                    .comes_to("element.ariaCurrent === null")
                    .await;
            }
            page.link("Remove filter Activity: 2 of 3").click().await;
            page.is_at("/users?q=example").await;
            page.lists("4 users", 4).await;
            page.link("All")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            page.status().has_focus().await;
            // A filter that only a bookmark can set still shows, and can be removed.
            page.open("/users?license=assigned&hub=authenticated&reminders=0&platform=macOS")
                .await;
            page.lists("3 users", 3).await;
            for pill in [
                "Remove filter License: Assigned",
                "Remove filter Enpass Hub authentication: Authenticated",
                "Remove filter Reminders: 0",
                "Remove filter Platform: macOS",
            ] {
                page.link(pill).appears().await;
            }
            page.link("Remove filter Platform: macOS").click().await;
            page.is_at("/users?license=assigned&hub=authenticated&reminders=0")
                .await;
            page.status().has_focus().await;
        })
        .await;
}

/// The tab is visible, so nobody forgets it as a filter; it stays.
#[tokio::test]
async fn clearing_the_filters_keeps_the_order_and_the_tab() {
    Journey::with(four())
        .run(async |page, _| {
            page.open("/users?activity=inactive&sort=name").await;
            page.lists_names(&["ada"]).await;
            page.link("Clear filters").is_gone().await;
            page.open("/users?activity=inactive&status=using&q=a&sort=name")
                .await;
            page.lists_names(&["ada"]).await;
            page.link("Clear filters").click().await;
            page.is_at("/users?activity=inactive&sort=name").await;
            page.search().comes_to("element.value === ''").await;
            page.link("Clear filters").is_gone().await;
            page.link("Inactive")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            page.link("All").click().await;
            page.is_at("/users?sort=name").await;
            page.lists_names(&["ada", "Bea", "Cyd", "Dee"]).await;
        })
        .await;
}

#[tokio::test]
async fn a_tab_has_the_number_of_its_list_and_so_has_the_title() {
    let org = four()
        .with(Person::new("Eve").used(45).reminded(&[40]))
        .with(Person::new("Flo").never(3));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users").await;
            page.is_titled("Users (6) · Enpass").await;
            for (tab, users, rows, title) in [
                ("Active", "3 users", 3, "Active (3) · Enpass"),
                ("Inactive", "2 users", 2, "Inactive (2) · Enpass"),
                ("Never used", "1 user", 1, "Never used (1) · Enpass"),
                ("All", "6 users", 6, "Users (6) · Enpass"),
            ] {
                let tab = page.link(tab);
                tab.comes_to(&format!("element.ariaDescription === '{users}'"))
                    .await;
                tab.click().await;
                page.lists(users, rows).await;
                page.is_titled(title).await;
                tab.comes_to("element.ariaCurrent === 'true'").await;
            }
            // The tabs count under the other filters.
            page.choose("Suggested action", "Send a reminder").await;
            page.is_titled("Send a reminder (1) · Enpass").await;
            page.fold().await;
            page.link("Inactive")
                .comes_to("element.ariaDescription === '1 user'")
                .await;
            page.link("Inactive").click().await;
            page.is_titled("Inactive, Send a reminder (1) · Enpass")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_row_says_when_and_never() {
    Journey::with(four())
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            page.lists("4 users", 4).await;
            let rows = page
                .evaluate("[...document.querySelectorAll('.table .row')].map(row => row.innerText.replace(/\\s+/g, ' '))")
                .await;
            let row = |at: usize| rows[at].as_str().unwrap_or_default().to_owned();
            assert!(row(0).contains("50 days ago") && row(0).contains("Send a reminder"), "{rows}");
            assert!(row(0).contains("Not reminded yet"), "{rows}");
            assert!(row(1).contains("2 days ago"), "{rows}");
            assert!(row(3).contains("Never") && row(3).contains("Pending User Action"), "{rows}");
            // Titles give the exact instant and the full reason.
            let titles = "[...document.querySelector('.table .row').querySelectorAll('time, .cell-action')].map(part => part.title)";
            let titles = page.evaluate(titles).await;
            let title = |at: usize| titles[at].as_str().unwrap_or_default().to_owned();
            assert!(title(0).ends_with(" UTC"), "{titles}");
            assert_eq!(title(1), "No reminder since the last use.");
            page.open("/users?sort=name&columns=activity").await;
            page.lists("4 users", 4).await;
            let cells = "[...document.querySelectorAll('td.col-activity')].map(cell => cell.innerText)";
            let cells = page.evaluate(cells).await;
            assert_eq!(cells, serde_json::json!(["Inactive", "Active", "Active", ""]));
        })
        .await;
}

#[tokio::test]
async fn on_a_phone_a_filter_is_a_sheet_that_opens_and_closes() {
    Journey::with(four())
        .run(async |page, _| {
            page.resize(390, 844).await;
            page.open("/users").await;
            page.lists("4 users", 4).await;
            for hidden in ["Columns", "Shortcuts"] {
                page.button(hidden).is_gone().await;
            }
            page.link("30 to 60 days").is_gone().await;
            page.choose("Away for", "30 to 60 days").await;
            page.lists_names(&["ada"]).await;
            page.link("30 to 60 days").appears().await;
            page.comes_to(
                "(box => box.left === 0 && box.right === innerWidth && box.bottom === innerHeight)(
                    document.querySelector(':popover-open').getBoundingClientRect())",
            )
            .await;
            page.button("Show 1 user").click().await;
            page.link("30 to 60 days").is_gone().await;
            page.button("Filter").tab_to().await;
            page.press(Key::Space).await;
            page.disclosure("License").appears().await;
            page.press(Key::Escape).await;
            page.disclosure("License").is_gone().await;
        })
        .await;
}
