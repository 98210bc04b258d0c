//! Active users over time, where the data knows uses day by day.

use chrono::{DateTime, TimeDelta, Utc};
use e2e::{Journey, Org, Page, sample};
use serde_json::{Value, json};

/// Somebody who set up the vault long ago and used it on these days, so many days ago each.
fn user(id: &str, as_of: DateTime<Utc>, days: &[i64]) -> Value {
    let ago = |days: i64| as_of - TimeDelta::days(days);
    let active_on: Vec<_> = days
        .iter()
        .map(|days| ago(*days).format("%Y-%m-%d").to_string())
        .collect();
    let last = days.iter().min().map(|days| ago(*days).to_rfc3339());
    json!({
        "id": id, "name": id, "vault_created_at": ago(300).to_rfc3339(), "active_on": active_on,
        "devices": [{ "platform": "macOS", "last_opened_at": last }],
    })
}

/// The rows of the table: each day and its number.
async fn days(page: &Page) -> Vec<(String, String)> {
    page.disclosure("Show the days as a table").click().await;
    let rows = "[...document.querySelectorAll('.trend tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))";
    let rows = page.evaluate(rows).await;
    let rows = rows.as_array().cloned().unwrap_or_default();
    let cell = |row: &Value, at: usize| row[at].as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| (cell(row, 0), cell(row, 1)))
        .collect()
}

async fn has_no_trend(page: &Page) {
    page.heading("Active Users").appears().await;
    page.heading("Suggested actions for inactive users")
        .appears()
        .await;
    page.heading("Active users over time").is_gone().await;
    page.lacks("30 days ago").await;
    page.lacks("in 30 days").await;
    page.lacks("over time").await;
}

#[tokio::test]
async fn the_newest_day_is_what_the_chart_says() {
    Journey::with(sample(600))
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Active users over time").appears().await;
            let days = days(page).await;
            assert_eq!(days.len(), 90);
            let (today, active) = &days[0];
            assert_eq!(*today, Utc::now().format("%-d %b %Y").to_string().replace("Sep", "Sept"));
            let bar = "[...document.querySelectorAll('.bars a')].map(bar => bar.ariaLabel ?? bar.innerText)[0]";
            let bar = page.evaluate(bar).await;
            let bar = bar.as_str().unwrap_or_default();
            assert!(bar.starts_with("Active") && bar.contains(&format!(" {active} users")), "{bar} against {active}");
            let text = page.text().await;
            assert!(text.contains(&format!("; {active} on {today}.")), "{text}");
        })
        .await;
}

#[tokio::test]
async fn the_change_is_that_between_two_rows_of_the_table() {
    let as_of = Utc::now();
    let org = Org::at(as_of)
        // Active all along; since 20 days; until 40 days ago; since yesterday after a break.
        .with_record(user("all", as_of, &[1, 20, 40, 60, 80, 100, 120]))
        .with_record(user("new", as_of, &[1, 20]))
        .with_record(user("gone", as_of, &[65, 95, 120]))
        .with_record(user("back", as_of, &[1, 130]));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Active users over time").appears().await;
            let days = days(page).await;
            let counts = [0, 1, 2, 19, 20, 30, 34, 35, 65, 66].map(|at: usize| days[at].1.as_str());
            assert_eq!(
                counts,
                ["3", "2", "2", "2", "1", "1", "1", "2", "2", "2"],
                "{days:?}"
            );
            page.shows("Up 2 in 30 days (from 1), among users onboarded today.")
                .await;
            let (first_day, first_count) = &days[days.len() - 1];
            let text = format!("{first_count} on {first_day}; ");
            page.shows(&text).await;
        })
        .await;
}

#[tokio::test]
async fn with_too_little_history_there_is_no_trend() {
    let as_of = Utc::now();
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/").await;
            has_no_trend(page).await;
            let org = Org::at(as_of)
                .with_record(user("a", as_of, &[1, 20, 58]))
                .with_record(user("b", as_of, &[2, 40]));
            server.users(org);
            page.reload().await;
            has_no_trend(page).await;
        })
        .await;
}

#[tokio::test]
async fn with_just_enough_history_there_is_one() {
    let as_of = Utc::now();
    let org = Org::at(as_of)
        .with_record(user("a", as_of, &[1, 20, 62]))
        .with_record(user("b", as_of, &[2, 40]));
    Journey::with(org)
        .run(async |page, server| {
            page.open("/").await;
            page.heading("Active users over time").appears().await;
            page.shows("in 30 days (from 1)").await;
            page.shows("preceding 30 days").await;
            page.shows("Daily usage data").await;
            let days = days(page).await;
            assert!(days.len() >= 31 && days.len() < 40, "{days:?}");
            server.users(
                Org::at(as_of)
                    .with_record(user("a", as_of, &[1, 20, 40, 62]))
                    .with_record(user("b", as_of, &[2, 40])),
            );
            page.reload().await;
            page.shows("Unchanged from").await;
        })
        .await;
}
