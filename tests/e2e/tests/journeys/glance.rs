//! How much of the list is visible at once.

use e2e::{Journey, Key, Org, Page};
use serde_json::json;

/// Rows wholly visible between the bars that stick to the window's top and bottom.
const VISIBLE: &str = "(() => {
    const edge = (selector, side) => document.querySelector(selector)?.getBoundingClientRect()[side];
    const top = Math.max(edge('.users-bar', 'bottom') ?? 0, edge('.table thead th', 'bottom') ?? 0);
    const bottom = Math.min(innerHeight, edge('.foot', 'top') ?? innerHeight);
    return [...document.querySelectorAll('.row')].map(row => row.getBoundingClientRect())
        .filter(row => row.top >= top - 1 && row.bottom <= bottom + 1).length;
})()";

async fn visible(page: &Page) -> u64 {
    page.frames().await;
    page.evaluate(VISIBLE).await.as_u64().unwrap_or_default()
}

#[tokio::test]
async fn many_rows_are_visible_and_an_open_user_moves_none() {
    Journey::with(Org::of(70, 70))
        .run(async |page, _| {
            page.resize(1280, 940).await;
            for address in ["/users", "/users?activity=inactive"] {
                page.open(address).await;
                page.comes_to("document.querySelectorAll('.row').length === 50")
                    .await;
                let rows = visible(page).await;
                assert!(rows >= 18, "{rows} rows are visible of {address}");
                let top = "document.querySelectorAll('.row')[9].getBoundingClientRect().top";
                let before = page.evaluate(top).await.as_f64().unwrap_or_default();
                page.click_at("(box => [box.left + 60, box.top + box.height / 2])(document.querySelectorAll('.row')[9].getBoundingClientRect())")
                    .await;
                page.heading("Stages").appears().await;
                page.comes_to("document.querySelectorAll('.row')[9].ariaCurrent === 'true'")
                    .await;
                let rows = visible(page).await;
                assert!(rows >= 16, "{rows} rows are visible of {address} with a user open");
                let after = page.evaluate(top).await.as_f64().unwrap_or_default();
                assert!((after - before).abs() <= 4.0, "The row moved from {before} to {after}");
            }
        })
        .await;
}

#[tokio::test]
async fn many_users_are_visible_on_every_screen() {
    Journey::with(Org::of(40, 60))
        .run(async |page, _| {
            for (width, height, least) in [
                (1280, 940, 17),
                (1440, 900, 16),
                (1920, 1080, 20),
                (2560, 1440, 28),
                (768, 1024, 11),
                (390, 844, 9),
            ] {
                page.resize(width, height).await;
                page.open("/users?activity=inactive").await;
                page.lists("60 users", 50).await;
                let rows = visible(page).await;
                assert!(
                    rows >= least,
                    "{rows} users are visible on {width} x {height}"
                );
            }
        })
        .await;
}

#[tokio::test]
async fn more_columns_than_fit_can_be_reached_and_the_names_stay() {
    Journey::with(Org::of(40, 60))
        .run(async |page, _| {
            page.resize(1280, 940).await;
            page.open("/users?columns=status,activity,last-used,idle,devices,license,reminders,weeks,cause,suggest")
                .await;
            page.lists("100 users", 50).await;
            let ends = "(() => {
                const list = document.querySelector('.table-scroll');
                list.scrollTo(1e4, 1e4);
                const place = part => document.querySelector(part).getBoundingClientRect();
                const [box, name, head] = [list.getBoundingClientRect(), place('.row:last-child .cell-name'), place('thead .col-user')];
                return [place('thead th:last-child').right <= box.right + 1, name.left >= box.left && name.bottom <= box.bottom,
                    Math.abs(head.top - box.top) < 2, document.documentElement.scrollWidth <= innerWidth];
            })()";
            assert_eq!(page.evaluate(ends).await, json!([true, true, true, true]));
        })
        .await;
}

/// 1280 x 940 pixels at 400 % zoom.
#[tokio::test]
async fn a_low_window_shows_menus_and_a_message_whole_and_keeps_its_height_for_rows() {
    Journey::with(Org::of(40, 60))
        .run(async |page, _| {
            page.resize(320, 235).await;
            page.open("/users").await;
            page.lists("100 users", 50).await;
            page.evaluate("scrollTo(0, 600)").await;
            let rows = visible(page).await;
            assert!(rows >= 2, "{rows} users are visible");
            page.evaluate("scrollTo(0, 0)").await;
            for menu in ["Views", "Export"] {
                page.button(menu).click().await;
                page.comes_to("(box => box && box.top >= 0 && box.bottom <= innerHeight)(document.querySelector(':popover-open:not(:has(> [role=status]))')?.getBoundingClientRect())")
                    .await;
                page.press(Key::Escape).await;
            }
            // 1280 x 800 pixels at 200 % zoom.
            page.resize(640, 400).await;
            page.checkbox("Select all on this page").click().await;
            page.button("Write…").click().await;
            let message = page.field("Message");
            message.evaluate("element.focus()").await;
            message
                .comes_to(
                    "(box => [box.top + 2, box.bottom - 2].every(y => document.elementFromPoint(box.left + box.width / 2, y) === element))(
                        element.getBoundingClientRect())",
                )
                .await;
            page.button("Done")
                .comes_to("(box => box.top >= 0 && box.bottom <= innerHeight)(element.getBoundingClientRect())")
                .await;
        })
        .await;
}
