//! A tab that is duplicated while a delivery is stopped: one of the copies goes on, the others learn it.

use std::collections::BTreeMap;

use active_users::domain::Instant;
use active_users::outreach::{Change, Deliveries, Delivery, PART, Progress, Turn};
use active_users::source::{Fault, Message, SendError, Sent};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::portal::{NONE, Portal, REFUSED, progress, recipient, template, to, write};
use crate::support::{cases, days_ago};

const NOW: Instant = Instant::from_millis(1000);

/// A tab, and the request that it waits for.
#[derive(Debug)]
struct Tab {
    deliveries: Deliveries,
    turn: Turn,
    asked: Option<(String, usize, Result<Sent, SendError>)>,
}

/// What all tabs share.
#[derive(Default)]
struct Browser {
    /// The latest changes, each under the first one of its tab.
    changes: BTreeMap<String, Change>,
    marks: usize,
    portal: Portal,
}

impl Browser {
    /// Notes a change, and says whether a copy of the tab has gone on.
    fn change(&mut self, tab: &mut Tab) -> bool {
        if self.has_passed(&tab.turn) {
            tab.deliveries.leave_to_copy();
            return true;
        }
        self.marks += 1;
        let change = tab.turn.take(self.marks.to_string(), NOW);
        let change = Change::restore(&change.keep()).unwrap();
        self.changes.insert(tab.turn.first().to_owned(), change);
        false
    }

    fn has_passed(&self, turn: &Turn) -> bool {
        turn.is_passed(self.changes.get(turn.first()))
    }

    /// Whether a tab may write to others, with data of this instant.
    fn goes_on(&mut self, tab: &mut Tab, as_of: i64) -> bool {
        !self.change(tab) || tab.turn.part(Instant::from_millis(as_of))
    }

    /// What a page has that begins with what a tab has kept.
    fn open(&self, tab: &Tab) -> Tab {
        let mut deliveries = Deliveries::restore(&tab.deliveries.keep());
        let turn = Turn::restore(&tab.turn.keep());
        if self.has_passed(&turn) {
            deliveries.leave_to_copy();
        }
        Tab {
            deliveries,
            turn,
            asked: None,
        }
    }

    /// Asks for the next part, or takes the answer to it.
    fn step(&mut self, tab: &mut Tab, fate: Fate) {
        if let Some((key, part, answer)) = tab.asked.take() {
            self.change(tab);
            tab.deliveries.get_mut(&key).unwrap().end(part, answer);
            return;
        }
        // A tab that goes on writes the messages before it notes the change.
        let next = tab.deliveries.latest().find_map(|delivery| {
            let part = delivery.next_part()?;
            let written = write(delivery.to_write(part));
            Some((delivery.key().to_owned(), part, written))
        });
        self.change(tab);
        let Some((key, part, written)) = next else {
            return;
        };
        let delivery = tab.deliveries.get_mut(&key).unwrap();
        if let Some((messages, idempotency_key)) = delivery.begin(part, written, &NONE) {
            let answer = self.answer(messages, idempotency_key, fate);
            tab.asked = Some((key, part, answer));
        }
    }

    fn answer(
        &mut self,
        messages: Vec<Message>,
        key: String,
        fate: Fate,
    ) -> Result<Sent, SendError> {
        match fate {
            Fate::Answered => Ok(self.portal.take(messages, key)),
            Fate::LostAfter => {
                self.portal.take(messages, key);
                Err(SendError::Unknown)
            }
            Fate::Objected => self.portal.object(messages, key, REFUSED),
            Fate::TooLarge => self.portal.object(messages, key, SendError::TooLarge),
            Fate::Repeated => {
                self.portal.take(messages, key);
                Err(SendError::NotSent(Fault::Status(403)))
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Fate {
    Answered,
    LostAfter,
    Objected,
    TooLarge,
    Repeated,
}

const FATES: [Fate; 5] = [
    Fate::Answered,
    Fate::LostAfter,
    Fate::Objected,
    Fate::TooLarge,
    Fate::Repeated,
];

#[derive(Debug, Clone)]
enum Act {
    Duplicate,
    Reload,
    Step(Fate),
    Withdraw(Vec<usize>),
    /// Writes to these users in another delivery, where they still wait.
    Write(Vec<usize>),
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    let some = || vec(0..120usize, 1..30);
    let act = prop_oneof![
        2 => Just(Act::Duplicate),
        1 => Just(Act::Reload),
        6 => select(&FATES[..]).prop_map(Act::Step),
        2 => some().prop_map(Act::Withdraw),
        2 => some().prop_map(Act::Write),
    ];
    vec((0..4usize, act), 0..40)
}

fn is_waiting(deliveries: &Deliveries, number: usize) -> bool {
    let number = number.to_string();
    let mut progress = deliveries.latest().flat_map(Delivery::progress);
    progress.any(|(to, progress)| to.id.text == number && matches!(progress, Progress::Waiting(_)))
}

fn tab(users: usize) -> (Browser, Tab) {
    let mut tab = Tab {
        deliveries: Deliveries::default(),
        turn: Turn::default(),
        asked: None,
    };
    let mut browser = Browser::default();
    browser.change(&mut tab);
    tab.deliveries.add(to(users));
    (browser, tab)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn nobody_gets_it_twice_whichever_copy_goes_on(users in 1..120usize, acts in acts()) {
        let (mut browser, first) = tab(users);
        let mut tabs = vec![first];
        for (number, (at, act)) in acts.into_iter().enumerate() {
            let at = at % tabs.len();
            let tab = &mut tabs[at];
            match act {
                Act::Duplicate => {
                    let copy = browser.open(tab);
                    tabs.push(copy);
                }
                Act::Reload => *tab = browser.open(tab),
                Act::Step(fate) => browser.step(tab, fate),
                Act::Withdraw(numbers) => {
                    browser.change(tab);
                    let ids = numbers.iter().map(usize::to_string).collect();
                    tab.deliveries.withdraw("key", &ids);
                }
                Act::Write(mut numbers) => {
                    numbers.sort_unstable();
                    numbers.dedup();
                    numbers.retain(|number| is_waiting(&tab.deliveries, *number));
                    // A tab that a copy has passed says so instead.
                    if !browser.change(tab) {
                        let to = numbers.into_iter().map(recipient).collect();
                        let now = Instant::from_millis(2000);
                        tab.deliveries.add(Delivery::new(format!("other{number}"), now, template(), to));
                    }
                }
            }
        }
        for tab in &mut tabs {
            while tab.asked.is_some() || !tab.deliveries.latest().all(Delivery::has_ended) {
                browser.step(tab, Fate::Answered);
            }
        }
        let mailbox = browser.portal.mailbox;
        prop_assert!(mailbox.values().all(|mails| *mails == 1), "{:?}", mailbox);
    }
}

#[test]
fn the_copy_that_goes_on_first_has_all_of_it() {
    let (mut browser, mut one) = tab(3);
    let mut other = browser.open(&one);
    browser.step(&mut one, Fate::Answered);
    browser.step(&mut other, Fate::Answered);
    assert_eq!(other.asked, None, "the other one asks for nothing");
    let delivery = other.deliveries.get("key").unwrap();
    assert!(delivery.has_ended() && delivery.is_elsewhere());
    assert_eq!(delivery.figures().elsewhere, 3);
    assert!(
        delivery
            .progress()
            .all(|(_, progress)| progress == Progress::Elsewhere)
    );
    assert_eq!(
        other.deliveries.written(|_| false).len(),
        3,
        "nobody is written to again"
    );
    browser.step(&mut one, Fate::Answered);
    let delivery = one.deliveries.get("key").unwrap();
    assert!(delivery.is_done() && !delivery.is_elsewhere());
}

#[test]
fn a_tab_that_was_passed_writes_to_nobody_until_newer_data_shows_what_its_copy_has_sent() {
    let (mut browser, mut tab) = tab(3);
    let mut copy = browser.open(&tab);
    browser.step(&mut copy, Fate::Answered);
    // Whatever else the tab does meanwhile, and however often it is pressed.
    browser.change(&mut tab);
    assert!(!browser.goes_on(&mut tab, 5000));
    assert!(!browser.goes_on(&mut tab, 5000));
    let mut tab = browser.open(&tab);
    assert!(!browser.goes_on(&mut tab, 5000));
    assert!(browser.goes_on(&mut tab, 5001));
    // From then on each is a tab of its own, also after a reload.
    assert!(browser.goes_on(&mut tab, 5001));
    let mut tab = browser.open(&tab);
    assert!(!browser.change(&mut copy) && !browser.change(&mut tab));
    assert!(!browser.change(&mut copy));
}

#[test]
fn a_tab_that_sees_the_changes_of_others_late_undoes_none_of_them() {
    let (mut browser, mut tab) = tab(3);
    let mut other = Tab {
        deliveries: Deliveries::default(),
        turn: Turn::default(),
        asked: None,
    };
    browser.change(&mut other);
    // Another process of the browser has not heard of it when the other tab changes something.
    let mut late = Browser {
        changes: browser.changes.clone(),
        marks: 100,
        ..Browser::default()
    };
    browser.change(&mut tab);
    late.change(&mut other);
    let item = other.turn.first();
    browser
        .changes
        .insert(item.to_owned(), late.changes[item].clone());
    assert!(!browser.change(&mut tab) && !browser.change(&mut other));
}

#[test]
fn a_change_is_remembered_for_30_days() {
    let change = Turn::default().take("1".to_owned(), days_ago(30));
    assert!(!change.is_old(days_ago(0)));
    let change = Turn::default().take("1".to_owned(), days_ago(31));
    assert!(change.is_old(days_ago(0)));
}

#[test]
fn a_tab_that_was_passed_while_it_wrote_asks_for_nothing() {
    let (mut browser, mut tab) = tab(3);
    let mut copy = browser.open(&tab);
    let delivery = tab.deliveries.get("key").unwrap();
    let written = write(delivery.to_write(delivery.next_part().unwrap()));
    browser.change(&mut copy);
    copy.deliveries.discard_waiting("key");
    assert!(browser.change(&mut tab));
    let delivery = tab.deliveries.get_mut("key").unwrap();
    assert_eq!(delivery.begin(0, written, &NONE), None);
}

#[test]
fn what_was_left_to_a_copy_is_removed_by_the_readers_own_word_or_when_the_data_shows_it() {
    let (mut browser, mut tab) = tab(PART + 2);
    for _ in 0..2 {
        browser.step(&mut tab, Fate::LostAfter);
    }
    let mut copy = browser.open(&tab);
    browser.change(&mut copy);
    assert!(browser.change(&mut tab));
    let figures = tab.deliveries.get("key").unwrap().figures();
    // The first part was asked for from here.
    assert_eq!(
        (figures.unknown, figures.waiting, figures.elsewhere),
        (PART, 0, 2)
    );
    // Giving up on what a tab has not reached is not about what its copy may have.
    tab.deliveries.discard_waiting("key");
    let delivery = tab.deliveries.get("key").unwrap();
    assert!(!delivery.is_done() && delivery.has_ended());
    let id = PART.to_string();
    assert!(tab.deliveries.written(|_| false).contains_key(&id));
    let mut shown = tab.deliveries.clone();
    shown.forget_shown(|_| Some(0));
    assert_eq!(shown, tab.deliveries);
    shown.forget_shown(|_| Some(1));
    assert_eq!(shown, Deliveries::default());

    tab.deliveries.let_go("key");
    assert!(!tab.deliveries.written(|_| false).contains_key(&id));
    let delivery = tab.deliveries.get("key").unwrap();
    assert!(delivery.is_done(), "nothing more can be let go");
    assert_eq!(progress(delivery, 0), Progress::Unclear);
    // Nothing is let go of a reminder that is sent from here.
    copy.deliveries.let_go("key");
    assert_eq!(
        copy.deliveries.get("key").unwrap().figures().total,
        PART + 2
    );
}

#[test]
fn a_page_that_was_kept_in_an_older_state_does_not_go_on() {
    let (mut browser, mut tab) = tab(3);
    let older = browser.open(&tab);
    browser.step(&mut tab, Fate::Objected);
    assert!(
        browser
            .open(&older)
            .deliveries
            .latest()
            .all(Delivery::is_elsewhere)
    );
    assert!(
        !browser
            .open(&tab)
            .deliveries
            .latest()
            .any(Delivery::is_elsewhere)
    );
}
