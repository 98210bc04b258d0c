//! Saved views: lists with a name.

use e2e::{Answer, Journey, Key, Locator, Org, Page, Person, Role};

async fn open_menu(page: &Page) {
    page.button("Views").click().await;
    name(page).appears().await;
}

fn name(page: &Page) -> Locator<'_> {
    page.part(Role::TextBox, "Save this list as")
}

/// Types into a field in place of what it suggests.
async fn type_over(field: Locator<'_>, text: &str) {
    field.click().await;
    field.types(text).await;
}

async fn save(page: &Page, view: &str) {
    type_over(name(page), view).await;
    page.button("Save").click().await;
    page.link(view.trim()).appears().await;
    name(page).comes_to("element.value === ''").await;
}

/// Opens the ways to change a view.
async fn edit(page: &Page, view: &str) {
    page.button(&format!("Edit view {view}")).click().await;
    page.button("Delete").appears().await;
}

/// Makes the browser refuse to store anything, as with a full disk.
const REFUSE: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";

/// Everything the browser stores for the page.
async fn kept(page: &Page) -> String {
    page.evaluate("JSON.stringify(localStorage)")
        .await
        .to_string()
}

#[tokio::test]
async fn a_view_is_found_again_after_a_reload() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive&sort=name&columns=status,idle")
                .await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            page.shows("No saved views yet.").await;
            save(page, "  Gone <b>& lost</b> ").await;
            page.lacks("No saved views yet").await;
            let view = page.link("Gone <b>& lost</b>");
            view.comes_to("element.ariaCurrent === 'true'").await;
            page.open("/users").await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            view.comes_to("element.ariaCurrent === null").await;
            view.click().await;
            page.is_at("/users?activity=inactive&sort=name&columns=status,idle")
                .await;
            page.lists_names(&["Dan Drew"]).await;
            page.back().await;
            page.is_at("/users").await;
            page.lists("4 users", 4).await;
            // A view another tab has saved is kept, too, even before its event arrives.
            page.reload().await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            page.evaluate(
                "(localStorage['active-users-views:/users'] = JSON.stringify([{ name: 'Theirs', query: 'activity=active' }]))",
            )
            .await;
            save(page, "Everybody").await;
            page.reload().await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            page.link("Theirs")
                .comes_to("element.getAttribute('href') === '/users?activity=active'")
                .await;
            page.link("Everybody").appears().await;
        })
        .await;
}

/// Older versions stored views beside the switches, for all lists, and with foreign parameters of
/// the address.
#[tokio::test]
async fn views_of_an_older_version_are_still_there_without_what_is_not_theirs() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.evaluate(
                "(localStorage['active-users'] = JSON.stringify({ views: [{ name: 'Old', query: 'activity=inactive&session=SECRET' }] }))",
            )
            .await;
            let old = page.link("Old");
            let is_clean = "element.getAttribute('href') === '/users?activity=inactive'";
            page.reload().await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            old.comes_to(is_clean).await;
            page.press(Key::Escape).await;
            // A switch is stored in the same place.
            page.button("Columns").click().await;
            page.switch("Compact rows").click().await;
            page.switch("Compact rows")
                .comes_to("element.checked")
                .await;
            page.reload().await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            old.comes_to(is_clean).await;
            save(page, "New").await;
            page.reload().await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            page.link("New").appears().await;
            old.comes_to(is_clean).await;
            edit(page, "Old").await;
            page.button("Delete").click().await;
            old.is_gone().await;
            page.reload().await;
            page.lists("4 users", 4).await;
            open_menu(page).await;
            page.link("New").appears().await;
            old.is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn a_view_is_renamed_and_gets_another_list() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            open_menu(page).await;
            save(page, "Mine").await;
            page.message().says("Saved the view “Mine”").await;
            save(page, "Other").await;
            edit(page, "Mine").await;
            // It has this list already.
            page.button("Replace with this list").is_gone().await;
            type_over(page.part(Role::TextBox, "Name"), "Ours").await;
            page.button("Rename").click().await;
            page.message().says("Renamed the view to “Ours”").await;
            page.link("Mine").is_gone().await;
            page.link("Ours").appears().await;
            page.button("Edit view Ours").has_focus().await;
            // Another view has the name, whatever its capitals.
            page.button("Edit view Ours").click().await;
            type_over(page.part(Role::TextBox, "Name"), "other").await;
            page.button("Rename").click().await;
            page.shows("You already have a view “Other”. Enter another name")
                .await;
            page.part(Role::TextBox, "Name").has_focus().await;
            page.press(Key::Escape).await;
            page.link("Active").click().await;
            page.lists("3 users", 3).await;
            open_menu(page).await;
            edit(page, "Ours").await;
            page.button("Replace with this list").click().await;
            page.message().says("Replaced the view “Ours”").await;
            page.button("Edit view Ours").has_focus().await;
            page.link("Ours")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            page.reload().await;
            page.lists("3 users", 3).await;
            open_menu(page).await;
            let href = page.link("Ours").attribute("href").await;
            assert_eq!(href, "/users?activity=active");
            let href = page.link("Other").attribute("href").await;
            assert_eq!(href, "/users?activity=inactive");
        })
        .await;
}

#[tokio::test]
async fn a_deleted_view_comes_back_to_its_place() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            open_menu(page).await;
            for view in ["One", "Two", "Three"] {
                save(page, view).await;
            }
            edit(page, "Two").await;
            page.button("Delete").click().await;
            page.message().says("Deleted the view “Two”").await;
            page.link("Two").is_gone().await;
            page.button("Undo").has_focus().await;
            page.press(Key::Enter).await;
            page.message().says("Restored the view “Two”").await;
            page.button("Edit view Two").has_focus().await;
            let views = "[...document.querySelectorAll('#views .choice')].map(link => link.innerText).join()";
            page.comes_to(&format!("{views} === 'One,Two,Three'")).await;
            page.reload().await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            page.comes_to(&format!("{views} === 'One,Two,Three'")).await;
            // What is not taken back is gone for good.
            for view in ["One", "Two", "Three"] {
                edit(page, view).await;
                page.button("Delete").click().await;
                page.link(view).is_gone().await;
            }
            page.press(Key::Escape).await;
            open_menu(page).await;
            page.button("Undo").is_gone().await;
            page.shows("No saved views yet.").await;
            page.reload().await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            page.shows("No saved views yet.").await;
        })
        .await;
}

#[tokio::test]
async fn the_present_list_has_a_name_to_save_it_under() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive&suggest=remind").await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            name(page)
                .comes_to("element.value === 'Inactive, Send a reminder'")
                .await;
            page.button("Save").click().await;
            page.link("Inactive, Send a reminder")
                .comes_to("element.ariaCurrent === 'true'")
                .await;
            // It is saved, so that there is nothing to suggest.
            name(page).comes_to("element.value === ''").await;
            page.open("/users?activity=inactive&suggest=remind&sort=name")
                .await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            name(page)
                .comes_to("element.value === 'Inactive, Send a reminder 2'")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_name_that_is_taken_is_not_taken_over_without_asking() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            open_menu(page).await;
            save(page, "Mine").await;
            page.open("/users?activity=active").await;
            page.lists("3 users", 3).await;
            open_menu(page).await;
            type_over(name(page), "Mine\u{e007}").await;
            page.shows("You already have a view “Mine”. Enter another name, or replace that view.")
                .await;
            name(page).has_focus().await;
            name(page).comes_to("element.ariaInvalid === 'true'").await;
            let href = page.link("Mine").attribute("href").await;
            assert_eq!(href, "/users?activity=inactive");
            page.button("Replace that view").click().await;
            page.message().says("Replaced the view “Mine”").await;
            page.lacks("You already have a view").await;
            let href = page.link("Mine").attribute("href").await;
            assert_eq!(href, "/users?activity=active");
        })
        .await;
}

#[tokio::test]
async fn a_view_that_the_browser_does_not_store_is_there_until_the_page_closes() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            page.lists("1 user", 1).await;
            page.evaluate(&format!("({REFUSE}, true)")).await;
            open_menu(page).await;
            for view in ["One", "Two"] {
                save(page, view).await;
                page.shows("This browser didn't store the change, so it will be lost when you close this page.")
                    .await;
                page.frames().await;
                page.lacks("Saved the view").await;
            }
            page.link("One").appears().await;
            page.reload().await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            page.shows("No saved views yet.").await;
        })
        .await;
}

#[tokio::test]
async fn a_view_without_a_name_is_not_saved() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            open_menu(page).await;
            type_over(name(page), "   ").await;
            page.button("Save").click().await;
            page.shows("Enter a name for the view.").await;
            name(page).has_focus().await;
            page.shows("No saved views yet.").await;
            page.is_at("/users").await;
            type_over(name(page), "Everybody\u{e007}").await;
            page.link("Everybody")
                .comes_to("element.getAttribute('href') === '/users'")
                .await;
            page.lacks("Enter a name").await;
        })
        .await;
}

/// The search text may be a person's name.
#[tokio::test]
async fn what_was_searched_for_who_is_open_and_the_page_are_not_saved() {
    Journey::with(Org::of(60, 0).with(Person::new("Zoe Zapf")))
        .run(async |page, _| {
            page.open("/users?activity=active&q=zapf&user=u-61").await;
            page.panel().holds("Zoe Zapf").await;
            page.press(Key::Escape).await;
            page.panel().is_gone().await;
            open_menu(page).await;
            page.shows("The search text is not saved, because it may name people.")
                .await;
            save(page, "Active ones").await;
            let href = page.link("Active ones").attribute("href").await;
            assert_eq!(href, "/users?activity=active");
            page.open("/users?activity=active&page=2&sort=name").await;
            page.lists("61 users", 11).await;
            open_menu(page).await;
            save(page, "By name").await;
            let href = page.link("By name").attribute("href").await;
            assert_eq!(href, "/users?activity=active&sort=name");
            let kept = kept(page).await.to_lowercase();
            for word in ["zapf", "zoe", "u-61", "page=2"] {
                assert!(!kept.contains(word), "{word} is kept in {kept}");
            }
        })
        .await;
}

#[tokio::test]
async fn views_are_copied_as_links() {
    Journey::with(Org::small())
        .under("/portal/insights")
        .run(async |page, server| {
            page.clipboard_is("granted").await;
            page.open("/users?activity=inactive").await;
            open_menu(page).await;
            save(page, "Gone").await;
            page.open("/users?platform=a%2Cb").await;
            open_menu(page).await;
            save(page, "Odd").await;
            page.button("Copy all as links").click().await;
            page.message().says("Copied the links").await;
            let links = [
                format!("Gone: {}", server.url("/users?activity=inactive")),
                format!("Odd: {}", server.url("/users?platform=a%2Cb")),
            ];
            page.has_copied(&format!("{}\n", links.join("\n"))).await;
        })
        .await;
}

#[tokio::test]
async fn a_refused_copy_is_not_called_copied() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.clipboard_is("denied").await;
            page.open("/users").await;
            page.button("Export").click().await;
            page.button("Copy link").click().await;
            page.shows("Your browser blocked copying").await;
            page.frames().await;
            page.lacks("Copied").await;
        })
        .await;
}

#[tokio::test]
async fn what_the_browser_keeps_may_be_broken() {
    Journey::with(Answer::from(Org::small()))
        .run(async |page, _| {
            for kept in [
                r#"{"views": 7"#,
                r#"{"views": null, "conceal_names": true}"#,
                r#"{"conceal_names": "yes"}"#,
                "[]",
            ] {
                // The script prepared last runs last.
                page.prepare(&format!("localStorage.setItem('active-users', '{kept}')"))
                    .await;
                page.open("/users").await;
                page.lists("4 users", 4).await;
                let names = page.names().await;
                assert!(
                    names.iter().all(|name| name.starts_with("Person ")),
                    "{kept} shows names that may have been concealed: {names:?}"
                );
                open_menu(page).await;
                page.shows("No saved views yet.").await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_view_says_how_many_users_it_lists() {
    let org = |away: i64| Org::small().with(Person::new("Eve").used(away));
    Journey::with(org(50))
        .run(async |page, server| {
            let counts = async |view: &str, users: &str| {
                let digits = users.split(' ').next().unwrap_or_default();
                let link = page.link(view);
                link.comes_to(&format!("element.ariaDescription === '{users}'"))
                    .await;
                link.comes_to(&format!(
                    "element.querySelector('[data-count]').dataset.count === '{digits}'"
                ))
                .await;
            };
            page.open("/users?activity=inactive").await;
            page.lists("2 users", 2).await;
            open_menu(page).await;
            save(page, "Away").await;
            counts("Away", "2 users").await;
            page.press(Key::Escape).await;
            // It is the number of the view's list, whatever the present one is.
            page.open("/users?q=ada").await;
            page.lists("1 user", 1).await;
            open_menu(page).await;
            save(page, "Everybody here").await;
            counts("Away", "2 users").await;
            counts("Everybody here", "5 users").await;
            page.press(Key::Escape).await;
            server.users(org(5));
            page.button("Refresh the data").click().await;
            open_menu(page).await;
            counts("Away", "1 user").await;
            page.link("Away").click().await;
            page.lists("1 user", 1).await;
        })
        .await;
}
