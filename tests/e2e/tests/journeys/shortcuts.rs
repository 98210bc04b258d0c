//! Single-key shortcuts for the list.

use e2e::{Journey, Key, Org, Page, Person};

const J: Key = Key::Character('j');
const K: Key = Key::Character('k');
const X: Key = Key::Character('x');
const C: Key = Key::Character('c');
const R: Key = Key::Character('r');
const SLASH: Key = Key::Character('/');
const HELP: Key = Key::Character('?');

async fn open_list(page: &Page) {
    page.open("/users").await;
    page.lists_names(&["Ada Abbott", "Ben Brown", "Cleo Chen", "Dan Drew"])
        .await;
}

async fn has_no_focus(page: &Page) {
    page.comes_to("document.activeElement === document.body")
        .await;
}

/// Presses each key and checks that nothing on the page changed.
async fn nothing_comes_of(page: &Page, keys: &[Key]) {
    let state = "[location.href, document.activeElement.outerHTML, document.querySelectorAll(':checked').length,
        document.querySelector(':popover-open') === null].join()";
    for key in keys {
        let before = page.evaluate(state).await;
        page.press(*key).await;
        assert_eq!(page.evaluate(state).await, before, "{key:?}");
    }
}

#[tokio::test]
async fn keys_walk_through_the_rows() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            has_no_focus(page).await;
            page.press(K).await;
            page.link("Ada Abbott").has_focus().await;
            page.press(J).await;
            page.link("Ben Brown").has_focus().await;
            page.press(Key::Down).await;
            page.link("Cleo Chen").has_focus().await;
            page.press(J).await;
            page.link("Dan Drew").has_focus().await;
            // There is no row further down.
            page.press(J).await;
            page.press(Key::Down).await;
            page.link("Dan Drew").has_focus().await;
            page.press(Key::Up).await;
            page.link("Cleo Chen").has_focus().await;
            page.press(K).await;
            page.link("Ben Brown").has_focus().await;
            page.press(Key::Enter).await;
            page.heading("Ben Brown").has_focus().await;
            page.press(Key::Escape).await;
            page.link("Ben Brown").has_focus().await;
            page.press(J).await;
            page.link("Cleo Chen").has_focus().await;
        })
        .await;
}

/// Without a row, an arrow key scrolls as usual.
#[tokio::test]
async fn arrows_begin_at_no_row() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            nothing_comes_of(page, &[Key::Down, Key::Up]).await;
            has_no_focus(page).await;
        })
        .await;
}

#[tokio::test]
async fn x_selects_and_escape_closes_one_thing_after_the_other() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            nothing_comes_of(page, &[X]).await;
            page.press(J).await;
            page.press(X).await;
            page.shows("1 selected").await;
            page.checkbox("Select Ada Abbott")
                .comes_to("element.checked")
                .await;
            page.press(J).await;
            page.press(X).await;
            page.shows("2 selected").await;
            page.press(X).await;
            page.shows("1 selected").await;
            page.press(Key::Enter).await;
            page.panel().holds("Ben Brown").await;
            page.press(HELP).await;
            page.shows("Select this row").await;
            page.press(Key::Escape).await;
            page.comes_to("document.querySelector(':popover-open') === null")
                .await;
            page.panel().appears().await;
            page.shows("1 selected").await;
            page.press(Key::Escape).await;
            page.panel().is_gone().await;
            page.shows("1 selected").await;
            page.press(Key::Escape).await;
            page.button("Clear selection").is_gone().await;
            page.lacks("selected").await;
        })
        .await;
}

#[tokio::test]
async fn c_copies_an_address_and_r_goes_to_the_suggested_action() {
    let org = Org::small().with(Person::new("Eve").used(60).email("no address"));
    Journey::with(org)
        .run(async |page, _| {
            page.clipboard_is("granted").await;
            page.open("/users?sort=name").await;
            page.lists("5 users", 5).await;
            nothing_comes_of(page, &[C, R]).await;
            page.link("Dan Drew").tab_to().await;
            page.press(C).await;
            page.has_copied("dan.drew@example.com").await;
            page.press(R).await;
            page.is_at("/users?sort=name&user=u-4").await;
            page.heading("Dan Drew").has_focus().await;
            // In the panel Enter is still to come: no single key writes to anybody.
            page.press(R).await;
            page.link("Send reminder").has_focus().await;
            page.is_at("/users?sort=name&user=u-4").await;
            page.press(K).await;
            page.heading("Cleo Chen").has_focus().await;
            page.press(C).await;
            page.has_copied("cleo.chen@example.com").await;
            // Nothing is suggested for somebody who is active.
            nothing_comes_of(page, &[R]).await;
            page.press(Key::Escape).await;
            page.link("Cleo Chen").has_focus().await;
            nothing_comes_of(page, &[R]).await;
            page.link("Eve").tab_to().await;
            nothing_comes_of(page, &[C]).await;
            page.frames().await;
            page.has_copied("cleo.chen@example.com").await;
        })
        .await;
}

#[tokio::test]
async fn c_and_r_say_why_they_do_nothing_while_names_are_concealed() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?activity=inactive").await;
            page.switch("Conceal names").click().await;
            page.shows("Person ").await;
            page.press(J).await;
            nothing_comes_of(page, &[C]).await;
            page.message().says("Show names to copy an address").await;
            nothing_comes_of(page, &[R]).await;
            page.message().says("Show names to write").await;
            page.press(Key::Enter).await;
            page.shows("Show names to write.").await;
            page.comes_to("document.activeElement.id === 'user-name'")
                .await;
            nothing_comes_of(page, &[C]).await;
            page.message().says("Show names to copy an address").await;
            nothing_comes_of(page, &[R]).await;
            page.message().says("Show names to write").await;
        })
        .await;
}

#[tokio::test]
async fn slash_searches_and_a_question_mark_shows_the_keys() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            page.press(HELP).await;
            page.shows("Select this row").await;
            page.shows("Close the user panel").await;
            page.press(HELP).await;
            page.comes_to("document.querySelector(':popover-open') === null")
                .await;
            page.press(HELP).await;
            page.shows("Select this row").await;
            page.press(Key::Escape).await;
            page.comes_to("document.querySelector(':popover-open') === null")
                .await;
            page.press(SLASH).await;
            page.search().has_focus().await;
            page.search().comes_to("element.value === ''").await;
            page.is_at("/users").await;
        })
        .await;
}

#[tokio::test]
async fn no_key_fires_while_somebody_types() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            page.press(SLASH).await;
            page.search().has_focus().await;
            for key in [J, K, X, C, R, SLASH, HELP] {
                page.press(key).await;
            }
            page.search().comes_to("element.value === 'jkxcr/?'").await;
            page.search().has_focus().await;
            page.comes_to("document.querySelector(':popover-open') === null")
                .await;
            page.open("/users").await;
            page.button("Views").click().await;
            let name = page.part(e2e::Role::TextBox, "Save this list as");
            name.click().await;
            for key in [J, K, X, C, R, SLASH, HELP] {
                page.press(key).await;
            }
            name.comes_to("element.value === 'jkxcr/?'").await;
            name.has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn no_key_fires_with_control_held() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            page.link("Ben Brown").tab_to().await;
            page.with_control(async || nothing_comes_of(page, &[K, X, C, R, HELP, SLASH]).await)
                .await;
            page.link("Ben Brown").has_focus().await;
            page.press(K).await;
            page.link("Ada Abbott").has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn all_keys_can_be_turned_off_for_good() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            page.press(HELP).await;
            page.switch("Single-key shortcuts").click().await;
            page.press(Key::Escape).await;
            page.switch("Single-key shortcuts").is_gone().await;
            // The focus leaves a hidden element when the page is drawn.
            page.frames().await;
            nothing_comes_of(page, &[J, K, X, C, R, SLASH, HELP]).await;
            page.reload().await;
            page.lists("4 users", 4).await;
            nothing_comes_of(page, &[J, K, X, C, R, SLASH, HELP]).await;
            page.button("Shortcuts").click().await;
            let switch = page.switch("Single-key shortcuts");
            switch.comes_to("!element.checked").await;
            switch.click().await;
            page.press(Key::Escape).await;
            page.press(J).await;
            page.link("Ada Abbott").has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn keys_leave_other_controls_alone() {
    Journey::with(Org::small())
        .run(async |page, _| {
            open_list(page).await;
            page.checkbox("Select Ben Brown").tab_to().await;
            page.press(Key::Space).await;
            page.shows("1 selected").await;
            page.press(J).await;
            page.link("Cleo Chen").has_focus().await;
            page.open("/guide").await;
            page.heading("Why people go inactive").appears().await;
            page.press(J).await;
            page.press(SLASH).await;
            page.is_at("/guide").await;
        })
        .await;
}
