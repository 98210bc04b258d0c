//! One user beside the list.

use e2e::{Journey, Key, Org, Page, Person};

async fn has_open(page: &Page, name: &str) {
    page.panel().appears().await;
    page.heading(name).has_focus().await;
}

/// Waits until only this user's row is marked as open.
async fn is_current(page: &Page, name: &str) {
    page.comes_to(&format!(
        "[...document.querySelectorAll('.row[aria-current=true] a[data-user]')].map(link => link.innerText).join() === '{name}'"
    ))
    .await;
}

/// Clicking anywhere on a row opens its user.
#[tokio::test]
async fn a_click_on_an_empty_part_of_a_row_opens_the_user() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.lists("4 users", 4).await;
            for (at, user, name) in [(1, "u-2", "Ben Brown"), (3, "u-4", "Dan Drew")] {
                page.click_at(&format!(
                    "(box => [box.right - 4, box.top + box.height / 2])(document.querySelectorAll('.row')[{at}].querySelector('th').getBoundingClientRect())"
                ))
                .await;
                page.is_at(&format!("/users?user={user}")).await;
                has_open(page, name).await;
                is_current(page, name).await;
            }
            page.back().await;
            page.is_at("/users?user=u-2").await;
            is_current(page, "Ben Brown").await;
            page.link("Close").click().await;
            page.panel().is_gone().await;
            is_current(page, "").await;
        })
        .await;
}

#[tokio::test]
async fn a_click_on_a_name_opens_the_user_beside_the_list() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/users?activity=active&sort=name").await;
            page.lists_names(&["Ada Abbott", "Ben Brown", "Cleo Chen"])
                .await;
            let href = page.link("Ben Brown").attribute("href").await;
            page.link("Ben Brown").click().await;
            page.is_at("/users?activity=active&sort=name&user=u-2")
                .await;
            assert_eq!(page.address().await, href);
            has_open(page, "Ben Brown").await;
            page.lists("3 users", 3).await;
            page.panel().holds("2 of 3").await;
            page.link("ben.brown@example.com")
                .comes_to("element.href === 'mailto:ben.brown@example.com'")
                .await;
            page.back().await;
            page.is_at("/users?activity=active&sort=name").await;
            page.panel().is_gone().await;
            page.lists("3 users", 3).await;
            page.forward().await;
            page.panel().holds("Ben Brown").await;
            page.back().await;
            page.back().await;
            assert_eq!(server.asked(), 1);
        })
        .await;
}

#[tokio::test]
async fn close_and_escape_close_the_user_and_give_the_focus_back_to_the_row() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            for name in ["Ben Brown", "Dan Drew"] {
                page.link(name).click().await;
                has_open(page, name).await;
                page.link("Close").click().await;
                page.is_at("/users").await;
                page.panel().is_gone().await;
                page.link(name).has_focus().await;
                page.press(Key::Enter).await;
                has_open(page, name).await;
                page.press(Key::Escape).await;
                page.is_at("/users").await;
                page.panel().is_gone().await;
                page.link(name).has_focus().await;
            }
        })
        .await;
}

#[tokio::test]
async fn back_gives_the_focus_back_to_the_row() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.link("Cleo Chen").click().await;
            has_open(page, "Cleo Chen").await;
            page.back().await;
            page.panel().is_gone().await;
            page.link("Cleo Chen").has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn another_row_shows_another_user_and_closing_leads_to_its_row() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users").await;
            page.link("Ada Abbott").click().await;
            has_open(page, "Ada Abbott").await;
            page.link("Cleo Chen").click().await;
            has_open(page, "Cleo Chen").await;
            page.link("Close").click().await;
            page.link("Cleo Chen").has_focus().await;
            page.link("Dan Drew").click().await;
            has_open(page, "Dan Drew").await;
            page.panel().holds("4 of 4").await;
        })
        .await;
}

#[tokio::test]
async fn next_and_previous_go_through_the_list() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users?sort=-name&user=u-4").await;
            page.panel().holds("1 of 4").await;
            page.link("Previous").is_gone().await;
            for (user, name, place) in [
                ("u-3", "Cleo Chen", "2 of 4"),
                ("u-2", "Ben Brown", "3 of 4"),
                ("u-1", "Ada Abbott", "4 of 4"),
            ] {
                page.link("Next").click().await;
                page.is_at(&format!("/users?sort=-name&user={user}")).await;
                page.panel().holds(place).await;
                page.heading(name).has_focus().await;
            }
            page.link("Next").is_gone().await;
            page.link("Previous").click().await;
            page.is_at("/users?sort=-name&user=u-2").await;
            page.heading("Ben Brown").has_focus().await;
            page.lists_names(&["Dan Drew", "Cleo Chen", "Ben Brown", "Ada Abbott"])
                .await;
            page.link("Close").click().await;
            page.link("Ben Brown").has_focus().await;
            // One history step, however many users were visited.
            page.link("Dan Drew").click().await;
            has_open(page, "Dan Drew").await;
            page.press(Key::Character('j')).await;
            page.heading("Cleo Chen").has_focus().await;
            page.press(Key::Character('j')).await;
            page.heading("Ben Brown").has_focus().await;
            page.press(Key::Character('k')).await;
            page.heading("Cleo Chen").has_focus().await;
            page.is_at("/users?sort=-name&user=u-3").await;
            page.back().await;
            page.is_at("/users?sort=-name").await;
            page.panel().is_gone().await;
        })
        .await;
}

/// The neighbours come from the whole list, and the list turns its page to follow.
#[tokio::test]
async fn next_leads_over_the_end_of_a_page() {
    Journey::with(Org::of(60, 0))
        .run(async |page, _| {
            let turns = async |link: &str| {
                let links = format!(
                    "[...document.querySelectorAll('aside a')].find(link => link.innerText === '{link}')"
                );
                page.evaluate(&format!("{links}.click()")).await;
            };
            page.open("/users?sort=name&user=u-50").await;
            page.panel().holds("50 of 60").await;
            turns("Next").await;
            page.panel().holds("51 of 60").await;
            page.panel().holds("Active 00051").await;
            page.is_at("/users?sort=name&page=2&user=u-51").await;
            page.lists("60 users", 10).await;
            page.lists_first("Active 00051").await;
            is_current(page, "Active 00051").await;
            turns("Previous").await;
            page.panel().holds("50 of 60").await;
            page.is_at("/users?sort=name&user=u-50").await;
            page.lists("60 users", 50).await;
            is_current(page, "Active 00050").await;
        })
        .await;
}

#[tokio::test]
async fn a_filter_closes_the_user() {
    Journey::with(Org::small().with(Person::new("Eve Eden").never(3)))
        .run(async |page, _| {
            page.open("/users?user=u-1").await;
            page.panel().holds("Ada Abbott").await;
            page.link("Never used").click().await;
            page.is_at("/users?activity=never").await;
            page.panel().is_gone().await;
            page.lists_names(&["Eve Eden"]).await;
            page.open("/users?user=u-1").await;
            page.panel().holds("Ada Abbott").await;
            page.choose("Away for", "30 to 60 days").await;
            page.is_at("/users?idle=30-60").await;
            page.panel().is_gone().await;
            page.lists_names(&["Dan Drew"]).await;
        })
        .await;
}

/// Keyboard users must see the element they tab to.
#[tokio::test]
async fn nothing_with_the_focus_lies_below_the_user() {
    Journey::with(Org::small())
        .run(async |page, _| {
            let mut covered = Vec::new();
            page.open("/users?user=u-2").await;
            page.heading("Ben Brown").has_focus().await;
            page.comes_to("document.querySelector('.row') !== null").await;
            page.evaluate("document.querySelector('.skip-link').focus()").await;
            for _ in 0..200 {
                let focus = "(element => {
                    if (element.matches('body, .panel, .panel *')) return 'end';
                    const box = element.getBoundingClientRect();
                    const places = [[.1, .1], [.9, .1], [.5, .5], [.1, .9], [.9, .9]];
                    const at = ([x, y]) => document.elementFromPoint(box.x + x * box.width, box.y + y * box.height);
                    return places.some(place => !at(place)?.closest('.panel')) ? 'seen'
                        : element.getAttribute('aria-label') ?? element.closest('label')?.innerText ?? element.innerText;
                })(document.activeElement)";
                match page.evaluate(focus).await.as_str().unwrap_or_default() {
                    "end" => break,
                    "seen" => {}
                    name => covered.push(name.to_owned()),
                }
                page.press(Key::Tab).await;
            }
            assert!(covered.is_empty(), "Below the panel: {covered:?}");
        })
        .await;
}

#[tokio::test]
async fn the_list_stays_where_it_was_scrolled_to() {
    Journey::with(Org::of(50, 0))
        .run(async |page, _| {
            for width in [1280, 390] {
                page.resize(width, 800).await;
                page.open("/users?sort=name").await;
                page.lists("50 users", 50).await;
                // Move it clear of the footer, which the driver doesn't account for.
                page.link("Active 00040")
                    .evaluate("element.scrollIntoView({ block: 'center' })")
                    .await;
                page.link("Active 00040").click().await;
                has_open(page, "Active 00040").await;
                page.link("Close").click().await;
                page.panel().is_gone().await;
                let row = page.link("Active 00040");
                row.has_focus().await;
                row.comes_to("element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight").await;
            }
        })
        .await;
}
