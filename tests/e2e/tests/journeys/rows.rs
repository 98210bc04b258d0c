//! The list's rows: what they say, and how closely they are spaced.

use e2e::{Journey, Key, Locator, Org, Page, Person};
use serde_json::json;

async fn open_menu(page: &Page) {
    page.button("Columns").click().await;
    page.switch("Compact rows").appears().await;
}

#[tokio::test]
async fn cells_say_what_their_columns_are_called() {
    let org = Org::new()
        .with(Person::new("Ada").used(40))
        .with(Person::new("Ben").unlicensed())
        .with_record(json!({ "id": "c", "name": "Cy", "devices": null }));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users?sort=name&columns=license,devices,idle").await;
            page.lists_names(&["Ada", "Ben", "Cy"]).await;
            let cells = "[...document.querySelectorAll('.table .row')].map(row => [...row.cells].slice(2).map(cell => cell.innerText))";
            let expected = json!([["Assigned", "1", "40"], ["Unassigned", "0", ""], ["Assigned", "", ""]]);
            assert_eq!(page.evaluate(cells).await, expected);
        })
        .await;
}

#[tokio::test]
async fn idle_days_sort_and_turn_around() {
    let org = Org::small()
        .with(Person::new("Eve").never(20))
        .with(Person::new("Flo").pending());
    Journey::with(org)
        .run(async |page, _| {
            page.open("/users?columns=idle").await;
            page.link("Days away").click().await;
            page.is_at("/users?sort=-idle&columns=idle").await;
            page.lists_names(&[
                "Dan Drew",
                "Eve",
                "Cleo Chen",
                "Ben Brown",
                "Ada Abbott",
                "Flo",
            ])
            .await;
            page.link("Days away").click().await;
            page.is_at("/users?sort=idle&columns=idle").await;
            page.lists_names(&[
                "Flo",
                "Ada Abbott",
                "Ben Brown",
                "Cleo Chen",
                "Eve",
                "Dan Drew",
            ])
            .await;
        })
        .await;
}

#[tokio::test]
async fn compact_rows_stay_compact() {
    Journey::with(Org::small())
        .run(async |page, _| {
            let height = async || {
                page.lists("4 users", 4).await;
                let height = "document.querySelector('.table .row').offsetHeight";
                page.evaluate(height).await.as_u64().unwrap_or_default()
            };
            page.open("/users").await;
            let before = height().await;
            open_menu(page).await;
            page.switch("Compact rows").click().await;
            page.comes_to(&format!(
                "document.querySelector('.table .row').offsetHeight < {before}"
            ))
            .await;
            page.is_at("/users").await;
            let compact = height().await;
            page.reload().await;
            assert_eq!(height().await, compact);
            open_menu(page).await;
            page.switch("Compact rows")
                .comes_to("element.checked")
                .await;
            page.switch("Compact rows").click().await;
            page.comes_to(&format!(
                "document.querySelector('.table .row').offsetHeight === {before}"
            ))
            .await;
        })
        .await;
}

/// Refreshes without a press, which would move the focus.
const REFRESH: &str =
    "all('button').find(button => button.ariaLabel === 'Refresh the data').click()";

/// What stands where in the rows, apart from where their texts are cut.
const PLACES: &str = "JSON.stringify([...document.querySelectorAll('.row, .row > *, .row :is(.cell-name, .cell-email, .suggestion, .suggestion-reason)')]
    .map(part => part.getBoundingClientRect()).map(box => [box.left, box.top, box.height]))";

async fn is_drawn(quick: &Locator<'_>, drawn: bool) {
    quick
        .comes_to(&format!(
            "(getComputedStyle(element).clipPath === 'none') === {drawn}"
        ))
        .await;
}

#[tokio::test]
async fn a_row_has_its_quick_buttons_under_the_pointer_and_moves_nothing() {
    let org = Org::small()
        .with(Person::new("Eve").used(50).reminded(&[2]))
        .with(Person::new("Flo").used(60).email("no address"))
        .with(
            Person::new("Gus")
                .used(70)
                .email(&format!("{}@example.com", "g".repeat(250))),
        );
    Journey::with(org)
        .run(async |page, _| {
            page.clipboard_is("granted").await;
            page.open("/users?activity=inactive").await;
            page.lists_names(&["Dan Drew", "Eve", "Flo", "Gus"]).await;
            let copy = page.button("Copy the address of Dan Drew");
            let remind = page.link("Remind Dan Drew");
            is_drawn(&copy, false).await;
            is_drawn(&remind, false).await;
            let before = page.evaluate(PLACES).await;
            page.link("Dan Drew").hover().await;
            is_drawn(&copy, true).await;
            is_drawn(&remind, true).await;
            is_drawn(&page.button("Copy the address of Eve"), false).await;
            assert_eq!(page.evaluate(PLACES).await, before);
            assert_eq!(
                page.evaluate("document.querySelector('.row').offsetHeight")
                    .await,
                40
            );
            assert_eq!(page.barriers("A row").await, [""; 0]);
            copy.click().await;
            page.message().holds("dan.drew@example.com").await;
            page.has_copied("dan.drew@example.com").await;
            page.is_at("/users?activity=inactive").await;
            // There is nothing to do but wait, no address at all, and none that is shown whole.
            page.link("Remind Eve").is_gone().await;
            page.button("Copy the address of Flo").is_gone().await;
            page.button("Copy the address of Gus").is_gone().await;
            page.link("Remind Dan Drew").hover().await;
            remind.click().await;
            page.is_at("/users?activity=inactive&user=u-4").await;
            page.heading("Dan Drew").has_focus().await;
            page.link("Send reminder").appears().await;
            page.link("Close").click().await;
            page.link("Dan Drew").has_focus().await;
            // A stand-in has no address.
            page.switch("Conceal names").click().await;
            page.shows("Person ").await;
            page.comes_to("document.querySelector('.row-copy') === null")
                .await;
            page.comes_to("document.querySelectorAll('.row-action').length === 3")
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_keyboard_reaches_the_quick_buttons_behind_the_name_and_stays_in_the_row() {
    let org = |dan: Person| {
        Org::new()
            .with(dan.used(40))
            .with(Person::new("Eve").used(70))
    };
    Journey::with(org(Person::new("Dan")))
        .run(async |page, server| {
            page.clipboard_is("granted").await;
            page.open("/users?activity=inactive").await;
            page.lists("2 users", 2).await;
            page.checkbox("Select Dan").tab_to().await;
            page.press(Key::Tab).await;
            page.link("Dan").has_focus().await;
            page.press(Key::Tab).await;
            let copy = page.button("Copy the address of Dan");
            copy.has_focus().await;
            is_drawn(&copy, true).await;
            page.press(Key::Enter).await;
            page.has_copied("dan@example.com").await;
            page.press(Key::Tab).await;
            let remind = page.link("Remind Dan");
            remind.has_focus().await;
            is_drawn(&remind, true).await;
            page.press(Key::Tab).await;
            page.checkbox("Select Eve").has_focus().await;
            is_drawn(&copy, false).await;
            is_drawn(&page.link("Remind Eve"), true).await;
            page.press(Key::Up).await;
            page.link("Dan").has_focus().await;
            remind.tab_to().await;

            // With newer data there may be nothing to do any more.
            server.users(org(Person::new("Dan").reminded(&[2])));
            page.evaluate(REFRESH).await;
            remind.is_gone().await;
            page.link("Dan").has_focus().await;
        })
        .await;
}
