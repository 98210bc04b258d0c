//! The three looks.

use crate::setting::Setting;

#[tokio::test]
async fn a_look_in_the_address_is_remembered() {
    let setting = Setting::new("looks");
    let mut admin = setting.admin().await;
    let page = admin.get("/").await;
    assert!(
        page.body
            .contains("<html lang=\"en\" dir=\"ltr\" data-look=\"light\">")
    );

    let chosen = admin.get("/people?activity=active&look=rtl").await;
    assert_eq!(chosen.leads_to(), "/people?activity=active");
    let page = admin.get("/people").await;
    assert!(
        page.body
            .contains("<html lang=\"ar\" dir=\"rtl\" data-look=\"rtl\">")
    );
    assert!(
        page.body
            .contains("<nav id=\"portal-nav\" aria-label=\"البوابة\">")
    );

    admin.get("/?look=dark").await;
    let page = admin.get("/").await;
    assert!(
        page.body
            .contains("<html lang=\"en\" dir=\"ltr\" data-look=\"dark\">")
    );
}

#[tokio::test]
async fn the_sign_in_page_has_looks_too() {
    let setting = Setting::new("sign-in-look");
    let mut visitor = setting.visitor();
    assert_eq!(
        visitor.get("/sign-in?look=dark").await.leads_to(),
        "/sign-in"
    );
    assert!(
        visitor
            .get("/sign-in")
            .await
            .body
            .contains("data-look=\"dark\"")
    );
}
