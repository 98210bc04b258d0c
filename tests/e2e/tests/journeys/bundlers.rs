//! The packed package, installed into an empty project.

use e2e::{Journey, Org};

#[tokio::test]
async fn a_page_of_each_bundler_and_of_none_shows_the_chart_and_the_list() {
    for bundler in ["none", "esbuild", "webpack", "vite"] {
        Journey::with(Org::small())
            .inside(bundler)
            .run(async |page, server| {
                page.open("/").await;
                page.link("Active: 3 users (75%)").appears().await;
                page.lists("4 users", 4).await;
                assert_eq!(server.asked(), 1, "{bundler}: they share the users");
                // The dialog is one more file.
                page.checkbox("Select Ada Abbott").click().await;
                page.button("Write…").click().await;
                page.dialog("Write to 1 user").appears().await;
            })
            .await;
    }
}
