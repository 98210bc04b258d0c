use super::Value;
use super::field::{CAUSE, EMAIL, Field, ID, IDLE, LAST_USED, LICENSE, NAME, REMINDERS, time};

/// The fields of a license review: who decides, whom it is about, what speaks for and against, and a
/// place for the decision, so that each answer comes back in the same column.
pub fn review_fields() -> Vec<Field> {
    let manager = Field {
        name: "manager",
        value: |user, _| {
            let manager = user.user.manager.as_ref();
            manager.and_then(|manager| manager.name.clone()).into()
        },
    };
    let manager_email = Field {
        name: "manager_email",
        value: |user, _| {
            let manager = user.user.manager.as_ref();
            manager.and_then(|manager| manager.email.clone()).into()
        },
    };
    let last_reminder = Field {
        name: "last_reminder_at",
        value: |user, _| time(user.evidence.last_reminder_at),
    };
    // Whose data is wiped when the license goes.
    let devices = Field {
        name: "device_names",
        value: |user, _| {
            let devices = user.user.devices.iter().flatten();
            let names: Vec<_> = devices.filter_map(|device| device.shown_name()).collect();
            Some(names.join(", "))
                .filter(|names| !names.is_empty())
                .into()
        },
    };
    let decision = Field {
        name: "decision",
        value: |_, _| Value::Missing,
    };
    vec![
        manager,
        manager_email,
        ID,
        NAME,
        EMAIL,
        LICENSE,
        LAST_USED,
        IDLE,
        REMINDERS,
        last_reminder,
        CAUSE,
        devices,
        decision,
    ]
}
