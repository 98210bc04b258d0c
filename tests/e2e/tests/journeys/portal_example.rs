//! What the example portal does with what its elements offer.

use e2e::{Engine, Page, PortalJourney, Role};
use portal::HELP_DESK;
use serde_json::json;

/// Ticks the first rows of the list.
async fn select(page: &Page, rows: usize) {
    page.evaluate(&format!(
        "all('.row .checkbox').slice(0, {rows}).forEach(box => box.click())"
    ))
    .await;
    page.shows(&format!("{rows} selected")).await;
}

/// The events on the page "Activity", newest first.
const NOTED: &str =
    "all('main tbody tr').map(row => [...row.cells].slice(0, 3).map(cell => cell.innerText))";

/// The colour of the chart's Active bar, and the size of its text.
const LOOK: &str = "(() => {
    const of = selector => getComputedStyle(all('active-users-chart')[0].shadowRoot.querySelector(selector));
    return [of('.bar-fill-accent').fill, of('.card').fontSize];
})()";

async fn has_look(page: &Page, accent: &str, size: &str) {
    let look = json!([accent, size]);
    page.comes_to(&format!(
        "JSON.stringify({LOOK}) === JSON.stringify({look})"
    ))
    .await;
}

/// Chooses the next option.
const DOWN: &str = "\u{e015}";

#[tokio::test]
async fn the_example_portal_keeps_views_limits_exports_adds_a_button_and_notes_what_happens() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, host| {
            // The chart and the list share what is kept for another page.
            page.comes_to("all('.bar').length === 2").await;
            page.link("People").click().await;
            page.lists("240 users", 50).await;
            assert_eq!(host.asked("/api/users.json"), 1);

            page.choose("Department", "Sales").await;
            page.fold().await;
            page.is_at("/people?field.department=Sales").await;
            page.button("Views").click().await;
            page.part(Role::TextBox, "Save this list as")
                .types_anew("Sellers\u{e007}")
                .await;
            page.link("Sellers").appears().await;
            page.comes_to("document.querySelector('active-users-list').views.length === 1")
                .await;
            page.open("/people").await;
            page.button("Views").click().await;
            page.shows("This site keeps your views.").await;
            page.link("Sellers").appears().await;
            page.fold().await;

            page.button("Export").click().await;
            page.button("Save as CSV").click().await;
            page.alert()
                .says(
                    "At most 100 members can be exported at once. Filter the list or select fewer.",
                )
                .await;
            page.open("/people?suggest=remind").await;
            page.comes_to("all('.row').length > 2").await;
            select(page, 2).await;
            page.button("Export or copy…").click().await;
            page.button("Save as CSV").click().await;
            page.message().says("Exported 2 users").await;
            page.button("Release licenses").click().await;
            page.alert().says("Licenses released: 2.").await;
            page.evaluate("all('.row a[data-user]')[0].click()").await;
            page.button("Send reminder").click().await;
            page.shows("Sent. It will appear under Reminders").await;
            let id = page
                .evaluate("new URLSearchParams(location.search).get('user')")
                .await;

            // What a page has told arrives before the next one is asked for, or soon after.
            page.link("Activity").click().await;
            page.is_at("/activity").await;
            let noted = json!([
                [
                    "Demo Admin",
                    "send",
                    r#"{"accepted":1,"action":"remind","rejected":0}"#
                ],
                ["Demo Admin", "open", json!({ "id": id }).to_string()],
                ["Demo Admin", "export", r#"{"count":2,"format":"csv"}"#],
                ["Demo Admin", "views", r#"{"change":"save"}"#],
            ]);
            let what = "the events are listed";
            page.until(what, async || {
                if page.evaluate(NOTED).await == noted {
                    return Some(());
                }
                page.reload().await;
                None
            })
            .await;

            // Bootstrap, Material, Django, none: looks that are not the portal's own, and figures in place of people.
            let asked = host.asked("/api/users.json");
            page.link("Presets").click().await;
            page.comes_to("all('.bar').length === 2").await;
            has_look(page, "rgb(13, 110, 253)", "15px").await;
            page.choice("Preset").types(DOWN).await;
            has_look(page, "rgb(0, 92, 187)", "15px").await;
            page.choice("Preset").types(DOWN).await;
            page.choice("Text size").types("Large").await;
            has_look(page, "rgb(65, 120, 147)", "18.75px").await;
            page.choice("Preset").types(DOWN).await;
            has_look(page, "rgb(10, 88, 202)", "18.75px").await;
            page.link("Figures").click().await;
            page.comes_to("all('.bar').length === 2").await;
            assert_eq!(
                host.asked("/api/users.json"),
                asked,
                "Figures need no people"
            );

            page.button("Sign out").click().await;
            page.is_at("/sign-in").await;
            page.signs_in_as(HELP_DESK).await;
            page.is_at("/").await;
            page.open("/people").await;
            page.lists("240 users", 50).await;
            page.button("Views").click().await;
            page.shows("No saved views yet.").await;
            page.fold().await;
            page.button("Export").is_gone().await;
        })
        .await;
}
