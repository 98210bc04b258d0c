//! The elements in Django's admin, as the documentation puts them there.

use e2e::{Engine, ForeignPortal, Key, Page, Role, in_each_engine};
use serde_json::json;

/// Signs in on Django's own page.
async fn sign_in(page: &Page) {
    page.types_into("#id_username", "admin").await;
    page.types_into("#id_password", "admin").await;
    page.press(Key::Enter).await;
}

/// What signing out in another tab does.
const SIGN_OUT: &str = "fetch('/admin/logout/', {
    method: 'POST',
    body: new URLSearchParams({ csrfmiddlewaretoken: document.querySelector('[name=csrfmiddlewaretoken]').value }),
}).then(answer => answer.status)";

in_each_engine!(
    djangos_admin_has_the_chart_the_list_reminders_with_csrf_and_a_way_back_after_the_session
);

async fn djangos_admin_has_the_chart_the_list_reminders_with_csrf_and_a_way_back_after_the_session(
    engine: Engine,
) {
    let Some(portal) = ForeignPortal::django() else {
        println!("Skipped: Python with Django is not installed.");
        return;
    };
    let page = portal.page(engine).await;
    page.open("/admin/").await;
    sign_in(&page).await;
    page.link("Inactive: 1 user (25%)").click().await;
    page.is_at("/admin/activity/?activity=inactive").await;
    page.lists_names(&["Dan Drew"]).await;

    // A reminder needs the token of the session.
    let without_token = "fetch('/api/reminders', { method: 'POST' }).then(answer => answer.status)";
    assert_eq!(page.evaluate(without_token).await, json!(403));
    page.link("Dan Drew").click().await;
    page.button("Send reminder").click().await;
    page.shows("Sent. It will appear under Reminders after the next data refresh.")
        .await;
    let sent = "fetch('/api/users').then(answer => answer.json())
        .then(({ users }) => users.map(user => user.reminders.length))";
    assert_eq!(page.evaluate(sent).await, json!([0, 0, 0, 1]));
    page.link("Open page")
        .comes_to("/\\/admin\\/auth\\/user\\/\\d+\\/change\\/$/.test(element.href)")
        .await;

    assert_eq!(page.evaluate(SIGN_OUT).await, json!(200));
    page.evaluate("void document.querySelector('active-users-list').reload()")
        .await;
    page.shows("Sign in to load /api/users (401).").await;
    let address = page.address().await;
    page.part(Role::Link, "Sign in").click().await;
    sign_in(&page).await;
    page.is_at(&address).await;
    page.panel().holds("Dan Drew").await;
}
