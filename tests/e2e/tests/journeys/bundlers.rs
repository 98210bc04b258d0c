//! The packed package, installed into an empty project.

use e2e::{Engine, Journey, Org, in_each_engine};

in_each_engine!(a_page_of_each_bundler_and_of_none_shows_the_chart_and_the_list);

async fn a_page_of_each_bundler_and_of_none_shows_the_chart_and_the_list(engine: Engine) {
    Journey::with(Org::small())
        .in_engine(engine)
        .inside("none")
        .run(async |page, server| {
            for (before, bundler) in ["none", "esbuild", "webpack", "vite"].iter().enumerate() {
                page.open_url(&server.outside(&format!("/{bundler}/")))
                    .await;
                page.link("Active: 3 users (75%)").appears().await;
                page.lists("4 users", 4).await;
                let asked = server.asked() - before;
                assert_eq!(asked, 1, "{bundler}: they share the users");
                // The dialog is one more file.
                page.checkbox("Select Ada Abbott").click().await;
                page.button("Write…").click().await;
                page.dialog("Write to 1 user").appears().await;
            }
        })
        .await;
}
