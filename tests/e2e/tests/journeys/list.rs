//! Sorting, pages and filters of the list of users.

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
            page.link("60 to 90 days").click().await;
            page.lists("2 users", 2).await;
            page.link("More than 90 days").click().await;
            page.lists("3 users", 3).await;
            page.is_at("/users?idle=60-90,90plus").await;
            page.link("60 to 90 days")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            page.link("Wait").click().await;
            page.is_at("/users?idle=60-90,90plus&suggest=wait").await;
            page.lists_names(&["E"]).await;
            // The same click takes a value away again.
            page.link("Wait").click().await;
            page.link("60 to 90 days").click().await;
            page.is_at("/users?idle=90plus").await;
            page.lists_names(&["D"]).await;
            page.link("60 to 90 days")
                .comes_to("element.ariaCurrent === null")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_chip_takes_its_value_away() {
    Journey::with(four())
        .run(async |page, _| {
            page.open("/users?activity=active,inactive&q=example").await;
            page.lists("3 users", 3).await;
            page.link("Remove filter Activity: Active").click().await;
            page.is_at("/users?activity=inactive&q=example").await;
            page.lists_names(&["ada"]).await;
            page.status().has_focus().await;
            page.link("Remove filter Search: “example”").click().await;
            page.is_at("/users?activity=inactive").await;
            page.search().comes_to("element.value === ''").await;
            page.link("Remove filter Activity: Inactive").click().await;
            page.is_at("/users").await;
            page.lists("4 users", 4).await;
            page.status().has_focus().await;
        })
        .await;
}

/// A filter that only a bookmark can set can be seen and taken away anyway.
#[tokio::test]
async fn a_filter_without_a_place_of_its_own_has_a_chip() {
    Journey::with(four())
        .run(async |page, _| {
            page.open("/users?license=assigned&hub=authenticated&reminders=0&platform=macOS")
                .await;
            page.lists("3 users", 3).await;
            for chip in [
                "Remove filter License: Assigned",
                "Remove filter Platform: macOS",
            ] {
                page.link(chip).appears().await;
            }
            page.link("Remove filter Platform: macOS").click().await;
            page.is_at("/users?license=assigned&hub=authenticated&reminders=0")
                .await;
        })
        .await;
}

#[tokio::test]
async fn clearing_the_filters_keeps_the_order() {
    Journey::with(four())
        .run(async |page, _| {
            page.open("/users?activity=inactive&status=using&sort=name")
                .await;
            page.lists_names(&["ada"]).await;
            page.link("Clear filters").click().await;
            page.is_at("/users?sort=name").await;
            page.lists_names(&["ada", "Bea", "Cyd", "Dee"]).await;
            page.link("Clear filters").is_gone().await;
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
                .evaluate("[...document.querySelectorAll('tbody tr')].map(row => row.innerText.replace(/\\s+/g, ' '))")
                .await;
            let row = |at: usize| rows[at].as_str().unwrap_or_default().to_owned();
            assert!(row(0).contains("50 days ago") && row(0).contains(" UTC"), "{rows}");
            assert!(row(0).contains("Inactive") && row(0).contains("Send a reminder"), "{rows}");
            assert!(row(1).contains("2 days ago") && row(1).contains("Active"), "{rows}");
            assert!(row(3).contains("Never") && row(3).contains("Pending User Action"), "{rows}");
        })
        .await;
}

#[tokio::test]
async fn on_a_phone_the_filters_open_and_close() {
    Journey::with(four())
        .run(async |page, _| {
            page.resize(390, 844).await;
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.link("Never used").is_gone().await;
            page.button("Filters").click().await;
            page.link("Inactive").click().await;
            page.lists_names(&["ada"]).await;
            page.link("Inactive").appears().await;
            page.button("Show 1 user").click().await;
            page.link("Inactive").is_gone().await;
            page.button("Filters").tab_to().await;
            page.press(Key::Space).await;
            page.link("Inactive").appears().await;
            page.press(Key::Escape).await;
            page.link("Inactive").is_gone().await;
        })
        .await;
}
