//! What everybody does, in each of the three browser engines.

use chrono::{TimeZone, Utc};
use e2e::{Answer, Engine, Journey, Key, Org, Person, in_each_engine, sample};

in_each_engine!(the_chart_shows_its_numbers);

async fn the_chart_shows_its_numbers(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Active Users").appears().await;
            page.link("Active: 3 users (75%)").appears().await;
            page.link("Inactive: 1 user (25%)").appears().await;
        })
        .await;
}

in_each_engine!(a_bar_leads_to_as_many_rows_and_back_returns);

async fn a_bar_leads_to_as_many_rows_and_back_returns(engine: Engine) {
    Journey::with(Org::of(3, 2))
        .in_engine(engine)
        .run(async |page, server| {
            page.open("/").await;
            page.link("Inactive: 2 users (40%)").click().await;
            page.lists("2 users", 2).await;
            page.is_at("/users?activity=inactive").await;
            page.back().await;
            page.is_at("/").await;
            page.link("Inactive: 2 users (40%)").appears().await;
            page.forward().await;
            page.is_at("/users?activity=inactive").await;
            page.lists("2 users", 2).await;
            assert_eq!(server.asked(), 1, "The page was loaded anew");
        })
        .await;
}

in_each_engine!(a_search_filters_the_list);

async fn a_search_filters_the_list(engine: Engine) {
    let org = Org::small().with(Person::new("José Nuñez").email("jose@example.com"));
    Journey::with(org)
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("5 users", 5).await;
            page.search().types("jose").await;
            page.lists_names(&["José Nuñez"]).await;
            page.is_at("/users?q=jose").await;
            page.search().has_focus().await;
            page.reload().await;
            page.lists_names(&["José Nuñez"]).await;
            page.search().comes_to("element.value === 'jose'").await;
        })
        .await;
}

in_each_engine!(neither_fast_typing_nor_a_burst_of_clicks_stops_the_app);

async fn neither_fast_typing_nor_a_burst_of_clicks_stops_the_app(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            // More letters than the address changes that any engine allows in that time.
            let long = "abcdefghij".repeat(25);
            page.search().types(&long).await;
            page.is_at(&format!("/users?q={long}")).await;
            page.search()
                .comes_to(&format!("element.value === '{long}'"))
                .await;
            page.status().says("0 users").await;

            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.evaluate("document.getElementById('filter-idle').showPopover()")
                .await;
            page.link("30 to 60 days").appears().await;
            for _ in 0..121 {
                page.evaluate(
                    "all('a.choice').find(a => a.textContent.includes('30 to 60 days')).click()",
                )
                .await;
            }
            page.lists("1 user", 1).await;
            // Browsers let the address catch up after ten seconds at most.
            page.settles_at("/users?idle=30-60").await;
            page.reload().await;
            page.lists("1 user", 1).await;
        })
        .await;
}

in_each_engine!(the_keyboard_alone_leads_from_a_bar_to_its_list);

async fn the_keyboard_alone_leads_from_a_bar_to_its_list(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/").await;
            page.link("Inactive: 1 user (25%)").tab_to().await;
            page.press(Key::Enter).await;
            page.lists("1 user", 1).await;
            page.is_at("/users?activity=inactive").await;
            page.heading("Users").has_focus().await;
        })
        .await;
}

in_each_engine!(a_failed_load_says_so_and_retry_mends_it);

async fn a_failed_load_says_so_and_retry_mends_it(engine: Engine) {
    Journey::with(Answer::Status(503))
        .in_engine(engine)
        .run(async |page, server| {
            page.open("/").await;
            for (answer, sentence) in [
                (
                    Answer::Status(503),
                    "The server returned an error for users.json (503). Retry, or contact your administrator.",
                ),
                (
                    Answer::Dropped,
                    "users.json couldn't be reached. Check the network connection, then retry.",
                ),
                (
                    r#"{"users": ["#.into(),
                    "users.json ended early. The connection may have been cut; retry.",
                ),
            ] {
                server.users(answer);
                page.button("Retry").click().await;
                page.alert().holds(sentence).await;
                page.lacks("0 users").await;
            }
            server.users(Org::small());
            page.button("Retry").click().await;
            page.link("Active: 3 users (75%)").appears().await;
            page.alert().is_gone().await;
        })
        .await;
}

in_each_engine!(an_answer_that_is_shorter_than_announced_is_partial);

async fn an_answer_that_is_shorter_than_announced_is_partial(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .through_errors()
        .run(async |page, server| {
            let lines = Org::of(4, 4).records().join("\n") + "\n";
            let cut = lines.match_indices('\n').nth(3).map_or(0, |(at, _)| at + 1);
            let tap = server.users_by_hand(Some(lines.len()));
            page.open("/").await;
            tap.pour(&lines[..cut]).await;
            page.shows("4 records").await;
            tap.finish();
            page.shows("ended early").await;
            page.shows("Incomplete: not all data was received.").await;
            page.link("Active: 4 users (100%)").appears().await;
        })
        .await;
}

in_each_engine!(every_page_works_under_the_strict_policy);

/// The journey itself checks that no violation was reported.
async fn every_page_works_under_the_strict_policy(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/").await;
            page.disclosure("Show as a table").click().await;
            page.shows("Share").await;
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.link("Dan Drew").click().await;
            page.panel().holds("Dan Drew").await;
            page.open("/users/u-4").await;
            page.heading("Dan Drew").appears().await;
            page.open("/guide").await;
            page.is_titled("Guide · Enpass").await;
        })
        .await;
}

in_each_engine!(a_violation_of_the_policy_is_reported);

/// Each engine reports violations, so silence in the other journeys means something. Uses a style
/// sheet, since WebKit blocks WebAssembly without a report.
async fn a_violation_of_the_policy_is_reported(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .through_errors()
        .run(async |page, server| {
            server.policy(&xtask::serve::POLICY.replace("style-src 'self'", "style-src 'none'"));
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.until("the violation is reported", async || {
                (!server.violations().is_empty()).then_some(())
            })
            .await;
        })
        .await;
}

in_each_engine!(without_webassembly_there_is_a_sentence);

async fn without_webassembly_there_is_a_sentence(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .through_errors()
        .run(async |page, server| {
            server.policy(&xtask::serve::POLICY.replace(" 'wasm-unsafe-eval'", ""));
            page.open("/").await;
            page.alert()
                .holds("WebAssembly is blocked on this page.")
                .await;
        })
        .await;
}

in_each_engine!(no_width_of_the_window_makes_the_list_scroll_sideways);

/// From a desktop's width down to the narrowest window all three allow; the widths in between are
/// near those at which the list changes its layout.
async fn no_width_of_the_window_makes_the_list_scroll_sideways(engine: Engine) {
    Journey::with(sample(200))
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/users").await;
            page.heading("Users").appears().await;
            for width in [1280, 1220, 1150, 1100, 965, 950, 895, 860, 700, 500] {
                page.resize(width, 700).await;
                page.comes_to("document.querySelector('.table tbody tr') !== null")
                    .await;
                let root = "document.documentElement";
                page.comes_to(&format!("{root}.scrollWidth <= {root}.clientWidth"))
                    .await;
            }
        })
        .await;
}

in_each_engine!(the_list_is_saved_as_a_file);

async fn the_list_is_saved_as_a_file(engine: Engine) {
    let at = Utc.with_ymd_and_hms(2025, 3, 5, 6, 0, 0);
    let org = Org::at(at.single().unwrap_or_default())
        .with(Person::new("Ada Abbott"))
        .with(Person::new("José Núñez").used(40));
    Journey::with(org)
        .in_engine(engine)
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            page.lists("1 user", 1).await;
            page.button("Export").click().await;
            page.button("Save as CSV").click().await;
            let file = "users-activity-inactive-2025-03-05.csv";
            let text = page.browser().downloaded(file).await;
            assert!(text.contains("José Núñez"), "{text}");
            assert!(!text.contains("Ada Abbott"), "{text}");
        })
        .await;
}

/// The chart's journeys cover this in Chromium; WebKit's MiniBrowser has no such click.
#[tokio::test]
async fn a_click_with_control_opens_a_tab_in_firefox_too() {
    Journey::with(Org::small())
        .in_engine(Engine::Firefox)
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)")
                .click_with_control()
                .await;
            page.until("there is another tab", async || {
                (page.tabs().await.len() == 2).then_some(())
            })
            .await;
            page.is_at("/").await;
        })
        .await;
}
