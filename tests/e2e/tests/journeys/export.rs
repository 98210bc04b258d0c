//! Exported lists, as saved in the reader's folder.

use chrono::{DateTime, TimeZone, Utc};
use e2e::{Journey, Org, Page, Person, sample};
use serde_json::{Value, json};

/// 5 March 2025, 06:00 UTC.
fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2025, 3, 5, 6, 0, 0)
        .single()
        .unwrap_or_default()
}

fn org() -> Org {
    Org::at(at())
        .with(Person::new("Ada Abbott"))
        .with(Person::new("Ben Brown").used(45).reminded(&[20]))
        .with(Person::new("Cleo Chen").used(100))
        .with(Person::new("José Núñez").email("jose@example.com").used(40))
}

async fn save(page: &Page, list: &str, button: &str, file: &str) -> String {
    page.open(list).await;
    page.status().appears().await;
    page.button("Export").click().await;
    page.button(button).click().await;
    page.browser().downloaded(file).await
}

#[tokio::test]
async fn a_csv_has_the_rows_that_are_filtered_and_sorted() {
    Journey::with(org())
        .run(async |page, _| {
            let list = "/users?activity=inactive&idle=30-60&sort=-name&columns=idle,status";
            let file = "users-activity-inactive-idle-30-60-2025-03-05.csv";
            let text = save(page, list, "Save as CSV", file).await;
            assert_eq!(
                text,
                "\u{feff}id,name,email,provisioned_by,idle_days,status,account,vault_created_at,\
                 last_used_at,last_used_on,likely_cause,likely_cause_evidence,suggest_reason\r\n\
                 \"u-4\",\"José Núñez\",\"jose@example.com\",\"manual\",40,\"using\",\"enabled\",\
                 \"2024-08-17T06:00:00Z\",\"2025-01-24T06:00:00Z\",\"MacBook Pro (autofill)\",\
                 \"unknown\",\"Nothing in the data points to a cause.\",\
                 \"No reminder since the last use.\"\r\n\
                 \"u-2\",\"Ben Brown\",\"ben.brown@example.com\",\"manual\",45,\"using\",\"enabled\",\
                 \"2024-08-17T06:00:00Z\",\"2025-01-19T06:00:00Z\",\"MacBook Pro (autofill)\",\
                 \"unknown\",\"Nothing in the data points to a cause.\",\
                 \"1 reminder, no use since.\"\r\n"
            );
        })
        .await;
}

#[tokio::test]
async fn a_json_has_the_rows_that_are_filtered_and_sorted() {
    Journey::with(org())
        .run(async |page, _| {
            let list = "/users?activity=inactive&q=e&sort=email";
            let file = "users-activity-inactive-2025-03-05.json";
            let text = save(page, list, "Save as JSON", file).await;
            assert!(!text.starts_with('\u{feff}'));
            let users: Value = serde_json::from_str(&text).unwrap_or_default();
            let names = ["Ben Brown", "Cleo Chen", "José Núñez"].map(Value::from);
            let found: Vec<_> = users.as_array().into_iter().flatten().collect();
            let found: Vec<_> = found.iter().map(|user| user["name"].clone()).collect();
            assert_eq!(found, names);
            assert_eq!(
                users[0],
                json!({
                    "id": "u-2", "name": "Ben Brown", "email": "ben.brown@example.com", "provisioned_by": "manual",
                    "status": "using", "account": "enabled", "activity": "inactive", "never_used": false,
                    "reminders": 1, "suggest": "message", "vault_created_at": "2024-08-17T06:00:00Z",
                    "last_used_at": "2025-01-19T06:00:00Z", "last_used_on": "MacBook Pro (autofill)",
                    "likely_cause": "unknown", "likely_cause_evidence": "Nothing in the data points to a cause.",
                    "suggest_reason": "1 reminder, no use since.",
                })
            );
        })
        .await;
}

#[tokio::test]
async fn a_spreadsheet_runs_nothing_of_it() {
    let odd = [
        "=1+1",
        "+49 30 1234",
        "-2",
        "@SUM(A1)",
        "=HYPERLINK(\"https://example.com\")",
        "a \"quoted\", name",
    ];
    let org = odd
        .iter()
        .fold(Org::at(at()), |org, name| org.with(Person::new(name)));
    Journey::with(org)
        .run(async |page, _| {
            let file = "users-2025-03-05.csv";
            let text = save(page, "/users", "Save as CSV", file).await;
            for cell in [
                "\"'=1+1\"",
                "\"'+49 30 1234\"",
                "\"'-2\"",
                "\"'@SUM(A1)\"",
                "\"'=HYPERLINK(\"\"https://example.com\"\")\"",
                "\"a \"\"quoted\"\", name\"",
            ] {
                assert!(
                    text.contains(&format!(",{cell},")),
                    "{cell} is not in {text}"
                );
            }
            for cell in ["\"=", "\"+", "\"-", "\"@"] {
                assert!(!text.contains(cell), "{cell} is in {text}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_large_list_is_saved_whole_and_as_it_is_sorted() {
    Journey::with(sample(5000))
        .run(async |page, _| {
            page.open("/users?sort=email").await;
            page.lists("5,000 users", 50).await;
            let names =
                "[...document.querySelectorAll('a[data-user]')].map(link => link.innerText)";
            let names = page.evaluate(names).await;
            page.button("Export").click().await;
            page.shows("5,000 users").await;
            page.button("Save as JSON").click().await;
            let file = format!("users-{}.json", Utc::now().format("%Y-%m-%d"));
            let text = page.browser().downloaded(&file).await;
            let users: Vec<Value> = serde_json::from_str(&text).unwrap_or_default();
            assert_eq!(users.len(), 5000);
            let shown = |user: &Value| {
                let mut words = ["name", "email", "id"]
                    .map(|field| user[field].as_str())
                    .into_iter();
                words.find_map(|word| word).unwrap_or_default().to_owned()
            };
            let shown: Vec<_> = users.iter().take(50).map(shown).collect();
            assert_eq!(json!(shown), names);
            page.part(e2e::Role::Progress, "Exporting").is_gone().await;
        })
        .await;
}

#[tokio::test]
async fn an_empty_list_gives_an_empty_file() {
    Journey::with(org())
        .run(async |page, _| {
            let file = "users-2025-03-05.json";
            let text = save(page, "/users?q=nobody", "Save as JSON", file).await;
            assert_eq!(
                serde_json::from_str::<Value>(&text).unwrap_or_default(),
                json!([])
            );
        })
        .await;
}

#[tokio::test]
async fn with_names_concealed_no_file_names_anybody() {
    let secret = json!({
        "id": "ada@example.com", "name": "Ada Abbott", "email": "ada@example.com",
        "vault_created_at": "2024-08-17T06:00:00Z", "manager": { "name": "Ada Boss" },
        "devices": [
            { "name": "Ada’s Mac", "platform": "macOS", "last_opened_at": "2025-01-01T06:00:00Z" },
            { "name": "Ada’s phone", "platform": "iOS", "added_at": "2025-02-01T06:00:00Z" },
        ],
    });
    Journey::with(org().with_record(secret))
        .run(async |page, _| {
            page.clipboard_is("granted").await;
            page.open("/users?sort=idle").await;
            page.lists("5 users", 5).await;
            page.switch("Conceal names").click().await;
            page.shows("@concealed.invalid").await;
            page.button("Export").click().await;
            for (button, file) in [
                ("Save as CSV", "users-2025-03-05.csv"),
                ("Save as JSON", "users-2025-03-05.json"),
                ("Save license review", "license-review-2025-03-05.csv"),
            ] {
                page.button(button).click().await;
                let text = page.browser().downloaded(file).await;
                assert!(text.contains("@concealed.invalid") && text.contains("iOS"));
                for secret in ["Ada", "ada", "Brown", "Chen", "José", "@example.com", "u-1"] {
                    assert!(!text.contains(secret), "{secret} is in {file}: {text}");
                }
            }
            page.button("Copy e-mail addresses").click().await;
            page.message().says("Copied 5 addresses").await;
            page.lacks("example.com").await;
        })
        .await;
}

#[tokio::test]
async fn a_text_that_is_not_one_address_gets_no_mail() {
    let odd = |id: &str, email: &str| json!({ "id": id, "name": id, "email": email, "vault_created_at": "2024-08-17T06:00:00Z" });
    let org = Org::small()
        .with_record(odd(
            "two",
            "ada@example.com?bcc=everybody@example.com&subject=Your%20password",
        ))
        .with_record(odd("line", "a@example.com\nBcc: b"))
        .with_record(odd("escaped", "a#b%0ABcc:c@example.com"));
    Journey::with(org)
        .run(async |page, _| {
            page.clipboard_is("granted").await;
            page.open("/users?q=bcc&user=two").await;
            page.heading("two").appears().await;
            page.comes_to("all('a[href^=\"mailto:\"]').length === 0")
                .await;
            page.button("Export").click().await;
            page.button("Copy e-mail addresses").click().await;
            page.message()
                .says("Copied 1 address; 2 left out (not a valid address)")
                .await;
            page.has_copied("a#b%0ABcc:c@example.com").await;
            page.open("/users?user=escaped").await;
            page.heading("escaped").appears().await;
            page.comes_to(
                "all('a[href^=\"mailto:\"]')[0]?.href === 'mailto:a%23b%250ABcc%3Ac@example.com'",
            )
            .await;
        })
        .await;
}

#[tokio::test]
async fn a_page_without_a_clipboard_says_so() {
    Journey::with(org())
        .run(async |page, _| {
            page.prepare("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
                .await;
            page.open("/users").await;
            page.lists("4 users", 4).await;
            page.button("Export").click().await;
            page.button("Copy e-mail addresses").click().await;
            page.shows("Your browser blocked copying").await;
            page.button("Save as CSV").click().await;
            page.message().says("Exported 4 users").await;
            page.lacks("Your browser blocked copying").await;
            page.browser().downloaded("users-2025-03-05.csv").await;
        })
        .await;
}
