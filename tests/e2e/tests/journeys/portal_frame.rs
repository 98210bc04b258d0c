//! The app in a frame of the portal.

use e2e::{Engine, Page, PortalHost, PortalJourney, in_each_engine};
use serde_json::json;

/// Whether the frame is exactly as high as its content, which then needs no scrolling.
const FITS: &str = "(() => {
    const frame = document.querySelector('iframe');
    const { documentElement: root } = frame.contentDocument;
    const app = frame.contentDocument.querySelector('#app').getBoundingClientRect();
    return frame.clientHeight === Math.ceil(app.height) && root.scrollHeight <= root.clientHeight && app.height > 300;
})()";

/// Reloads the frame alone, and waits for its new document.
async fn reload(page: &Page) {
    page.evaluate("(window.isOld = true, location.reload())")
        .await;
    page.comes_to("window.isOld === undefined").await;
}

/// Waits until the page around the frame has this address, and goes back into the frame: WebKit's driver leaves it
/// when the page around it gets another address.
async fn page_follows(page: &Page, address: &str) {
    page.out_of_frame().await;
    page.is_at(address).await;
    page.into_frame().await;
}

in_each_engine!(the_frame_becomes_as_high_as_the_app);

async fn the_frame_becomes_as_high_as_the_app(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/framed").await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.disclosure("Show as a table").click().await;
            page.out_of_frame().await;
            page.comes_to(FITS).await;
            page.into_frame().await;
            page.disclosure("Show as a table").click().await;
            page.comes_to("all('.bar').length >= 2").await;
            page.evaluate("all('.bar').find(bar => bar.dataset.activity === 'inactive').click()")
                .await;
            page_follows(page, "/framed?view=users%3Factivity%3Dinactive").await;
            page.comes_to("all('table[aria-label=Users] > tbody > tr').length === 50")
                .await;
            page.out_of_frame().await;
            page.comes_to(FITS).await;
        })
        .await;
}

in_each_engine!(the_framed_app_has_no_header_and_stays_framed);

async fn the_framed_app_has_no_header_and_stays_framed(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_bench(page, host).await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            let header = "document.querySelectorAll('.header, .skip-link, nav[aria-label=Main]').length";
            assert_eq!(page.evaluate(header).await, 0);
            // The header's other controls are on the page itself.
            page.switch("Conceal names").appears().await;
            let astray = "[...document.querySelectorAll('a[href]')].map(link => new URL(link.href))
                .filter(url => url.pathname.startsWith('/insights/') && !url.search.includes('embed=1')).map(String)";
            assert_eq!(page.evaluate(astray).await, json!([]));
            page.evaluate("all('.bar').find(bar => bar.dataset.activity === 'inactive').click()")
                .await;
            page.comes_to("all('table[aria-label=Users] > tbody > tr').length === 50")
                .await;
            page.comes_to("location.pathname === '/insights/users' && location.search.includes('embed=1')")
                .await;
            assert_eq!(page.evaluate(astray).await, json!([]));
            page.link("Name").click().await;
            page.comes_to("location.search.includes('embed=1') && location.search.includes('sort=name')")
                .await;
            page.evaluate("all('table[aria-label=Users] > tbody > tr > th a')[0].click()").await;
            page.panel().appears().await;
            assert_eq!(page.evaluate(header).await, 0);
            assert_eq!(page.evaluate(astray).await, json!([]));
            reload(page).await;
            page.panel().appears().await;
            assert_eq!(page.evaluate(header).await, 0);
            page.switch("Conceal names").appears().await;
            page.link("Open page").click().await;
            page.comes_to("location.pathname.startsWith('/insights/users/') && location.search.includes('embed=1')")
                .await;
            page.panel().is_gone().await;
            let name = "all('#user-name')[0]?.innerText.startsWith('Person ')";
            page.comes_to(&format!("{name} === false")).await;
            assert_eq!(page.evaluate(header).await, 0);
            assert_eq!(page.evaluate(astray).await, json!([]));
            page.switch("Conceal names").click().await;
            page.comes_to(name).await;
            page.out_of_frame().await;
            page.comes_to("location.pathname === '/bench'").await;
        })
        .await;
}

in_each_engine!(the_portal_follows_no_height_but_that_of_its_frame);

async fn the_portal_follows_no_height_but_that_of_its_frame(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/framed").await;
            page.comes_to("document.querySelector('iframe').style.height !== ''").await;
            // From the page itself: the right origin, but not a frame.
            page.evaluate(
                "(async () => {
                    window.heard = 0;
                    addEventListener('message', () => window.heard++);
                    for (const height of [7777, -1, 'x', 1e9]) {
                        postMessage({ type: 'active-users-height', height }, location.origin);
                    }
                    postMessage(null, location.origin);
                })()",
            )
            .await;
            page.comes_to("heard >= 5").await;
            page.comes_to("document.querySelector('iframe').style.height !== '7777px'")
                .await;
            // From the frame, but higher than any page.
            page.into_frame().await;
            page.evaluate(
                "['x', 0, -5, 1e9].forEach(height => parent.postMessage({ type: 'active-users-height', height }, location.origin))",
            )
            .await;
            page.out_of_frame().await;
            page.comes_to("heard >= 9").await;
            page.comes_to("parseInt(document.querySelector('iframe').style.height) < 7777")
                .await;
        })
        .await;
}

/// A page of the portal's origin that counts the heights it receives.
const COUNTER: &str = "
    window.heights = [];
    addEventListener('message', ({ source, data }) => {
        const frame = document.querySelector('iframe');
        if (source === frame.contentWindow && data?.type === 'active-users-height') heights.push(data.height);
    });";

async fn open_bench(page: &Page, host: &PortalHost) {
    host.has("/bench/counter.js", COUNTER);
    host.has(
        "/bench",
        "<!doctype html><title>Bench</title><link rel=icon href=data:,><script src=/bench/counter.js></script>
        <iframe src='/insights/?embed=1' title='Active Users'></iframe>",
    );
    page.open("/bench").await;
}

/// Asks the app for its height, from the page around it.
const ASK: &str = "document.querySelector('iframe').contentWindow.postMessage({ type: 'active-users-measure' }, location.origin)";

in_each_engine!(the_app_answers_the_page_around_it_and_nobody_else);

async fn the_app_answers_the_page_around_it_and_nobody_else(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            open_bench(page, host).await;
            page.comes_to("heights.length > 0").await;
            page.into_frame().await;
            // The cards that are drawn last.
            for card in ["By manager", "Licenses to free"] {
                page.heading(card).appears().await;
            }
            page.comes_to("document.getAnimations().every(animation => animation.playState !== 'running' || animation.timeline !== document.timeline)")
                .await;
            page.out_of_frame().await;
            page.frames().await;
            page.evaluate("void (heights.length = 0)").await;
            page.evaluate(ASK).await;
            page.comes_to("heights.length === 1 && heights[0] > 300").await;
            // From inside the frame: the right origin, but not the page around it.
            page.into_frame().await;
            page.evaluate("postMessage({ type: 'active-users-measure' }, location.origin)")
                .await;
            page.out_of_frame().await;
            page.evaluate("document.querySelector('iframe').contentWindow.postMessage({ type: 'another' }, location.origin)")
                .await;
            page.evaluate(ASK).await;
            page.comes_to("heights.length >= 2").await;
            page.frames().await;
            assert_eq!(page.evaluate("heights.length").await, 2);
        })
        .await;
}

/// The configuration of an app that reports its height to this origin.
fn config_for(origin: &str) -> String {
    json!({
        "source": { "url": "/api/users.json" },
        "csrf": { "header": "X-CSRF-Token", "cookie": "portal_csrf" },
        "embed": { "parent_origin": origin },
    })
    .to_string()
}

in_each_engine!(an_origin_in_capitals_and_with_a_slash_is_the_same_origin);

async fn an_origin_in_capitals_and_with_a_slash_is_the_same_origin(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            let origin = host.url("/").to_uppercase();
            host.has("/insights/config.json", config_for(&origin));
            open_bench(page, host).await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.out_of_frame().await;
            page.evaluate("void (heights.length = 0)").await;
            page.evaluate(ASK).await;
            page.comes_to("heights.length > 0").await;
        })
        .await;
}

in_each_engine!(a_star_is_no_origin);

async fn a_star_is_no_origin(engine: Engine) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            host.has("/insights/config.json", config_for("*"));
            open_bench(page, host).await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.out_of_frame().await;
            page.evaluate(ASK).await;
            page.frames().await;
            assert_eq!(page.evaluate("heights").await, json!([]));
        })
        .await;
}

/// How far the filters are from the button that opens them.
const GAP: &str = "(() => {
    const [button, sheet] = ['button.pill[popovertarget=filter-more]', '#filter-more']
        .map(part => all(part)[0].getBoundingClientRect());
    return Math.max(sheet.top - button.bottom, button.top - sheet.bottom);
})()";

in_each_engine!(the_filters_open_at_their_button_in_a_high_frame);

async fn the_filters_open_at_their_button_in_a_high_frame(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <iframe src='/insights/users?embed=1' title='Active Users' width=900 height=3000></iframe>",
            );
            page.open("/bench").await;
            page.into_frame().await;
            page.button("Filter").click().await;
            page.disclosure("License").appears().await;
            page.comes_to(&format!("Math.abs({GAP}) < 100")).await;
        })
        .await;
}

in_each_engine!(an_app_for_another_portal_tells_this_one_nothing);

async fn an_app_for_another_portal_tells_this_one_nothing(engine: Engine) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            host.has("/insights/config.json", config_for(&host.foreign_url("")));
            open_bench(page, host).await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.out_of_frame().await;
            page.evaluate(ASK).await;
            page.frames().await;
            assert_eq!(page.evaluate("heights").await, json!([]));
        })
        .await;
}

in_each_engine!(signing_in_from_the_frame_leads_back_to_the_page_around_it);

async fn signing_in_from_the_frame_leads_back_to_the_page_around_it(engine: Engine) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            host.refuses("/api/users.json", 401);
            page.open("/framed?from=here").await;
            page.into_frame().await;
            page.heading("Your session has ended").appears().await;
            // After a reload, the frame's own address is its referrer.
            reload(page).await;
            page.heading("Your session has ended").appears().await;
            page.link("Sign in")
                .comes_to("element.getAttribute('href') === '/sign-in?return_to=%2Fframed%3Ffrom%3Dhere' && element.target === '_top'")
                .await;
            host.is_itself_at("/api/users.json");
            host.wait(chrono::TimeDelta::hours(9));
            page.link("Sign in").click().await;
            page.out_of_frame().await;
            page.heading("Sign in").appears().await;
            page.signs_in().await;
            page.is_at("/framed?from=here").await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
        })
        .await;
}

in_each_engine!(the_guide_marks_what_is_read_although_the_frame_does_not_scroll);

async fn the_guide_marks_what_is_read_although_the_frame_does_not_scroll(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/framed").await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.evaluate("(location.assign('/insights/guide?embed=1'), true)")
                .await;
            page_follows(page, "/framed?view=guide").await;
            for section in [
                "Write to the manager",
                "Send a reminder",
                "Re-pair a device",
            ] {
                let heading = page.heading(section);
                heading.appears().await;
                heading.evaluate("(element.scrollIntoView(), true)").await;
                page.link(section)
                    .comes_to("element.ariaCurrent === 'true'")
                    .await;
            }
            page.comes_to("scrollY === 0").await;
        })
        .await;
}

in_each_engine!(a_bookmark_of_the_portals_page_opens_what_the_frame_showed);

async fn a_bookmark_of_the_portals_page_opens_what_the_frame_showed(engine: Engine) {
    PortalJourney::in_engine(engine)
        .through_errors()
        .run(async |page, host| {
            page.open("/framed").await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.evaluate("all('.bar').find(bar => bar.dataset.activity === 'inactive').click()")
                .await;
            page_follows(page, "/framed?view=users%3Factivity%3Dinactive").await;
            page.link("Name").click().await;
            page.out_of_frame().await;
            let sorted = "/framed?view=users%3Factivity%3Dinactive%26sort%3Dname";
            page.is_at(sorted).await;
            // Back is the frame's, and the page follows. Firefox's driver would wait for another page.
            page.evaluate("history.back()").await;
            page.is_at("/framed?view=users%3Factivity%3Dinactive").await;

            // The bookmark, in a fresh page.
            page.open("/people").await;
            page.open(sorted).await;
            page.into_frame().await;
            page.comes_to("location.pathname + location.search === '/insights/users?activity=inactive&sort=name&embed=1&theme=light'")
                .await;
            page.comes_to("all('table[aria-label=Users] > tbody > tr').length === 50")
                .await;
            page.out_of_frame().await;
            page.is_at(sorted).await;
            page.open("/framed").await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            page.out_of_frame().await;

            // Addresses elsewhere, and a message from the wrong place, change nothing.
            let shown = "document.querySelector('iframe').contentWindow.location.href.split('/insights/')[1]";
            page.comes_to(&format!("{shown} === '?embed=1&theme=light'")).await;
            let go = "document.querySelector('iframe').contentWindow.postMessage({ type: 'active-users-go', address }, location.origin)";
            page.evaluate(&format!(
                "['/people', '//evil.example/users', 'https://evil.example/insights/users', '../people', 'javascript:alert(1)', null]
                    .forEach(address => {go})"
            ))
            .await;
            page.into_frame().await;
            page.evaluate("postMessage({ type: 'active-users-go', address: 'guide' }, location.origin)")
                .await;
            page.out_of_frame().await;
            page.frames().await;
            page.comes_to(&format!("{shown} === '?embed=1&theme=light'")).await;
            page.evaluate(&format!("['users?activity=never'].forEach(address => {go})"))
                .await;
            page.is_at("/framed?view=users%3Factivity%3Dnever").await;

            // The sign-in page leads back to the bookmark.
            host.refuses("/api/users.json", 401);
            page.into_frame().await;
            page.evaluate("location.reload()").await;
            page.link("Sign in")
                .comes_to("element.target === '_top' && decodeURIComponent(element.getAttribute('href')) === '/sign-in?return_to=/framed?view=users%3Factivity%3Dnever'")
                .await;
        })
        .await;
}

in_each_engine!(the_theme_is_that_of_the_address_or_of_the_configuration);

async fn the_theme_is_that_of_the_address_or_of_the_configuration(engine: Engine) {
    const SCHEME: &str = "getComputedStyle(document.documentElement).colorScheme";
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            page.open("/?look=dark").await;
            page.open("/framed").await;
            page.into_frame().await;
            page.heading("Active Users").appears().await;
            assert_eq!(page.evaluate(SCHEME).await, "dark");
            // Links keep it, so that a reload does, too.
            page.evaluate("all('.bar').find(bar => bar.dataset.activity === 'active').click()")
                .await;
            page_follows(page, "/framed?view=users%3Factivity%3Dactive").await;
            page.comes_to("location.search === '?activity=active&embed=1&theme=dark'")
                .await;
            reload(page).await;
            page.comes_to(&format!("{SCHEME} === 'dark'")).await;
            page.out_of_frame().await;

            page.open("/insights/").await;
            page.heading("Active Users").appears().await;
            assert_eq!(page.evaluate(SCHEME).await, "light dark");
            page.link("Portal")
                .comes_to("element.getAttribute('href') === '/'")
                .await;

            let config = json!({ "source": { "url": "/api/users.json" }, "theme": "dark",
                "csrf": { "header": "X-CSRF-Token", "cookie": "portal_csrf" } });
            host.has("/insights/config.json", config.to_string());
            page.reload().await;
            page.heading("Active Users").appears().await;
            page.comes_to(&format!("{SCHEME} === 'dark'")).await;
            // The address has the last word.
            page.open("/insights/?theme=auto").await;
            page.heading("Active Users").appears().await;
            assert_eq!(page.evaluate(SCHEME).await, "light dark");
        })
        .await;
}
