//! Typing in the search box.

use e2e::{Journey, Org, Person};

fn people() -> Org {
    Org::new()
        .with(Person::new("Ada Abbott").used(1))
        .with(Person::new("José Nuñez").email("jose@example.com").used(2))
        .with(
            Person::new("Søren Å. Østergård")
                .email("soren@example.com")
                .used(3),
        )
        .with(
            Person::new("R&D 100% + Co")
                .email("r+d@example.com")
                .used(4),
        )
        .with(
            Person::new("=HYPERLINK <b>x</b>")
                .email("odd@example.com")
                .used(5),
        )
}

#[tokio::test]
async fn one_step_back_leaves_the_search() {
    Journey::with(people())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Users").click().await;
            page.lists("5 users", 5).await;
            page.search().types("abb").await;
            page.lists_names(&["Ada Abbott"]).await;
            page.is_at("/users?q=abb").await;
            page.search().has_focus().await;
            page.back().await;
            page.is_at("/").await;
            page.heading("Active Users").appears().await;
        })
        .await;
}

#[tokio::test]
async fn any_text_can_be_searched_for_and_survives_a_reload() {
    Journey::with(people())
        .run(async |page, _| {
            for (text, name, address) in [
                ("ada abbott", "Ada Abbott", "/users?q=ada%20abbott"),
                ("NUÑEZ", "José Nuñez", "/users?q=NU%C3%91EZ"),
                ("ØSTER", "Søren Å. Østergård", "/users?q=%C3%98STER"),
                (
                    "&d 100% + c",
                    "R&D 100% + Co",
                    "/users?q=%26d%20100%25%20%2B%20c",
                ),
                ("r+d@", "R&D 100% + Co", "/users?q=r%2Bd@"),
                (
                    "<b>x</b>",
                    "=HYPERLINK <b>x</b>",
                    "/users?q=%3Cb%3Ex%3C/b%3E",
                ),
            ] {
                page.open("/users").await;
                page.search().types(text).await;
                page.is_at(address).await;
                page.lists_names(&[name]).await;
                page.reload().await;
                page.lists_names(&[name]).await;
                page.is_at(address).await;
                page.search()
                    .comes_to(&format!("element.value === {text:?}"))
                    .await;
            }
        })
        .await;
}

#[tokio::test]
async fn plus_and_percent_in_a_bookmark_are_read_once() {
    Journey::with(people())
        .run(async |page, _| {
            page.open("/users?q=ada+abbott").await;
            page.lists_names(&["Ada Abbott"]).await;
            page.search()
                .comes_to("element.value === 'ada abbott'")
                .await;
            page.open("/users?q=100%25").await;
            page.lists_names(&["R&D 100% + Co"]).await;
            page.open("/users?q=%2525").await;
            page.search().comes_to("element.value === '%25'").await;
            page.status().says("0 users").await;
        })
        .await;
}

#[tokio::test]
async fn blanks_at_the_ends_do_not_disturb_the_typing() {
    Journey::with(people())
        .run(async |page, _| {
            page.open("/users").await;
            page.search().types("ada ").await;
            page.is_at("/users?q=ada").await;
            page.search().comes_to("element.value === 'ada '").await;
            page.search().types("abb").await;
            page.is_at("/users?q=ada%20abb").await;
            page.lists_names(&["Ada Abbott"]).await;
        })
        .await;
}

#[tokio::test]
async fn back_restores_the_box() {
    Journey::with(people())
        .run(async |page, _| {
            page.open("/users").await;
            page.search().types("ada").await;
            page.lists_names(&["Ada Abbott"]).await;
            page.link("Name").click().await;
            page.is_at("/users?q=ada&sort=name").await;
            page.search().types(" abbott").await;
            page.is_at("/users?q=ada%20abbott&sort=name").await;
            page.back().await;
            page.is_at("/users?q=ada").await;
            page.search().comes_to("element.value === 'ada'").await;
            page.lists_names(&["Ada Abbott"]).await;
        })
        .await;
}

#[tokio::test]
async fn enter_in_the_box_does_not_leave_the_page() {
    Journey::with(people())
        .run(async |page, server| {
            page.open("/users").await;
            page.search().types("ada\u{e007}").await;
            page.lists_names(&["Ada Abbott"]).await;
            page.is_at("/users?q=ada").await;
            assert_eq!(server.asked(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_search_without_a_match_says_so_and_offers_the_way_out() {
    Journey::with(people())
        .run(async |page, _| {
            page.open("/users").await;
            page.search().types("nobody").await;
            page.heading("No users match").appears().await;
            page.status().says("0 users").await;
            page.link("Clear filters and show all users").click().await;
            page.lists("5 users", 5).await;
            page.is_at("/users").await;
            page.search().comes_to("element.value === ''").await;
        })
        .await;
}

#[tokio::test]
async fn names_are_shown_as_text_and_never_as_markup() {
    Journey::with(people())
        .run(async |page, _| {
            page.open("/users?q=hyperlink").await;
            page.lists_names(&["=HYPERLINK <b>x</b>"]).await;
            assert_eq!(
                page.evaluate("document.querySelector('main b')").await,
                serde_json::Value::Null
            );
        })
        .await;
}
