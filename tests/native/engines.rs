//! What every engine promises, wherever it runs: the contract of `engine::protocol`.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use active_users::domain::{Cooldown, Eligibility, Names, is_address};
use active_users::engine::protocol::Kind;
use active_users::engine::{
    Answering, Data, Engine, Host, Stopped, Stopping, answer_more, answer_overview, answer_users,
};
use active_users::export::{Format, Writer};
use active_users::query::{Selected, Selection, UserQuery};
use active_users::store::{Directory, Export, Summary};
use proptest::prelude::*;

use crate::directory::{build, likely_query};
use crate::organization::{Organization, organization};
use crate::support::{answer, cases};

type Call = (Kind, Vec<u8>, Sender<Result<Vec<u8>, Stopped>>);

/// An engine on another thread, to which only bytes go: like one in a worker or on a server.
#[derive(Debug)]
struct Elsewhere(Mutex<Sender<Call>>);

impl Elsewhere {
    fn new(directory: Directory) -> Self {
        let (calls, called) = channel::<Call>();
        thread::spawn(move || {
            let data = Arc::new(Data::new(directory));
            for (kind, question, reply) in called {
                let answering = match kind {
                    Kind::Overview => answer_overview(data.clone(), question),
                    Kind::Users => answer_users(data.clone(), question),
                    Kind::More => answer_more(data.clone(), question),
                };
                // Whoever asked may be gone.
                let _ = reply.send(Ok(answer(answering)));
            }
        });
        Self(Mutex::new(calls))
    }
}

impl Host for Elsewhere {
    fn ask(&self, kind: Kind, question: Vec<u8>) -> Answering {
        let (reply, replied) = channel();
        let sent = self.0.lock().unwrap().send((kind, question, reply));
        let replied = sent
            .map_err(|_| Stopped)
            .and_then(|()| replied.recv().map_err(|_| Stopped)?);
        Box::pin(std::future::ready(replied))
    }

    fn stopped(&self) -> Stopping {
        Box::pin(std::future::ready(false))
    }
}

/// The file that a list makes, written in one piece.
fn file(directory: &Arc<Directory>, of: &Selected, format: Format) -> String {
    let export = Export::new(directory.clone(), of);
    let export = match format {
        Format::Csv | Format::Json => export,
        Format::Review => export.by_manager(),
    };
    let mut writer = Writer::new(format, &of.query.columns, directory.as_of(), of.names);
    let start = format!("{}{}", format.mark(), writer.start());
    start + &writer.push(&export.users(0..usize::MAX)) + writer.end()
}

/// Asks an engine everything, and compares it with the directory that has the same users.
fn keeps_the_contract(engine: &Engine, directory: &Arc<Directory>, query: &UserQuery) {
    assert_eq!(answer(engine.summary()), Summary::of(directory));
    assert_eq!(answer(engine.trend()), directory.trend());
    assert_eq!(answer(engine.history()), directory.history());
    assert_eq!(
        answer(engine.reminder_effect()),
        directory.reminder_effect()
    );
    assert_eq!(answer(engine.sends()), directory.sends());
    assert_eq!(answer(engine.platforms()), directory.platforms());
    assert_eq!(
        answer(engine.knows_addresses()),
        directory.knows_addresses()
    );
    assert_eq!(
        answer(engine.set_aside(1..99)),
        directory.set_aside().get(1..).unwrap_or_default()
    );
    let everybody = directory.selected_ids(&Selected {
        query: UserQuery::default(),
        selection: Selection::ALL,
        names: Names::Shown,
    });
    assert_eq!(
        answer(engine.people(everybody.clone())).len(),
        everybody.len()
    );
    for names in [Names::Shown, Names::Concealed] {
        assert_eq!(answer(engine.teams(names)), directory.teams(names));
        let managers = answer(engine.managers("a", &query.manager, names));
        assert_eq!(managers, directory.managers("a", &query.manager, names));
        let offered: Vec<_> = managers.shown.into_iter().map(|(value, _)| value).collect();
        let counts = answer(engine.facet_counts(query, names, &offered));
        let all = directory.facet_counts(query, names);
        assert_eq!(counts.without_activity(), all.without_activity());
        for filter in query.filters(directory.platforms(), &Default::default(), &[]) {
            for choice in filter.choices {
                let (one, other) = (
                    counts.of(filter.name, &choice.value),
                    all.of(filter.name, &choice.value),
                );
                assert_eq!(one, other, "{} {}", filter.name, choice.value);
            }
        }
        for manager in &offered {
            assert_eq!(counts.of("manager", manager), all.of("manager", manager));
        }
        // Beyond the end there is nothing.
        for rows in [0..7, 3..3, 5..usize::MAX, 900..1000] {
            assert_eq!(
                answer(engine.page(query, rows.clone(), names)),
                directory.page(query, rows, names)
            );
        }
        for id in everybody
            .iter()
            .map(String::as_str)
            .chain(["nobody has this id"])
        {
            assert_eq!(
                answer(engine.profile(id, query, names)),
                directory.profile(id, query, names)
            );
            assert_eq!(
                answer(engine.position(id, query, names)),
                directory.position(id, query, names)
            );
        }
        let but_two = Selection::AllBut(everybody.iter().take(2).cloned().collect());
        let only_two = Selection::Only(everybody.iter().skip(1).take(2).cloned().collect());
        for selection in [Selection::ALL, Selection::NONE, but_two, only_two] {
            let of = Selected {
                query: query.clone(),
                selection,
                names,
            };
            selected(engine, directory, &of);
        }
    }
}

fn selected(engine: &Engine, directory: &Arc<Directory>, of: &Selected) {
    let count = directory.selected(of);
    assert_eq!(answer(engine.count(of.clone())), count);
    let ids = directory.selected_ids(of);
    assert_eq!(answer(engine.ids(of.clone())), ids);
    for format in [Format::Csv, Format::Json, Format::Review] {
        let (mut text, mut start) = (String::new(), 0);
        loop {
            let part = answer(engine.file(of.clone(), format, start..start + 3));
            assert_eq!(part.total, count);
            text += &part.text;
            start += 3;
            if start >= count {
                break;
            }
        }
        assert_eq!(text, file(directory, of, format));
    }
    let addresses = answer(engine.addresses(of.clone(), 0..usize::MAX));
    assert_eq!(addresses.total, count);
    assert!(addresses.emails.iter().all(|email| is_address(email)));
    let rules = Eligibility {
        as_of: directory.as_of(),
        cooldown: Cooldown::default().span(),
        needs_address: true,
        never_notify: ids.iter().take(1).cloned().collect(),
        contacted: Default::default(),
        written: Default::default(),
        waiting: Default::default(),
        included: Default::default(),
    };
    let audience = directory.audience(of, &rules, 2);
    assert_eq!(
        answer(engine.audience(of.clone(), rules.clone(), 2)),
        audience
    );
    if let Some(id) = ids.first() {
        let one = directory.audience_of_one(id, &rules);
        assert_eq!(answer(engine.audience_of_one(id, rules)), one);
    }
}

fn build_twice(organization: &Organization) -> (Directory, Arc<Directory>) {
    (build(organization, 0), Arc::new(build(organization, 0)))
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_engine_answers_as_the_directory_does(organization in organization(20), query in likely_query()) {
        let (mine, directory) = build_twice(&organization);
        keeps_the_contract(&Engine::here(mine), &directory, &query);
        let mine = build(&organization, 0);
        keeps_the_contract(&Engine::new(Elsewhere::new(mine)), &directory, &query);
    }
}
