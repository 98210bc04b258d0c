//! A refresh changes numbers and nothing else.

use e2e::{Journey, Org, Page, Person};

/// Refreshes like a timer: without a press that would close menus and move the focus.
const REFRESH: &str =
    "all('button').find(button => button.ariaLabel === 'Refresh the data').click()";

/// The four of the small organization and one more, who comes first in the list.
fn one_more() -> Org {
    Org::small().with(Person::new("Aaron Abel"))
}

/// Remembers an element, to check later that it stayed.
async fn keep(page: &Page, name: &str, selector: &str) {
    page.evaluate(&format!(
        "((window.kept ??= {{}}).{name} = document.querySelector(\"{selector}\")).tagName"
    ))
    .await;
}

async fn is_kept(page: &Page, name: &str, selector: &str) {
    page.comes_to(&format!(
        "window.kept.{name} === document.querySelector(\"{selector}\")"
    ))
    .await;
}

#[tokio::test]
async fn the_panel_the_text_in_it_the_selection_the_menu_and_the_focus_stay() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/users?sort=name&user=u-4").await;
            page.lists("4 users", 4).await;
            page.panel().holds("4 of 4").await;
            page.button("Preview").click().await;
            page.panel().holds("Subject").await;
            page.checkbox("Select Cleo Chen").click().await;
            page.shows("1 selected").await;
            page.button("Columns").click().await;
            let ben = "a[data-user='u-2']";
            keep(page, "panel", "aside.panel").await;
            keep(page, "row", ben).await;
            keep(page, "option", ":popover-open input").await;
            page.evaluate("window.kept.option.focus()").await;

            server.users(one_more());
            page.evaluate(REFRESH).await;
            page.lists("5 users", 5).await;
            page.lists_names(&[
                "Aaron Abel",
                "Ada Abbott",
                "Ben Brown",
                "Cleo Chen",
                "Dan Drew",
            ])
            .await;
            page.panel().holds("5 of 5").await;
            page.panel().holds("Subject").await;
            page.shows("1 selected").await;
            page.checkbox("Select Cleo Chen")
                .comes_to("element.checked")
                .await;
            page.checkbox("Select Ben Brown")
                .comes_to("!element.checked")
                .await;
            is_kept(page, "panel", "aside.panel").await;
            is_kept(page, "row", ben).await;
            is_kept(page, "option", ":popover-open input").await;
            page.comes_to("document.activeElement === window.kept.option")
                .await;
            assert_eq!(server.asked(), 2);
        })
        .await;
}

#[tokio::test]
async fn open_details_of_the_dashboard_and_the_focus_stay() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.disclosure("What counts as active?").click().await;
            page.shows("Syncing, signing in").await;
            let bar = "a[data-activity='inactive']";
            keep(page, "bar", bar).await;
            page.evaluate("window.kept.bar.focus()").await;

            server.users(one_more());
            page.evaluate(REFRESH).await;
            page.link("Inactive: 1 user (20%)").has_focus().await;
            is_kept(page, "bar", bar).await;
            page.shows("Syncing, signing in").await;
        })
        .await;
}
