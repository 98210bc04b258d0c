//! A refresh changes numbers and nothing else.

use e2e::{Journey, Key, Org, Page, Person, sample};

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
            server.users(one_more());
            page.evaluate(REFRESH).await;
            page.panel().holds("5 of 5").await;
            page.button("Preview").has_focus().await;
            page.panel().holds("Subject").await;
            server.users(Org::small());
            page.evaluate(REFRESH).await;
            page.panel().holds("4 of 4").await;
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
            assert_eq!(server.asked(), 4);
        })
        .await;
}

#[tokio::test]
async fn users_who_left_the_list_are_no_longer_selected() {
    let without_dan = || {
        Org::new()
            .with(Person::new("Ada Abbott"))
            .with(Person::new("Ben Brown"))
            .with(Person::new("Cleo Chen"))
    };
    Journey::with(Org::small())
        .run(async |page, server| {
            page.clipboard_is("granted").await;
            page.open("/users?sort=name").await;
            page.lists("4 users", 4).await;
            page.checkbox("Select Cleo Chen").click().await;
            page.checkbox("Select Dan Drew").click().await;
            page.shows("2 selected").await;

            server.users(without_dan());
            page.evaluate(REFRESH).await;
            page.lists("3 users", 3).await;
            page.shows("1 selected").await;
            page.button("Export").click().await;
            page.shows("1 user selected").await;
            page.button("Copy e-mail addresses").click().await;
            page.message().says("Copied 1 address").await;
            page.has_copied("cleo.chen@example.com").await;
            page.press(Key::Escape).await;

            page.button("Select all 3 matching users").click().await;
            page.checkbox("Select Cleo Chen").click().await;
            page.shows("2 selected").await;
            server.users(Org::new().with(Person::new("Ada Abbott")));
            page.evaluate(REFRESH).await;
            page.lists("1 user", 1).await;
            page.shows("1 selected").await;
            page.checkbox("Select Ada Abbott").click().await;
            page.button("Export or copy…").is_gone().await;
            page.button("Filter").appears().await;
        })
        .await;
}

#[tokio::test]
async fn the_focus_stays_on_a_row_that_moves_and_shift_selects_from_the_same_user() {
    // Ada goes to the end of the list.
    let turned = || {
        Org::new()
            .with(Person::new("Zoe Abbott"))
            .with(Person::new("Ben Brown"))
            .with(Person::new("Cleo Chen"))
            .with(Person::new("Dan Drew"))
    };
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/users?sort=name").await;
            page.lists("4 users", 4).await;
            page.checkbox("Select Ben Brown").click().await;
            page.evaluate("document.querySelector(\"a[data-user='u-1']\").focus()")
                .await;
            server.users(turned());
            page.evaluate(REFRESH).await;
            page.lists_names(&["Ben Brown", "Cleo Chen", "Dan Drew", "Zoe Abbott"])
                .await;
            page.link("Zoe Abbott").has_focus().await;
            page.checkbox("Select Cleo Chen").click_with_shift().await;
            page.shows("2 selected").await;
            page.checkbox("Select Cleo Chen").has_focus().await;

            server.users(Org::new().with(Person::new("Ada Abbott")));
            page.evaluate(REFRESH).await;
            page.lists("1 user", 1).await;
            page.comes_to("document.activeElement.ariaLabel === 'Results'")
                .await;
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

#[tokio::test]
async fn the_table_of_the_trend_stays_open() {
    Journey::with(sample(600))
        .run(async |page, server| {
            page.open("/").await;
            page.disclosure("Show the days as a table").click().await;
            let table = ".card-trend details[open]";
            keep(page, "table", table).await;
            let bar = page.evaluate("all('.bars a')[0].ariaLabel").await;
            server.users(sample(700));
            page.evaluate(REFRESH).await;
            page.comes_to(&format!("all('.bars a')[0].ariaLabel !== {bar}"))
                .await;
            is_kept(page, "table", table).await;
            page.disclosure("Show the days as a table")
                .has_focus()
                .await;
        })
        .await;
}
