//! Back, Forward, reload, bookmarks: the address is the state.

use e2e::{Journey, Org, Person, sample};

#[tokio::test]
async fn back_and_forward_show_what_was_there() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.lists("3 users", 3).await;
            page.link("Inactive").click().await;
            page.lists("1 user", 1).await;
            page.is_at("/users?activity=inactive").await;
            page.back().await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.back().await;
            page.is_at("/").await;
            page.heading("Dashboard").appears().await;
            page.link("Active: 3 users (75%)").appears().await;
            page.forward().await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.forward().await;
            page.is_at("/users?activity=inactive").await;
            page.lists("1 user", 1).await;
        })
        .await;
}

#[tokio::test]
async fn back_and_forward_ask_the_server_for_nothing() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.lists("3 users", 3).await;
            page.back().await;
            page.heading("Dashboard").appears().await;
            page.forward().await;
            page.lists("3 users", 3).await;
            assert_eq!(server.asked(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_reload_and_a_bookmark_show_the_same_list() {
    Journey::with(sample(300))
        .run(async |page, _| {
            let address = "/users?activity=inactive&suggest=remind,message&sort=name&page=2";
            page.open(address).await;
            page.status().appears().await;
            page.part(e2e::Role::Table, "Users").appears().await;
            let (text, names) = (page.status().text().await, page.names().await);
            assert!(!names.is_empty());
            page.reload().await;
            page.status().says(&text).await;
            page.is_at(address).await;
            assert_eq!(page.names().await, names);
            page.open("/").await;
            page.heading("Active Users").appears().await;
            page.open(address).await;
            page.status().says(&text).await;
            assert_eq!(page.names().await, names);
        })
        .await;
}

#[tokio::test]
async fn a_bookmark_with_a_bad_value_says_so_and_keeps_the_good_ones() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive,activ&sort=age&page=0")
                .await;
            page.lists("1 user", 1).await;
            for sentence in [
                "Ignored activity “activ” in the address: no such value.",
                "Ignored sort “age” in the address: no such value.",
                "Ignored page “0” in the address: no such value.",
            ] {
                page.shows(sentence).await;
            }
            page.link("Active").click().await;
            page.lists("3 users", 3).await;
            page.lacks("Ignored activity").await;
        })
        .await;
}

#[tokio::test]
async fn parameters_of_somebody_else_stay() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?tenant=a%2Fb&activity=active&theme").await;
            page.lists("3 users", 3).await;
            page.link("Inactive").click().await;
            page.is_at("/users?activity=inactive&tenant=a%2Fb&theme")
                .await;
            page.lists("1 user", 1).await;
            page.search().types("Dan").await;
            page.is_at("/users?activity=inactive&q=Dan&tenant=a%2Fb&theme")
                .await;
            page.link("Clear filters").click().await;
            page.is_at("/users?activity=inactive&tenant=a%2Fb&theme")
                .await;
            page.link("All").click().await;
            page.is_at("/users?tenant=a%2Fb&theme").await;
            page.lists("4 users", 4).await;
        })
        .await;
}

/// The router (0.8) on its own would change the view here but not the address.
#[tokio::test]
async fn after_typing_and_back_the_same_bar_leads_to_the_same_address_and_view() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.lists("3 users", 3).await;
            page.search().types("a").await;
            page.is_at("/users?activity=active&q=a").await;
            page.search().types("\u{e003}").await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.back().await;
            page.is_at("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.search().comes_to("element.value === ''").await;
            page.back().await;
            page.is_at("/").await;
            page.heading("Active Users").appears().await;
        })
        .await;
}

/// The same, with text left in the search box.
#[tokio::test]
async fn after_a_search_and_back_the_same_bar_shows_the_unsearched_list() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.search().types("ada").await;
            page.lists("1 user", 1).await;
            page.back().await;
            page.link("Active: 3 users (75%)").click().await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.search().comes_to("element.value === ''").await;
        })
        .await;
}

#[tokio::test]
async fn a_click_on_the_link_of_the_present_view_adds_nothing_to_the_history() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Users").click().await;
            page.lists("4 users", 4).await;
            page.link("Users").click().await;
            page.link("Users").click().await;
            page.lists("4 users", 4).await;
            page.back().await;
            page.is_at("/").await;
            page.heading("Dashboard").appears().await;
        })
        .await;
}

#[tokio::test]
async fn filters_back_and_a_filter_again_keep_address_and_view_together() {
    Journey::with(Org::small().with(Person::new("Eve Eden").never(3)))
        .run(async |page, _| {
            page.open("/users").await;
            page.link("Active").click().await;
            page.lists("4 users", 4).await;
            page.search().types("e").await;
            page.is_at("/users?activity=active&q=e").await;
            page.back().await;
            page.is_at("/users").await;
            page.lists("5 users", 5).await;
            page.link("Never used").click().await;
            page.is_at("/users?activity=never").await;
            page.lists_names(&["Eve Eden"]).await;
            page.back().await;
            page.is_at("/users").await;
            page.link("Active").click().await;
            page.is_at("/users?activity=active").await;
            page.lists("4 users", 4).await;
        })
        .await;
}
