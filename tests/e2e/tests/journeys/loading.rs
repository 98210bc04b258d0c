//! While the data is loading.

use e2e::{Journey, Org, Role};

#[tokio::test]
async fn a_slow_load_says_how_many_records_and_bytes_have_come() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let records = Org::small().records();
            let tap = server.users_by_hand(None);
            page.open("/").await;
            page.part(Role::Progress, "Loading")
                .comes_to("!element.hasAttribute('value')")
                .await;
            page.status().says("Loading users").await;
            // Nothing has come, and that is no number.
            let said = "document.querySelector('.loading-text').textContent";
            page.comes_to(&format!("{said} === ''")).await;
            let first = format!("[{},", records[0]);
            let bytes = first.len();
            tap.pour(first).await;
            page.comes_to(&format!(
                "{said} === '1 record, {:.1} kB'",
                bytes as f64 / 1000.0
            ))
            .await;
            let second = format!("{},", records[1]);
            let bytes = bytes + second.len();
            tap.pour(second).await;
            page.shows(&format!("2 records, {:.1} kB", bytes as f64 / 1000.0))
                .await;
            page.lacks(" of ").await;
            tap.pour(format!("{},{}]", records[2], records[3])).await;
            tap.finish();
            page.link("Active: 3 users (75%)").appears().await;
        })
        .await;
}

#[tokio::test]
async fn a_load_of_known_length_says_its_share() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let document = Org::of(20, 0).json();
            let (one, other) = document.split_at(document.len() / 2);
            let tap = server.users_by_hand(Some(document.len()));
            page.open("/users").await;
            page.part(Role::Progress, "Loading").appears().await;
            tap.pour(one).await;
            let of = format!(
                "{:.1} kB of {:.1} kB",
                one.len() as f64 / 1000.0,
                document.len() as f64 / 1000.0
            );
            page.shows(&of).await;
            let progress = page.part(Role::Progress, "Loading");
            progress
                .comes_to(&format!(
                    "element.max === {} && element.value === {}",
                    document.len(),
                    one.len()
                ))
                .await;
            tap.pour(other).await;
            tap.finish();
            page.lists("20 users", 20).await;
        })
        .await;
}

#[tokio::test]
async fn the_bars_grow_while_data_arrives_and_nothing_jumps_when_it_ends() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let document = Org::of(30, 10).json();
            // The instant that all is measured against comes first, as a good document has it.
            let (one, rest) = document.split_at(document.find("u-21").unwrap_or_default());
            let (two, three) = rest.split_at(rest.find("u-36").unwrap_or_default());
            let tap = server.users_by_hand(Some(document.len()));
            page.open("/").await;
            tap.pour(one).await;
            page.shows("20 of 20 onboarded users so far").await;
            page.shows("Still loading").await;
            page.status().says("Loading users, 50%").await;
            tap.pour(two).await;
            page.shows("30 of 35 onboarded users so far").await;
            let top = "['.card-title', '.figure', '.card-text'].map(part => Math.round(all(part)[0].getBoundingClientRect().top))";
            let before = page.evaluate(top).await;
            tap.pour(three).await;
            tap.finish();
            page.link("Inactive: 10 users (25%)").appears().await;
            page.lacks("Still loading").await;
            assert_eq!(page.evaluate(top).await, before);
        })
        .await;
}

/// The first chunk often arrives together with the headers.
#[tokio::test]
async fn what_has_come_shows_even_when_nothing_more_comes() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let records = Org::small().records();
            let tap = server.users_by_hand(None);
            tap.pour(format!("[{},{},", records[0], records[1])).await;
            page.open("/").await;
            page.shows("2 records, ").await;
            drop(tap);
        })
        .await;
}

#[tokio::test]
async fn a_change_of_page_does_not_disturb_the_load() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let tap = server.users_by_hand(None);
            page.open("/").await;
            page.status().says("Loading users").await;
            page.link("Users").click().await;
            page.status().says("Loading users").await;
            page.heading("Users").has_focus().await;
            tap.pour(Org::small().json()).await;
            tap.finish();
            page.lists("4 users", 4).await;
            assert_eq!(server.asked(), 1);
        })
        .await;
}

#[tokio::test]
async fn leaving_the_page_cancels_the_request() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let tap = server.users_by_hand(None);
            tap.pour("[").await;
            page.open("/").await;
            page.status().says("Loading users").await;
            page.open_url("about:blank").await;
            tap.left().await;
        })
        .await;
}

#[tokio::test]
async fn a_document_of_many_pieces_is_read_as_one() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let document = Org::of(30, 12).json();
            let tap = server.users_by_hand(None);
            page.open("/").await;
            let bytes = document.as_bytes();
            for piece in bytes.chunks(997) {
                tap.pour(String::from_utf8_lossy(piece).into_owned()).await;
            }
            tap.finish();
            page.link("Active: 30 users (71%)").appears().await;
            page.link("Inactive: 12 users (29%)").appears().await;
        })
        .await;
}

#[tokio::test]
async fn lines_and_a_bare_list_are_read_as_well() {
    let records = Org::small().records();
    Journey::with(records.join("\n"))
        .run(async |page, server| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            server.users(format!("\u{feff}[{}]", records.join(",\n")));
            page.reload().await;
            page.link("Active: 3 users (75%)").appears().await;
        })
        .await;
}
