//! A document of figures in place of users: what it says, what it leaves out, and what is wrong with it.

use active_users::domain::{Figure, FigureGroup, Names};
use active_users::engine::{Clocks, Load, Loaded, summarize};
use active_users::query::UserQuery;
use active_users::source::{Fault, LoadError, Malformed};
use active_users::store::{Count, ReminderEffect, Summary};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::directory::stream;
use crate::histories::histories;
use crate::organization::organization;
use crate::schema::schema;
use crate::support::{AS_OF, answer, at, cases};

fn read(document: impl AsRef<[u8]>) -> Result<Loaded, Malformed> {
    let mut load = Load::new("figures.json");
    let body = load.push(document.as_ref());
    let clocks = Clocks {
        response: None,
        now: at(AS_OF),
    };
    load.finish(body, clocks)
        .map_err(|error| match error.fault {
            Fault::Malformed(malformed) => malformed,
            fault => panic!("{fault:?}"),
        })
}

fn summary(loaded: &Loaded) -> Summary {
    answer(loaded.engine.summary())
}

/// Every number of the Dashboard that is known, with what it is.
fn known(loaded: &Loaded) -> Vec<(String, usize)> {
    let summary = summary(loaded);
    let alone = [
        Some(summary.onboarded),
        Some(summary.active),
        Some(summary.inactive),
        summary.all,
        summary.never,
        summary.no_license,
        summary.pending,
        summary.not_enabled,
        summary.never_inactive,
        summary.not_enabled_licensed,
    ];
    let idle = summary.idle.into_iter().map(|(_, count)| count);
    let suggested = summary.suggestions.into_iter().map(|(_, count)| count);
    let causes = summary.causes.into_iter().map(|(_, count)| count);
    let outcomes = summary.outcomes.into_iter().map(|(_, count)| count);
    let counts = alone.into_iter().flatten().chain(idle);
    let counts = counts.chain(suggested).chain(causes).chain(outcomes);
    let mut known: Vec<_> = counts
        .map(|Count { query, users }| (query.to_string(), users))
        .collect();
    for (day, active) in answer(loaded.engine.trend()).into_iter().flat_map(|trend| {
        let points = 0..trend.active.len();
        let point = move |point| (trend.at(point).day().to_iso(), trend.active[point]);
        points.map(point).collect::<Vec<_>>()
    }) {
        known.push((day, active));
    }
    if let Some(effect) = answer(loaded.engine.reminder_effect()) {
        let counts = [
            effect.came_back,
            effect.early,
            effect.open,
            effect.no_return,
        ];
        known.extend(counts.map(|count| ("reminders".to_owned(), count)));
    }
    known
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn figures_read_back_say_what_the_users_say(organization in prop_oneof![organization(80), histories(30)]) {
        let users = stream(&organization);
        let figures = summarize(organization.document.as_bytes(), at(AS_OF));
        if let Some(partial) = users.partial {
            prop_assert_eq!(figures.map_err(|error| error.fault), Err(partial.fault));
            return Ok(());
        }
        let (text, report) = figures.unwrap();
        prop_assert_eq!(
            (&report.as_of, report.records, report.has_open_end),
            (&users.as_of, users.records, users.has_open_end)
        );
        let figures = read(&text).unwrap();
        prop_assert_eq!(summary(&figures), summary(&users), "{}", text);
        prop_assert_eq!(answer(figures.engine.trend()), answer(users.engine.trend()));
        prop_assert_eq!(answer(figures.engine.history()), answer(users.engine.history()));
        let effect = answer(users.engine.reminder_effect()).map(|effect| ReminderEffect { last_sent_at: None, ..effect });
        prop_assert_eq!(answer(figures.engine.reminder_effect()), effect);
        prop_assert_eq!(
            (figures.as_of.at, figures.organization, figures.records, figures.set_aside),
            (users.as_of.at, users.organization, users.records, users.set_aside)
        );
        prop_assert_eq!((figures.partial, figures.doubts, figures.has_people), (None, vec![], false));
        prop_assert!(users.has_people);
        prop_assert!(schema().is_valid(&serde_json::from_str(&text).unwrap()), "{}", text);
        prop_assert_eq!(&summarize(text.as_bytes(), at(AS_OF)).unwrap().0, &text);
    }
}

/// A document with every figure, without a contradiction.
fn whole() -> String {
    let trend: Vec<_> = (0..31)
        .map(|back| {
            let day = active_users::domain::Day(at(AS_OF).day().0 - back);
            json!({ "on": day.to_iso(), "active": 70 - back })
        })
        .collect();
    json!({
        "generated_at": AS_OF,
        "organization": "Example Corp",
        "onboarded": 100, "active": 70, "inactive": 30, "never_used": 12,
        "records": 125, "set_aside": 3,
        "idle": { "30-60": 15, "60-90": 5, "90plus": 10 },
        "suggest": { "escalate": 1, "repair": 2, "wait": 3, "message": 4, "remind": 20 },
        "cause": { "device-change": 2, "friction": 3, "no-habit": 4, "unknown": 21 },
        "not_onboarded": { "no_license": 11, "no_vault": 6, "not_enabled": 5 },
        "outcome": { "came-back": 8, "open": 3, "no-return": 9 },
        "licenses": { "never_used": 7, "not_enabled": 6 },
        "reminders": { "came_back": 14, "early": 1, "open": 3, "no_return": 13 },
        "trend": trend,
    })
    .to_string()
}

#[test]
fn every_figure_is_read() {
    let loaded = read(whole()).unwrap();
    assert_eq!(
        (loaded.partial.as_ref(), &loaded.doubts),
        (None, &Vec::new())
    );
    let figures = FigureGroup::ALL.iter().flat_map(FigureGroup::figures);
    // `all` is their sum; records and set_aside are in no list.
    assert_eq!(known(&loaded).len(), figures.count() - 2 + 1 + 31);
    assert_eq!(summary(&loaded).all.unwrap().users, 122);
    let trend = answer(loaded.engine.trend()).unwrap();
    assert_eq!(trend.change(loaded.as_of.at), Some((70, 40)));
    assert_eq!((loaded.records, loaded.set_aside), (125, 3));
}

#[test]
fn what_is_missing_is_unknown_and_not_zero() {
    let loaded =
        read(r#"{"onboarded":9,"active":7,"inactive":2,"idle":{"90plus":2},"cause":null}"#)
            .unwrap();
    let summary = summary(&loaded);
    assert_eq!(
        (summary.all, summary.never, summary.suggestions),
        (None, None, vec![])
    );
    assert_eq!((summary.idle.len(), summary.causes.len()), (1, 0));
    assert_eq!(answer(loaded.engine.trend()), None);
    assert_eq!(answer(loaded.engine.history()), None);
    assert_eq!(answer(loaded.engine.reminder_effect()), None);
    assert_eq!(answer(loaded.engine.teams(Names::Shown)), vec![]);
    assert_eq!((loaded.partial, loaded.doubts), (None, vec![]));
}

#[test]
fn a_list_of_figures_alone_has_no_rows() {
    let loaded = read(whole()).unwrap();
    let page = answer(
        loaded
            .engine
            .page(&UserQuery::default(), 0..50, Names::Shown),
    );
    assert_eq!(
        (page.total, page.rows.len(), loaded.has_people),
        (0, 0, false)
    );
}

/// Wherever the text is cut, what is shown is what the whole document says, and the rest is said to be missing.
#[test]
fn a_cut_document_shows_no_other_figure_than_the_whole_one() {
    let text = whole();
    let all = known(&read(&text).unwrap());
    let mut shown = 0;
    for end in 0..text.len() {
        let Ok(loaded) = read(&text[..end]) else {
            continue;
        };
        let error = loaded.partial.clone().expect("a cut document is partial");
        assert_eq!(error.fault, Fault::Malformed(Malformed::EndedEarly));
        shown += 1;
        for figure in known(&loaded) {
            assert!(all.contains(&figure), "{figure:?} of {}", &text[..end]);
        }
    }
    assert!(shown > 100, "{shown}");
}

/// A sign that JSON can have in strings alone.
#[test]
fn a_damaged_document_shows_no_other_figure_than_the_whole_one() {
    let text = whole();
    let all = known(&read(&text).unwrap());
    let mut shown = 0;
    for at in 0..text.len() {
        let mut damaged = text.clone().into_bytes();
        damaged[at] = b'#';
        let Ok(loaded) = read(&damaged) else { continue };
        shown += 1;
        for figure in known(&loaded) {
            assert!(
                all.contains(&figure),
                "{figure:?} of {}",
                String::from_utf8_lossy(&damaged)
            );
        }
        let is_json = serde_json::from_slice::<Value>(&damaged).is_ok();
        assert_eq!(loaded.partial.is_none(), is_json);
    }
    assert!(shown > 100, "{shown}");
}

#[test]
fn a_connection_that_fails_behind_the_figures_leaves_them_partial() {
    let mut load = Load::new("figures.json");
    load.push(whole().as_bytes()).unwrap();
    let error = LoadError {
        what: "figures.json".to_owned(),
        fault: Fault::Unreachable,
    };
    let clocks = Clocks {
        response: None,
        now: at(AS_OF),
    };
    let loaded = load.finish(Err(error.clone()), clocks).unwrap();
    assert_eq!(
        (summary(&loaded).active.users, loaded.partial),
        (70, Some(error))
    );
}

#[test]
fn without_the_figures_of_the_chart_the_load_fails() {
    use Malformed::{EndedEarly, NoFigures, NoUsers, NotJson};
    let table = [
        (r#"{"onboarded":9}"#, NoFigures),
        (r#"{"onboarded":9,"active":7}"#, NoFigures),
        (r#"{"onboarded":9,"active":7,"inactive":null}"#, NoFigures),
        (r#"{"onboarded":9,"active":7,"inactive":"2"}"#, NoFigures),
        (r#"{"onboarded":9,"active":7,"inactive":-2}"#, NoFigures),
        (r#"{"onboarded":9,"active":7,"inactive":2.5}"#, NoFigures),
        (
            r#"{"onboarded":9,"active":7,"inactive":4294967296}"#,
            NoFigures,
        ),
        (r#"{"active":7,"inactive":2}"#, NoUsers),
        (r#"{"onboarded":9,"active":7,"inactive":2"#, EndedEarly),
        (r#"{"onboarded":9,"active":7 "inactive":2}"#, NotJson),
        (
            r#"{"onboarded":9,"active":7,"inactive":2,"users":[{"id""#,
            EndedEarly,
        ),
    ];
    for (document, malformed) in table {
        assert_eq!(read(document).expect_err(document), malformed, "{document}");
    }
    let error = LoadError {
        what: "figures.json".to_owned(),
        fault: Fault::Malformed(NoFigures),
    };
    assert_eq!(
        error.to_string(),
        "figures.json has no users, and onboarded, active and inactive are not three whole numbers. \
         Check the server's response, then retry."
    );
}

#[test]
fn two_lines_of_figures_are_users_that_cannot_be_read() {
    let line = r#"{"onboarded":9,"active":7,"inactive":2}"#;
    let loaded = read(format!("{line}\n{line}")).unwrap();
    assert_eq!((loaded.has_people, loaded.set_aside), (true, 2));
}

#[test]
fn users_count_more_than_figures() {
    let loaded = read(r#"{"onboarded":9,"active":7,"inactive":2,"users":[]}"#).unwrap();
    assert_eq!(
        (loaded.has_people, summary(&loaded).onboarded.users),
        (true, 0)
    );
}

/// The sentences on a document with one member changed.
fn doubts(name: &str, value: Value) -> Vec<String> {
    let mut document: Value = serde_json::from_str(&whole()).unwrap();
    document[name] = value;
    read(document.to_string()).unwrap().doubts
}

#[test]
fn figures_that_contradict_each_other_are_named() {
    let table = [
        (
            "active",
            json!(71),
            &[
                "active and inactive add up to 101, but onboarded is 100.",
                "trend is 70 on 2026-11-23, but active is 71.",
            ][..],
        ),
        (
            "inactive",
            json!(29),
            &[
                "active and inactive add up to 99, but onboarded is 100.",
                "the parts of idle add up to 30, but inactive is 29.",
                "the parts of suggest add up to 30, but inactive is 29.",
                "the parts of cause add up to 30, but inactive is 29.",
            ],
        ),
        (
            "never_used",
            json!(101),
            &["never_used is 101, but onboarded is 100."],
        ),
        (
            "never_used",
            json!(6),
            &["licenses.never_used is 7, but never_used is 6."],
        ),
        (
            "idle",
            json!({ "30-60": 15, "60-90": 5, "90plus": 9 }),
            &["the parts of idle add up to 29, but inactive is 30."],
        ),
        ("idle", json!({ "30-60": 15, "60-90": 5 }), &[]),
        (
            "idle",
            json!({ "30-60": 26, "60-90": 5 }),
            &["the parts of idle add up to 31, but inactive is 30."],
        ),
        (
            "set_aside",
            json!(126),
            &["set_aside is 126, but records is 125."],
        ),
        (
            "licenses",
            json!({ "not_enabled": 4 }),
            &["not_onboarded.not_enabled is 5, but licenses.not_enabled is 4."],
        ),
        (
            "reminders",
            json!({ "came_back": 1, "early": 2, "open": 0, "no_return": 0 }),
            &["reminders.early is 2, but reminders.came_back is 1."],
        ),
        (
            "trend",
            json!([{ "on": "2026-11-20", "active": 101 }]),
            &["trend is 101 on 2026-11-20, but onboarded is 100."],
        ),
    ];
    for (name, value, sentences) in table {
        assert_eq!(doubts(name, value.clone()), sentences, "{name}: {value}");
    }
}

#[test]
fn a_figure_that_cannot_be_read_is_named_and_left_out() {
    let left_out = |name: &str| vec![format!("{name} can't be read and is left out.")];
    let table = [
        ("never_used", json!("many"), "never_used"),
        ("idle", json!([15, 5, 10]), "idle"),
        ("cause", json!({ "friction": 3.5 }), "cause.friction"),
        ("trend", json!({}), "trend"),
        ("trend", json!([7]), "trend"),
        (
            "trend",
            json!([{ "on": "yesterday", "active": 1 }]),
            "trend",
        ),
        ("trend", json!([{ "on": "2026-11-20" }]), "trend"),
        // A gap, and a day that comes twice.
        (
            "trend",
            json!([{ "on": "2026-11-20", "active": 1 }, { "on": "2026-11-18", "active": 1 }]),
            "trend",
        ),
        (
            "trend",
            json!([{ "on": "2026-11-20", "active": 1 }, { "on": "2026-11-20", "active": 1 }]),
            "trend",
        ),
    ];
    for (name, value, bad) in table {
        assert_eq!(
            doubts(name, value.clone()),
            left_out(bad),
            "{name}: {value}"
        );
    }
}

#[test]
fn the_trend_may_begin_with_the_oldest_day() {
    let mut document: Value = serde_json::from_str(&whole()).unwrap();
    let newest_first = answer(read(document.to_string()).unwrap().engine.trend());
    document["trend"].as_array_mut().unwrap().reverse();
    let loaded = read(document.to_string()).unwrap();
    assert_eq!(answer(loaded.engine.trend()), newest_first);
}

#[test]
fn a_trend_that_ends_before_the_data_does_is_compared_with_nothing() {
    let mut document: Value = serde_json::from_str(&whole()).unwrap();
    document["generated_at"] = json!("2026-11-25T06:00:00Z");
    let loaded = read(document.to_string()).unwrap();
    let trend = answer(loaded.engine.trend()).unwrap();
    assert_eq!(trend.at(0), at(AS_OF));
    assert_eq!(trend.change(loaded.as_of.at), None);
}

#[test]
fn a_trend_of_days_to_come_or_of_too_few_is_not_drawn() {
    let mut document: Value = serde_json::from_str(&whole()).unwrap();
    document["generated_at"] = json!("2026-11-22T06:00:00Z");
    let loaded = read(document.to_string()).unwrap();
    assert_eq!(answer(loaded.engine.trend()), None);
    assert_eq!(
        loaded.doubts,
        ["trend has 2026-11-23, which is after the data was generated."]
    );
    document["generated_at"] = json!(AS_OF);
    document["trend"].as_array_mut().unwrap().pop();
    let loaded = read(document.to_string()).unwrap();
    assert_eq!(answer(loaded.engine.trend()), None);
    // Says from when on there is one.
    assert_eq!(
        answer(loaded.engine.history()).unwrap().to_iso(),
        "2026-09-25"
    );
}

#[test]
fn the_longest_trend_is_short_enough_to_be_figures() {
    let days = (0..400).map(|back| {
        let day = active_users::domain::Day(at(AS_OF).day().0 - back);
        json!({ "on": day.to_iso(), "active": 1 })
    });
    let document =
        json!({ "onboarded": 1, "active": 1, "inactive": 0, "trend": days.collect::<Vec<_>>() });
    let loaded = read(document.to_string()).unwrap();
    assert_eq!(answer(loaded.engine.trend()).unwrap().active.len(), 90);
}

#[test]
fn figures_with_an_id_and_a_name_are_no_user() {
    let document =
        r#"{"id":"org-1","name":"Example Corp","onboarded":100,"active":70,"inactive":30}"#;
    for text in [document.to_owned(), format!("{document}\n")] {
        let loaded = read(&text).unwrap();
        assert!(!loaded.has_people);
        assert_eq!(summary(&loaded).onboarded.users, 100);
    }
    let user = r#"{"id":"u-1","name":"Ada","onboarded":100,"active":70}"#;
    assert!(read(user).unwrap().has_people);
}

#[test]
fn figures_of_part_of_a_document_are_refused() {
    let users = r#"{"generated_at":"2026-11-23T06:00:00Z","users":[{"id":1},{"id":2}"#;
    let error = summarize(users.as_bytes(), at(AS_OF)).unwrap_err();
    assert_eq!(error.fault, Fault::Malformed(Malformed::EndedEarly));
}

/// A value that a figure can have, or can't.
fn value() -> impl Strategy<Value = Value> {
    let values = [
        json!(0),
        json!(7),
        json!(4_294_967_295_u32),
        json!(null),
        json!(-1),
        json!(1.5),
        json!("7"),
        json!(4_294_967_296_u64),
        json!([]),
        json!({}),
    ];
    select(values.to_vec())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn schema_and_reader_agree_on_figures(
        alone in prop::collection::vec((select(&["onboarded", "active", "inactive", "never_used", "records", "set_aside", "idle", "trend", "other"][..]), value()), 0..3),
        inner in prop::collection::vec((select(FigureGroup::ALL[1..].iter().flat_map(FigureGroup::figures).collect::<Vec<_>>()), value()), 0..3),
    ) {
        let mut document = json!({ "onboarded": 10, "active": 7, "inactive": 3 });
        for (Figure(group, name), value) in inner {
            document[group][name] = value;
        }
        for (name, value) in alone {
            document[name] = value;
        }
        let is_read = read(document.to_string())
            .is_ok_and(|loaded| loaded.doubts.iter().all(|doubt| !doubt.contains("can't be read")));
        prop_assert_eq!(schema().is_valid(&document), is_read, "{}", document);
    }
}

#[test]
fn the_figures_in_the_documentation_can_be_read() {
    let page = include_str!("../../docs/embedding/data.md");
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let loaded = read(example).unwrap();
    assert_eq!((loaded.partial, loaded.doubts), (None, vec![]));
    assert!(schema().is_valid(&serde_json::from_str(example).unwrap()));
}
