//! The list on a phone, with a finger.

use e2e::{Journey, Org, Page, Person};

/// The middle of the part of a row that is no link and no box.
const SECOND_LINE: &str = "(box => [(box.left + box.right) / 2, box.bottom - 12])(
    document.querySelectorAll('.row')[2].getBoundingClientRect())";

async fn is_closed(page: &Page) {
    page.comes_to("document.querySelector(':popover-open') === null")
        .await;
}

#[tokio::test]
async fn a_finger_filters_scrolls_opens_and_writes() {
    let org = (1..=40).fold(Org::small(), |org, number| {
        org.with(Person::new(&format!("Late {number:02}")).used(70))
    });
    Journey::with(org)
        .run(async |page, _| {
            page.is_on_a_phone().await;
            page.keeps_drafts().await;
            page.open("/users?sort=name").await;
            page.lists("44 users", 44).await;
            page.link("Inactive").tap().await;
            page.is_at("/users?activity=inactive&sort=name").await;
            page.lists("41 users", 41).await;
            // A row is for opening: nothing small stands in it.
            page.button("Copy the address of Dan Drew").is_gone().await;
            page.link("Remind Dan Drew").is_gone().await;

            // The sheet covers the foot of the window, and what is behind it waits.
            page.button("Away for").tap().await;
            page.comes_to("(box => box.left === 0 && box.right === innerWidth && box.bottom === innerHeight)(
                    document.querySelector(':popover-open').getBoundingClientRect())")
                .await;
            page.link("60 to 90 days")
                .comes_to("element.getBoundingClientRect().height >= 44")
                .await;
            page.link("60 to 90 days").tap().await;
            page.is_at("/users?activity=inactive&idle=60-90&sort=name").await;
            page.button("Show 40 users").appears().await;
            page.tap_at("[195, 260]").await;
            is_closed(page).await;
            page.is_at("/users?activity=inactive&idle=60-90&sort=name").await;
            page.button("Away for: 60 to 90 days").tap().await;
            page.link("60 to 90 days").tap().await;
            page.button("Show 41 users").tap().await;
            is_closed(page).await;
            page.is_at("/users?activity=inactive&sort=name").await;
            page.lists("41 users", 41).await;

            // A swipe scrolls and opens nobody.
            page.swipe([195, 700], [195, 300]).await;
            page.comes_to("scrollY > 200").await;
            page.is_at("/users?activity=inactive&sort=name").await;
            page.until("swipes lead back to the top", async || {
                page.swipe([195, 300], [195, 800]).await;
                (page.evaluate("scrollY").await == 0).then_some(())
            })
            .await;

            page.tap_at(SECOND_LINE).await;
            page.heading("Late 02").appears().await;
            page.panel()
                .comes_to("element.getBoundingClientRect().width === innerWidth")
                .await;
            page.link("Send reminder")
                .comes_to("(box => box.height >= 44 && box.bottom <= innerHeight && box.top > innerHeight - 120)(element.getBoundingClientRect())")
                .await;
            page.link("Send reminder").tap().await;
            page.comes_to("drafts.length === 1 && drafts[0].startsWith('mailto:late.02@example.com?')")
                .await;
            page.link("Close").tap().await;
            page.is_at("/users?activity=inactive&sort=name").await;
            page.panel().is_gone().await;
        })
        .await;
}
