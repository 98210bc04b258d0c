//! The menus above the list: how they open and close, and that they fit.

use e2e::{Journey, Key, Org, Page};

const MENUS: [&str; 4] = ["Views", "Columns", "Export", "Shortcuts"];

/// On a phone, rows have no columns and there are no keys for shortcuts.
const MENUS_OF_A_PHONE: [&str; 2] = ["Views", "Export"];

/// The menus in a window of this width.
fn menus_of(width: u32) -> &'static [&'static str] {
    if width < 768 {
        &MENUS_OF_A_PHONE
    } else {
        &MENUS
    }
}

/// Waits until a menu is open and its content has arrived.
async fn is_open(page: &Page) {
    page.comes_to(
        "document.querySelector('.menu-panel:popover-open:not(:has(> [role=status]))') !== null",
    )
    .await;
}

async fn is_closed(page: &Page) {
    page.comes_to("document.querySelector('.menu-panel:popover-open') === null")
        .await;
}

#[tokio::test]
async fn escape_and_a_click_elsewhere_close_a_menu() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            for menu in MENUS {
                let button = page.button(menu);
                button.tab_to().await;
                page.press(Key::Enter).await;
                is_open(page).await;
                page.press(Key::Tab).await;
                page.comes_to(
                    "document.activeElement.closest('.menu-panel:popover-open') !== null",
                )
                .await;
                page.press(Key::Escape).await;
                is_closed(page).await;
                button.has_focus().await;
                button.click().await;
                is_open(page).await;
                page.heading("Users").click().await;
                is_closed(page).await;
            }
        })
        .await;
}

#[tokio::test]
async fn one_menu_closes_the_other() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            for menu in MENUS {
                page.button(menu).click().await;
                is_open(page).await;
                page.comes_to("document.querySelectorAll('.menu-panel:popover-open').length === 1")
                    .await;
            }
            page.button("Shortcuts").click().await;
            is_closed(page).await;
        })
        .await;
}

#[tokio::test]
async fn there_is_room_for_every_menu() {
    Journey::with(Org::small())
        .run(async |page, _| {
            for (width, height) in [(1280, 900), (900, 700), (390, 844)] {
                page.resize(width, height).await;
                for &menu in menus_of(width) {
                    page.open("/users?activity=inactive").await;
                    page.lists("1 user", 1).await;
                    page.button(menu).click().await;
                    is_open(page).await;
                    page.comes_to(
                        "(box => box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight)(
                            document.querySelector('.menu-panel:popover-open').getBoundingClientRect())",
                    )
                    .await;
                }
            }
            page.resize(1280, 900).await;
            page.open("/users").await;
            for pill in ["Suggested action", "Reminders", "Filter"] {
                page.button(pill).click().await;
                is_open(page).await;
                page.button(pill)
                    .comes_to(
                        "(([pill, menu]) => menu.top >= pill.bottom && menu.top < pill.bottom + 16 && Math.abs(menu.left - pill.left) < 24)(
                            [element, document.querySelector('.menu-panel:popover-open')].map(part => part.getBoundingClientRect()))",
                    )
                    .await;
            }
        })
        .await;
}

/// The size of a window of 1280 x 1024 at 400 % zoom.
#[tokio::test]
async fn what_has_the_focus_in_a_menu_is_in_the_window() {
    Journey::with(Org::small())
        .run(async |page, _| {
            let mut outside = Vec::new();
            page.resize(320, 256).await;
            for &menu in menus_of(320) {
                page.open("/users").await;
                page.lists("4 users", 4).await;
                page.button(menu).tab_to().await;
                page.press(Key::Enter).await;
                is_open(page).await;
                for _ in 0..6 {
                    page.press(Key::Tab).await;
                    page.frames().await;
                    let place = "(box => box.bottom > 0 && box.top < innerHeight ? '' : `top ${Math.round(box.top)} of ${innerHeight}`)(
                        document.activeElement.getBoundingClientRect())";
                    let place = page.evaluate(place).await;
                    if place != "" {
                        outside.push(format!("{menu}: {place}"));
                    }
                }
            }
            assert!(outside.is_empty(), "Outside of the window: {outside:#?}");
        })
        .await;
}
