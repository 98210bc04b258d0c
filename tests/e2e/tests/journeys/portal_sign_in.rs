//! A portal session that ends while the app is open, and the way back.

use chrono::TimeDelta;
use e2e::{Engine, PortalHost, PortalJourney, in_each_engine};

/// Waits longer than a session lasts.
fn let_the_session_end(host: &PortalHost) {
    host.wait(TimeDelta::hours(9));
}

in_each_engine!(signing_in_again_leads_back_to_the_same_list_of_the_app);

async fn signing_in_again_leads_back_to_the_same_list_of_the_app(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            let list = "/insights/users?activity=inactive&sort=name";
            page.open(list).await;
            page.heading("Users").appears().await;
            page.comes_to(r"/^[\d,]+ users$/.test(all('[role=status]')[0]?.innerText)")
                .await;
            let users = page.status().text().await;
            let_the_session_end(host);
            page.reload().await;
            page.heading("Your session has ended").appears().await;
            page.link("Sign in").click().await;
            page.heading("Sign in").appears().await;
            page.signs_in().await;
            page.is_at(list).await;
            page.status().says(&users).await;
        })
        .await;
}

in_each_engine!(signing_in_again_leads_back_to_the_page_of_the_elements);

async fn signing_in_again_leads_back_to_the_page_of_the_elements(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            host.has("/bench/list.js", WITH_TOKEN);
            host.has("/bench/page", PAGE);
            let address = "/bench/page?a=1&b=%C3%BC#here";
            page.open(address).await;
            page.comes_to("all('.bar').length === 2").await;
            let_the_session_end(host);
            page.reload().await;
            page.heading("Your session has ended").appears().await;
            page.comes_to("all('.bar').length === 0").await;
            page.link("Sign in").click().await;
            page.heading("Sign in").appears().await;
            page.signs_in().await;
            page.comes_to("all('.bar').length === 2").await;
            // Not every browser passes the part after # through the portal's redirect, so only path
            // and query count.
            page.comes_to("location.pathname + location.search === '/bench/page?a=1&b=%C3%BC'")
                .await;
        })
        .await;
}

in_each_engine!(a_chart_that_is_there_stays_when_the_session_ends);

/// Recent numbers are better than none, if the page says why they are old.
async fn a_chart_that_is_there_stays_when_the_session_ends(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            host.has("/bench/list.js", WITH_TOKEN);
            host.has("/bench/page", PAGE);
            page.open("/bench/page").await;
            page.comes_to("all('.bar').length === 2").await;
            let_the_session_end(host);
            page.evaluate("all('active-users-chart')[0].reload()").await;
            page.shows("Couldn't refresh the data.").await;
            page.link("Sign in").appears().await;
            page.comes_to("all('.bar').length === 2").await;
            page.comes_to("window.problems.length === 1 && window.problems[0].status === 401")
                .await;
            // Signing in returns to where the page is by then.
            page.evaluate("history.pushState(null, '', '/bench/page?later=1')")
                .await;
            page.link("Sign in").click().await;
            page.heading("Sign in").appears().await;
            page.signs_in().await;
            page.is_at("/bench/page?later=1").await;
        })
        .await;
}

in_each_engine!(without_a_place_to_sign_in_the_chart_has_no_link_to_it);

async fn without_a_place_to_sign_in_the_chart_has_no_link_to_it(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, host| {
            let_the_session_end(host);
            host.has("/bench/list.js", WITH_TOKEN);
            host.has("/bench/page", PAGE.replace("sign-in-href", "data-none"));
            page.open("/bench/page").await;
            page.heading("Your session has ended").appears().await;
            page.button("Retry").appears().await;
            page.link("Sign in").is_gone().await;
        })
        .await;
}

/// Reads the portal's token from its cookie.
const WITH_TOKEN: &str = "
    window.problems = [];
    addEventListener('active-users-error', event => window.problems.push(event.detail));
    const token = document.cookie.match(/portal_csrf=([^;]*)/)?.[1] ?? 'none';
    document.querySelector('active-users-chart').headers = { 'X-CSRF-Token': token };";

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <active-users-chart src=/api/users.json sign-in-href='/sign-in?return_to={return}'></active-users-chart>
    <script src=/bench/list.js></script>
    <script type=module src=/insights/embed.js></script>";
