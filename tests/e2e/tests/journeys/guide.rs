//! The guide: why people become inactive, and what to do about it.

use e2e::{Answer, Journey, Org, Patience, Person};

#[tokio::test]
async fn the_header_leads_to_the_guide_and_its_sections() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/").await;
            page.link("Guide").click().await;
            page.is_at("/guide").await;
            page.is_titled("Guide · Enpass").await;
            page.heading("Guide").has_focus().await;
            page.link("Guide")
                .comes_to("element.ariaCurrent === 'page'")
                .await;
            for section in [
                "Why people go inactive",
                "Send a reminder",
                "Write a direct message",
                "Write to the manager",
                "Re-pair a device",
                "Wait",
                "What counts as active",
            ] {
                page.heading(section).appears().await;
            }
            for cause in ["Device change", "Friction", "No habit yet", "Unknown"] {
                page.shows(cause).await;
            }
            page.shows("one-to-one").await;
            page.reload().await;
            page.heading("Why people go inactive").appears().await;
            Patience::until("the users are asked for again", || server.asked() >= 2).await;
            assert_eq!(server.asked(), 2);
        })
        .await;
}

#[tokio::test]
async fn the_guide_needs_no_users() {
    Journey::with(Answer::Status(503))
        .run(async |page, _| {
            page.open("/guide").await;
            page.heading("Why people go inactive").appears().await;
            page.lacks("Couldn't load users").await;
            page.lacks("users now").await;
            page.lacks("Data as of").await;
            page.link("Send a reminder: Show these users").click().await;
            page.is_at("/users?activity=inactive&suggest=remind").await;
            // Nor does it mention them after they have failed to load.
            page.shows("Couldn't load users").await;
            page.back().await;
            page.heading("Why people go inactive").appears().await;
            page.lacks("Couldn't load users").await;
        })
        .await;
}

#[tokio::test]
async fn an_action_has_its_button_and_text_and_leads_to_the_guide() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.resize(1280, 500).await;
            let is_in_view = "element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight";
            for address in ["/users?user=u-4", "/users/u-4"] {
                page.open(address).await;
                page.shows("One short, friendly e-mail with a single tip").await;
                page.button("Copy text").appears().await;
                let draft = "element.href.startsWith('mailto:dan.drew@example.com?subject=One%20tip%20for%20Enpass&body=Hello%20Dan%2C%0D%0A')";
                page.link("Send reminder").comes_to(draft).await;
                page.lacks("You have not opened Enpass for a while").await;
                page.button("Preview").click().await;
                page.shows("You have not opened Enpass for a while").await;
                page.shows("One tip for Enpass").await;
                page.button("Preview").comes_to("element.ariaExpanded === 'true'").await;
                page.button("Preview").click().await;
                page.lacks("You have not opened Enpass for a while").await;
                page.link("More in the guide").click().await;
                page.is_at("/guide#remind").await;
                page.heading("Send a reminder").comes_to(is_in_view).await;
                page.reload().await;
                page.heading("Send a reminder").comes_to(is_in_view).await;
                page.back().await;
                page.is_at(address).await;
                page.heading("Dan Drew").appears().await;
            }
        })
        .await;
}

#[tokio::test]
async fn each_advice_leads_to_the_users_it_is_suggested_for() {
    let org = Org::small().with(Person::new("Eve Eden").used(50).reminded(&[20, 21, 22]));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/guide").await;
            page.link("Send a reminder: 1 user now").appears().await;
            let links = page
                .evaluate("[...document.querySelectorAll('main section[aria-labelledby] .guide-users')].map(link => link.getAttribute('href')).join(' ')")
                .await;
            let list = |action| format!("/users?activity=inactive&suggest={action}");
            let lists = ["remind", "message", "escalate", "repair", "wait"].map(list);
            assert_eq!(links, lists.join(" "));
            page.link("Wait: 0 users now").appears().await;
            for (link, action, name) in [
                ("Write to the manager: 1 user now", "escalate", "Eve Eden"),
                ("Send a reminder: 1 user now", "remind", "Dan Drew"),
            ] {
                page.open("/guide").await;
                page.link(link).click().await;
                page.is_at(&list(action)).await;
                page.lists_names(&[name]).await;
            }
        })
        .await;
}

#[tokio::test]
async fn each_likely_cause_leads_to_its_users() {
    let org = Org::small().with(Person::new("Eve Eden").used(50));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/guide").await;
            page.heading("Send a reminder").appears().await;
            let numbers = "[...document.querySelectorAll('.guide-causes a')].map(link => Number.parseInt(link.innerText.match(/\\d+/)))";
            page.comes_to(&format!("{numbers}.length === 4 && {numbers}.reduce((sum, one) => sum + one) === 2"))
                .await;
            page.link("Unknown: 2 users").click().await;
            page.is_at("/users?activity=inactive&cause=unknown").await;
            page.lists("2 users", 2).await;
        })
        .await;
}

#[tokio::test]
async fn the_list_of_sections_leads_to_each_again_and_again() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.resize(1280, 500).await;
            page.open("/guide").await;
            let is_in_view = "element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight";
            for _ in 0..2 {
                page.link("Re-pair a device").click().await;
                page.is_at("/guide#repair").await;
                let heading = page.heading("Re-pair a device");
                heading.has_focus().await;
                heading.comes_to(is_in_view).await;
                page.evaluate("(scrollTo(0, 0), true)").await;
                page.comes_to("scrollY === 0").await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_section_that_is_being_read_is_marked_in_the_list() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.resize(1280, 500).await;
            page.open("/guide").await;
            page.heading("Re-pair a device").appears().await;
            let marked = async |section: &str| {
                let marked = "all('nav a').filter(link => link.ariaCurrent === 'true').map(link => link.innerText.trim()).join()";
                page.comes_to(&format!("{marked} === '{section}'")).await;
            };
            marked("Why people go inactive").await;
            let read = async |section: &str| {
                let heading = page.heading(section);
                heading.evaluate("(element.scrollIntoView(), true)").await;
                marked(section).await;
            };
            read("Write a direct message").await;
            read("Write to the manager").await;
            read("Send a reminder").await;
            // Reading changes no address.
            page.is_at("/guide").await;
            // The last sections never come to the top.
            for section in ["Wait", "What counts as active", "Wait"] {
                page.link(section).click().await;
                marked(section).await;
                page.frames().await;
                marked(section).await;
            }
            assert_eq!(page.barriers("The list of sections").await, [""; 0]);
            read("Write a direct message").await;
        })
        .await;
}

#[tokio::test]
async fn texts_are_about_the_product_and_can_be_copied() {
    Journey::with(Org::small())
        .run(async |page, server| {
            server.config(Answer::from(r#"{ "product": "Vault & Co" }"#));
            page.clipboard_is("granted").await;
            page.open("/guide").await;
            page.shows("You have not opened Vault & Co for a while").await;
            page.shows("Install Vault & Co on the new device and open it.").await;
            page.lacks("{product}").await;
            page.lacks("Enpass").await;
            page.button("Copy text: Direct message").click().await;
            page.message().says("Copied the text").await;
            page.has_copied(
                "Hi, I look after Vault & Co here and saw that you have not used it for some time. Is something \
                 getting in your way?\n\nI can show you in five minutes how to let it fill in your passwords \
                 in the browser and on your phone. When would be a good time?",
            )
            .await;
        })
        .await;
}
