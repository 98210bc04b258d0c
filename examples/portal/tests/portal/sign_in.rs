//! Signing in, and where it leads.

use axum::http::StatusCode;
use portal::DEMO;

use crate::setting::Setting;

#[tokio::test]
async fn signing_in_returns_to_the_page_that_asked_for_it() {
    let setting = Setting::new("back-again");
    let mut visitor = setting.visitor();
    let page = visitor.get("/people?activity=inactive&q=a%26b").await;
    assert_eq!(
        page.leads_to(),
        "/sign-in?return_to=%2Fpeople%3Factivity%3Dinactive%26q%3Da%2526b"
    );

    let signed_in = visitor
        .sign_in_with(page.leads_to(), DEMO.email, DEMO.password)
        .await;
    assert_eq!(signed_in.leads_to(), "/people?activity=inactive&q=a%26b");
    assert_eq!(visitor.get("/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_in_never_redirects_to_another_site() {
    let setting = Setting::new("open-redirect");
    for elsewhere in [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "people",
        "",
    ] {
        let mut visitor = setting.visitor();
        let form = visitor.get("/sign-in").await;
        let fields = [
            ("csrf", form.field("csrf")),
            ("return_to", elsewhere),
            ("email", DEMO.email),
            ("password", DEMO.password),
        ];
        let signed_in = visitor.post("/sign-in", &fields).await;
        assert_eq!(signed_in.leads_to(), "/", "{elsewhere:?}");

        // A signed-in visitor is redirected at once, but not to another site either.
        let encoded = elsewhere.replace('\\', "%5C").replace('\t', "%09");
        let again = visitor.get(&format!("/sign-in?return_to={encoded}")).await;
        assert_eq!(again.leads_to(), "/", "{elsewhere:?}");
    }
}

#[tokio::test]
async fn a_wrong_password_says_so_and_keeps_the_email_and_the_return_address() {
    let setting = Setting::new("wrong-password");
    let mut visitor = setting.visitor();
    for (email, password) in [
        (DEMO.email, "not-the-password"),
        ("nobody@northwind.example", DEMO.password),
    ] {
        let answer = visitor
            .sign_in_with("/sign-in?return_to=/framed", email, password)
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer
                .body
                .contains("The e-mail address or the password is wrong.")
        );
        assert!(answer.body.contains(&format!("value=\"{email}\"")));
        assert!(!answer.body.contains(password));
        assert_eq!(answer.field("return_to"), "/framed");
        assert_eq!(visitor.cookie("portal_session"), "");
    }
}

#[tokio::test]
async fn a_form_with_a_foreign_token_signs_nobody_in() {
    let setting = Setting::new("foreign-form");
    let foreign = setting
        .visitor()
        .get("/sign-in")
        .await
        .field("csrf")
        .to_owned();
    for csrf in [foreign.as_str(), ""] {
        let mut visitor = setting.visitor();
        // The first time without a cookie, the second time with the cookie of another form.
        for _ in 0..2 {
            let fields = [
                ("csrf", csrf),
                ("email", DEMO.email),
                ("password", DEMO.password),
            ];
            let answer = visitor.post("/sign-in", &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            assert!(answer.body.contains("This form has expired"));
            assert_eq!(visitor.cookie("portal_session"), "");
        }
    }
}

#[tokio::test]
async fn two_open_forms_both_work() {
    let setting = Setting::new("two-forms");
    let mut visitor = setting.visitor();
    let earlier = visitor.get("/sign-in").await;
    visitor.get("/sign-in?return_to=/people").await;
    let fields = [
        ("csrf", earlier.field("csrf")),
        ("email", DEMO.email),
        ("password", DEMO.password),
    ];
    assert_eq!(visitor.post("/sign-in", &fields).await.leads_to(), "/");
}

#[tokio::test]
async fn the_email_may_be_in_upper_or_lower_case() {
    let setting = Setting::new("case");
    let email = format!(" {}", DEMO.email.to_uppercase());
    let answer = setting
        .visitor()
        .sign_in_with("/sign-in", &email, DEMO.password)
        .await;
    assert_eq!(answer.leads_to(), "/");
}
