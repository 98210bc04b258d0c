use std::borrow::Cow;

use super::values::{day, flag, id, list, moment, text, word};
use super::{ACCOUNTS, LICENSES};
use crate::domain::{Account, Dates, License, shortened};
use crate::source::json::{Fault, Json, Members, is_json};
use crate::source::set_aside::{Reason, Unreadable};

/// Where in a value the fault is, and what is wrong there.
type Found = (String, Reason);

/// Gives the fault of a value, `None` when there is none.
type Check = fn(&str) -> Option<Found>;

const USER: &[(&str, Check)] = &[
    ("id", |json| value(json, id)),
    ("name", |json| value(json, text)),
    ("email", |json| value(json, text)),
    ("manager", |json| match json {
        "null" => None,
        _ => members(json, MANAGER),
    }),
    ("account", |json| {
        value(json, |json| word::<Account>(json, ACCOUNTS))
    }),
    ("license", |json| {
        value(json, |json| word::<License>(json, LICENSES))
    }),
    ("provisioned_by", |json| value(json, text)),
    ("activated_at", |json| value(json, moment)),
    ("vault_created_at", |json| value(json, moment)),
    ("first_item_at", |json| value(json, moment)),
    ("last_used_at", |json| value(json, moment)),
    ("devices", |json| {
        elements(json, |device| members(device, DEVICE))
    }),
    ("active_on", |json| {
        elements(json, |json| {
            value(json, |json| day(json, &mut Dates::default()))
        })
    }),
    ("reminders", |json| {
        elements(json, |reminder| members(reminder, REMINDER))
    }),
];

const MANAGER: &[(&str, Check)] = &[
    ("name", |json| value(json, text)),
    ("email", |json| value(json, text)),
];

const DEVICE: &[(&str, Check)] = &[
    ("name", |json| value(json, text)),
    ("platform", |json| value(json, text)),
    ("version", |json| value(json, text)),
    ("added_at", |json| value(json, moment)),
    ("paired", |json| value(json, flag)),
    ("hub_authenticated", |json| value(json, flag)),
    ("last_opened_at", |json| value(json, moment)),
    ("last_autofill_at", |json| value(json, moment)),
];

const REMINDER: &[(&str, Check)] = &[
    ("sent_at", |json| value(json, moment)),
    ("text", |json| value(json, text)),
];

/// Looks for what is wrong with a record that was refused for this fault, with the rest of the
/// record from there; `None` where it is not JSON.
///
/// It goes through the fields in the order above, whatever their order in the record, and a later
/// member wins over an earlier one.
pub(super) fn explain(record: &[u8], fault: Fault, rest: &[u8]) -> Option<Unreadable> {
    // Bytes that are not text are replaced, so that the id can still be read.
    let text = String::from_utf8_lossy(record);
    let fields = Members::of(text.as_bytes());
    let its_id = fields.as_ref().ok().and_then(|fields| {
        let id = id(&mut Json::new(fields.get("id")?.as_bytes())).ok()?;
        Some(id.text.into_owned())
    });
    let unreadable = |field: &str, reason: Reason| Unreadable {
        id: its_id,
        field: field.to_owned(),
        reason,
    };
    let whole = |reason: &str| Reason::new(reason);
    if fields.is_err() && is_json(text.as_bytes()) != Some(true) {
        return None;
    }
    Some(match &fields {
        Err(_) => unreadable("", whole("is not an object")),
        Ok(_) if matches!(text, Cow::Owned(_)) => unreadable("", whole("is not valid UTF-8")),
        Ok(fields) if !fields.has("id") => unreadable("id", whole("is missing")),
        Ok(_) => match members(&text, USER) {
            Some((field, reason)) => unreadable(field.trim_start_matches('.'), reason),
            None => unreadable("", words(fault, rest)),
        },
    })
}

fn value<'a, T>(
    json: &'a str,
    read: impl FnOnce(&mut Json<'a>) -> Result<T, Fault>,
) -> Option<Found> {
    let mut json = Json::new(json.as_bytes());
    let fault = read(&mut json).err()?;
    Some((String::new(), words(fault, json.rest())))
}

/// The first fault in a list.
fn elements(json: &str, check: Check) -> Option<Found> {
    let mut found = None;
    let mut at = 0;
    let of_list = value(json, |json| {
        list(json, |json| {
            let text = str::from_utf8(json.skip()?).map_err(|_| Fault::NotUtf8)?;
            found = found.take().or_else(|| {
                let (path, reason) = check(text)?;
                Some((format!("[{at}]{path}"), reason))
            });
            at += 1;
            Ok(())
        })
    });
    found.or(of_list)
}

fn members(json: &str, checks: &[(&str, Check)]) -> Option<Found> {
    let members = match Members::of(json.as_bytes()) {
        Ok(members) => members,
        Err(fault) => return Some((String::new(), words(fault, json.as_bytes()))),
    };
    checks.iter().find_map(|(name, check)| {
        let (path, reason) = check(members.get(name)?)?;
        Some((format!(".{name}{path}"), reason))
    })
}

/// What is wrong, given the text that begins with the value that is refused.
fn words(fault: Fault, text: &[u8]) -> Reason {
    let mut json = Json::new(text);
    match fault {
        Fault::Ended | Fault::NotJson => Reason::new("is not valid JSON"),
        Fault::NotUtf8 => Reason::new("is not valid UTF-8"),
        Fault::LoneSurrogate => Reason::new("lone leading surrogate in hex escape"),
        Fault::HalfCharacter => Reason::new("unexpected end of hex escape"),
        Fault::Duplicate(name) => Reason::new(&format!("duplicate field `{name}`")),
        Fault::Missing => Reason::new("is missing"),
        Fault::Blank => Reason::new("is blank"),
        Fault::OtherText(expected) => {
            let text = json.string().unwrap_or_default();
            let rule = format!("is not {expected}");
            Reason::of_value(format!("“{}” {rule}", shortened(&text)), &rule)
        }
        Fault::OtherKind(expected) => match kind(&mut json) {
            Ok(found) => {
                let full = format!("is {}, not {expected}", shortened(&found));
                Reason::of_value(full, &format!("is not {expected}"))
            }
            Err(fault) => words(fault, text),
        },
    }
}

/// What a value is: a short one as the document writes it.
fn kind<'a>(json: &mut Json<'a>) -> Result<Cow<'a, str>, Fault> {
    Ok(match json.peek()? {
        b'{' => "an object".into(),
        b'[' => "a list".into(),
        b'"' => format!("{:?}", json.string()?).into(),
        _ => String::from_utf8_lossy(json.skip()?),
    })
}
