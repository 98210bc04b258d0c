//! What readers should know before trusting the numbers.

use chrono::{TimeDelta, TimeZone, Utc};
use e2e::{Answer, Journey, Org, Page, Person, Role};
use serde_json::json;

/// Checks the notice on both pages that two of more records were read.
async fn is_partial(page: &Page) {
    page.shows(
        "The data is incomplete. users.json ended early. The connection may have been cut; retry.",
    )
    .await;
    page.shows("All figures cover only the 2 records received.")
        .await;
    page.shows("Incomplete: not all data was received.").await;
    page.link("Active: 2 users (100%)").appears().await;
    page.link("Users").click().await;
    page.lists("2 users", 2).await;
    page.shows("The data is incomplete.").await;
}

fn two_of_three() -> String {
    let records = Org::small().records();
    format!("[{},{},{}", records[0], records[1], &records[2][..40])
}

/// With chunks, and with a length that promises more.
#[tokio::test]
async fn a_body_that_is_cut_is_partial() {
    for length in [None, Some(100_000)] {
        Journey::with(Org::small())
            .run(async |page, server| {
                let tap = server.users_by_hand(length);
                page.open("/").await;
                page.part(Role::Progress, "Loading").appears().await;
                page.lacks("0 records").await;
                tap.pour(two_of_three()).await;
                // When a body breaks, a browser discards data it hasn't passed on yet.
                page.shows("2 records, ").await;
                tap.cut().await;
                is_partial(page).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_document_that_stops_in_the_middle_is_partial() {
    Journey::with(two_of_three())
        .run(async |page, _| {
            page.open("/").await;
            is_partial(page).await;
        })
        .await;
}

/// Each notice about the load has a button for it.
const RETRY: &str = "all('.notice button').find(button => button.innerText === 'Retry').click()";

#[tokio::test]
async fn a_retry_of_a_partial_load_gets_the_rest_and_loses_nothing_when_it_fails() {
    Journey::with(two_of_three())
        .run(async |page, server| {
            page.open("/users").await;
            page.lists("2 users", 2).await;
            server.users(Answer::Status(503));
            // Twice: the second time from what is back after the first failure.
            for _ in 0..2 {
                page.evaluate(RETRY).await;
                page.shows(
                    "Couldn't refresh the data. The server returned an error for users.json (503).",
                )
                .await;
                page.shows("You still see the data as of ").await;
                page.lists("2 users", 2).await;
                page.shows("The data is incomplete. users.json ended early.")
                    .await;
            }
            assert_eq!(server.asked(), 3);
            server.users(Org::small());
            page.evaluate(RETRY).await;
            page.lists("4 users", 4).await;
            page.lacks("Couldn't refresh").await;
            page.lacks("The data is incomplete").await;
        })
        .await;
}

#[tokio::test]
async fn a_text_that_is_damaged_in_the_middle_is_partial() {
    let records = Org::small().records();
    Journey::with(format!("[{},{}; {}]", records[0], records[1], records[2]))
        .run(async |page, _| {
            page.open("/").await;
            page.shows("The data is incomplete. users.json is damaged at record 3: its text is not valid JSON.")
                .await;
            page.shows("All figures cover only the 3 records that could be read.")
                .await;
            page.shows("The part with generated_at may be missing").await;
            page.shows("Incomplete: some of the data couldn't be read.").await;
        })
        .await;
}

fn with_bad_records() -> Org {
    Org::small()
        .with_record(json!({ "name": "=cmd()" }))
        .with_record(json!({ "id": "+u-6", "vault_created_at": "yesterday" }))
        .with_record(json!({ "id": "u-1", "name": "Ada once more" }))
        .with_record(json!("not an object"))
        .with_record(json!({ "id": "u-9", "license": "gold" }))
        .with_record(json!({ "id": "u-10", "account": "=SUM(A1)" }))
}

#[tokio::test]
async fn records_that_cannot_be_read_are_counted_and_listed() {
    Journey::with(with_bad_records())
        .run(async |page, _| {
            page.open("/").await;
            page.shows("6 of 10 records couldn't be read and are excluded.").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.disclosure("Show the records").click().await;
            let rows = "[...document.querySelectorAll(`[aria-label=\"Records that couldn't be read\"] tbody tr`)]
                .map(row => [...row.cells].map(cell => cell.innerText))";
            page.until("six records are listed", async || {
                (page.evaluate(rows).await.as_array()?.len() == 6).then_some(())
            })
            .await;
            let rows = page.evaluate(rows).await;
            let numbers: Vec<_> = (0..6).map(|row| rows[row][0].clone()).collect();
            assert_eq!(numbers, ["5", "6", "7", "8", "9", "10"], "{rows:#}");
            assert_eq!(rows[1][1], "vault_created_at", "{rows:#}");
            assert_eq!(rows[4][1], "license", "{rows:#}");
            assert_eq!(rows[0][1], "id", "{rows:#}");
            assert_eq!(rows[3][1], "Whole record", "{rows:#}");
            let complete = rows.as_array().is_some_and(|rows| rows.iter().all(|row| row[2] != ""));
            assert!(complete, "Each has its reason: {rows:#}");
        })
        .await;
}

#[tokio::test]
async fn the_list_of_unread_records_can_be_downloaded_without_live_formulas() {
    let as_of = Utc
        .with_ymd_and_hms(2026, 11, 23, 6, 0, 0)
        .single()
        .unwrap_or_default();
    let org = Org::at(as_of)
        .with(Person::new("Ada Abbott"))
        .with_record(json!({ "id": "=1+1", "license": "gold" }))
        .with_record(json!(7));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.button("Download the list").click().await;
            let text = page
                .browser()
                .downloaded("unread-records-2026-11-23.csv")
                .await;
            let lines: Vec<_> = text.split("\r\n").collect();
            assert_eq!(lines.len(), 4, "{text}");
            assert_eq!(lines[0], "\u{feff}record,id,field,reason");
            assert!(
                lines[1].starts_with("2,\"'=1+1\",\"license\",\"") && lines[1].contains("gold"),
                "{text}"
            );
            assert!(
                lines[2].starts_with("3,\"\",\"\",\"is not an object"),
                "{text}"
            );
            assert_eq!(lines[3], "");
        })
        .await;
}

#[tokio::test]
async fn a_list_that_cannot_be_saved_says_so_until_it_can() {
    Journey::with(with_bad_records())
        .through_errors()
        .run(async |page, _| {
            page.open("/").await;
            page.evaluate(
                "(window.real = URL.createObjectURL, URL.createObjectURL = () => { throw new Error('no memory') })",
            )
            .await;
            page.button("Download the list").click().await;
            page.shows("Not enough memory to create the file. Close other tabs, then download the list again.")
                .await;
            page.frames().await;
            page.lacks("Downloaded the list").await;
            page.evaluate("(URL.createObjectURL = window.real)").await;
            page.button("Download the list").click().await;
            page.message()
                .says("Downloaded the list of 6 records")
                .await;
            page.lacks("Not enough memory").await;
        })
        .await;
}

/// Readers of the users list must not take it for complete, either.
#[tokio::test]
async fn the_users_page_says_that_records_could_not_be_read() {
    Journey::with(with_bad_records())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.shows("6 of 10 records couldn't be read").await;
        })
        .await;
}

#[tokio::test]
async fn nothing_but_bad_records_is_no_empty_organization() {
    let bad = (1..=101).fold(Org::new(), |org, number| org.with_record(json!(number)));
    Journey::with(bad)
        .run(async |page, _| {
            page.open("/users").await;
            page.heading("None of the records could be read")
                .appears()
                .await;
            page.link("See details on the Dashboard").click().await;
            page.shows("101 of 101 records couldn't be read and are excluded.")
                .await;
            page.disclosure("Show the records").click().await;
            page.shows("Showing the first 100 of 101. Download the list to see all.")
                .await;
            page.shows("Whole record").await;
            page.button("Download the list").click().await;
            page.message()
                .says("Downloaded the list of 101 records")
                .await;
            page.lacks("There are no users in the data").await;
        })
        .await;
}

#[tokio::test]
async fn the_instant_of_the_data_is_shown() {
    let as_of = Utc
        .with_ymd_and_hms(2026, 11, 23, 6, 0, 0)
        .single()
        .unwrap_or_default();
    Journey::with(Org::at(as_of).with(Person::new("Ada Abbott")))
        .run(async |page, _| {
            page.open("/").await;
            page.shows("Data as of 23 Nov 2026, 06:00 UTC").await;
            page.disclosure("What counts as active?").click().await;
            page.shows("since 24 Oct 2026, 06:00 UTC").await;
        })
        .await;
}

#[tokio::test]
async fn old_data_is_called_old() {
    let now = Utc::now();
    let old = Org::at(now - TimeDelta::hours(49)).with(Person::new("Ada Abbott"));
    let fresh = Org::at(now - TimeDelta::hours(47)).with(Person::new("Ada Abbott"));
    Journey::with(old)
        .run(async |page, server| {
            for path in ["/", "/users"] {
                page.open(path).await;
                page.shows("This data is more than 48 hours old (as of ")
                    .await;
            }
            server.users(fresh);
            page.prepare(TURN_TIME).await;
            for (path, part) in [("/", "Active: 1 user (100%)"), ("/users", "Ada Abbott")] {
                page.open(path).await;
                page.link(part).appears().await;
                page.comes_to("!!window.hour").await;
                page.lacks("48 hours").await;
                let pause = page.evaluate("hour.pause").await;
                let pause = pause.as_f64().unwrap_or_default();
                assert!(
                    (3_500_000.0..=3_600_000.0).contains(&pause),
                    "It should turn old after an hour, and does after {pause} ms"
                );
                page.evaluate("hour.run()").await;
                page.shows("This data is more than 48 hours old (as of ")
                    .await;
            }
        })
        .await;
}

/// Lets the test trigger the one timer that is about an hour away.
const TURN_TIME: &str = "
    const real = window.setTimeout;
    window.setTimeout = (run, pause, ...rest) => {
        if (!(pause > 60_000)) return real(run, pause, ...rest);
        window.hour = { run, pause };
        return 0;
    };";

#[tokio::test]
async fn data_from_the_future_is_doubted() {
    let ahead = Org::at(Utc::now() + TimeDelta::hours(25)).with(Person::new("Ada Abbott"));
    Journey::with(ahead)
        .run(async |page, _| {
            page.open("/").await;
            page.shows("which is in the future on this computer").await;
        })
        .await;
}

#[tokio::test]
async fn an_unreadable_instant_is_named_and_replaced() {
    let org = Org::small().generated_at(Some(json!("last Monday")));
    Journey::with(org)
        .run(async |page, _| {
            for path in ["/", "/users"] {
                page.open(path).await;
                page.shows(
                    "generated_at in the data (“last Monday”) can't be used as a date and time.",
                )
                .await;
            }
        })
        .await;
}

#[tokio::test]
async fn without_an_instant_the_servers_date_counts() {
    let org = Org::at(
        Utc.with_ymd_and_hms(2026, 11, 23, 6, 0, 0)
            .single()
            .unwrap_or_default(),
    )
    .generated_at(None)
    .with(Person::new("Ada Abbott").used(30))
    .with(Person::new("Ben Brown").used(31));
    let answer = Answer::Dated(org.json(), "Mon, 23 Nov 2026 06:00:00 GMT");
    Journey::with(answer)
        .run(async |page, _| {
            page.open("/").await;
            page.shows("Data as of 23 Nov 2026, 06:00 UTC (server time)")
                .await;
            page.link("Active: 1 user (50%)").click().await;
            page.lists_names(&["Ada Abbott"]).await;
            page.part(Role::Table, "Users").appears().await;
        })
        .await;
}
