//! The page of sends: what came of each, and the lists behind its numbers.

use chrono::{DateTime, TimeZone, Utc};
use e2e::{Answer, Journey, Org, Page, Person, Role};
use serde_json::{Value, json};

/// 5 March 2025, 06:00 UTC.
fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2025, 3, 5, 6, 0, 0)
        .single()
        .unwrap_or_default()
}

/// Three sends. One is decided, with enough people for a rate; one is open; one is too small, and one
/// of its two people is in the open one as well.
fn org() -> Org {
    let person = |number: usize| Person::new(&format!("Person {number}"));
    let decided = (0..12).fold(Org::at(at()), |org, number| {
        let used = if number < 3 { 25 } else { 80 };
        let person = person(number).used(used).reminded(&[30]);
        org.with(person.text("One tip"))
    });
    [2, 50, 50]
        .iter()
        .enumerate()
        .fold(decided, |org, (number, used)| {
            org.with(person(20 + number).used(*used).reminded(&[5]))
        })
        .with(person(30).used(70).reminded(&[40, 5]))
        .with(person(31).used(70).reminded(&[40]))
}

/// The cells of a table's rows, each as one line.
async fn rows(page: &Page, table: &str) -> Vec<String> {
    page.part(Role::Table, table).appears().await;
    let rows = format!(
        "all('table[aria-label=\"{table}\"] > tbody > tr')
            .map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()).join('; '))"
    );
    let rows = page.evaluate(&rows).await;
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |row: &Value| row.as_str().unwrap_or_default().to_owned();
    rows.iter().map(text).collect()
}

#[tokio::test]
async fn each_send_shows_what_came_of_it_as_strongly_as_its_number_allows() {
    Journey::with(org())
        .run(async |page, server| {
            server.config(Answer::from(r#"{ "reminders": { "url": "/reminders" } }"#));
            page.open("/").await;
            page.link("Reminders").click().await;
            page.is_at("/reminders").await;
            page.is_titled("Reminders · Enpass").await;
            page.heading("Reminders").appears().await;
            page.link("Reminders")
                .comes_to("element.ariaCurrent === 'page'")
                .await;
            assert_eq!(
                rows(page, "Sends").await,
                [
                    "28 Feb 2025 5 days ago; Not named; 4; 1; 3; 0; Open until 14 Mar",
                    "3 Feb 2025 30 days ago; One tip; 12; 3; 0; 9; 25% likely 9 to 53%",
                    "24 Jan 2025 40 days ago; Not named; 2; 0; 0; 2; 0 of 2 Too few to say",
                ]
            );
            assert_eq!(
                rows(page, "By text").await,
                [
                    "One tip; 12; 25% likely 9 to 53%",
                    "Not named; 6; Open until 14 Mar",
                ]
            );
            for (figure, says) in [
                ("Reminders sent", "18\nin 3 sends, last 90 days"),
                ("Came back", "4\nused Enpass within 14 days"),
                ("Still open", "3\ntheir 14 days are not over"),
                (
                    "Came back, of those decided",
                    "21%\n3 of 14; likely 8 to 48%",
                ),
            ] {
                page.part(Role::Region, figure).holds(says).await;
            }
            page.lacks("No server for reminders").await;
            page.button("Save as CSV").click().await;
            let text = page.browser().downloaded("reminders-2025-03-05.csv").await;
            assert!(
                text.contains("2025-02-03,\"One tip\",12,3,0,9,12,3\r\n"),
                "{text}"
            );
            // A refresh changes the figures in their place.
            page.evaluate("(window.kept = document.querySelector('.send-table')).tagName")
                .await;
            server.users(
                org().with(
                    Person::new("New One")
                        .used(60)
                        .reminded(&[30])
                        .text("One tip"),
                ),
            );
            page.button("Refresh the data").click().await;
            page.part(Role::Region, "Reminders sent").holds("19").await;
            page.comes_to("window.kept === document.querySelector('.send-table')")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_number_opens_a_list_of_as_many_users_or_is_no_link() {
    Journey::with(org())
        .run(async |page, _| {
            page.open("/reminders").await;
            page.link("12 users reminded, sent on 3 Feb 2025")
                .appears()
                .await;
            let links = "[...document.querySelectorAll('.send-table a, .reminders-sums a')]
                .map(link => [link.getAttribute('href'), Number(link.innerText)])";
            let links = page.evaluate(links).await;
            // Who was reminded again is in no list of the earlier send's outcomes.
            assert_eq!(
                links,
                json!([
                    ["/users?outcome=open", 3],
                    ["/users?sent=2025-02-28", 4],
                    ["/users?outcome=came-back&sent=2025-02-28", 1],
                    ["/users?outcome=open&sent=2025-02-28", 3],
                    ["/users?sent=2025-02-03", 12],
                    ["/users?outcome=came-back&sent=2025-02-03", 3],
                    ["/users?outcome=no-return&sent=2025-02-03", 9],
                    ["/users?sent=2025-01-24", 2],
                ])
            );
            for link in links.as_array().map(Vec::as_slice).unwrap_or_default() {
                let (path, number) = (
                    link[0].as_str().unwrap_or_default(),
                    link[1].as_u64().unwrap_or_default(),
                );
                page.open(path).await;
                let users = if number == 1 {
                    "1 user".to_owned()
                } else {
                    format!("{number} users")
                };
                page.lists(&users, usize::try_from(number).unwrap_or_default())
                    .await;
            }
            page.open("/reminders").await;
            page.link("12 users reminded, sent on 3 Feb 2025")
                .click()
                .await;
            page.is_at("/users?sent=2025-02-03").await;
            page.lists("12 users", 12).await;
        })
        .await;
}

#[tokio::test]
async fn without_sends_the_page_says_what_to_do_first() {
    Journey::with(Org::small())
        .run(async |page, server| {
            page.open("/reminders").await;
            page.heading("No reminders so far").appears().await;
            page.shows("No server for reminders is set up").await;
            page.link("Show 1 user").click().await;
            page.is_at("/users?activity=inactive&suggest=remind").await;
            page.lists_names(&["Dan Drew"]).await;
            server.users(Org::small().with(Person::new("Eve Eden").used(300).reminded(&[200])));
            page.open("/reminders?embed=1").await;
            page.heading("No reminders in the last 90 days")
                .appears()
                .await;
            page.part(Role::Table, "Sends").is_gone().await;
            page.link("Show 2 users").click().await;
            page.is_at("/users?activity=inactive&suggest=remind&embed=1")
                .await;
        })
        .await;
}

#[tokio::test]
async fn on_a_phone_the_sends_are_rows_with_the_same_words() {
    Journey::with(org())
        .run(async |page, _| {
            page.resize(390, 844).await;
            page.open("/reminders").await;
            let sends = rows(page, "Sends").await;
            assert_eq!(sends.len(), 3);
            assert!(sends[1].contains("25% likely 9 to 53%"), "{sends:?}");
            page.comes_to("document.documentElement.scrollWidth <= innerWidth")
                .await;
            page.link("9 users did not return, sent on 3 Feb 2025")
                .click()
                .await;
            page.is_at("/users?outcome=no-return&sent=2025-02-03").await;
        })
        .await;
}
