//! Compares the product with the reference reading of the contract, which shares none of its code.

use active_users::domain::{self, Activity, Instant, Names, Stage, Word};
use active_users::engine::{Clocks, Load, Loaded};
use active_users::query::UserQuery;
use active_users::store::Profile;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use reference::invent::{self, Form, Organization};
use reference::{Dice, Told, User};

use crate::support::{answer, at, cases, chunks};

/// One document, with both readings of it.
struct Both {
    document: String,
    loaded: Loaded,
    told: Told,
}

fn invented(seed: u64) -> (Organization, Form, Dice) {
    let mut dice = Dice::new(seed);
    let form = Form::any(&mut dice);
    (invent::organization(&mut dice, 25), form, dice)
}

fn both(seed: u64) -> Both {
    let (organization, form, mut dice) = invented(seed);
    let mark = if dice.one_in(4) { "\u{feff}" } else { "" };
    // Another test covers what may come first in a document of lines.
    let form = match organization.records.first() {
        Some(first) if form.is_lines() && !first.is_object() => Form::Array,
        _ => form,
    };
    let document = format!("{mark}{}", form.write(&organization));
    read(document, 1 + dice.below(3000))
}

fn read(document: String, chunk: usize) -> Both {
    // Without users or an end line the document would be empty, which is not a document.
    let document = if document.trim_start_matches('\u{feff}').is_empty() {
        "[]".to_owned()
    } else {
        document
    };
    let mut load = Load::new("users.json").with_fields(vec!["team".to_owned()]);
    let mut pieces = chunks(document.as_bytes(), &[chunk]).into_iter();
    let body = pieces.try_for_each(|chunk| load.push(chunk));
    let clocks = Clocks {
        response: None,
        now: at(invent::AS_OF),
    };
    let loaded = load.finish(body, clocks).unwrap();
    let told = reference::read(document.as_bytes(), invent::as_of()).unwrap();
    Both {
        document,
        loaded,
        told,
    }
}

fn profile(loaded: &Loaded, id: &str) -> Profile {
    let query = UserQuery::default();
    answer(loaded.engine.profile(id, &query, Names::Shown))
        .unwrap_or_else(|| panic!("{id} is not among the users"))
        .0
}

/// Compares one property of every user; a mismatch shows the user's record.
fn each(
    Both {
        document,
        loaded,
        told,
    }: &Both,
    same: impl Fn(&User, &Profile) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    for user in &told.users {
        let profile = profile(loaded, &user.id);
        if let Err(error) = same(user, &profile) {
            let quoted = serde_json::to_string(&user.id).unwrap();
            let record = document.lines().find(|line| {
                line.contains(&format!("\"id\":{quoted},"))
                    || line.contains(&format!("\"id\":{},", user.id))
            });
            return Err(TestCaseError::fail(format!(
                "{error}\n{}",
                record.unwrap_or(document)
            )));
        }
    }
    Ok(())
}

fn ids(loaded: &Loaded, search: &str) -> Vec<String> {
    let query = UserQuery::parse(search).query;
    let page = answer(loaded.engine.page(&query, 0..usize::MAX, Names::Shown));
    page.rows.into_iter().map(|row| row.id).collect()
}

/// Compares the ids that an address lists, ignoring order.
fn agrees_on(both: &Both, search: &str) -> Result<(), TestCaseError> {
    let mut found = ids(&both.loaded, search);
    let matching = |user: &&User| reference::matches(user, search);
    let mut expected: Vec<_> = both
        .told
        .users
        .iter()
        .filter(matching)
        .map(|user| user.id.clone())
        .collect();
    found.sort();
    expected.sort();
    prop_assert_eq!(found, expected, "{}\n{}", search, both.document);
    Ok(())
}

proptest! {
    // A fixed seed. The campaign tries others and prints how to reproduce each finding.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..cases(400) })]

    #[test]
    fn documents_agree(seed in any::<u64>()) {
        let Both { loaded, told, document } = both(seed);
        prop_assert_eq!(loaded.as_of.at.nanos(), told.as_of);
        prop_assert_eq!(loaded.as_of.unreadable.is_some(), told.as_of_unreadable);
        prop_assert_eq!(loaded.records as usize, told.records);
        let numbers: Vec<_> = answer(loaded.engine.set_aside(0..usize::MAX)).iter().map(|aside| aside.record as usize).collect();
        prop_assert_eq!(&numbers, &told.set_aside, "{}", document);
        prop_assert_eq!(loaded.partial.is_some(), told.partial, "{}", document);
        prop_assert_eq!(loaded.has_open_end, told.cannot_tell, "{}", document);
        prop_assert_eq!(ids(&loaded, "").len(), told.users.len());
    }

    /// One nonsense line among good ones, or a missing, wrong or early end line.
    #[test]
    fn lines_with_a_bad_one_agree(seed in any::<u64>(), how in 0..8usize) {
        let (organization, _, mut dice) = invented(seed);
        let text = Form::LinesWithEnd.write(&organization);
        let mut lines: Vec<String> = text.lines().map(String::from).collect();
        let at = dice.below(lines.len());
        match how {
            0 => lines.insert(at, "nonsense".to_owned()),
            1 => lines.insert(at, "{\"id\":\"broken".to_owned()),
            2 => drop(lines.pop()),
            3 => drop(lines.remove(at)),
            4 => lines.insert(at, String::new()),
            // Without an end line, only the broken line itself shows the damage.
            5 => {
                lines.pop();
                lines.insert(at.min(lines.len()), "{\"id\":\"broken".to_owned());
            }
            6 => {
                lines.pop();
                lines.push("nonsense".to_owned());
            }
            _ => lines.push("{\"id\":\"late\"}".to_owned()),
        }
        // A single line that isn't a user is not a document of lines.
        prop_assume!(lines.len() > 2 && lines[0].starts_with("{\"") && lines[0].contains("\"id\":"));
        let both = read(format!("{}\n", lines.join("\n")), 1 + dice.below(500));
        let numbers: Vec<_> = answer(both.loaded.engine.set_aside(0..usize::MAX)).iter().map(|aside| aside.record as usize).collect();
        prop_assert_eq!(numbers, both.told.set_aside, "{}", both.document);
        prop_assert_eq!(both.loaded.partial.is_some(), both.told.partial, "{}", both.document);
        prop_assert_eq!(both.loaded.has_open_end, both.told.cannot_tell, "{}", both.document);
    }

    #[test]
    fn uses_agree(seed in any::<u64>()) {
        let both = both(seed);
        let as_of = both.loaded.as_of.at;
        each(&both, |user, profile| {
            let last = profile.evidence.last_used();
            prop_assert_eq!(last.map(Instant::nanos), user.last_used, "last used");
            prop_assert_eq!(profile.evidence.last_use.is_some_and(|last| last.is_day), user.by_day, "by day");
            let word = profile.standing.activity.iter().find(|word| *word != Activity::Never);
            prop_assert_eq!(word.map_or("none", Word::as_str), user.activity.word(), "activity");
            prop_assert_eq!(profile.standing.activity.contains(Activity::Never), user.never, "never used");
            prop_assert_eq!(profile.standing.idle.map(Word::as_str), user.idle.map(reference::Idle::word), "idle band, {:?}", last.map(|last| as_of - last));
            Ok(())
        })?;
    }

    #[test]
    fn advice_agrees(seed in any::<u64>()) {
        let both = both(seed);
        let as_of = both.loaded.as_of.at;
        each(&both, |user, profile| {
            prop_assert_eq!(profile.evidence.reminders as usize, user.reminders, "reminders");
            prop_assert_eq!(profile.cause.as_ref().map(|cause| cause.kind().as_str()), user.cause.map(reference::Cause::word), "cause");
            prop_assert_eq!(profile.standing.suggestion.map(Word::as_str), user.suggest.map(reference::Suggest::word), "suggest");
            let latest = profile.user.reminders.iter().copied().rfind(|sent| *sent <= as_of + domain::TOLERANCE);
            let outcome = latest.map(|sent| match domain::outcome(&profile.user, sent, as_of) {
                domain::Outcome::CameBack => "came-back",
                domain::Outcome::Open => "open",
                domain::Outcome::NoReturn => "no-return",
            });
            prop_assert_eq!(outcome, user.outcome.map(reference::Outcome::word), "outcome");
            Ok(())
        })?;
    }

    #[test]
    fn people_and_stages_agree(seed in any::<u64>()) {
        let both = both(seed);
        each(&both, |user, profile| {
            prop_assert_eq!(profile.user.shown_name(), &user.shown);
            prop_assert_eq!(profile.user.email.as_deref(), user.email.as_deref());
            prop_assert_eq!(profile.standing.status.as_str(), user.status.word());
            prop_assert_eq!(profile.user.license.as_str(), user.license.word());
            prop_assert_eq!(profile.user.account.as_str(), user.account.word());
            let mail = profile.user.manager.as_ref().and_then(|manager| manager.email.as_deref());
            prop_assert_eq!(mail, user.manager_email.as_deref());
            let mut platforms: Vec<_> = profile.user.devices().iter().filter_map(|device| device.platform.as_deref()).collect();
            platforms.dedup();
            prop_assert!(platforms.iter().all(|platform| user.platforms.iter().any(|other| other == platform)));
            for (name, reached) in user.stages {
                let stage = profile.stages.iter().find(|stage| name == match stage.stage {
                    Stage::Assigned => "Assigned",
                    Stage::Activated => "Activated",
                    Stage::Onboarded => "Onboarded",
                    Stage::Using => "Using Enpass",
                });
                let told = stage.map_or("unknown", |stage| if stage.reached { "yes" } else { "no" });
                prop_assert_eq!(told, reached.word(), "stage {}", name);
            }
            Ok(())
        })?;
    }

    #[test]
    fn filters_agree(seed in any::<u64>()) {
        let both = both(seed);
        for parameter in ["activity=active,inactive,never", "idle=30-60,60-90,90plus", "suggest=escalate,repair,wait,message,remind",
            "status=no-license,pending,using", "license=assigned,unassigned", "account=enabled,suspended,service",
            "hub=authenticated,never", "reminders=0,1,2,3plus",
            "cause=device-change,friction,no-habit,unknown", "outcome=came-back,open,no-return", "platform=macOS,iOS,BeOS", "field.team=red,blue,7,none", "q=a", "q=ADA", "q=example"] {
            let (name, values) = parameter.split_once('=').unwrap();
            for value in values.split(',') {
                agrees_on(&both, &format!("{name}={value}"))?;
            }
        }
        agrees_on(&both, "field.team=green%2C+dark,red&activity=inactive")?;
    }

    #[test]
    fn random_addresses_agree(seed in any::<u64>()) {
        let both = both(seed);
        let mut dice = Dice::new(!seed);
        for _ in 0..8 {
            agrees_on(&both, &invent::search(&mut dice, false))?;
        }
    }

    #[test]
    fn sort_orders_agree(seed in any::<u64>()) {
        let both = both(seed);
        let users: Vec<_> = both.told.users.iter().collect();
        for key in ["idle", "name", "email", "reminders", "last-used", "suggest"] {
            for sort in [key.to_owned(), format!("-{key}")] {
                let expected = reference::sorted(&users, &sort).unwrap();
                let expected: Vec<_> = expected.iter().map(|user| user.id.clone()).collect();
                prop_assert_eq!(ids(&both.loaded, &format!("sort={sort}")), expected, "{}", sort);
            }
        }
    }
}
