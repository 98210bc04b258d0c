//! The frame around the pages: addresses, titles, sub-paths.

use e2e::{Journey, Org};

#[tokio::test]
async fn an_unknown_address_says_so_and_leads_on() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/nowhere").await;
            page.heading("Page not found").appears().await;
            page.is_titled("Page not found · Enpass").await;
            page.link("users").click().await;
            page.is_at("/users").await;
            page.lists("4 users", 4).await;
            page.back().await;
            page.heading("Page not found").appears().await;
        })
        .await;
}

#[tokio::test]
async fn an_unknown_address_below_another_says_so_as_well() {
    Journey::with(Org::small())
        .run(async |page, _| {
            for path in ["/users/nobody/at-all", "/a/b/c"] {
                page.open(path).await;
                page.heading("Page not found").appears().await;
                page.link("users").appears().await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_slash_at_the_end_of_an_address_does_no_harm() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/users/?activity=active").await;
            page.lists("3 users", 3).await;
        })
        .await;
}

#[tokio::test]
async fn the_tab_is_called_after_the_page() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.is_titled("Dashboard · Enpass").await;
            page.link("Users").click().await;
            page.is_titled("Users (4) · Enpass").await;
            page.back().await;
            page.is_titled("Dashboard · Enpass").await;
        })
        .await;
}

#[tokio::test]
async fn the_navigation_names_the_present_page() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Dashboard")
                .comes_to("element.ariaCurrent === 'page'")
                .await;
            page.link("Users")
                .comes_to("element.ariaCurrent === null")
                .await;
            page.link("Active: 3 users (75%)").click().await;
            page.link("Users")
                .comes_to("element.ariaCurrent === 'page'")
                .await;
            page.link("Dashboard")
                .comes_to("element.ariaCurrent === null")
                .await;
        })
        .await;
}

#[tokio::test]
async fn under_a_path_of_a_portal_everything_works_the_same() {
    Journey::with(Org::small())
        .under("/portal/insights")
        .run(async |page, server| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.reload().await;
            page.lists("3 users", 3).await;
            page.link("Dashboard")
                .comes_to("element.ariaCurrent === null")
                .await;
            page.search().types("ada").await;
            page.is_at("/users?activity=active&q=ada").await;
            page.lists("1 user", 1).await;
            page.link("Clear filters").click().await;
            page.is_at("/users?activity=active").await;
            page.lists("3 users", 3).await;
            page.link("Name").click().await;
            page.is_at("/users?activity=active&sort=name").await;
            page.link("Dashboard").click().await;
            page.is_at("/").await;
            page.link("Dashboard")
                .comes_to("element.ariaCurrent === 'page'")
                .await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.lists("1 user", 1).await;
            page.back().await;
            page.is_at("/").await;
            page.open("/nowhere").await;
            page.heading("Page not found").appears().await;
            page.open_url(&server.outside("/portal/")).await;
            page.shows("The portal").await;
            page.back().await;
            page.heading("Page not found").appears().await;
        })
        .await;
}

#[tokio::test]
async fn a_click_before_the_data_are_there_is_not_lost() {
    Journey::with(e2e::Answer::Silence)
        .run(async |page, _| {
            page.open("/").await;
            page.link("Users").click().await;
            page.is_at("/users").await;
            page.heading("Users").appears().await;
            page.back().await;
            page.heading("Dashboard").appears().await;
        })
        .await;
}

/// The sentences that lose their full stop to the wrong end, or their place at the page's side.
const TURNED: &str = "[...document.querySelectorAll('main :is(p, dd, li)')].filter(part => part.checkVisibility()).flatMap(part => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let text; (text = texts.nextNode());) if (text.data.trim()) last = text;
    const end = last?.data.trimEnd().length;
    if (last?.parentElement.closest('p, dd, li') !== part || end < 2 || last.data[end - 1] !== '.') return [];
    const place = (from, to) => {
        const range = document.createRange();
        range.setStart(last, from);
        range.setEnd(last, to);
        return range.getBoundingClientRect();
    };
    const all = document.createRange();
    all.selectNodeContents(part);
    const inner = part.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(part).paddingRight);
    const isTurned = place(end - 1, end).left < place(end - 2, end - 1).left;
    const hasLeft = Math.abs(all.getBoundingClientRect().right - inner) > 2 && getComputedStyle(part).textAlign !== 'center';
    return isTurned || hasLeft ? [part.textContent] : [];
})";

/// Counts the sentences that the check above is about.
const SENTENCES: &str = "[...document.querySelectorAll('main :is(p, dd, li)')].filter(part => part.checkVisibility() && part.textContent.trim().endsWith('.')).length";

/// What has no full stop: a filter and its value, a device and its platform.
const IN_ORDER: &str = "[['.pill-set .pill-open > span', 'strong'], ['.user-row > :first-child', '.user-row-version']]
    .every(([whole, end]) => document.querySelector(whole).querySelector(end).getBoundingClientRect().right
        > document.querySelector(whole).getBoundingClientRect().right - 2)";

#[tokio::test]
async fn english_sentences_keep_their_order_and_their_side_on_a_right_to_left_page() {
    Journey::with(Org::small())
        .run(async |page, _| {
            for (address, heading) in [
                ("/guide", "Why people go inactive"),
                ("/users/u-4", "Dan Drew"),
                ("/users?user=u-4", "Dan Drew"),
                // The Dashboard's last card.
                ("/", "Licenses to free"),
            ] {
                page.open(address).await;
                page.heading(heading).appears().await;
                page.evaluate("(document.documentElement.dir = 'rtl')")
                    .await;
                page.frames().await;
                let sentences = page.evaluate(SENTENCES).await;
                assert_ne!(sentences, 0, "{address} has sentences");
                let turned = page.evaluate(TURNED).await;
                assert_eq!(turned, serde_json::json!([]), "{address}");
            }
            page.open("/users?suggest=remind&user=u-4").await;
            page.heading("Devices").appears().await;
            page.evaluate("(document.documentElement.dir = 'rtl')")
                .await;
            page.comes_to(IN_ORDER).await;
        })
        .await;
}
