//! What arrives in the mailboxes of those who are reminded.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use e2e::Trouble::{AnswerLost, Delayed, Held, RequestLost, Status};
use e2e::{Engine, Handover, Page, Patience, PortalHost, PortalJourney, Trouble};
use portal::DEMO;
use serde_json::Value;

const API: &str = "/api/reminders";

/// Waits until the dialog is for this many users.
async fn writes_to(page: &Page, users: usize) {
    page.dialog(&format!("Send a reminder to {} users", number(users)))
        .appears()
        .await;
}

/// The first number in a text.
fn first_number(text: &str) -> usize {
    let digits = text.chars().filter(|letter| *letter != ',');
    let digits: String = digits
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or_default()
}

/// A number below a million, as the app writes it.
fn number(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

/// The number of users in the list.
async fn listed(page: &Page) -> usize {
    page.comes_to("all('.row').length > 0").await;
    first_number(&page.status().text().await)
}

async fn press_main_button(page: &Page) {
    page.comes_to("all('dialog .button-primary:enabled').length === 1")
        .await;
    page.evaluate("all('dialog .button-primary')[0].click()")
        .await;
}

/// Waits until no mail is on its way any more.
async fn all_arrive(host: &PortalHost) {
    let patience = Patience::lasting(Duration::from_secs(60));
    while host.portal().waiting_mails().await.unwrap_or(1) > 0 {
        assert!(patience.again().await, "Mails are still on their way");
    }
}

/// The recipient, subject and text of a mail.
type Letter = (String, String, String);

/// Each mail that a person would see.
fn letters(host: &PortalHost) -> Vec<Letter> {
    let mails = host.mailbox().mails().into_iter();
    mails
        .map(|mail| (mail.recipient, mail.subject, mail.body))
        .collect()
}

/// The mail that the preview shows.
async fn previewed(page: &Page) -> Letter {
    let shown = "(([to, subject], [body]) => [
            to.querySelectorAll('bdi')[1].textContent,
            subject.querySelector('bdi').textContent,
            body.textContent,
        ])(all('.letter-subject'), all('.letter-body'))";
    let shown = page.evaluate(shown).await;
    let part = |at: usize| shown[at].as_str().unwrap_or_default().to_owned();
    (part(0), part(1), part(2))
}

fn has_letter(letters: &[Letter], letter: &Letter) {
    let for_the_same = letters.iter().filter(|(to, ..)| *to == letter.0);
    let for_the_same: Vec<_> = for_the_same.collect();
    assert_eq!(for_the_same, [letter], "not the mail that was previewed");
}

#[tokio::test]
async fn everybody_gets_the_very_mail_that_the_preview_showed() {
    PortalJourney::in_engine(Engine::Chromium)
        .with_mailbox()
        .run(async |page, host| {
            page.open("/insights/users?suggest=remind&sort=name").await;
            let users = listed(page).await;
            page.checkbox("Select all on this page").click().await;
            page.button("Send reminder…").click().await;
            writes_to(page, users).await;
            page.field("Message")
                .types("\n\nTo {name}, who was away for {days}.")
                .await;
            page.button("Preview").click().await;
            page.shows(&format!("1 of {users}")).await;
            let first = previewed(page).await;
            page.button("Next recipient").click().await;
            page.shows(&format!("2 of {users}")).await;
            let second = previewed(page).await;
            assert_ne!(first.0, second.0);
            assert_ne!(first.2, second.2, "each is called by name");

            page.button("Send a test to me").click().await;
            page.shows("Sent a test to your own address.").await;
            all_arrive(host).await;
            let (_, subject, body) = first.clone();
            let test = (DEMO.email.to_owned(), format!("[Test] {subject}"), body);
            assert_eq!(letters(host), [test]);

            press_main_button(page).await;
            page.dialog(&format!("{users} of {users} reminders accepted"))
                .appears()
                .await;
            all_arrive(host).await;
            let letters = letters(host);
            let (_, letters) = letters.split_at(1);
            has_letter(letters, &first);
            has_letter(letters, &second);
            let recipients: BTreeSet<_> = letters.iter().map(|(to, ..)| to).collect();
            assert_eq!(recipients.len(), users);
            assert_eq!(letters.len(), users, "somebody has two mails");
            for (_, subject, body) in letters {
                assert!(!subject.contains('{') && !body.contains('{'), "{body}");
            }
        })
        .await;
}

const SUBJECT: &str = "A word to {name}";
const BODY: &str = "Hello {name}, this is for {name} and for nobody else. {product} is waiting.";

/// One request without trouble.
const NONE: Trouble = Delayed(Duration::from_millis(1));

/// What goes wrong until the page is reloaded for the first time, which is while the last request is
/// held. A browser may repeat a request on its own when a connection breaks, so that troubles of this
/// kind come in twos.
const BEFORE_A_RELOAD: [Trouble; 16] = [
    NONE,
    RequestLost,
    RequestLost,
    NONE,
    AnswerLost,
    AnswerLost,
    NONE,
    Status(429),
    Status(503),
    NONE,
    AnswerLost,
    AnswerLost,
    Status(429),
    NONE,
    NONE,
    Held,
];

/// What goes wrong after that, until the page is reloaded once more, before the answer to the last
/// request arrives.
const AFTER_A_RELOAD: [Trouble; 9] = [
    Status(503),
    RequestLost,
    RequestLost,
    NONE,
    Status(429),
    AnswerLost,
    AnswerLost,
    NONE,
    Held,
];

/// What goes wrong in the end.
const IN_THE_END: [Trouble; 12] = [
    RequestLost,
    RequestLost,
    AnswerLost,
    AnswerLost,
    Status(503),
    NONE,
    Status(429),
    NONE,
    AnswerLost,
    RequestLost,
    RequestLost,
    NONE,
];

/// What becomes of some mails, again and again.
const HANDOVERS: [Handover; 8] = [
    Handover::Taken,
    Handover::Lost,
    Handover::Taken,
    Handover::TakenUnsaid,
    Handover::Taken,
    Handover::Taken,
    Handover::Refused(451),
    Handover::Taken,
];

/// As often is there trouble of every kind with mails.
const ROUNDS: usize = 25;

/// Lets the page never see an answer that has arrived, once it is told to.
const HIDE_AN_ANSWER: &str = "
    const real = window.fetch;
    window.fetch = async (request, options) => {
        const answer = await real(request, options);
        if (request.method === 'POST' && answer.ok && window.hides) {
            window.hidden = true;
            await new Promise(() => {});
        }
        return answer;
    };";

/// Presses “Resume” or “Try again” whenever the sending has stopped, until something has come to be,
/// and gives how often.
async fn goes_on_until(page: &Page, is_so: impl AsyncFn() -> bool) -> usize {
    let stopped = "all('dialog .button-primary').some(
            button => ['Resume', 'Try again'].includes(button.innerText))";
    let patience = Patience::lasting(Duration::from_secs(90));
    let mut pressed = 0;
    while !is_so().await {
        if !patience.again().await {
            page.fail("the sending goes on").await;
        }
        if page.evaluate(stopped).await == Value::Bool(true) {
            pressed += 1;
            page.evaluate("all('dialog .button-primary')[0]?.click()")
                .await;
        }
    }
    pressed
}

/// Reloads the page in the middle of a send to so many users, and opens the dialog again.
async fn reload(page: &Page, users: usize) {
    page.reload().await;
    let users = number(users);
    page.shows(&format!("A reminder to {users} users is not finished:"))
        .await;
    page.button("Show").click().await;
}

/// The names of all members by address, and the number of all reminders.
async fn document(page: &Page) -> (BTreeMap<String, String>, usize) {
    let document = "fetch('/api/users.json', { headers: {
            'X-CSRF-Token': document.cookie.match(/portal_csrf=([^;]*)/)[1],
        } }).then(answer => answer.json())
        .then(({ users }) => users.map(user => [user.email, user.name, user.reminders?.length ?? 0]))";
    let document = page.evaluate(document).await;
    let users = document.as_array().map(Vec::as_slice).unwrap_or_default();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let names = users
        .iter()
        .filter_map(|user| Some((word(&user[0])?, word(&user[1]).or_else(|| word(&user[0]))?)));
    let reminders: u64 = users.iter().filter_map(|user| user[2].as_u64()).sum();
    (
        names.collect(),
        usize::try_from(reminders).unwrap_or_default(),
    )
}

#[tokio::test]
async fn each_of_a_thousand_people_gets_one_mail_whatever_fails_and_however_often_it_is_resumed() {
    PortalJourney::in_engine(Engine::Chromium)
        .with_mailbox()
        .with_members(1600)
        .through_errors()
        .run(async |page, host| {
            page.prepare(HIDE_AN_ANSWER).await;
            page.open("/insights/users").await;
            let all = listed(page).await;
            let (names, reminded_before) = document(page).await;
            page.checkbox("Select all on this page").click().await;
            page.button(&format!("Select all {} matching users", number(all)))
                .click()
                .await;
            page.button("Send reminder…").click().await;
            page.field("Subject").types_anew(SUBJECT).await;
            page.field("Message").types_anew(BODY).await;
            page.comes_to("/^Send to [0-9,]+ users$/.test(all('dialog .button-primary:enabled')[0]?.innerText)")
                .await;
            let send = page
                .evaluate("all('dialog .button-primary')[0].innerText")
                .await;
            let users = first_number(send.as_str().unwrap_or_default());
            assert!(users >= 1000, "only {users} can be reminded");

            let handovers = HANDOVERS.iter().cycle().take(HANDOVERS.len() * ROUNDS);
            host.mailbox().plan(handovers.copied());
            host.troubles(API, BEFORE_A_RELOAD);
            let mut planned = BEFORE_A_RELOAD.len();
            press_main_button(page).await;
            let mut pressed = goes_on_until(page, async || host.asked(API) == planned).await;
            reload(page, users).await;

            host.troubles(API, AFTER_A_RELOAD);
            planned += AFTER_A_RELOAD.len();
            pressed += goes_on_until(page, async || host.asked(API) == planned).await;
            page.evaluate("window.hides = true").await;
            host.lets_go();
            page.comes_to("window.hidden === true").await;
            reload(page, users).await;

            host.troubles(API, IN_THE_END);
            planned += IN_THE_END.len();
            let is_done = async || {
                let done = "all('dialog .compose-end')[0]?.innerText === 'Done'";
                page.evaluate(done).await == Value::Bool(true)
            };
            pressed += goes_on_until(page, is_done).await;
            assert!(host.asked(API) >= planned, "troubles are left over");
            let title = page.evaluate("all('dialog h2')[0].innerText").await;
            let accepted = first_number(title.as_str().unwrap_or_default());
            assert!(
                accepted >= 1000,
                "only {accepted} reminders were accepted: {title}"
            );
            let refused = page
                .evaluate("all('dialog .compose-left-out li').length")
                .await;
            let refused = usize::try_from(refused.as_u64().unwrap_or_default()).unwrap_or_default();
            assert_eq!(accepted + refused, users, "the others are refused");

            all_arrive(host).await;
            let letters = letters(host);
            let recipients: BTreeSet<_> = letters.iter().map(|(to, ..)| to).collect();
            assert_eq!(recipients.len(), accepted, "somebody has no mail");
            assert_eq!(letters.len(), accepted, "somebody has two mails");
            for (to, subject, body) in &letters {
                let name = names.get(to).map_or("", String::as_str);
                assert_eq!(*subject, format!("A word to {name}"), "the subject for {to}");
                let text = format!("Hello {name}, this is for {name} and for nobody else. Enpass is waiting.");
                assert_eq!(*body, text, "the text for {to}");
            }
            let (_, reminded) = document(page).await;
            assert_eq!(reminded - reminded_before, accepted, "the portal's reminders");
            println!(
                "{users} users: {accepted} accepted, {refused} refused; {} requests, {} of them with \
                 trouble planned, 2 reloads, resumed {pressed} times; {} mails with trouble planned, {} \
                 handed over; {} people have one mail, nobody has two.",
                host.asked(API),
                planned,
                HANDOVERS.len() * ROUNDS,
                host.mailbox().handed_over().len(),
                recipients.len(),
            );
        })
        .await;
}
