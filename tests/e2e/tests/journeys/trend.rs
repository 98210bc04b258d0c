//! Active users over time, if the data has uses day by day.

use chrono::{DateTime, TimeDelta, Utc};
use e2e::{Journey, Key, Org, Page, Role, sample};
use serde_json::{Value, json};

/// A user who set up the vault long ago and used it this many days ago, once for each entry.
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

/// The table's rows: each day and its number.
async fn days(page: &Page) -> Vec<(String, String)> {
    page.disclosure("Show the days as a table").click().await;
    let rows = "[...document.querySelectorAll('.card-trend tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))";
    let rows = page.evaluate(rows).await;
    let rows = rows.as_array().cloned().unwrap_or_default();
    let cell = |row: &Value, at: usize| row[at].as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| (cell(row, 0), cell(row, 1)))
        .collect()
}

/// The drawing's accessible name.
async fn drawing(page: &Page) -> String {
    let name = page
        .evaluate("document.querySelector('[aria-roledescription=chart]').ariaLabel")
        .await;
    name.as_str().unwrap_or_default().to_owned()
}

async fn has_no_trend(page: &Page) {
    page.heading("Active Users").appears().await;
    page.heading("What to do next").appears().await;
    page.heading("Active users over time").is_gone().await;
    page.heading("No trend yet").appears().await;
    page.lacks("30 days ago").await;
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
            let name = drawing(page).await;
            assert!(name.contains(&format!(" to {today}: ")) && name.ends_with(&format!(" to {active}")), "{name}");
            let lines = "all('.trend-grid').map(line => line.getBoundingClientRect().width > 100)";
            page.comes_to(&format!("{lines}.length > 0 && {lines}.every(Boolean)")).await;
            // Beside each line its number, below it the months, and the newest number at the end.
            page.comes_to("all('.trend-drawing text').filter(text => text.getBoundingClientRect().width > 0).length > 5")
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_change_is_that_between_two_rows_of_the_table() {
    let as_of = Utc::now();
    let org = Org::at(as_of)
        // Always active; for 20 days; until 40 days ago; since yesterday, after a break.
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
            page.shows("2 more than 30 days ago (+200%)").await;
            page.shows("among those onboarded today").await;
            let (first_day, first_count) = &days[days.len() - 1];
            let name = drawing(page).await;
            assert!(
                name.starts_with(&format!("Active users from {first_day} to ")),
                "{name}"
            );
            assert!(
                name.contains(&format!(": from {first_count} to ")),
                "{name}"
            );
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
            page.shows("Daily history starts on").await;
            page.shows("A trend needs 60 days of it, so it will be here from")
                .await;
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
            page.shows("1 more than 30 days ago (+100%)").await;
            page.shows("30 days before each day").await;
            page.shows("Daily history starts on").await;
            let days = days(page).await;
            assert!(days.len() >= 31 && days.len() < 40, "{days:?}");
            server.users(
                Org::at(as_of)
                    .with_record(user("a", as_of, &[1, 20, 40, 62]))
                    .with_record(user("b", as_of, &[2, 40])),
            );
            page.reload().await;
            page.shows("No change from 30 days ago").await;
        })
        .await;
}

#[tokio::test]
async fn the_keys_read_the_drawing_day_by_day() {
    Journey::with(sample(300))
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Active users over time").appears().await;
            let days = days(page).await;
            let name = drawing(page).await;
            page.part(Role::Group, &name).tab_to().await;
            let (newest, oldest) = (0, days.len() - 1);
            for (key, point) in [
                (Key::Left, newest + 1),
                (Key::Left, newest + 2),
                (Key::Right, newest + 1),
                (Key::Home, oldest),
                (Key::Left, oldest),
                (Key::Right, oldest - 1),
                (Key::End, newest),
                (Key::Right, newest),
            ] {
                page.press(key).await;
                let (day, active) = &days[point];
                // `Tue 24 Nov: 262 active`, for the day the table writes as `24 Nov 2026`.
                let day = day.rsplit_once(' ').map_or(day.as_str(), |(day, _)| day);
                let said = "document.querySelector('[aria-roledescription=chart] [aria-live]').textContent";
                page.comes_to(&format!("{said}.endsWith('{day}: {active} active')")).await;
            }
            page.press(Key::Escape).await;
            page.comes_to("document.querySelector('[aria-roledescription=chart] [aria-live]').textContent === ''")
                .await;
            page.shows("30 days ago").await;
        })
        .await;
}
