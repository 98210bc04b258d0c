//! Ended sessions, and the tokens a portal requires.

use e2e::{Answer, Journey, Org};

#[tokio::test]
async fn a_session_that_has_ended_has_a_way_to_sign_in_and_come_back() {
    Journey::with(Answer::Status(401))
        .run(async |page, server| {
            server.config(r#"{ "sign_in": "/sign-in?return_to={return}" }"#.into());
            page.open("/users?activity=inactive&q=dr%C3%BC").await;
            page.heading("Your session has ended").appears().await;
            let to = "element.getAttribute('href') === '/sign-in?return_to=%2Fusers%3Factivity%3Dinactive%26q%3Ddr%25C3%25BC'";
            page.link("Sign in").comes_to(to).await;
            server.users(Answer::SignIn);
            page.button("Retry").click().await;
            page.alert().holds("web page").await;
            page.link("Sign in").comes_to(to).await;
            server.users(Org::small());
            page.button("Retry").click().await;
            page.shows("No users match").await;
        })
        .await;
}

/// A redirect as from an ended session, to a server the browser may not ask, first because of the
/// page's policy and then because of its own rules.
#[tokio::test]
async fn a_request_that_is_sent_on_to_another_server_is_no_missing_network() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            let sentence = "The server redirected the request for users.json, perhaps to a sign-in page. Sign in \
                            again if needed, then retry.";
            server.users(Answer::Elsewhere(server.foreign_url("/sign-in")));
            let open = xtask::serve::POLICY.replace("connect-src 'self'", "connect-src *");
            for policy in [xtask::serve::POLICY, &open] {
                server.policy(policy);
                server.config("{}".into());
                page.open("/users?activity=inactive").await;
                page.alert().holds(sentence).await;
                page.button("Reload the page").appears().await;
                page.link("Sign in").is_gone().await;
                server.config(r#"{ "sign_in": "/sign-in?return_to={return}" }"#.into());
                page.button("Retry").click().await;
                page.link("Sign in")
                    .comes_to(
                        "element.getAttribute('href') === '/sign-in?return_to=%2Fusers%3Factivity%3Dinactive'",
                    )
                    .await;
                page.alert().holds(sentence).await;
                page.button("Reload the page").is_gone().await;
            }
            server.users(Org::small());
            page.button("Retry").click().await;
            page.lists("1 user", 1).await;
        })
        .await;
}

#[tokio::test]
async fn without_a_place_to_sign_in_there_is_no_link() {
    Journey::with(Answer::Status(401))
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Your session has ended").appears().await;
            page.button("Retry").appears().await;
            page.link("Sign in").is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn pages_of_the_portal_take_the_place_of_the_apps_own() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let config = r#"{ "links": { "user": "/people/{id}", "guide": "/help" } }"#;
            server.config(config.into());
            page.open("/users?user=u-4").await;
            page.panel().holds("Dan Drew").await;
            let leads_to = |href| format!("element.getAttribute('href') === '{href}'");
            page.link("Open page")
                .comes_to(&leads_to("/people/u-4"))
                .await;
            page.link("Guide").comes_to(&leads_to("/help")).await;
            page.link("More in the guide")
                .comes_to(&leads_to("/help"))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_token_in_a_cookie_goes_along() {
    Journey::with(Org::small())
        .run(async |page, server| {
            let csrf = r#"{ "csrf": { "header": "X-CSRF-Token", "cookie": "csrf" } }"#;
            server.config(csrf.into());
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.evaluate("document.cookie = 'csrf=a%3Db'").await;
            page.reload().await;
            page.link("Active: 3 users (75%)").appears().await;
            assert_eq!(
                server.asked_with("x-csrf-token").last(),
                Some(&Some("a=b".to_owned()))
            );
            // The token goes only to the app's own server, however another server is written.
            page.prepare(FOREIGN).await;
            for url in [
                "https://foreign.test/users.json",
                "//foreign.test/users.json",
            ] {
                let csrf = r#""csrf": { "header": "X-CSRF-Token", "cookie": "csrf" }"#;
                let config = format!(r#"{{ {csrf}, "source": {{ "url": "{url}" }} }}"#);
                server.config(config.into());
                page.reload().await;
                page.link("Active: 3 users (75%)").appears().await;
                page.comes_to("window.tokens.length === 1 && window.tokens[0] === null")
                    .await;
            }
        })
        .await;
}

/// Answers for another server, and records the tokens it received.
const FOREIGN: &str = "
    const real = window.fetch;
    window.tokens = [];
    window.fetch = (request, ...rest) => {
        const { origin } = new URL(request.url ?? request, location.href);
        if (origin === location.origin) return real(request, ...rest);
        tokens.push(request.headers.get('X-CSRF-Token'));
        return real('/users.json');
    };";
