//! What a page's lists keep in the browser, each separately or shared.

use e2e::{Engine, Key, Org, Page, PortalJourney, Role, in_each_engine};
use serde_json::json;

const BACKSPACE: Key = Key::Character('\u{e003}');

/// Opens the views of the only list, and saves the current query under a name.
async fn save_view(page: &Page, view: &str) {
    page.button("Views").click().await;
    page.shows("No saved views yet.").await;
    let name = page.part(Role::TextBox, "Save this list as");
    // In a shadow tree, a driver types behind what is selected, and WebKit's clicks on no text box in a menu.
    name.evaluate("(element.select(), true)").await;
    page.press(BACKSPACE).await;
    name.types(view).await;
    page.button("Save").click().await;
    page.link(view).appears().await;
}

/// The switches that conceal names, in all lists.
const CONCEAL: &str = "all('.switch').filter(part => part.textContent.trim() === 'Conceal names')
    .map(part => part.querySelector('input'))";

#[tokio::test]
async fn lists_have_views_of_their_own_and_conceal_names_together() {
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <active-users-list src=/bench/small.json users-href=/bench></active-users-list>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.lists("4 users", 4).await;
            save_view(page, "Of the bench").await;
            page.evaluate("(all('active-users-list')[0].usersHref = '/staff')")
                .await;
            page.link("Of the bench").is_gone().await;
            save_view(page, "Of the staff").await;
            // A query in the list's address doesn't make it another list.
            page.evaluate("(all('active-users-list')[0].usersHref = '/bench?a=1')")
                .await;
            page.link("Of the staff").is_gone().await;
            page.button("Views").click().await;
            page.link("Of the bench").appears().await;
            page.link("Of the staff").is_gone().await;

            page.evaluate(
                "document.body.append(Object.assign(document.createElement('active-users-list'), { src: '/bench/small.json', usersHref: '/staff' }))",
            )
            .await;
            let names = "all('table[aria-label=Users] > tbody > tr > th').map(cell => cell.innerText.trim())";
            let concealed = format!("{names}.filter(name => name.startsWith('Person ')).length");
            page.comes_to(&format!("{names}.length === 8 && {concealed} === 0"))
                .await;
            page.comes_to(&format!("{CONCEAL}.length === 2")).await;
            for (list, count, is_on) in [(0, 8, true), (1, 0, false)] {
                page.evaluate(&format!("{CONCEAL}[{list}].click()")).await;
                page.comes_to(&format!("{concealed} === {count}")).await;
                page.comes_to(&format!("{CONCEAL}.every(box => box.checked === {is_on})"))
                    .await;
            }
        })
        .await;
}

/// The names of the saved views that the menu shows.
const NAMES: &str = "all('.view-name').map(name => name.innerText)";

in_each_engine!(a_portal_can_keep_the_views);

async fn a_portal_can_keep_the_views(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <active-users-list id=list src=/bench/small.json users-href=/bench></active-users-list>
                <script src=/bench/account.js></script>
                <script type=module src=/insights/embed.js></script>",
            );
            host.has(
                "/bench/account.js",
                "window.heard = [];
                list.views = [];
                list.addEventListener('active-users-views', event => heard.push(event.detail));",
            );
            page.open("/bench").await;
            page.lists("4 users", 4).await;
            save_view(page, "Mine").await;
            page.shows("This site keeps your views.").await;
            let mine = json!([{ "name": "Mine", "query": "" }]);
            let told = json!([{ "change": "save", "views": mine }]);
            assert_eq!(page.evaluate("heard").await, told);
            assert_eq!(page.evaluate("list.views").await, mine);
            let stored = "Object.keys(localStorage).filter(key => key.includes('views')).length";
            assert_eq!(page.evaluate(stored).await, 0);
            // What another device has saved; what is no view is left out, and so is what names people.
            page.evaluate("(list.views = [{ name: 'Away', query: 'activity=inactive&q=dan' }, { name: 7 }])")
                .await;
            page.comes_to(&format!("{NAMES}.join() === 'Away'")).await;
            page.link("Away").click().await;
            page.lists_names(&["Dan Drew"]).await;
            page.comes_to("list.query === 'activity=inactive'").await;
            // The browser's own are another matter.
            page.evaluate("(list.views = undefined)").await;
            page.button("Views").click().await;
            page.shows("No saved views yet.").await;
            page.shows("Views stay in this browser.").await;
        })
        .await;
}
