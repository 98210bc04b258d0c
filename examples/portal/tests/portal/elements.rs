//! What the portal's pages give the elements.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::json;

use crate::licenses::ids;
use crate::setting::{SAMPLE_USERS, Setting};

#[tokio::test]
async fn the_figures_count_everybody_and_name_nobody() {
    let setting = Setting::new("figures");
    let mut admin = setting.admin().await;
    let answer = admin.api("/api/figures.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");
    let figures = answer.json();
    let sum = |names: &[&str]| {
        names
            .iter()
            .map(|name| figures[name].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(sum(&["onboarded"]), sum(&["active", "inactive"]));
    assert_eq!(figures["records"], SAMPLE_USERS);
    assert_eq!(figures["organization"], "Northwind");
    assert!(!answer.body.contains('@') && !answer.body.contains("u-1001"));
    let page = admin.get("/figures").await;
    assert!(
        page.body
            .contains("<active-users-chart src=\"/api/figures.json\"")
    );
    assert!(!page.body.contains("users.json"));
}

#[tokio::test]
async fn the_figures_are_counted_again_when_the_charts_have_had_them_for_an_hour() {
    let setting = Setting::new("figures-kept");
    let mut admin = setting.admin().await;
    let first = admin.api("/api/figures.json").await.json();
    let ids = json!({ "user_ids": ids(&admin.users().await) });
    admin.tell("/api/licenses/release", "", &ids).await;
    setting.wait(TimeDelta::seconds(3599));
    assert_eq!(admin.api("/api/figures.json").await.json(), first);
    setting.wait(TimeDelta::seconds(1));
    let again = admin.api("/api/figures.json").await.json();
    assert_ne!(first["onboarded"], 0);
    assert_eq!(again["onboarded"], 0);
    for page in ["/figures", "/presets"] {
        let page = admin.get(page).await.body;
        assert!(page.contains(" keep=\"300\" "), "{page}");
    }
}

#[tokio::test]
async fn whoever_may_not_export_is_offered_no_export() {
    let setting = Setting::new("no-export");
    for (mut visitor, may_export) in [
        (setting.admin().await, true),
        (setting.help_desk().await, false),
    ] {
        let people = visitor.get("/people").await.body;
        assert_eq!(people.contains(" no-export "), !may_export, "{people}");
        let config = visitor.get("/insights/config.json").await.json();
        assert_eq!(config["no_export"], !may_export);
    }
}

#[tokio::test]
async fn the_presets_are_files_of_their_own() {
    let setting = Setting::new("presets");
    let mut admin = setting.admin().await;
    let page = admin.get("/presets").await.body;
    assert!(page.contains("href=\"/assets/presets/bootstrap.css\""));
    for preset in ["tokens", "bootstrap", "material", "django"] {
        let styles = admin.get(&format!("/assets/presets/{preset}.css")).await;
        assert_eq!(styles.header("content-type"), "text/css; charset=utf-8");
        assert_eq!(
            styles.body.contains("--active-users-accent"),
            preset != "tokens"
        );
    }
}
