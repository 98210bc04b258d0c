use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde_json::{Value, json};
use xtask::sample::{self, Sample};

use crate::server::Answer;

/// A hand-made organization, so that a test knows its numbers.
#[derive(Debug, Clone)]
pub struct Org {
    as_of: DateTime<Utc>,
    generated_at: Option<Value>,
    records: Vec<Value>,
}

/// A person in an [`Org`]: by default onboarded 200 days ago and active.
#[derive(Debug, Clone)]
pub struct Person {
    name: String,
    email: Option<String>,
    set_up: Option<i64>,
    used: Option<i64>,
    reminded: Vec<i64>,
    text: Option<&'static str>,
    license: &'static str,
    account: &'static str,
}

impl Default for Org {
    fn default() -> Self {
        Self::new()
    }
}

impl Org {
    /// An empty organization as of this second.
    pub fn new() -> Self {
        Self::at(Utc::now().trunc_subsecs(0))
    }

    /// An empty organization as of another instant.
    pub fn at(as_of: DateTime<Utc>) -> Self {
        Self {
            as_of,
            generated_at: Some(json!(rfc3339(as_of))),
            records: Vec::new(),
        }
    }

    /// Three active people and one inactive, the most recently active first.
    pub fn small() -> Self {
        Self::new()
            .with(Person::new("Ada Abbott"))
            .with(Person::new("Ben Brown").used(2))
            .with(Person::new("Cleo Chen").used(3))
            .with(Person::new("Dan Drew").used(40))
    }

    /// `active` and `inactive` people, with numbers as names.
    pub fn of(active: usize, inactive: usize) -> Self {
        let names = |count| (1..=count).map(|number: usize| format!("{number:05}"));
        let org = names(active).fold(Self::new(), |org, number| {
            org.with(Person::new(&format!("Active {number}")))
        });
        names(inactive).fold(org, |org, number| {
            org.with(Person::new(&format!("Inactive {number}")).used(40))
        })
    }

    /// Replaces or removes the instant at which it was made.
    pub fn generated_at(mut self, generated_at: Option<Value>) -> Self {
        self.generated_at = generated_at;
        self
    }

    /// Adds a person.
    pub fn with(self, person: Person) -> Self {
        let id = format!("u-{}", self.records.len() + 1);
        let record = person.record(&id, self.as_of);
        self.with_record(record)
    }

    /// Adds any record.
    pub fn with_record(mut self, record: Value) -> Self {
        self.records.push(record);
        self
    }

    /// The organization as a JSON document.
    pub fn json(&self) -> String {
        let mut document = json!({ "organization": "Example Corp", "users": self.records });
        if let (Some(at), Some(document)) = (&self.generated_at, document.as_object_mut()) {
            document.insert("generated_at".to_owned(), at.clone());
        }
        document.to_string()
    }

    /// The records alone, each as text.
    pub fn records(&self) -> Vec<String> {
        self.records.iter().map(Value::to_string).collect()
    }
}

impl From<Org> for Answer {
    fn from(org: Org) -> Self {
        Self::Text(org.json())
    }
}

impl Person {
    /// A person onboarded 200 days ago who used the app yesterday.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            email: Some(format!(
                "{}@example.com",
                name.to_lowercase().replace(' ', ".")
            )),
            set_up: Some(200),
            used: Some(1),
            reminded: Vec::new(),
            text: None,
            license: "assigned",
            account: "enabled",
        }
    }

    /// Last used the app this many days ago.
    pub fn used(mut self, days: i64) -> Self {
        self.used = Some(days);
        self
    }

    /// Set up the vault this many days ago and never came back.
    pub fn never(mut self, days: i64) -> Self {
        self.set_up = Some(days);
        self.used = None;
        self
    }

    /// Has not created the vault.
    pub fn pending(mut self) -> Self {
        self.set_up = None;
        self.used = None;
        self
    }

    /// Has no license.
    pub fn unlicensed(mut self) -> Self {
        self.license = "unassigned";
        self.pending()
    }

    /// Has another kind of account.
    pub fn account(mut self, account: &'static str) -> Self {
        self.account = account;
        self
    }

    /// Has this address.
    pub fn email(mut self, email: &str) -> Self {
        self.email = Some(email.to_owned());
        self
    }

    /// Was reminded, this many days ago each.
    pub fn reminded(mut self, days: &[i64]) -> Self {
        self.reminded = days.to_vec();
        self
    }

    /// The name of what was sent each time.
    pub fn text(mut self, text: &'static str) -> Self {
        self.text = Some(text);
        self
    }

    fn record(&self, id: &str, as_of: DateTime<Utc>) -> Value {
        let ago = |days: i64| rfc3339(as_of - TimeDelta::days(days));
        let set_up = self.set_up.map(ago);
        let reminders = self
            .reminded
            .iter()
            .map(|days| json!({ "sent_at": ago(*days), "text": self.text }));
        let device = set_up.as_ref().map(|set_up| {
            json!({
                "name": "MacBook Pro", "platform": "macOS", "paired": true, "hub_authenticated": true,
                "added_at": set_up, "last_opened_at": self.used.map(ago), "last_autofill_at": self.used.map(ago),
            })
        });
        json!({
            "id": id, "name": self.name, "email": self.email, "license": self.license, "account": self.account,
            "activated_at": set_up, "vault_created_at": set_up, "first_item_at": set_up,
            "devices": device.into_iter().collect::<Vec<_>>(), "reminders": reminders.collect::<Vec<_>>(),
        })
    }
}

/// A large organization that reaches every rule.
///
/// # Panics
/// Never: writing to a vector can't fail.
pub fn sample(users: usize) -> String {
    let mut text = Vec::new();
    let sample = Sample {
        users,
        seed: 7,
        as_of: Utc::now().trunc_subsecs(0),
        bad: 0,
    };
    if let Err(error) = sample::write(&sample, &mut text) {
        panic!("The sample could not be written: {error}");
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
