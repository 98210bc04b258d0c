//! A document of figures in place of users: the Dashboard and the chart say what it says, and no more.

use e2e::{Engine, Journey, Page, PortalJourney, in_each_engine};
use serde_json::{Value, json};

/// Every figure, as of now, with a trend of 31 days.
fn whole() -> Value {
    let now = chrono::Utc::now();
    let day = |back: i64| {
        (now - chrono::TimeDelta::days(back))
            .format("%Y-%m-%d")
            .to_string()
    };
    let trend: Vec<_> = (0..31)
        .map(|back| json!({ "on": day(back), "active": 70 - back }))
        .collect();
    json!({
        "generated_at": now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "organization": "Example Corp",
        "onboarded": 100, "active": 70, "inactive": 30, "never_used": 12,
        "records": 125, "set_aside": 3,
        "idle": { "30-60": 15, "60-90": 5, "90plus": 10 },
        "suggest": { "escalate": 1, "repair": 2, "wait": 3, "message": 4, "remind": 20 },
        "cause": { "device-change": 2, "friction": 3, "no-habit": 4, "unknown": 21 },
        "not_onboarded": { "no_license": 11, "no_vault": 6, "not_enabled": 5 },
        "outcome": { "came-back": 8, "open": 3, "no-return": 9 },
        "licenses": { "never_used": 7, "not_enabled": 6 },
        "reminders": { "came_back": 14, "early": 1, "open": 3, "no_return": 13 },
        "trend": trend,
    })
}

fn partial() -> Value {
    json!({ "generated_at": whole()["generated_at"], "onboarded": 100, "active": 70, "inactive": 30 })
}

fn contradictory() -> Value {
    json!({ "generated_at": whole()["generated_at"], "onboarded": 100, "active": 71, "inactive": 30, "idle": "?" })
}

/// Ends behind the three figures of the chart.
fn cut() -> String {
    let text = r#"{"onboarded": 100, "active": 70, "inactive": 30, "idle": {"30-60": 1"#;
    text.to_owned()
}

/// The titles of the Dashboard's cards.
const CARDS: &str = "all('.dashboard .card-title').map(title => title.innerText)";

async fn has_cards(page: &Page, titles: &[&str]) {
    page.comes_to(&format!(
        "JSON.stringify({CARDS}) === JSON.stringify({})",
        json!(titles)
    ))
    .await;
}

/// Checks the page with axe, which runs in Chromium.
async fn is_accessible(page: &Page, engine: Engine, state: &str) {
    if engine == Engine::Chromium {
        let barriers = page.barriers(state).await;
        assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
    }
}

in_each_engine!(the_dashboard_shows_the_figures_that_are_there);

async fn the_dashboard_shows_the_figures_that_are_there(engine: Engine) {
    Journey::with(whole().to_string())
        .in_engine(engine)
        .run(async |page, server| {
            page.open("/").await;
            page.link("Inactive: 30 users (30%)").appears().await;
            page.shows("70 of 100 onboarded users").await;
            page.shows("30 more than 30 days ago").await;
            page.shows("3 of 125 records couldn't be read and are excluded.")
                .await;
            page.link("60 to 90 days: 5 users").appears().await;
            page.shows("13 of 26 brought the person back within 14 days")
                .await;
            has_cards(
                page,
                &[
                    "Active Users",
                    "Active users over time",
                    "What to do next",
                    "Away for",
                    "Likely cause",
                    "Everyone",
                    "Do reminders work?",
                    "Licenses to free",
                ],
            )
            .await;
            page.disclosure("Show the days as a table").appears().await;
            page.lacks("contradict each other").await;
            is_accessible(page, engine, "Figures").await;

            // The list needs people, and says so.
            page.link("Inactive: 30 users (30%)").click().await;
            page.is_at("/users?activity=inactive").await;
            page.heading("No list of users in this data")
                .appears()
                .await;
            page.lacks("0 users").await;
            is_accessible(page, engine, "No list").await;
            page.back().await;
            page.link("Inactive: 30 users (30%)").appears().await;

            // What is missing is not drawn.
            server.users(partial().to_string());
            page.button("Refresh the data").click().await;
            has_cards(page, &["Active Users"]).await;
            page.link("Active: 70 users (70%)").appears().await;
            for word in [
                "0 users",
                "(0%)",
                "days ago",
                "No trend",
                "couldn't be read",
            ] {
                page.lacks(word).await;
            }
            is_accessible(page, engine, "Few figures").await;

            server.users(contradictory().to_string());
            page.button("Refresh the data").click().await;
            page.shows("active and inactive add up to 101, but onboarded is 100.")
                .await;
            page.shows("idle can't be read and is left out.").await;
            page.shows("Some figures contradict each other or can't be read.")
                .await;
            is_accessible(page, engine, "Contradictory figures").await;

            server.users(cut());
            page.reload().await;
            page.shows("users.json ended early.").await;
            page.shows("Some figures may be missing.").await;
            page.shows("Incomplete: not all data was received.").await;
            page.link("Active: 70 users (70%)").appears().await;
            has_cards(page, &["Active Users"]).await;
            is_accessible(page, engine, "Cut figures").await;
        })
        .await;
}

in_each_engine!(the_elements_read_figures_and_the_list_says_that_it_needs_people);

async fn the_elements_read_figures_and_the_list_says_that_it_needs_people(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/whole.json", whole().to_string());
            host.has("/bench/partial.json", partial().to_string());
            host.has("/bench/contradictory.json", contradictory().to_string());
            host.has("/bench/cut.json", cut());
            host.has(
                "/bench/heard.js",
                "window.heard = []; addEventListener('active-users-load', event => heard.push(event.detail));",
            );
            host.has(
                "/bench",
                "<!doctype html><html lang=en><title>Bench</title><link rel=icon href=data:,>
                <script src=/bench/heard.js></script>
                <main><h1>Bench</h1>
                <active-users-chart id=chart src=/bench/whole.json users-href=/people></active-users-chart>
                <active-users-list id=list src=/bench/whole.json></active-users-list></main>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.link("Inactive: 30 users (30%)")
                .comes_to("element.getAttribute('href') === '/people?activity=inactive'")
                .await;
            page.shows("22 more are not onboarded").await;
            page.shows("3 of 125 records couldn't be read and are excluded.").await;
            page.heading("No list of users in this data").appears().await;
            let detail = "heard[0].onboarded === 100 && heard[0].active === 70 && heard[0].records === 125";
            page.comes_to(detail).await;
            is_accessible(page, engine, "Elements with figures").await;
            page.evaluate("void list.remove()").await;

            page.evaluate("void (chart.src = '/bench/partial.json')").await;
            page.comes_to("heard.at(-1).records === 0").await;
            page.link("Active: 70 users (70%)").appears().await;
            page.lacks("not onboarded").await;
            page.lacks("days ago").await;
            is_accessible(page, engine, "A chart of few figures").await;

            page.evaluate("void (chart.src = '/bench/contradictory.json')").await;
            page.shows("active and inactive add up to 101, but onboarded is 100.").await;
            page.shows("Some figures contradict each other or can't be read.").await;
            is_accessible(page, engine, "A chart of contradictory figures").await;

            page.evaluate("void (chart.src = '/bench/cut.json')").await;
            page.shows("Some figures may be missing.").await;
            page.comes_to("heard.at(-1).partial === true").await;
        })
        .await;
}
