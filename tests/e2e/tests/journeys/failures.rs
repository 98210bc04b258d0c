//! A failed load says what failed and what to do, and never shows zeros.

use e2e::{Answer, Journey, Org, Page};

/// Checks the text that replaces the numbers, and that one button is the first to try.
async fn fails(page: &Page, sentence: &str) {
    let session = "Nothing is lost: once you have signed in, this page opens as you left it.";
    let (title, kept) = if sentence.ends_with("(401).") {
        ("Your session has ended", session)
    } else if sentence.contains("(403)") {
        (
            "You don't have access to this data",
            "Nothing is lost: once you have access, this page opens as you left it.",
        )
    } else if sentence.contains("sent a web page") {
        ("Your session may have ended", session)
    } else {
        ("Couldn't load users", "")
    };
    page.heading(title).appears().await;
    let said = page.alert().text().await;
    assert!(
        said.contains(sentence),
        "The alert says:\n{said}\ninstead of:\n{sentence}"
    );
    assert!(said.contains(kept), "{said}\nlacks:\n{kept}");
    assert!(
        said.contains("Nothing is lost") != kept.is_empty(),
        "{said}"
    );
    page.comes_to("document.querySelectorAll('[role=alert] .button-primary').length === 1")
        .await;
    for zero in [
        "0 users",
        "(0%)",
        "0 of 0",
        "No users match",
        "There are no users",
    ] {
        page.lacks(zero).await;
    }
}

#[tokio::test]
async fn each_failure_of_the_users_has_its_sentence_on_both_pages() {
    let cases: [(Answer, &str); 15] = [
        (Answer::Status(401), "Sign in to load users.json (401)."),
        (
            Answer::Status(403),
            "You are not allowed to read users.json (403). Ask the owner of the admin portal for access.",
        ),
        (
            Answer::Status(404),
            "users.json was not found (404). Check the configured source address.",
        ),
        (
            Answer::Status(429),
            "Too many requests for users.json (429). Wait a minute, then retry.",
        ),
        (
            Answer::Status(500),
            "The server returned an error for users.json (500). Retry, or contact your administrator.",
        ),
        (
            Answer::Status(503),
            "The server returned an error for users.json (503). Retry, or contact your administrator.",
        ),
        (
            Answer::Status(418),
            "Unexpected status for users.json (418).",
        ),
        (
            Answer::Dropped,
            "users.json couldn't be reached. Check the network connection, then retry.",
        ),
        (
            Answer::SignIn,
            "The server sent a web page instead of users.json. Sign in again if needed, then retry.",
        ),
        (
            "oops".into(),
            "users.json is not valid JSON. Check the server's response, then retry.",
        ),
        (
            "{}".into(),
            "users.json has no list of users. Check the configured source address.",
        ),
        (
            r#"{"users": {}}"#.into(),
            "“users” in users.json is not a list. Check the server's response, then retry.",
        ),
        (
            "".into(),
            "users.json is empty. Check the server's response, then retry.",
        ),
        (
            " \n".into(),
            "users.json is empty. Check the server's response, then retry.",
        ),
        (
            r#"{"users": ["#.into(),
            "users.json ended early. The connection may have been cut; retry.",
        ),
    ];
    Journey::with(Org::small())
        .run(async |page, server| {
            for (answer, sentence) in cases {
                server.users(answer);
                for path in ["/", "/users?activity=active"] {
                    page.open(path).await;
                    fails(page, sentence).await;
                }
            }
        })
        .await;
}

#[tokio::test]
async fn a_server_that_stays_silent_is_given_up_and_left_alone() {
    Journey::with(Answer::Silence)
        .run(async |page, server| {
            server.config(r#"{"source": {"timeout_seconds": 1}}"#.into());
            page.open("/").await;
            fails(
                page,
                "No response from users.json for 1 second. Retry in a moment.",
            )
            .await;
            server.left_by(1).await;
            page.link("Users").click().await;
            fails(page, "No response from users.json for 1 second.").await;
            assert_eq!(server.asked(), 1);
        })
        .await;
}

#[tokio::test]
async fn a_body_that_stays_silent_is_given_up_with_what_has_come() {
    Journey::with(Org::small())
        .run(async |page, server| {
            server.config(r#"{"source": {"timeout_seconds": 1}}"#.into());
            let tap = server.users_by_hand(None);
            tap.pour(format!(
                "[{},{},",
                Org::small().records()[0],
                Org::small().records()[1]
            ))
            .await;
            page.open("/users").await;
            page.lists("2 users", 2).await;
            page.shows("No response from users.json for 1 second.")
                .await;
            page.shows("The data is incomplete.").await;
            tap.left().await;
        })
        .await;
}

#[tokio::test]
async fn each_failure_of_the_configuration_has_its_sentence() {
    Journey::with(Org::small())
        .run(async |page, server| {
            for (answer, sentence) in [
                (
                    "{".into(),
                    "config.json is not a valid configuration: EOF while parsing an object at line 1 column 1. Correct the file, then retry.",
                ),
                (
                    r#"{"source": {"credentials": "always"}}"#.into(),
                    "config.json is not a valid configuration: unknown variant `always`",
                ),
                (Answer::Status(500), "The server returned an error for config.json (500)."),
                (Answer::Dropped, "config.json couldn't be reached."),
            ] {
                server.config(answer);
                for path in ["/", "/users"] {
                    page.open(path).await;
                    fails(page, sentence).await;
                    page.button("Reload the page").is_gone().await;
                }
            }
            // The missing file says where to sign in, so only the portal's own way remains.
            for (answer, sentence) in [
                (
                    Answer::SignIn,
                    "The server sent a web page instead of config.json. Sign in again if needed, then retry.",
                ),
                (Answer::Status(401), "Sign in to load config.json (401)."),
            ] {
                server.config(answer);
                for path in ["/", "/users"] {
                    page.open(path).await;
                    fails(page, sentence).await;
                    page.button("Reload the page").appears().await;
                    page.link("Sign in").is_gone().await;
                }
            }
            assert_eq!(server.asked(), 0);
            server.config("{}".into());
            page.button("Reload the page").click().await;
            page.lists("4 users", 4).await;
        })
        .await;
}

#[tokio::test]
async fn the_configuration_names_the_product_and_the_source() {
    Journey::with(Answer::Status(404))
        .run(async |page, server| {
            server.config(
                r#"{"product": "Acme Vault", "source": {"url": "api/users.json"}, "later": 1}"#
                    .into(),
            );
            page.open("/").await;
            fails(page, "api/users.json was not found (404).").await;
            page.is_titled("Dashboard · Acme Vault").await;
            page.link("Acme Vault").appears().await;
            // The source lies in the app's folder, whatever its query and whichever page is open.
            let source = r#"{"source": {"url": "users.json?next=https://x"}}"#;
            server.config(source.into());
            server.users(Org::small());
            page.open("/users/u-1").await;
            page.heading("Ada Abbott").appears().await;
        })
        .await;
}

#[tokio::test]
async fn a_retry_after_a_failure_succeeds() {
    Journey::with(Answer::Status(503))
        .run(async |page, server| {
            for path in ["/", "/users?activity=active"] {
                server.users(Answer::Status(503));
                page.open(path).await;
                fails(page, "(503)").await;
                page.button("Retry").click().await;
                fails(page, "(503)").await;
                server.users(Org::small());
                page.button("Retry").click().await;
                page.alert().is_gone().await;
                if path == "/" {
                    page.link("Active: 3 users (75%)").appears().await;
                } else {
                    page.lists("3 users", 3).await;
                    page.is_at(path).await;
                }
            }
        })
        .await;
}

#[tokio::test]
async fn a_retry_reads_the_configuration_again() {
    Journey::with(Org::small())
        .run(async |page, server| {
            server.config("nonsense".into());
            page.open("/").await;
            fails(page, "config.json is not a valid configuration").await;
            server.config(r#"{"product": "Acme Vault"}"#.into());
            page.button("Retry").click().await;
            page.disclosure("What counts as active?").click().await;
            page.shows("if they opened Acme Vault or").await;
            page.link("Users").click().await;
            page.lists("4 users", 4).await;
            page.shows("Using Acme Vault").await;
            page.lacks("Enpass").await;
        })
        .await;
}

/// A retry removes the button that had the focus.
#[tokio::test]
async fn a_retry_by_keyboard_hands_its_focus_on() {
    let partial = Org::small().json().replace("]}", "");
    for answer in [Answer::Status(503), partial.into()] {
        Journey::with(answer)
            .run(async |page, server| {
                page.open("/users").await;
                page.button("Retry").tab_to().await;
                server.users(Org::small());
                page.press(e2e::Key::Enter).await;
                page.button("Retry").is_gone().await;
                page.lists("4 users", 4).await;
                page.frames().await;
                assert_ne!(
                    page.evaluate("document.activeElement === document.body")
                        .await,
                    true,
                    "The focus is lost with the button"
                );
            })
            .await;
    }
}

#[tokio::test]
async fn a_failure_stays_until_the_retry_whatever_the_page() {
    Journey::with(Answer::Status(500))
        .run(async |page, server| {
            page.open("/").await;
            fails(page, "(500)").await;
            page.link("Users").click().await;
            fails(page, "(500)").await;
            page.back().await;
            fails(page, "(500)").await;
            assert_eq!(server.asked(), 1);
        })
        .await;
}
