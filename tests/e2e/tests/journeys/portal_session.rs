//! A session that ends, and the tokens that a portal asks for.

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
            server.users(Org::small());
            page.button("Retry").click().await;
            page.shows("No users match").await;
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
