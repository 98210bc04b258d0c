//! Random records, good or bad.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde_json::{Map, Value, json};

use super::as_of;
use crate::dice::Dice;
use crate::moment::{DAY, HOUR, Ns};

const NAMES: &[&str] = &[
    "Ada Abbott",
    "ada abbott",
    "Bo",
    "Zoe 李",
    "ab",
    "Kim",
    "Tom, \"the boss\"",
    " ",
];
const EMAILS: &[&str] = &[
    "ada@example.com",
    "Bo@Example.com",
    "z@x.y",
    "kim.chen@example.com",
];
const PLATFORMS: &[&str] = &["macOS", "iOS", "Android", "Windows", "Linux, other"];

/// A mostly good record, sometimes an unreadable one.
pub fn any(dice: &mut Dice, at: usize) -> Value {
    let mut record = good(dice, at);
    if dice.one_in(30) {
        match dice.below(8) {
            0 => {
                return dice
                    .pick(&[json!(null), json!(5), json!("u-1"), json!([])].each_ref())
                    .clone();
            }
            1 => drop(record.remove("id")),
            2 => put(&mut record, "vault_created_at", json!("31/12/2025")),
            3 => put(&mut record, "account", json!("retired")),
            4 => put(&mut record, "license", json!(7)),
            5 => put(&mut record, "last_used_at", written(as_of() + 3 * DAY, 0)),
            6 => put(&mut record, "active_on", json!(["2026-02-30"])),
            _ => put(&mut record, "id", json!("u-0")),
        }
    }
    Value::Object(record)
}

fn put(record: &mut Map<String, Value>, key: &str, value: Value) {
    record.insert(key.to_owned(), value);
}

fn good(dice: &mut Dice, at: usize) -> Map<String, Value> {
    let mut record = Map::new();
    let id = if dice.one_in(10) {
        json!(at)
    } else {
        json!(format!("u-{at}"))
    };
    put(&mut record, "id", id);
    let teams = [
        json!("red"),
        json!(" blue "),
        json!("green, dark"),
        json!(7),
        json!(null),
        json!(["red"]),
    ];
    if let Some(team) = teams.get(at % 7) {
        put(&mut record, "team", team.clone());
    }
    if dice.in_ten(8) {
        put(&mut record, "name", json!(dice.pick(NAMES)));
    }
    if dice.in_ten(8) {
        put(&mut record, "email", json!(dice.pick(EMAILS)));
    }
    if dice.in_ten(5) {
        put(&mut record, "manager", manager(dice));
    }
    if dice.in_ten(3) {
        put(
            &mut record,
            "account",
            json!(dice.pick(&["enabled", "suspended", "service"])),
        );
    }
    if dice.in_ten(3) {
        put(
            &mut record,
            "license",
            json!(dice.pick(&["assigned", "assigned", "unassigned"])),
        );
    }
    for (key, tenths) in [("activated_at", 7), ("first_item_at", 5)] {
        if dice.in_ten(tenths) {
            put(&mut record, key, moment(dice, false));
        }
    }
    if dice.in_ten(9) {
        let old = dice.in_ten(6);
        let days = dice.between(401, 800);
        let set_up = if old {
            written(as_of() - days * DAY, 0)
        } else {
            moment(dice, true)
        };
        put(&mut record, "vault_created_at", set_up);
    }
    if dice.in_ten(2) {
        put(&mut record, "last_used_at", moment(dice, true));
    }
    if dice.in_ten(8) {
        let count = dice.below(4);
        put(
            &mut record,
            "devices",
            (0..count).map(|_| device(dice)).collect(),
        );
    }
    if dice.in_ten(6) {
        let count = dice.below(8);
        put(
            &mut record,
            "active_on",
            (0..count).map(|_| day(dice)).collect(),
        );
    }
    if dice.in_ten(6) {
        let count = dice.below(5);
        put(
            &mut record,
            "reminders",
            (0..count).map(|_| reminder(dice)).collect(),
        );
    }
    record
}

fn reminder(dice: &mut Dice) -> Value {
    let mut reminder = Map::new();
    put(&mut reminder, "sent_at", moment(dice, false));
    if dice.in_ten(7) {
        let text = dice.pick(&["Tip", "Tip", "New phone?", " ", "tip"]);
        put(&mut reminder, "text", json!(text));
    }
    Value::Object(reminder)
}

fn manager(dice: &mut Dice) -> Value {
    let mut manager = Map::new();
    if dice.in_ten(7) {
        put(&mut manager, "name", json!(dice.pick(&["Kim Chen", "Oz"])));
    }
    if dice.in_ten(7) {
        put(
            &mut manager,
            "email",
            json!(dice.pick(&["kim.chen@example.com", "oz@example.com"])),
        );
    }
    Value::Object(manager)
}

fn device(dice: &mut Dice) -> Value {
    let mut device = Map::new();
    put(
        &mut device,
        "name",
        json!(dice.pick(&["MacBook Pro", "Pixel 9"])),
    );
    if dice.in_ten(9) {
        put(&mut device, "platform", json!(dice.pick(PLATFORMS)));
    }
    for (key, tenths) in [("paired", 8), ("hub_authenticated", 5)] {
        if dice.in_ten(tenths) {
            put(&mut device, key, json!(dice.in_ten(5)));
        }
    }
    if dice.in_ten(6) {
        put(&mut device, "added_at", moment(dice, false));
    }
    for (key, tenths) in [("last_opened_at", 7), ("last_autofill_at", 5)] {
        if dice.in_ten(tenths) {
            put(&mut device, key, moment(dice, true));
        }
    }
    Value::Object(device)
}

/// A moment at a boundary of the rules, just beside one, or anywhere in the last 400 days. Moments
/// that aren't uses are sometimes far in the future.
fn moment(dice: &mut Dice, is_use: bool) -> Value {
    let beside = dice.pick(&[-1_000_000, -1, 0, 0, 1, 1_000_000]);
    let ago = match dice.below(16) {
        0..=4 => dice.pick(&[0, 7, 14, 30, 30, 60, 90]) * DAY + beside,
        5..=10 => dice.between(0, 400) * DAY,
        11..=13 => dice.between(0, 400 * 24) * HOUR + dice.between(0, HOUR),
        14 => dice.pick(&[-DAY, 1 - DAY, -HOUR]),
        _ if is_use => 45 * DAY,
        _ => dice.pick(&[-DAY - 1, -40 * DAY, -3000 * DAY]),
    };
    written(as_of() - ago, dice.pick(&[0, 0, 1, -11, 14]))
}

fn day(dice: &mut Dice) -> Value {
    let ago = match dice.below(4) {
        0 => dice.pick(&[-1, 0, 1, 29, 30, 31, 60, 61]),
        _ => dice.between(0, 300),
    };
    json!(crate::moment::day_of(as_of() - ago * DAY).to_string())
}

fn written(at: Ns, hours: i32) -> Value {
    let time = DateTime::from_timestamp_nanos(at);
    match FixedOffset::east_opt(hours * 3600) {
        Some(offset) => json!(
            time.with_timezone(&offset)
                .to_rfc3339_opts(SecondsFormat::AutoSi, true)
        ),
        None => json!(time.to_rfc3339()),
    }
}

/// A record whose text tries to break out of a file.
pub fn hostile(dice: &mut Dice, at: usize) -> Value {
    const PIECES: &[&str] = &[
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t",
        "\r\n",
        ";",
        ",",
        "\"",
        "'",
        "=HYPERLINK(\"x\",A1)",
        "Ada",
        " ",
        "=",
        "\u{0}",
        "|",
        "＝1+1",
        "\u{202e}",
        "<b>",
        "\n=1",
        ";=1",
        "\t=1",
    ];
    let mut text = || {
        (0..dice.below(5))
            .map(|_| dice.pick(PIECES))
            .collect::<String>()
    };
    let (id, name, email, manager, device, platform) =
        (text(), text(), text(), text(), text(), text());
    json!({
        "id": format!("{id}{at}"), "name": name, "email": email, "manager": { "name": manager },
        "vault_created_at": "2025-01-01T00:00:00Z",
        "devices": [
            { "name": device, "platform": platform, "last_opened_at": "2026-01-01T00:00:00Z" },
            { "name": platform, "added_at": "2026-02-01T00:00:00Z" },
        ],
    })
}
