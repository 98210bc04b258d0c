//! What the example portal does with what its elements offer.

use e2e::{Engine, Key, Page, PortalHost, PortalJourney, Role, Trouble, in_each_engine};
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

/// What the portal says above the list, with the role that announces it.
async fn says(page: &Page, role: &str, text: &str) {
    let line = format!("document.querySelector('#notice [role={role}]')");
    let text = json!(text);
    page.comes_to(&format!(
        "{line}.checkVisibility() && {line}.innerText === {text}"
    ))
    .await;
}

/// Releases the licenses of the two selected members, after second thoughts.
async fn release(page: &Page, host: &PortalHost) {
    let path = "/api/licenses/release";
    page.button("Release licenses…").click().await;
    page.dialog("Release licenses?").appears().await;
    page.shows("Members selected: 2.").await;
    page.button("Cancel").has_focus().await;
    page.press(Key::Escape).await;
    page.dialog("Release licenses?").is_gone().await;
    page.button("Release licenses…").has_focus().await;
    page.button("Release licenses…").click().await;
    page.button("Cancel").click().await;
    page.dialog("Release licenses?").is_gone().await;
    assert_eq!(host.asked(path), 0);

    host.troubles(path, [Trouble::Held]);
    page.button("Release licenses…").click().await;
    page.button("Release licenses").click().await;
    page.until("the portal is asked", async || {
        (host.asked(path) == 1).then_some(())
    })
    .await;
    page.comes_to("document.querySelector('[data-action=release]').disabled")
        .await;
    host.lets_go();
    says(page, "status", "Licenses released: 2.").await;
    page.comes_to("document.activeElement.id === 'notice'")
        .await;
    page.comes_to("!document.querySelector('[data-action=release]').disabled")
        .await;
    page.button("Close").click().await;
    page.comes_to("document.activeElement.localName === 'main'")
        .await;
    page.lacks("Licenses released").await;
}

const BACKSPACE: Key = Key::Character('\u{e003}');

/// Saves the list as a view with this name.
async fn save_view(page: &Page, name: &str) {
    let field = page.part(Role::TextBox, "Save this list as");
    // In a shadow tree, a driver types behind what is selected.
    field.evaluate("(element.select(), true)").await;
    page.press(BACKSPACE).await;
    field.types(name).await;
    page.button("Save").click().await;
    page.link(name).appears().await;
}

in_each_engine!(
    changes_of_views_arrive_in_order_even_from_a_page_that_is_left_and_an_old_one_overwrites_none
);

async fn changes_of_views_arrive_in_order_even_from_a_page_that_is_left_and_an_old_one_overwrites_none(
    engine: Engine,
) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            page.open("/people").await;
            page.lists("240 users", 50).await;
            host.troubles("/api/views", [Trouble::Held]);
            page.button("Views").click().await;
            save_view(page, "First").await;
            save_view(page, "Second").await;
            page.until("the first change is sent", async || {
                (host.asked("/api/views") == 1).then_some(())
            })
            .await;
            page.frames().await;
            assert_eq!(host.asked("/api/views"), 1, "The second change waits");
            host.lets_go();
            let version = "document.querySelector('active-users-list').dataset.viewsVersion";
            page.comes_to(&format!("{version} === '2'")).await;
            page.open("/people").await;
            page.button("Views").click().await;
            page.link("First").appears().await;
            page.link("Second").appears().await;

            // As if the page had been read before the second change.
            page.evaluate(&format!("({version} = 1)")).await;
            save_view(page, "Third").await;
            says(
                page,
                "alert",
                "You have changed your views on another page, so this change wasn't saved. \
                 Reload the page and make it again.",
            )
            .await;
            page.open("/people").await;
            page.button("Views").click().await;
            page.link("Second").appears().await;
            page.lacks("Third").await;

            // Whoever leaves at once loses nothing.
            let asked = host.asked("/api/views");
            host.troubles("/api/views", [Trouble::Held]);
            save_view(page, "Fourth").await;
            page.until("the change is sent", async || {
                (host.asked("/api/views") == asked + 1).then_some(())
            })
            .await;
            page.open("/").await;
            host.lets_go();
            page.until("the view is kept", async || {
                page.open("/people").await;
                let kept = "document.querySelector('active-users-list').dataset.views";
                page.evaluate(kept)
                    .await
                    .as_str()?
                    .contains("Fourth")
                    .then_some(())
            })
            .await;
        })
        .await;
}

in_each_engine!(the_example_portal_keeps_views_limits_exports_adds_a_button_and_notes_what_happens);

async fn the_example_portal_keeps_views_limits_exports_adds_a_button_and_notes_what_happens(
    engine: Engine,
) {
    PortalJourney::in_engine(engine)
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
            save_view(page, "Sellers").await;
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
            let ids = "all('.row a[data-user]').slice(0, 2).map(link => link.dataset.user)";
            let ids = page.evaluate(ids).await;
            release(page, host).await;
            // Wait until the list has loaded again without them.
            page.comes_to(&format!(
                "(rows => rows.length > 0 && rows.every(row => !{ids}.includes(row.dataset.user)))(all('.row a[data-user]'))"
            ))
            .await;
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
                ["Demo Admin", "release", json!({ "ids": ids }).to_string()],
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
            page.is_at("/figures").await;
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
