//! Every task without a mouse.

use e2e::{Journey, Key, Locator, Org, Page};

async fn tab_and_enter(part: Locator<'_>, page: &Page) {
    part.tab_to().await;
    page.press(Key::Enter).await;
}

#[tokio::test]
async fn from_the_bar_to_the_list_and_the_focus_is_on_its_heading() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            tab_and_enter(page.link("Inactive: 1 user (25%)"), page).await;
            page.lists("1 user", 1).await;
            page.is_at("/users?activity=inactive").await;
            page.heading("Users").has_focus().await;
            tab_and_enter(page.link("Dashboard"), page).await;
            page.heading("Dashboard").has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn the_first_page_does_not_take_the_focus() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.frames().await;
            assert_eq!(
                page.evaluate("document.activeElement === document.body")
                    .await,
                true
            );
        })
        .await;
}

#[tokio::test]
async fn the_focus_stays_on_a_filter_an_order_and_a_text() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            tab_and_enter(page.link("Active"), page).await;
            page.lists("3 users", 3).await;
            page.link("Active").has_focus().await;
            tab_and_enter(page.button("Away for"), page).await;
            tab_and_enter(page.link("30 to 60 days"), page).await;
            page.heading("No users match").appears().await;
            page.link("30 to 60 days").has_focus().await;
            page.press(Key::Enter).await;
            page.lists("3 users", 3).await;
            page.link("30 to 60 days").has_focus().await;
            page.press(Key::Escape).await;
            page.button("Away for").has_focus().await;
            tab_and_enter(page.link("Name"), page).await;
            page.is_at("/users?activity=active&sort=name").await;
            page.link("Name").has_focus().await;
            page.press(Key::Enter).await;
            page.is_at("/users?activity=active&sort=-name").await;
            page.link("Name").has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn after_another_page_of_the_list_the_focus_is_on_its_number_of_rows() {
    Journey::with(Org::of(120, 0))
        .run(async |page, _| {
            page.open("/users").await;
            tab_and_enter(page.link("Page 2"), page).await;
            page.is_at("/users?page=2").await;
            page.status().has_focus().await;
            tab_and_enter(page.link("Next"), page).await;
            page.is_at("/users?page=3").await;
            page.status().has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn the_skip_link_leads_past_the_header() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.press(Key::Tab).await;
            page.link("Skip to content").has_focus().await;
            page.link("Skip to content")
                .comes_to("element.getBoundingClientRect().top >= 0")
                .await;
            page.press(Key::Enter).await;
            page.comes_to("document.activeElement === document.querySelector('main')")
                .await;
            page.lists("3 users", 3).await;
            page.press(Key::Tab).await;
            page.button("Refresh the data").has_focus().await;
            assert_eq!(server.asked(), 1, "The skip link loads nothing");
        })
        .await;
}

#[tokio::test]
async fn the_skip_link_takes_nothing_from_the_search_and_the_filters() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=active").await;
            tab_and_enter(page.link("Skip to content"), page).await;
            page.lists("3 users", 3).await;
            page.link("All").click().await;
            page.lists("4 users", 4).await;
            page.search().types("ada").await;
            page.lists("1 user", 1).await;
        })
        .await;
}

#[tokio::test]
async fn what_shows_and_hides_does_so_with_enter() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            tab_and_enter(page.disclosure("Show as a table"), page).await;
            page.shows("Share").await;
            tab_and_enter(page.disclosure("What counts as active?"), page).await;
            page.shows("30 days (30 × 24 hours) before this data was generated")
                .await;
        })
        .await;
}

#[tokio::test]
async fn everything_with_the_focus_shows_it() {
    Journey::with(Org::of(60, 1))
        .run(async |page, _| {
            for path in ["/", "/users?activity=active&q=active"] {
                page.open(path).await;
                page.comes_to("document.querySelector('.bars, .table') !== null").await;
                page.press(Key::Tab).await;
                for _ in 0..60 {
                    // The link of a user shows it around the whole row.
                    let focus = "(element => element.matches('body') ? 'end' :
                        [element, element.matches('.cell-name') && element.closest('.row')].every(shown =>
                            !shown || getComputedStyle(shown).outlineStyle === 'none') ? element.outerHTML : 'shown')(document.activeElement)";
                    let focus = page.evaluate(focus).await;
                    if focus == "end" {
                        break;
                    }
                    assert_eq!(focus, "shown", "No focus ring on {path}");
                    page.press(Key::Tab).await;
                }
            }
        })
        .await;
}

/// When the element with the focus goes away, the focus must not fall back to the top of the page.
#[tokio::test]
async fn a_link_that_goes_away_hands_its_focus_on() {
    Journey::with(Org::of(60, 0))
        .run(async |page, _| {
            let mut lost = Vec::new();
            for (path, link) in [
                ("/users?license=assigned", "Clear filters"),
                ("/users?license=assigned", "Remove filter License: Assigned"),
                ("/users?q=nobody", "Clear filters and show all users"),
                ("/users?page=9", "Go to the last page"),
            ] {
                page.open(path).await;
                tab_and_enter(page.link(link), page).await;
                page.status().says("60 users").await;
                page.link(link).is_gone().await;
                page.frames().await;
                if page
                    .evaluate("document.activeElement === document.body")
                    .await
                    == true
                {
                    lost.push(link);
                }
            }
            assert!(lost.is_empty(), "The focus is lost with {lost:?}");
        })
        .await;
}
