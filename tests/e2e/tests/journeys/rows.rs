//! The list's rows: what they say, and how closely they are spaced.

use e2e::{Journey, Org, Page, Person};
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
            let cells = "[...document.querySelectorAll('tbody tr')].map(row => [...row.cells].slice(2).map(cell => cell.innerText))";
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
                let height = "document.querySelector('tbody tr').offsetHeight";
                page.evaluate(height).await.as_u64().unwrap_or_default()
            };
            page.open("/users").await;
            let before = height().await;
            open_menu(page).await;
            page.switch("Compact rows").click().await;
            page.comes_to(&format!(
                "document.querySelector('tbody tr').offsetHeight < {before}"
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
                "document.querySelector('tbody tr').offsetHeight === {before}"
            ))
            .await;
        })
        .await;
}
