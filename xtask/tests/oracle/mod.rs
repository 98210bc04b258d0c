//! The rules of activity, written a second time: slow, simple, and from the JSON alone.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Value;

type Instant = DateTime<Utc>;

/// One user, onboarded or not.
pub struct User<'a> {
    pub record: &'a Value,
    pub as_of: Instant,
}

impl User<'_> {
    fn instant(value: &Value) -> Option<Instant> {
        value.as_str().map(|text| text.parse().unwrap())
    }

    fn at(&self, field: &str) -> Option<Instant> {
        Self::instant(&self.record[field])
    }

    fn devices(&self) -> impl Iterator<Item = &Value> {
        self.record["devices"].as_array().into_iter().flatten()
    }

    fn opened(&self) -> Option<Instant> {
        self.devices()
            .filter_map(|device| Self::instant(&device["last_opened_at"]))
            .max()
    }

    fn autofilled(&self) -> Option<Instant> {
        self.devices()
            .filter_map(|device| Self::instant(&device["last_autofill_at"]))
            .max()
    }

    fn last_used(&self) -> Option<Instant> {
        self.opened()
            .max(self.autofilled())
            .max(self.at("vault_created_at"))
    }

    fn is_onboarded(&self) -> bool {
        self.record["license"] == "assigned"
            && self.record["account"] == "enabled"
            && self.at("vault_created_at").is_some()
    }

    fn never_used(&self) -> bool {
        self.opened().is_none() && self.autofilled().is_none()
    }

    fn idle(&self) -> TimeDelta {
        self.as_of - self.last_used().unwrap()
    }

    fn is_active(&self) -> bool {
        self.idle() <= TimeDelta::days(30)
    }

    fn stage(&self) -> &'static str {
        match () {
            () if self.record["license"] == "unassigned" => "no license",
            () if self.at("first_item_at").is_some() => "using",
            () if self.at("vault_created_at").is_some() => "onboarded",
            () if self.at("activated_at").is_some() => "activated",
            () => "assigned",
        }
    }

    fn band(&self) -> &'static str {
        match () {
            () if self.idle() <= TimeDelta::days(60) => "30-60",
            () if self.idle() <= TimeDelta::days(90) => "60-90",
            () => "90plus",
        }
    }

    fn reminders(&self) -> Vec<Instant> {
        let sent = self.record["reminders"].as_array().into_iter().flatten();
        sent.filter_map(|reminder| Self::instant(&reminder["sent_at"]))
            .collect()
    }

    fn unanswered(&self) -> Vec<Instant> {
        self.reminders()
            .into_iter()
            .filter(|sent| *sent > self.last_used().unwrap())
            .collect()
    }

    fn came_back(&self) -> bool {
        let days = self.days();
        let within = |sent: &Instant| {
            let (from, to) = (
                sent.date_naive(),
                (*sent + TimeDelta::days(14)).date_naive(),
            );
            days.iter().any(|day| from < *day && *day < to)
        };
        self.reminders().iter().any(within)
    }

    fn changed_device(&self) -> bool {
        let since = |device: &Value| {
            Self::instant(&device["added_at"]).unwrap() > self.last_used().unwrap()
        };
        let unopened =
            |device: &Value| device["last_opened_at"].is_null() || device["paired"] == false;
        self.devices()
            .any(|device| since(device) && unopened(device))
            || self.devices().all(|device| device["paired"] == false)
    }

    fn days(&self) -> Vec<NaiveDate> {
        let days = self.record["active_on"].as_array().into_iter().flatten();
        days.map(|day| day.as_str().unwrap().parse().unwrap())
            .collect()
    }

    fn returned_before(&self) -> bool {
        self.days()
            .windows(2)
            .any(|pair| pair[0] - pair[1] >= TimeDelta::days(30))
    }

    fn has_no_habit(&self) -> bool {
        let set_up = self.at("vault_created_at").unwrap().date_naive();
        let first_days = self
            .days()
            .into_iter()
            .filter(|day| *day - set_up < TimeDelta::days(30));
        first_days.count() < 5
    }

    fn cause(&self) -> &'static str {
        match () {
            () if self.changed_device() => "device change",
            () if self.opened().is_some() && self.autofilled().is_none() => "friction",
            () if self.has_no_habit() => "no habit",
            () => "unknown",
        }
    }

    fn suggestion(&self) -> &'static str {
        let unanswered = self.unanswered();
        match () {
            () if unanswered.len() >= 3 => "escalate",
            () if self.changed_device() => "repair",
            () if unanswered
                .iter()
                .any(|sent| self.as_of - *sent <= TimeDelta::days(7)) =>
            {
                "wait"
            }
            () if self.returned_before() || !unanswered.is_empty() => "message",
            () => "remind",
        }
    }

    /// Every case of the rules that this user is an example of.
    pub fn shows(&self) -> Vec<String> {
        let mut shows = vec![format!("stage {}", self.stage())];
        for field in ["account", "license", "provisioned_by"] {
            shows.push(format!("{field} {}", self.record[field].as_str().unwrap()));
        }
        shows.extend(
            self.devices()
                .map(|device| format!("on {}", device["platform"].as_str().unwrap())),
        );
        if !self.is_onboarded() {
            return shows;
        }
        let hub = self
            .devices()
            .any(|device| device["hub_authenticated"] == true);
        shows.push(format!(
            "hub {}",
            if hub { "authenticated" } else { "never" }
        ));
        shows.push(format!("reminders {}", self.reminders().len().min(3)));
        if self.came_back() {
            shows.push("came back".into());
        }
        let use_ = if self.never_used() {
            "never used"
        } else {
            "used"
        };
        if self.is_active() {
            shows.push(format!("active, {use_}"));
            return shows;
        }
        shows.push(format!("inactive {}, {use_}", self.band()));
        shows.push(format!("cause {}", self.cause()));
        shows.push(format!("suggest {}", self.suggestion()));
        shows
    }
}
