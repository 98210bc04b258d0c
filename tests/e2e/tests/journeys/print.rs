//! The pages in print.

use e2e::{Journey, Key, Org};

#[tokio::test]
async fn the_list_is_printed_without_what_only_a_screen_needs() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.prepare("window.printed = 0; window.print = () => window.printed += 1;")
                .await;
            page.open("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.button("Export").click().await;
            page.button("Print").click().await;
            page.comes_to("window.printed === 1").await;
            page.button("Save as CSV").click().await;
            page.message().says("Exported 3 users").await;
            page.as_on_paper().await;
            page.message().is_gone().await;
            page.button("Columns").is_gone().await;
            page.search().is_gone().await;
            page.link("Dashboard").is_gone().await;
            page.lists("3 users", 3).await;
            page.link("Ada Abbott").appears().await;
            // What is wider than the paper is printed smaller.
            page.resize(700, 1000).await;
            page.comes_to("document.documentElement.scrollWidth <= innerWidth")
                .await;
            page.comes_to("document.querySelector('.row').getBoundingClientRect().height < 30")
                .await;
        })
        .await;
}

#[tokio::test]
async fn all_users_that_match_are_printed_and_then_one_page_is_shown_again() {
    Journey::with(Org::of(1, 120))
        .run(async |page, _| {
            page.prepare(
                "window.print = () => {
                    window.dispatchEvent(new Event('beforeprint'));
                    window.printed = document.querySelectorAll('.row').length;
                };",
            )
            .await;
            page.open("/users?activity=inactive&sort=name&page=2").await;
            page.lists("120 users", 50).await;
            page.button("Export").click().await;
            page.button("Print").click().await;
            page.comes_to("window.printed === 120").await;
            page.as_on_paper().await;
            page.shows("Inactive: 120 users. Data as of").await;
            page.lists_first("Inactive 00001").await;
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
                .await;
            page.lists("120 users", 50).await;
            page.lists_first("Inactive 00051").await;
            // The browser's own print command does the same.
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
                .await;
            page.lists("120 users", 120).await;
        })
        .await;
}

#[tokio::test]
async fn a_page_that_may_not_print_goes_on_with_one_page_of_rows() {
    Journey::with(Org::of(1, 120))
        .run(async |page, _| {
            page.prepare("window.print = () => { window.asked = document.querySelectorAll('.row').length; };")
                .await;
            page.open("/users?activity=inactive&sort=name&page=2").await;
            page.lists("120 users", 50).await;
            page.button("Export").click().await;
            page.button("Print").click().await;
            page.comes_to("window.asked === 120").await;
            page.lists("120 users", 50).await;
            page.lists_first("Inactive 00051").await;
        })
        .await;
}

#[tokio::test]
async fn an_open_user_is_printed_alone_and_the_list_by_its_button() {
    Journey::with(Org::of(1, 120))
        .run(async |page, _| {
            page.prepare("window.print = () => window.dispatchEvent(new Event('beforeprint'));")
                .await;
            page.open("/users?activity=inactive&sort=name&user=u-2")
                .await;
            page.panel().holds("Inactive 00001").await;
            page.button("Export").click().await;
            page.button("Print").appears().await;
            page.press(Key::Escape).await;
            page.as_on_paper().await;
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
                .await;
            page.heading("Inactive 00001").appears().await;
            page.lacks("Inactive: 120 users").await;
            page.link("Inactive 00002").is_gone().await;
            page.evaluate("all('button').find(button => button.textContent === 'Print').click()")
                .await;
            page.shows("Inactive: 120 users").await;
            page.link("Inactive 00120").appears().await;
            page.heading("Inactive 00001").is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn the_bars_are_printed_in_their_colours() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.as_on_paper().await;
            page.link("Active: 3 users (75%)").appears().await;
            page.comes_to("getComputedStyle(document.querySelector('.bar-drawing')).printColorAdjust === 'exact'")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_user_is_printed_without_buttons_and_headings_stay_with_their_parts() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users/u-4").await;
            page.heading("Dan Drew").appears().await;
            page.link("Send reminder").appears().await;
            page.as_on_paper().await;
            page.link("Send reminder").is_gone().await;
            page.button("Copy address").is_gone().await;
            page.link("Back to the list of users").is_gone().await;
            page.heading("Account").appears().await;
            page.comes_to("[...document.querySelectorAll('.user-part')].every(part => getComputedStyle(part).breakInside === 'avoid')")
                .await;
        })
        .await;
}
