//! Related numbers add up.

use active_users::domain::Names;
use active_users::engine::Loaded;
use active_users::query::UserQuery;
use active_users::store::Count;
use reference::{Dice, invent};

use super::Holds;
use super::loads::{answer, rows};

pub fn check(loaded: &Loaded, dice: &mut Dice) -> Holds {
    let summary = answer(loaded.engine.summary());
    let (active, inactive) = (summary.active.users, summary.inactive.users);
    let idle: usize = summary.idle.iter().map(|(_, count)| count.users).sum();
    let suggested: usize = summary
        .suggestions
        .iter()
        .map(|(_, count)| count.users)
        .sum();
    equal(
        "Active and Inactive make Onboarded",
        active + inactive,
        summary.onboarded.users,
    )?;
    equal("the idle bands make Inactive", idle, inactive)?;
    equal("the suggested actions make Inactive", suggested, inactive)?;
    let known = |count: &Option<Count>| count.clone().ok_or("a number is not known");
    equal(
        "users and records set aside make the records",
        known(&summary.all)?.users + loaded.set_aside,
        loaded.records as usize,
    )?;
    for count in [
        summary.active.clone(),
        summary.inactive.clone(),
        known(&summary.all)?,
        known(&summary.never)?,
        known(&summary.no_license)?,
        known(&summary.pending)?,
        known(&summary.not_enabled)?,
    ] {
        equal(
            "a number is its list",
            count.users,
            rows(loaded, &count.query.to_string())?.len(),
        )?;
    }
    facets(loaded, &UserQuery::parse(&invent::search(dice, true)).query)
}

/// The number beside each value is the length of the list its link opens.
fn facets(loaded: &Loaded, query: &UserQuery) -> Holds {
    let managers = answer(loaded.engine.managers("", &query.manager, Names::Shown));
    let offered: Vec<_> = managers
        .shown
        .iter()
        .map(|(value, _)| value.clone())
        .collect();
    let counts = answer(loaded.engine.facet_counts(query, Names::Shown, &offered));
    for filter in query.filters(&answer(loaded.engine.platforms()), &managers, &[]) {
        for choice in filter.choices {
            let only = UserQuery::parse(&choice.only.to_string()).query;
            let page = answer(loaded.engine.page(&only, 0..0, Names::Shown));
            let count = counts.of(filter.name, &choice.value);
            let count = count.ok_or_else(|| format!("{only} has no count"))?;
            equal(&format!("the count of {only}"), count, page.total)?;
        }
    }
    Ok(())
}

fn equal(what: &str, one: usize, other: usize) -> Holds {
    if one == other {
        Ok(())
    } else {
        Err(format!("{what}: {one} is not {other}"))
    }
}
