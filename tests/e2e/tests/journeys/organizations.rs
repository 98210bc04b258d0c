//! Organizations at the limits of what a chart can show.

use chrono::{TimeZone, Utc};
use e2e::{Journey, Org, Person};

#[tokio::test]
async fn nobody_at_all() {
    Journey::with(Org::new())
        .run(async |page, _| {
            page.open("/").await;
            page.shows("There are no users in the data").await;
            page.lacks("%").await;
            page.link("Users").click().await;
            page.heading("There are no users in the data")
                .appears()
                .await;
            page.status().says("0 users").await;
        })
        .await;
}

#[tokio::test]
async fn nobody_onboarded() {
    let org = Org::new()
        .with(Person::new("Ada Abbott").pending())
        .with(Person::new("Ben Brown").unlicensed());
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.shows("No users are onboarded yet.").await;
            page.link("Vault not created: 1 user").appears().await;
            page.link("No license: 1 user").appears().await;
            page.lacks("%").await;
        })
        .await;
}

#[tokio::test]
async fn everybody_active() {
    Journey::with(Org::of(5, 0))
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 5 users (100%)").appears().await;
            page.shows("No inactive users.").await;
            page.link("Inactive: 0 users (0%)").click().await;
            page.heading("No users match").appears().await;
            page.status().says("0 users").await;
        })
        .await;
}

#[tokio::test]
async fn everybody_inactive() {
    Journey::with(Org::of(0, 5))
        .run(async |page, _| {
            page.open("/").await;
            page.shows("0 of 5 onboarded users").await;
            page.link("Active: 0 users (0%)").appears().await;
            page.link("30 to 60 days: 5 users").appears().await;
            page.link("Inactive: 5 users (100%)").click().await;
            page.lists("5 users", 5).await;
        })
        .await;
}

#[tokio::test]
async fn a_single_user() {
    Journey::with(Org::of(1, 0))
        .run(async |page, server| {
            page.open("/").await;
            page.shows("1 of 1 onboarded user").await;
            page.link("Active: 1 user (100%)").click().await;
            page.lists("1 user", 1).await;
            server.users(Org::of(0, 1));
            page.open("/").await;
            page.shows("0 of 1 onboarded user").await;
        })
        .await;
}

#[tokio::test]
async fn one_beside_thousands_can_be_seen_and_hit() {
    Journey::with(Org::of(9_999, 1))
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 9,999 users (>99%)").appears().await;
            let bar = page.link("Inactive: 1 user (<1%)");
            for (width, height) in [(1280, 900), (320, 640)] {
                page.resize(width, height).await;
                bar.comes_to(
                    "element.querySelector('.bar-fill').getBoundingClientRect().width >= 2",
                )
                .await;
                bar.comes_to(
                    "(box => box.width >= 24 && box.height >= 24)(element.getBoundingClientRect())",
                )
                .await;
            }
            bar.click().await;
            page.lists_names(&["Inactive 00001"]).await;
        })
        .await;
}

#[tokio::test]
async fn never_used_turns_inactive_after_the_window() {
    let org = Org::new()
        .with(Person::new("Set up lately").never(3))
        .with(Person::new("Set up long ago").never(75));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 1 user (50%)").appears().await;
            page.link("60 to 90 days: 1 user").click().await;
            page.lists_names(&["Set up long ago"]).await;
            page.open("/users?activity=never").await;
            page.lists("2 users", 2).await;
        })
        .await;
}

#[tokio::test]
async fn numbers_and_dates_follow_the_readers_language() {
    let as_of = Utc.with_ymd_and_hms(2026, 11, 23, 6, 0, 0).single();
    let org = (0..1_200).fold(Org::at(as_of.unwrap_or_default()), |org, number| {
        org.with(Person::new(&format!("Active {number}")))
    });
    Journey::with(org)
        .run(async |page, _| {
            page.browser().speak("de-DE").await;
            page.open("/").await;
            page.link("Active: 1.200 users (100 %)").appears().await;
            page.shows("Data as of 23. Nov. 2026, 06:00 UTC").await;
            page.link("Users").click().await;
            page.lists("1.200 users", 50).await;
            // The page's words are English, including those for times.
            page.shows("1 day ago").await;
        })
        .await;
}
