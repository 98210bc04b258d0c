//! Sends: compared with the reference, with the Dashboard, and with the lists that numbers open.

use std::collections::{BTreeMap, BTreeSet};

use active_users::domain::{IdleBefore, Outcome, Word};
use active_users::engine::Loaded;
use active_users::export::sends_csv;
use active_users::query::UserQuery;
use active_users::store::{ReminderEffect, Sends};
use proptest::prelude::*;
use reference::Told;
use serde_json::{Value, json};

use crate::directory::ids;
use crate::support::{AS_OF, answer, at, cases, days_ago, load};

fn sends(loaded: &Loaded) -> Sends {
    answer(loaded.engine.sends())
}

fn document(users: &[Value]) -> String {
    json!({ "generated_at": AS_OF, "history_from": "2026-05-01", "users": users }).to_string()
}

/// People who get a few texts on a few days, so that sends meet: on one day, and in one person.
fn people() -> impl Strategy<Value = String> {
    let days = prop_oneof![0..4i64, 12..17i64, 88..93i64, Just(-1), Just(-2)];
    let text = prop_oneof![
        Just(json!("Tip")),
        Just(json!("New phone?")),
        Just(json!(" ")),
        Just(json!(null))
    ];
    let reminder = (days, 0..24i64, text).prop_map(|(days, hours, text)| {
        let sent_at = days_ago(days) - active_users::domain::Span::hours(hours);
        json!({ "sent_at": sent_at.to_rfc3339(), "text": text })
    });
    let days = prop::collection::vec(0..120i64, 0..4);
    let person = (
        prop::collection::vec(reminder, 0..4),
        days,
        prop::option::of(0..120i64),
    );
    let person = person.prop_map(|(reminders, days, opened)| {
        let days: Vec<_> = days.iter().map(|days| days_ago(*days).day().to_iso()).collect();
        let opened = opened.map(|days| days_ago(days).to_rfc3339());
        json!({ "reminders": reminders, "active_on": days, "vault_created_at": "2026-02-01T00:00:00Z",
            "devices": [{ "last_opened_at": opened }] })
    });
    prop::collection::vec(person, 0..12).prop_map(|mut people| {
        for (at, person) in people.iter_mut().enumerate() {
            person["id"] = json!(at);
        }
        document(&people)
    })
}

/// Each send as `(day, text)`, with the people by outcome and how many are decided.
type Counted = BTreeMap<(String, Option<String>), (BTreeMap<&'static str, usize>, usize)>;

fn as_counted(sends: &Sends) -> Counted {
    let outcomes = |effect: ReminderEffect| {
        let outcomes = Outcome::ALL
            .iter()
            .map(|outcome| (outcome.as_str(), effect.with(*outcome)));
        (
            outcomes.filter(|(_, people)| *people > 0).collect(),
            effect.decided(),
        )
    };
    let sends = sends.sends.iter();
    sends
        .map(|send| {
            (
                (send.day.to_iso(), send.text.clone()),
                outcomes(send.effect),
            )
        })
        .collect()
}

fn as_told(told: &Told) -> Counted {
    let mut counted = Counted::new();
    for sent in &told.sent {
        let (outcomes, decided) = counted
            .entry((sent.day.to_string(), sent.text.clone()))
            .or_default();
        *outcomes.entry(sent.outcome.word()).or_default() += 1;
        *decided += usize::from(sent.is_over);
    }
    counted
}

fn agrees(document: &str) -> Result<(), TestCaseError> {
    let loaded = load(document);
    let told = reference::read(document.as_bytes(), at(AS_OF).nanos()).unwrap();
    let sends = sends(&loaded);
    prop_assert_eq!(as_counted(&sends), as_told(&told));

    let history = answer(loaded.engine.history());
    let history = history.map(|day| day.to_iso().parse().unwrap());
    let idle = sends
        .idle
        .iter()
        .map(|(band, effect)| (band.as_str(), effect.people()));
    let mut expected = BTreeMap::new();
    for sent in &told.sent {
        *expected.entry(sent.idle_before(history)).or_default() += 1;
    }
    prop_assert_eq!(idle.collect::<BTreeMap<_, _>>(), expected);
    Ok(())
}

/// Every way of adding them up comes to the same.
fn adds_up(loaded: &Loaded) -> Result<(), TestCaseError> {
    let sends = sends(loaded);
    let sum = |effects: &mut dyn Iterator<Item = ReminderEffect>| {
        effects.fold([0; 4], |sum, effect| {
            let parts = [
                effect.came_back,
                effect.early,
                effect.open,
                effect.no_return,
            ];
            [0, 1, 2, 3].map(|at| sum[at] + parts[at])
        })
    };
    let all = sum(&mut [sends.all].into_iter());
    prop_assert_eq!(answer(loaded.engine.reminder_effect()), Some(sends.all));
    prop_assert_eq!(sum(&mut sends.sends.iter().map(|send| send.effect)), all);
    prop_assert_eq!(sum(&mut sends.texts.iter().map(|(_, effect)| *effect)), all);
    prop_assert_eq!(sum(&mut sends.idle.iter().map(|(_, effect)| *effect)), all);
    prop_assert_eq!(
        sends.all.decided() + sends.all.undecided(),
        sends.all.people()
    );
    Ok(())
}

/// A number that is a link has as many rows behind it as it says, and just the people it counts.
fn links_keep_their_word(document: &str, loaded: &Loaded) -> Result<usize, TestCaseError> {
    let sends = sends(loaded);
    let told = reference::read(document.as_bytes(), at(AS_OF).nanos()).unwrap();
    let mut links = 0;
    for send in &sends.sends {
        for outcome in [
            None,
            Some(Outcome::CameBack),
            Some(Outcome::Open),
            Some(Outcome::NoReturn),
        ] {
            let Some(query) = send.list(outcome) else {
                continue;
            };
            links += 1;
            let number = outcome.map_or(send.effect.people(), |outcome| send.effect.with(outcome));
            let people = told.sent.iter().filter(|sent| {
                sent.day.to_string() == send.day.to_iso()
                    && sent.text == send.text
                    && outcome.is_none_or(|outcome| outcome.as_str() == sent.outcome.word())
            });
            let people: BTreeSet<_> = people.map(|sent| sent.user.clone()).collect();
            let listed = ids(loaded, &query);
            prop_assert_eq!(listed.len(), number, "{}", &query);
            prop_assert_eq!(
                listed.into_iter().collect::<BTreeSet<_>>(),
                people,
                "{}",
                &query
            );
        }
    }
    if let Some(query) = &sends.open_list {
        prop_assert_eq!(ids(loaded, query).len(), sends.all.open);
    }
    prop_assert_eq!(
        ids(loaded, &sends.to_remind.query).len(),
        sends.to_remind.users
    );
    Ok(links)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn sends_agree_with_the_reference(document in people()) {
        agrees(&document)?;
    }

    #[test]
    fn sums_add_up(document in people()) {
        adds_up(&load(&document))?;
    }

    #[test]
    fn a_number_of_a_send_is_the_number_of_rows_of_its_list(document in people()) {
        links_keep_their_word(&document, &load(&document))?;
    }
}

/// What is sent to a user, by days ago and text.
fn reminded(id: u32, sent: &[(i64, Option<&str>)]) -> Value {
    let sent = sent
        .iter()
        .map(|(days, text)| json!({ "sent_at": days_ago(*days).to_rfc3339(), "text": text }));
    json!({ "id": id, "reminders": sent.collect::<Vec<_>>(), "vault_created_at": "2026-02-01T00:00:00Z" })
}

#[test]
fn a_send_alone_on_its_day_links_each_of_its_numbers() {
    let users: Vec<_> = (0..12)
        .map(|id| reminded(id, &[(30, Some("Tip"))]))
        .collect();
    let loaded = load(&document(&users));
    let links = links_keep_their_word(&document(&users), &loaded).unwrap();
    // People and no return; a list of nobody is not opened.
    assert_eq!(links, 2);
    let send = &sends(&loaded).sends[0];
    assert_eq!(send.list(None).unwrap().to_string(), "sent=2026-10-24");
    let query = send.list(Some(Outcome::NoReturn)).unwrap();
    assert_eq!(
        query,
        UserQuery::parse("outcome=no-return&sent=2026-10-24").query
    );
    assert_eq!(send.list(Some(Outcome::CameBack)), None);
}

#[test]
fn what_a_list_would_not_count_has_no_link() {
    // Two texts on one day: the list of the day has the people of both.
    let two_texts = [
        reminded(1, &[(30, Some("Tip"))]),
        reminded(2, &[(30, Some("Hello"))]),
    ];
    // The latest reminder of the first is open, so that its earlier failure is in no list.
    let twice = [
        reminded(1, &[(30, None), (2, None)]),
        reminded(2, &[(30, None)]),
    ];
    for (users, day, links) in [
        (&two_texts, 0, [false, false]),
        (&two_texts, 1, [false, false]),
        (&twice, 1, [true, false]),
    ] {
        let sends = sends(&load(&document(users)));
        let send = &sends.sends[day];
        let found = [
            send.list(None).is_some(),
            send.list(Some(Outcome::NoReturn)).is_some(),
        ];
        assert_eq!(found, links, "{send:?}");
    }
}

#[test]
fn a_send_is_one_text_of_one_day_and_a_person_counts_once_in_it() {
    let users = [
        reminded(
            1,
            &[(30, Some("Tip")), (30, Some("Tip")), (30, Some("Hello"))],
        ),
        reminded(2, &[(30, Some("Tip")), (31, Some("Tip")), (29, Some(" "))]),
    ];
    let sends = sends(&load(&document(&users)));
    let rows: Vec<_> = sends
        .sends
        .iter()
        .map(|send| {
            (
                send.day.to_iso(),
                send.text.as_deref(),
                send.effect.people(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("2026-10-25".to_owned(), None, 1),
            ("2026-10-24".to_owned(), Some("Tip"), 2),
            ("2026-10-24".to_owned(), Some("Hello"), 1),
            ("2026-10-23".to_owned(), Some("Tip"), 1),
        ]
    );
    let texts: Vec<_> = sends
        .texts
        .iter()
        .map(|(text, effect)| (text.as_deref(), effect.people()))
        .collect();
    assert_eq!(texts, [(Some("Tip"), 3), (None, 1), (Some("Hello"), 1)]);
}

#[test]
fn a_rate_is_said_as_strongly_as_its_number_allows() {
    let of = |days: i64, people: u32| {
        let users: Vec<_> = (0..people)
            .map(|id| reminded(id, &[(days, None)]))
            .collect();
        sends(&load(&document(&users))).all
    };
    assert!(!of(20, 9).has_rate());
    assert!(of(20, 10).has_rate());
    assert_eq!(of(20, 10).open_until(), None);
    assert_eq!(of(5, 20).open_until(), Some(days_ago(-9)));
    assert_eq!(ReminderEffect::default().open_until(), None);
}

#[test]
fn idle_is_measured_to_the_reminder_and_known_of_no_one_before_history() {
    let table = [
        // Days ago of the reminder, of the days of use, and whether there is a history.
        (20, vec![60, 10], true, IdleBefore::From30To60),
        (20, vec![30], true, IdleBefore::NotYet),
        (20, vec![100, 5], true, IdleBefore::From60To90),
        (20, vec![150], true, IdleBefore::Over90),
        (20, vec![60, 10], false, IdleBefore::Unknown),
    ];
    for (sent, days, has_history, band) in table {
        let mut user = reminded(1, &[(sent, None)]);
        let iso = |days: &i64| days_ago(*days).day().to_iso();
        user["active_on"] = days.iter().map(iso).collect();
        let mut document = json!({ "generated_at": AS_OF, "users": [user] });
        // Without one the history would begin with the earliest day of the one user.
        document["history_from"] = json!(if has_history {
            "2026-05-01"
        } else {
            "2026-11-01"
        });
        let sends = sends(&load(&document.to_string()));
        let bands: Vec<_> = sends.idle.iter().map(|(band, _)| *band).collect();
        assert_eq!(bands, [band], "{sent} {days:?}");
    }
}

#[test]
fn the_file_has_a_line_for_each_send() {
    let users = [
        reminded(1, &[(30, Some("=Tip, \"one\"")), (2, None)]),
        reminded(2, &[(30, Some("=Tip, \"one\""))]),
    ];
    let sends = sends(&load(&document(&users)));
    assert_eq!(
        sends_csv(&sends.sends),
        "sent,text,people,came_back,still_open,did_not_return,decided,decided_came_back\r\n\
         2026-11-21,\"\",1,0,1,0,0,0\r\n\
         2026-10-24,\"'=Tip, \"\"one\"\"\",2,0,0,2,2,0\r\n"
    );
}
