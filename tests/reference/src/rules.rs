//! Last use, activity, bands and stages.

use crate::moment::{self, DAY, Ns};
use crate::record::Record;
use crate::{Account, Activity, Hub, Idle, License, Reached, Status, User, advice};

pub const WINDOW: Ns = 30 * DAY;

/// Which stage fields appear in any record of the document.
/// CHOICE: only readable records and actual dates count. The license has a default, so it is always
/// known.
pub struct Known {
    activated: bool,
    vault: bool,
    item: bool,
}

impl Known {
    pub fn of(records: &[Record]) -> Self {
        Self {
            activated: records.iter().any(|record| record.activated_at.is_some()),
            vault: records
                .iter()
                .any(|record| record.vault_created_at.is_some()),
            item: records.iter().any(|record| record.first_item_at.is_some()),
        }
    }
}

/// All uses: known instants, and days that no known instant explains. A day counts at its end, or
/// at `as_of` if that is earlier. The flag says whether only the day is known.
pub fn uses(record: &Record, as_of: Ns) -> Vec<(Ns, bool)> {
    let instants = record.instants();
    let mut uses: Vec<(Ns, bool)> = instants.iter().map(|used| (*used, false)).collect();
    for day in &record.active_on {
        if instants.iter().all(|used| moment::day_of(*used) != *day) {
            uses.push((moment::end_of(*day).min(as_of), true));
        }
    }
    // Of two uses at the same instant, the one with a known instant comes last and counts.
    uses.sort_by_key(|(used, by_day)| (*used, !by_day));
    uses
}

pub fn user(record: &Record, as_of: Ns, known: &Known) -> User {
    let uses = uses(record, as_of);
    let last = uses.last().copied();
    let onboarded = record.license == License::Assigned
        && record.account == Account::Enabled
        && record.vault_created_at.is_some();
    let idle = last.map(|(used, _)| as_of.saturating_sub(used));
    let activity = match idle {
        Some(idle) if onboarded && idle <= WINDOW => Activity::Active,
        Some(_) if onboarded => Activity::Inactive,
        _ => Activity::None,
    };
    let inactive = activity == Activity::Inactive;
    // CHOICE: setup alone is not a later use; an opening or autofill at the same instant is.
    let at_setup = |used: &&Ns| Some(**used) == record.vault_created_at;
    let only_setup = record.instants().iter().filter(at_setup).count() == 1;
    let is_only_set_up = only_setup && last.map(|(used, _)| used) == record.vault_created_at;
    let never = onboarded && is_only_set_up;
    let advice = advice::Evidence::of(record, &uses, as_of);
    User {
        id: record.id.clone(),
        shown: record
            .name
            .clone()
            .or_else(|| record.email.clone())
            .unwrap_or_else(|| record.id.clone()),
        name: record.name.clone(),
        email: record.email.clone(),
        status: match (record.license, record.vault_created_at) {
            (License::Unassigned, _) => Status::NoLicense,
            (License::Assigned, None) => Status::Pending,
            (License::Assigned, Some(_)) => Status::Using,
        },
        license: record.license,
        account: record.account,
        hub: match record
            .devices
            .iter()
            .flatten()
            .any(|device| device.hub_authenticated)
        {
            true => Hub::Authenticated,
            false => Hub::Never,
        },
        activity,
        never,
        idle: idle.filter(|_| inactive).map(band),
        suggest: inactive.then(|| advice.suggest()),
        cause: inactive.then(|| advice.cause()),
        outcome: advice.outcome(),
        reminders: advice.since_use().len(),
        last_used: last.map(|(used, _)| used),
        is_only_set_up,
        vault_created_at: record.vault_created_at,
        by_day: last.is_some_and(|(_, by_day)| by_day),
        stages: stages(record, as_of, known),
        platforms: platforms(record),
        manager_email: record.manager_email.clone(),
        manager_name: record.manager_name.clone(),
        sent: advice
            .sent()
            .iter()
            .map(|sent| moment::day_of(*sent).to_string())
            .collect(),
        team: record.team.clone(),
    }
}

fn band(idle: Ns) -> Idle {
    if idle <= 60 * DAY {
        Idle::To60
    } else if idle <= 90 * DAY {
        Idle::To90
    } else {
        Idle::Over90
    }
}

/// CHOICE: a date more than 24 h after `as_of` is ignored here, too; a stage whose field nobody has
/// still counts as reached if a later one is.
fn stages(record: &Record, as_of: Ns, known: &Known) -> [(&'static str, Reached); 4] {
    let says = |date: Option<Ns>| date.is_some_and(|date| date <= as_of.saturating_add(DAY));
    let item = says(record.first_item_at);
    let vault = item || says(record.vault_created_at);
    let activated = vault || says(record.activated_at);
    let assigned = activated || record.license == License::Assigned;
    let told = |reached, known| match (reached, known) {
        (true, _) => Reached::Yes,
        (false, true) => Reached::No,
        (false, false) => Reached::Unknown,
    };
    [
        ("Assigned", told(assigned, true)),
        ("Activated", told(activated, known.activated)),
        ("Onboarded", told(vault, known.vault)),
        ("Using Enpass", told(item, known.item)),
    ]
}

fn platforms(record: &Record) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for device in record.devices.iter().flatten() {
        if let Some(platform) = device
            .platform
            .as_ref()
            .filter(|platform| !found.contains(platform))
        {
            found.push(platform.clone());
        }
    }
    found
}
