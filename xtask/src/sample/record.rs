//! One user as written to the document.

use chrono::{DateTime, NaiveDate, Utc};
use fastrand::Rng;
use serde::Serialize;

use super::Sample;
use super::devices::{Device, devices};
use super::draw::draw;
use super::people::{People, Person};
use super::story::{Account, Stage, Story};
use super::timeline::Timeline;

/// The size of a team, manager included.
const TEAM: usize = 12;
/// Gives neighbouring records very different seeds (the golden ratio in 64 bits).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
const SERVICES: [&str; 5] = ["Backup", "Build", "Directory Sync", "Monitoring", "Payroll"];

/// One user, as the data contract defines it.
#[derive(Serialize)]
pub struct Record {
    pub id: String,
    name: String,
    email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    manager: Option<Manager>,
    account: Account,
    license: &'static str,
    provisioned_by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    activated_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vault_created_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_item_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    devices: Vec<Device>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    active_on: Vec<NaiveDate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reminders: Vec<Reminder>,
}

#[derive(Serialize)]
struct Manager {
    name: String,
    email: String,
}

#[derive(Serialize)]
struct Reminder {
    sent_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'static str>,
}

impl Record {
    /// The record at `index`, with the cast's story if there is one and a random story otherwise.
    pub fn new(sample: &Sample, people: &People, cast: Option<Story>, index: usize) -> Self {
        let mut rng = Rng::with_seed(sample.seed ^ (index as u64 + 1).wrapping_mul(SPREAD));
        let story = cast.unwrap_or_else(|| draw(&mut rng));
        let timeline = Timeline::new(&story, sample.as_of, &mut rng);
        let devices = devices(&story, &timeline, sample.as_of, &mut rng);
        let service = story.account == Account::Service;
        let Person { name, email } = if service {
            service_account(index, &mut rng)
        } else {
            people.at(index)
        };

        Self {
            id: id(index),
            name,
            email,
            manager: if service {
                None
            } else {
                manager(people, index)
            },
            account: story.account,
            license: if story.stage == Stage::Unassigned {
                "unassigned"
            } else {
                "assigned"
            },
            provisioned_by: if rng.u32(0..10) < 7 { "scim" } else { "manual" },
            activated_at: timeline.activated_at,
            vault_created_at: timeline.vault_created_at,
            first_item_at: timeline.first_item_at,
            devices,
            active_on: timeline.active_on,
            reminders: timeline.reminders.into_iter().map(Reminder::new).collect(),
        }
    }
}

impl Reminder {
    /// Everybody who is reminded on one day gets the same. Some are sent by a system that says
    /// nothing of their text.
    fn new(sent_at: DateTime<Utc>) -> Self {
        let text = match sent_at.date_naive().to_epoch_days().rem_euclid(3) {
            0 => Some("One tip"),
            1 => Some("First credential"),
            _ => None,
        };
        Self { sent_at, text }
    }
}

/// The id of the record at `index`.
pub fn id(index: usize) -> String {
    format!("u-{}", 1001 + index)
}

/// The first user of each team manages it, the first of every twelve teams manages the other
/// managers, and so on upwards.
fn manager(people: &People, index: usize) -> Option<Manager> {
    let mut team = TEAM;
    while index > 0 && index.is_multiple_of(team) {
        team *= TEAM;
    }
    let Person { name, email } = people.at(index - index % team);
    (index > 0).then_some(Manager { name, email })
}

fn service_account(index: usize, rng: &mut Rng) -> Person {
    let kind = rng.choice(SERVICES).unwrap_or_default();
    let ascii = kind.to_ascii_lowercase().replace(' ', "-");
    Person {
        name: format!("{kind} service"),
        email: format!("{ascii}.service.{index}@example.com"),
    }
}
