//! The list as one, at any length.

use std::ops::RangeInclusive;
use std::time::Duration;

use e2e::{Journey, Key, Org, Page, Patience, Role};
use serde_json::json;

/// More rows than a browser could draw one below the other.
const MANY: usize = 1_000_000;

/// People with numbers for names, the first of them 000001.
fn people(numbers: impl Iterator<Item = usize>) -> Org {
    numbers.fold(Org::new(), |org, number| {
        org.with_record(json!({ "id": number, "name": format!("{number:06}") }))
    })
}

/// The same with seven digits, a record a line.
fn lines(numbers: RangeInclusive<usize>) -> String {
    let end = format!(r#"{{"end":true,"records":{}}}"#, numbers.clone().count());
    let line = |number| format!(r#"{{"id":{number},"name":"{number:07}"}}"#);
    let lines: Vec<_> = numbers.map(line).chain([end]).collect();
    lines.join("\n")
}

/// Waits for a document of some megabytes.
async fn is_loaded(page: &Page) {
    let patience = Patience::lasting(Duration::from_secs(60));
    while page
        .evaluate("document.querySelector('.row') === null")
        .await
        == true
    {
        assert!(patience.again().await, "The list is not there.");
    }
}

async fn show_as_one(page: &Page, users: &str) {
    page.status().says(users).await;
    page.button("Show all in one list").click().await;
    page.link("Next").is_gone().await;
    has_no_gap(page).await;
}

/// Waits until rows fill the window without a gap, each in its place and with its user, and few are
/// drawn.
async fn has_no_gap(page: &Page) {
    let sound = "(() => {
        const rows = [...document.querySelectorAll('tbody > .row')];
        const numbers = rows.map(row => Number(row.querySelector('[data-user]').dataset.user));
        const foot = document.querySelector('.foot').getBoundingClientRect();
        const head = document.querySelector('.table thead th').getBoundingClientRect();
        const x = head.left + 200;
        let covered = true;
        for (let y = head.bottom + 5; y < foot.top - 5; y += 20)
            covered &&= document.elementFromPoint(x, y)?.closest('.row') != null;
        return covered && rows.length < 150 && numbers.every((number, at) => Number(rows[at].ariaRowIndex) === number + 1);
    })()";
    page.comes_to(sound).await;
}

async fn go_to(page: &Page, row: &str) {
    page.part(Role::NumberBox, "Go to row")
        .types_anew(row)
        .await;
    page.press(Key::Enter).await;
}

/// Where a person's row stands in the window, in pixels.
async fn place(page: &Page, number: usize) -> f64 {
    let place =
        format!("document.querySelector(\"[data-user='{number}']\").getBoundingClientRect().top");
    page.evaluate(&place).await.as_f64().unwrap_or_default()
}

async fn is_in_place(page: &Page, number: usize, place: f64) {
    page.comes_to(&format!(
        "Math.abs(document.querySelector(\"[data-user='{number}']\")?.getBoundingClientRect().top - {place}) < 2"
    ))
    .await;
}

#[tokio::test]
async fn the_keyboard_goes_from_the_first_row_to_the_last_and_back_finds_the_place() {
    Journey::with(lines(1..=MANY))
        .run(async |page, _| {
            page.open("/users?sort=name").await;
            is_loaded(page).await;
            show_as_one(page, "1,000,000 users").await;
            page.comes_to("document.querySelector('.table').ariaRowCount === '1000001'")
                .await;
            page.press(Key::Character('j')).await;
            page.link("0000001").has_focus().await;
            page.press(Key::Down).await;
            page.link("0000002").has_focus().await;
            page.press(Key::PageDown).await;
            page.comes_to("Number(document.activeElement.dataset.user) > 10")
                .await;
            has_no_gap(page).await;
            page.press(Key::End).await;
            page.link("1000000").has_focus().await;
            page.is_at("/users?sort=name&page=20000").await;
            has_no_gap(page).await;
            page.press(Key::Up).await;
            page.link("0999999").has_focus().await;
            page.press(Key::PageUp).await;
            page.comes_to("Number(document.activeElement.dataset.user) < 999990")
                .await;
            page.press(Key::Home).await;
            page.link("0000001").has_focus().await;
            page.is_at("/users?sort=name").await;

            go_to(page, "77777").await;
            page.link("0077777").has_focus().await;
            page.is_at("/users?sort=name&page=1556").await;
            has_no_gap(page).await;
            assert_eq!(page.barriers("A continuous list").await, [""; 0]);
            // The focus stays in a row that is scrolled away, and goes on from there.
            page.evaluate("scrollBy(0, -3000)").await;
            page.comes_to("document.activeElement.dataset.user === '77777' && document.activeElement.getBoundingClientRect().top > innerHeight")
                .await;
            has_no_gap_but_one(page).await;
            page.press(Key::Down).await;
            page.link("0077778").has_focus().await;
            page.comes_to("document.activeElement.getBoundingClientRect().bottom < innerHeight")
                .await;

            page.comes_to("history.state?.row > 77000").await;
            page.evaluate("scrollBy(0, 200)").await;
            page.comes_to("history.state?.row > 77765").await;
            let before = place(page, 77_778).await;
            page.press(Key::Enter).await;
            page.panel().holds("77,778 of 1,000,000").await;
            page.link("Next").click().await;
            page.heading("0077779").has_focus().await;
            page.comes_to("history.state?.row > 77000").await;
            page.link("Open page").click().await;
            page.heading("0077779").appears().await;
            page.back().await;
            page.panel().holds("77,779 of 1,000,000").await;
            page.press(Key::Escape).await;
            page.link("0077779").has_focus().await;
            is_in_place(page, 77_778, before).await;
            page.comes_to("history.state?.row > 77000").await;
            page.reload().await;
            is_loaded(page).await;
            is_in_place(page, 77_778, before).await;
            // Another order begins at its top.
            page.link("Name").click().await;
            page.is_at("/users?sort=-name").await;
            page.link("1000000").appears().await;
            page.comes_to("document.querySelector('tbody > .row').ariaRowIndex === '2'")
                .await;
            page.back().await;
            is_in_place(page, 77_778, before).await;
            page.button("Show pages").click().await;
            page.link("Next").appears().await;
            page.is_at("/users?sort=name&page=1556").await;
        })
        .await;
}

/// The row with the focus is drawn besides those in the window.
async fn has_no_gap_but_one(page: &Page) {
    page.comes_to("document.querySelectorAll('tbody > .gap').length === 3")
        .await;
}

#[tokio::test]
async fn a_selection_reaches_over_rows_that_are_not_drawn_and_a_refresh_moves_nothing() {
    Journey::with(people(1..=2_000))
        .run(async |page, server| {
            page.open("/users?sort=name").await;
            show_as_one(page, "2,000 users").await;
            go_to(page, "500").await;
            page.link("000500").has_focus().await;
            page.press(Key::Character('x')).await;
            page.shows("1 selected").await;
            go_to(page, "1500").await;
            page.link("001500").has_focus().await;
            page.checkbox("Select 001500").click_with_shift().await;
            page.shows("1,001 selected").await;
            page.checkbox("Select 001499").comes_to("element.checked").await;
            page.link("001503").click().await;
            page.panel().holds("1,503 of 2,000").await;
            // Its button is above, and a click would scroll there.
            page.evaluate("document.querySelector('#columns').showPopover()").await;
            page.evaluate("(window.kept = [document.querySelector('.panel'), document.querySelector(':popover-open'), document.querySelector(\"[data-user='1500']\")]).length")
                .await;
            let before = place(page, 1_503).await;

            // The row in sight stays there, though others come before it.
            server.users(people((0..=2_000).filter(|number| *number != 1_499)));
            page.evaluate("all('button').find(button => button.ariaLabel === 'Refresh the data').click()")
                .await;
            page.checkbox("Select 001499").is_gone().await;
            page.panel().holds("1,503 of 2,000").await;
            server.users(people(0..=2_010));
            page.evaluate("all('button').find(button => button.ariaLabel === 'Refresh the data').click()")
                .await;
            page.panel().holds("1,504 of 2,011").await;
            page.status().says("2,011 users").await;
            is_in_place(page, 1_503, before).await;
            page.shows("1,001 selected").await;
            page.comes_to("kept[0] === document.querySelector('.panel') && kept[1] === document.querySelector(':popover-open') && kept[2].isConnected")
                .await;
            page.press(Key::Escape).await;

            // Ticked at the top, the box is for all of them.
            page.checkbox("Select all users of this list").click().await;
            page.shows("2,011 selected").await;
            page.checkbox("Select all users of this list").click().await;
            page.lacks("selected").await;
        })
        .await;
}
