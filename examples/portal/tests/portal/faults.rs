//! A thousand reminders through a network, a portal and a mail server that fail everywhere.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use e2e::{Folder, Handover, HostSetup, Patience, PortalHost, Trouble};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

use crate::visitor::{JSON, Visitor};

const PEOPLE: usize = 1000;
const BATCH: usize = 50;
const TEXT: &str = "A tip in spite of all";

/// Everything that can go wrong with a request, and nothing.
const TROUBLES: [Option<Trouble>; 6] = [
    Some(Trouble::RequestLost),
    Some(Trouble::AnswerLost),
    Some(Trouble::Status(429)),
    Some(Trouble::Status(503)),
    Some(Trouble::Delayed(Duration::from_millis(1))),
    None,
];

/// Everything that can become of a mail that another try can put right.
const HANDOVERS: [Handover; 6] = [
    Handover::Taken,
    Handover::Lost,
    Handover::TakenUnsaid,
    Handover::Taken,
    Handover::TakenAndCut,
    Handover::Refused(451),
];

/// Different numbers each time, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A client that repeats a request, with its key, until it is answered.
struct Stubborn {
    http: Client<HttpConnector, Body>,
    address: String,
    cookies: String,
    token: String,
    lost: usize,
    refused: BTreeMap<u16, usize>,
}

impl Stubborn {
    fn new(host: &PortalHost, admin: &Visitor) -> Self {
        let cookie = |(name, value): (&String, &String)| format!("{name}={value}");
        let cookies: Vec<_> = admin.cookies.iter().map(cookie).collect();
        Self {
            http: Client::builder(TokioExecutor::new())
                .retry_canceled_requests(false)
                .build_http(),
            address: host.url("/api/reminders"),
            cookies: cookies.join("; "),
            token: admin.cookie("portal_csrf"),
            lost: 0,
            refused: BTreeMap::new(),
        }
    }

    /// Where the answer says how long to wait, the portal's clock goes on by as much.
    async fn remind(&mut self, host: &PortalHost, key: &str, body: &Value) -> Value {
        loop {
            let request = Request::post(&self.address)
                .header("cookie", &self.cookies)
                .header("x-csrf-token", &self.token)
                .header("idempotency-key", key)
                .header("content-type", JSON)
                .body(Body::from(body.to_string()));
            let Ok(answer) = self.http.request(request.unwrap()).await else {
                self.lost += 1;
                continue;
            };
            let status = answer.status();
            if status == StatusCode::OK {
                let body = to_bytes(Body::new(answer.into_body()), usize::MAX).await;
                return serde_json::from_slice(&body.unwrap()).unwrap();
            }
            assert!(matches!(status.as_u16(), 409 | 429 | 503), "{status}");
            *self.refused.entry(status.as_u16()).or_default() += 1;
            if let Some(seconds) = answer.headers().get("retry-after") {
                let seconds = seconds.to_str().unwrap().parse().unwrap();
                host.wait(TimeDelta::seconds(seconds));
            }
        }
    }
}

#[tokio::test]
async fn each_of_a_thousand_people_gets_one_mail_whatever_fails() {
    let folder = Folder::new("faults");
    std::fs::write(folder.path().join("index.html"), "<head>").unwrap();
    let host = PortalHost::start(HostSetup {
        dist: Some(folder.path().to_owned()),
        members: PEOPLE * 5 / 4,
        has_mailbox: true,
        reminders_per_minute: Some(12),
    })
    .await;
    let mailbox = host.mailbox();
    let mut admin = Visitor::new(host.portal().router());
    admin.sign_in().await;
    let people = admin.some("enabled", PEOPLE).await;
    assert_eq!(people.len(), PEOPLE, "The sample is too small");

    let mut numbers = Numbers(1);
    let handovers = (0..PEOPLE).map(|_| HANDOVERS[numbers.below(HANDOVERS.len())]);
    let handovers: Vec<_> = handovers.collect();
    mailbox.plan(handovers.iter().copied());
    let unlucky: Vec<_> = people.iter().step_by(97).collect();
    for person in &unlucky {
        mailbox.refuse(address(person), 450);
    }

    let mut client = Stubborn::new(&host, &admin);
    for (batch, people) in people.chunks(BATCH).enumerate() {
        // Each kind of trouble is the first one of some batch.
        let mut troubles = vec![TROUBLES[batch % TROUBLES.len()]];
        troubles.extend((0..numbers.below(4)).map(|_| TROUBLES[numbers.below(TROUBLES.len())]));
        host.troubles("/api/reminders", troubles.into_iter().flatten());
        let messages: Vec<_> = people.iter().map(message).collect();
        let body = json!({ "text": TEXT, "messages": messages });
        let answer = client.remind(&host, &format!("batch-{batch}"), &body).await;
        assert_eq!(answer, json!({ "accepted": people.len(), "rejected": [] }));
    }

    arrive(&host, PEOPLE - unlucky.len()).await;
    for person in &unlucky {
        mailbox.accept(address(person));
    }
    arrive(&host, PEOPLE).await;
    // A last mail, so that whatever is still on its way comes before it.
    settle(&host, &mut admin, &people[0]).await;

    let mails = mailbox.mails();
    let (mails, last) = mails.split_at(PEOPLE);
    assert_eq!(last.len(), 1);
    let sent: BTreeMap<_, _> = mails
        .iter()
        .map(|mail| {
            (
                mail.recipient.as_str(),
                (mail.subject.as_str(), mail.body.as_str()),
            )
        })
        .collect();
    assert_eq!(sent.len(), PEOPLE, "Somebody got two mails");
    for person in &people {
        let message = message(person);
        let (subject, body) = sent[address(person)];
        assert_eq!(subject, message["subject"]);
        assert_eq!(body, message["body"]);
    }
    let count = |kind| {
        handovers
            .iter()
            .filter(|handover| **handover == kind)
            .count()
    };
    let handed_over = mailbox.handed_over().len() - 1;
    let unsaid = count(Handover::TakenUnsaid);
    assert_eq!(
        handed_over,
        PEOPLE + unsaid,
        "Handed over twice without need"
    );
    println!(
        "{PEOPLE} people in {} requests: {} tries lost, refused {:?}, {} requests in all.\n\
         Mail server: {} lost, {unsaid} taken without an answer, {} cut after the answer, {} refused \
         for now, {} people refused at first.\n\
         Mails: {} people got one, 0 none, 0 two; {handed_over} handed over.",
        PEOPLE / BATCH,
        client.lost,
        client.refused,
        host.asked("/api/reminders"),
        count(Handover::Lost),
        count(Handover::TakenAndCut),
        count(Handover::Refused(451)),
        unlucky.len(),
        sent.len(),
    );
    assert_eq!(reminded(&mut admin).await, PEOPLE);
}

fn address(person: &Value) -> &str {
    person["email"].as_str().unwrap()
}

/// A message that nobody else gets.
fn message(person: &Value) -> Value {
    let (id, name) = (
        person["id"].as_str().unwrap(),
        person["name"].as_str().unwrap(),
    );
    json!({
        "user_id": id,
        "subject": format!("One tip for {name}"),
        "body": format!("Hello {name},\n\nlet it fill in.\n\nYour id is {id}."),
    })
}

async fn arrive(host: &PortalHost, mails: usize) {
    let patience = Patience::lasting(Duration::from_secs(120));
    while host.mailbox().mails().len() < mails {
        assert!(patience.again().await, "Mails are missing");
    }
}

/// Sends one mail more and waits until it is there. The mails that were handed over without an
/// answer come again before or after it, and are awaited too.
async fn settle(host: &PortalHost, admin: &mut Visitor, person: &Value) {
    let last = json!({ "user_id": person["id"], "subject": "The last", "body": "The end." });
    admin.remind("last", &json!({ "messages": [last] })).await;
    arrive(host, PEOPLE + 1).await;
    let waiting = || host.portal().waiting_mails();
    let patience = Patience::lasting(Duration::from_secs(60));
    while waiting().await.unwrap() > 0 {
        assert!(patience.again().await, "Mails are still waiting");
    }
}

/// How many reminders of this test are in the document.
async fn reminded(admin: &mut Visitor) -> usize {
    let is_new = |reminder: &&Value| reminder.get("text").is_some_and(|text| text == TEXT);
    let users = admin.users().await;
    let reminders = users.iter().filter_map(|user| user["reminders"].as_array());
    reminders.flatten().filter(is_new).count()
}
