use crate::domain::{Activity, Instant, Names, UseTime, Word, pseudonym, weeks};
use crate::query::{Column, Columns};
use crate::sentences::{Dates, IsoDates, LastUse, cause, reason};
use crate::store::Profile;

/// One field of an exported user, named as in the document and the URL wherever these have a name
/// for it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) value: fn(&Profile, Instant) -> Value,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing is known.
    Missing,
    /// A number.
    Number(i64),
    /// Yes or no.
    Truth(bool),
    /// Anything else.
    Text(String),
}

impl<T: Into<String>> From<Option<T>> for Value {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Missing, |text| Self::Text(text.into()))
    }
}

impl Field {
    /// The field's name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What stands in the field for a user. With names concealed, so is the id: it may be an
    /// e-mail address.
    pub fn value(&self, user: &Profile, as_of: Instant, names: Names) -> Value {
        if self.name == "id" && names == Names::Concealed {
            return Value::Text(pseudonym(&user.user.id));
        }
        (self.value)(user, as_of)
    }
}

/// The fields that more than one kind of file has.
pub(super) const ID: Field = Field {
    name: "id",
    value: |user, _| Some(user.user.id.clone()).into(),
};
pub(super) const NAME: Field = Field {
    name: "name",
    value: |user, _| user.user.name.clone().into(),
};
pub(super) const EMAIL: Field = Field {
    name: "email",
    value: |user, _| user.user.email.clone().into(),
};
pub(super) const LICENSE: Field = Field {
    name: "license",
    value: |user, _| Some(user.user.license.as_str()).into(),
};
pub(super) const LAST_USED: Field = Field {
    name: "last_used_at",
    value: |user, _| user.evidence.last_use.map(use_time).into(),
};
pub(super) const IDLE: Field = Field {
    name: "idle_days",
    value: |user, as_of| {
        let last_used = user.evidence.last_used();
        number(last_used.map(|at| (as_of - at).whole_days().max(0)))
    },
};
pub(super) const REMINDERS: Field = Field {
    name: "reminders",
    value: |user, _| Value::Number(user.evidence.reminders.into()),
};
pub(super) const CAUSE: Field = Field {
    name: "likely_cause",
    value: |user, _| {
        let cause = user.cause.as_ref();
        cause.map(|cause| cause.kind().as_str()).into()
    },
};

/// The fields of a file: who it is, the columns that are shown, and the evidence.
pub fn fields(columns: &Columns) -> Vec<Field> {
    let who = [
        ID,
        NAME,
        EMAIL,
        Field {
            name: "provisioned_by",
            value: |user, _| Some(if user.user.scim { "scim" } else { "manual" }).into(),
        },
    ];
    let evidence = [
        Field {
            name: "vault_created_at",
            value: |user, _| time(user.evidence.vault_created_at),
        },
        LAST_USED,
        Field {
            name: "last_used_on",
            value: |user, as_of| {
                LastUse::of(&user.user, as_of)
                    .and_then(|last_use| last_use.place(&IsoDates))
                    .into()
            },
        },
        CAUSE,
        Field {
            name: "likely_cause_evidence",
            value: |user, _| {
                user.cause
                    .as_ref()
                    .map(|found| cause(found, &IsoDates))
                    .into()
            },
        },
        Field {
            name: "suggest_reason",
            value: |user, as_of| {
                user.suggestion
                    .as_ref()
                    .map(|(_, why)| reason(why, as_of, &IsoDates))
                    .into()
            },
        },
    ];
    // A file stays the same whatever filter changes the usual columns on screen.
    let usual = [
        Column::Status,
        Column::Activity,
        Column::Reminders,
        Column::Suggest,
    ];
    let shown: Vec<_> = match columns.has_usual() {
        true => usual.to_vec(),
        false => columns.iter().collect(),
    };
    let shown = shown.into_iter().flat_map(column);
    who.into_iter().chain(shown).chain(evidence).collect()
}

/// The fields that say what a column says.
fn column(column: Column) -> Vec<Field> {
    match column {
        Column::Status => vec![
            Field {
                name: "status",
                value: |user, _| Some(user.standing.status.as_str()).into(),
            },
            Field {
                name: "account",
                value: |user, _| Some(user.user.account.as_str()).into(),
            },
        ],
        Column::Activity => vec![
            Field {
                name: "activity",
                value: |user, _| activity(user).into(),
            },
            Field {
                name: "never_used",
                value: |user, _| Value::Truth(user.standing.activity.contains(Activity::Never)),
            },
        ],
        // Among the evidence.
        Column::LastUsed | Column::Cause => Vec::new(),
        Column::Weeks => vec![Field {
            name: "weeks_used",
            value: |user, as_of| {
                let used = weeks(&user.user, as_of)
                    .into_iter()
                    .filter(|days| *days > 0);
                Value::Number(used.count() as i64)
            },
        }],
        Column::Idle => vec![IDLE],
        Column::Devices => vec![Field {
            name: "devices",
            value: |user, _| {
                number(
                    user.user
                        .devices
                        .as_ref()
                        .map(|devices| devices.len() as i64),
                )
            },
        }],
        Column::License => vec![LICENSE],
        Column::Reminders => vec![REMINDERS],
        Column::Suggest => vec![Field {
            name: "suggest",
            value: |user, _| user.standing.suggestion.map(Word::as_str).into(),
        }],
    }
}

fn activity(user: &Profile) -> Option<&'static str> {
    let activity = [Activity::Active, Activity::Inactive];
    activity
        .into_iter()
        .find(|activity| user.standing.activity.contains(*activity))
        .map(Word::as_str)
}

/// A day where only the day is known.
fn use_time(last: UseTime) -> String {
    if last.is_day {
        IsoDates.day(last.at)
    } else {
        last.at.to_rfc3339()
    }
}

pub(super) fn time(at: Option<Instant>) -> Value {
    at.map(Instant::to_rfc3339).into()
}

fn number(number: Option<i64>) -> Value {
    number.map_or(Value::Missing, Value::Number)
}
