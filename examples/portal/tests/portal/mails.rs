//! How accepted reminders become mails.

use e2e::{Handover, Mailbox};
use portal::{DEMO, Database};
use serde_json::{Value, json};

use crate::setting::Setting;

/// A portal with a mail server.
async fn mailing(test: &str) -> (Setting, Mailbox) {
    let mailbox = Mailbox::start().await;
    let address = mailbox.address();
    let setting = Setting::with(test, |settings| settings.smtp = Some(address));
    (setting, mailbox)
}

fn message(member: &Value, subject: &str, body: &str) -> Value {
    json!({ "user_id": member["id"], "subject": subject, "body": body })
}

fn tips(members: &[Value]) -> Value {
    let messages: Vec<_> = members
        .iter()
        .map(|member| message(member, "A tip", "One tip."))
        .collect();
    json!({ "messages": messages })
}

#[tokio::test]
async fn a_mail_says_what_the_admin_wrote_whatever_the_letters() {
    let (setting, mailbox) = mailing("letters").await;
    let _delivering = setting.delivering();
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 2).await;
    let subject = "Für José: ein Tipp – „Autofill“ 密码";
    let long = "One line of more than seventy-eight characters, ".repeat(50);
    let body = format!("Grüße,\n\n.\n..\nFrom here on: {long}\n密码");
    let messages = json!({ "messages": [
        message(&members[0], subject, &body),
        message(&members[1], "Plain", "QUIT\n.\nRSET"),
    ] });
    assert_eq!(admin.remind("a", &messages).await.json()["accepted"], 2);
    mailbox.has(2).await;
    let mails = mailbox.mails();
    assert_eq!(mails[0].recipient, members[0]["email"]);
    assert_eq!(
        (mails[0].subject.as_str(), &mails[0].body),
        (subject, &body)
    );
    assert_eq!(mails[1].recipient, members[1]["email"]);
    assert_eq!(mails[1].body, "QUIT\n.\nRSET");
    let to = format!("To: {}", mails[1].recipient);
    assert!(mails[1].headers.contains(&to), "{:?}", mails[1].headers);
}

#[tokio::test]
async fn a_test_goes_to_the_admin_alone_and_once() {
    let (setting, mailbox) = mailing("to-admin").await;
    let _delivering = setting.delivering();
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 3).await;
    let mut body = tips(&members);
    body["test"] = json!(true);
    for _ in 0..2 {
        let answer = admin.remind("try", &body).await.json();
        assert_eq!(answer, json!({ "accepted": 1, "rejected": [] }));
    }
    // A real reminder follows, and nothing is between the two.
    admin.remind("real", &tips(&members[..1])).await;
    mailbox.has(2).await;
    let mails = mailbox.mails();
    assert_eq!(mails[0].recipient, DEMO.email);
    assert_eq!(mails[0].subject, "[Test] A tip");
    assert_eq!(mails[1].recipient, members[0]["email"]);
    assert_eq!(mails[1].subject, "A tip");
}

#[tokio::test]
async fn a_mail_that_fails_is_tried_again_and_holds_up_no_other() {
    let (setting, mailbox) = mailing("again").await;
    let _delivering = setting.delivering();
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 3).await;
    let unlucky = members[0]["email"].as_str().unwrap();
    mailbox.refuse(unlucky, 451);
    mailbox.plan([Handover::Lost, Handover::Refused(452)]);
    admin.remind("a", &tips(&members)).await;
    mailbox.has(2).await;
    assert!(mailbox.mails().iter().all(|mail| mail.recipient != unlucky));
    mailbox.accept(unlucky);
    mailbox.has(3).await;
    assert_eq!(mailbox.mails()[2].recipient, unlucky);
    assert_eq!(mailbox.handed_over().len(), 3);
}

#[tokio::test]
async fn a_mail_that_the_server_refuses_for_good_is_not_tried_again() {
    let (setting, mailbox) = mailing("refused").await;
    let _delivering = setting.delivering();
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 3).await;
    mailbox.refuse(members[0]["email"].as_str().unwrap(), 550);
    mailbox.plan([Handover::Refused(554)]);
    admin.remind("a", &tips(&members)).await;
    mailbox.has(1).await;
    assert_eq!(mailbox.mails()[0].recipient, members[2]["email"]);

    // Those two would come now, with the next reminder.
    mailbox.accept(members[0]["email"].as_str().unwrap());
    admin.remind("b", &tips(&members[2..])).await;
    mailbox.has(2).await;
    assert_eq!(mailbox.mails()[1].recipient, members[2]["email"]);
}

#[tokio::test]
async fn a_mail_whose_answer_was_cut_off_comes_again_with_the_same_message_id() {
    let (setting, mailbox) = mailing("cut").await;
    let _delivering = setting.delivering();
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 2).await;
    mailbox.plan([Handover::TakenUnsaid, Handover::TakenAndCut]);
    admin.remind("a", &tips(&members)).await;
    mailbox.has(2).await;
    e2e::Patience::until("the first mail comes again", || {
        mailbox.handed_over().len() == 3
    })
    .await;
    let handed = mailbox.handed_over();
    assert_eq!(handed[0], handed[2], "All of it is the same, its date too");
    assert_ne!(handed[0].message_id, handed[1].message_id);
    assert!(handed[0].message_id.ends_with("@northwind.example>"));
}

#[tokio::test]
async fn mails_wait_in_the_database_for_a_portal_with_a_mail_server() {
    let setting = Setting::in_file("wait");
    let mut admin = setting.admin().await;
    let members = admin.some("enabled", 3).await;
    admin.remind("a", &tips(&members)).await;

    let mailbox = Mailbox::start().await;
    let next = Setting::with("wait", |settings| {
        settings.database = Database::File(setting.database_file());
        settings.smtp = Some(mailbox.address());
    });
    let delivering = next.delivering();
    mailbox.has(3).await;
    drop(delivering);
    // What was sent is not sent once more after another start.
    let _delivering = next.delivering();
    admin.remind("b", &tips(&members[..1])).await;
    next.admin().await.remind("c", &tips(&members[1..2])).await;
    mailbox.has(5).await;
    assert_eq!(mailbox.handed_over().len(), 5);
}
