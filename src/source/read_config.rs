//! Reads `config.json`. With a general deserializer, the Dashboard would load 45 kB more of code.

use std::cell::RefCell;

use super::config::{Config, Credentials, Csrf, Headers};
use super::json::{Fault, Json, Members};
use crate::domain::{Cooldown, OwnField};

/// Reads the whole file. What is missing has its default.
///
/// # Errors
/// What is wrong, and where. Of several faults, the first in the order in which this reads the settings.
pub fn config(text: &[u8]) -> Result<Config, String> {
    let mut config = Config::default();
    let first_fault = RefCell::new(None);
    let all = Section::whole(text, &first_fault)?;
    all.set("product", &mut config.product, Value::text);
    all.set("csrf", &mut config.csrf, Value::csrf_or_null);
    all.set("sign_in", &mut config.sign_in, Value::text_or_null);
    all.set("theme", &mut config.theme, Value::text_or_null);
    all.set("fields", &mut config.fields, |value| {
        Ok(OwnField::all_of(&value.text_or_null()?.unwrap_or_default()))
    });
    all.set("time_zone", &mut config.time_zone, Value::text_or_null);
    all.set("no_export", &mut config.no_export, Value::truth);
    if let Some(section) = all.section("source") {
        let source = &mut config.source;
        section.set("url", &mut source.url, Value::text);
        section.set("credentials", &mut source.credentials, Value::credentials);
        section.set("timeout_seconds", &mut source.timeout_seconds, Value::count);
        section.set("headers", &mut source.headers, Value::headers);
    }
    if let Some(section) = all.section("reminders") {
        let reminders = &mut config.reminders;
        section.set("url", &mut reminders.url, Value::text_or_null);
        section.set("credentials", &mut reminders.credentials, |value| {
            value.or_null(Value::credentials)
        });
        section.set("headers", &mut reminders.headers, |value| {
            value.or_null(Value::headers)
        });
        section.set("cooldown_days", &mut reminders.cooldown_days, |value| {
            value.or_null(Value::cooldown)
        });
    }
    if let Some(section) = all.section("actions") {
        let actions = &mut config.actions;
        section.set(
            "never_notify",
            &mut actions.never_notify,
            Value::text_or_null,
        );
        section.set("outreach", &mut actions.outreach, Value::text_or_null);
    }
    if let Some(section) = all.section("links") {
        let links = &mut config.links;
        section.set("user", &mut links.user, Value::text_or_null);
        section.set("guide", &mut links.guide, Value::text_or_null);
        section.set("home", &mut links.home, Value::text_or_null);
    }
    if let Some(section) = all.section("embed") {
        let parent_origin = &mut config.embed.parent_origin;
        section.set("parent_origin", parent_origin, Value::text_or_null);
    }
    match first_fault.into_inner() {
        Some(fault) => Err(fault),
        None => Ok(config),
    }
}

/// The first fault that was found in the file.
type FirstFault = RefCell<Option<String>>;

/// An object of the configuration.
struct Section<'a> {
    /// Its name; empty for the whole file.
    name: &'static str,
    /// The whole file.
    file: &'a [u8],
    members: Members<'a>,
    first_fault: &'a FirstFault,
}

/// The value of a member, as it stands.
struct Value<'a> {
    section: &'static str,
    name: &'static str,
    file: &'a [u8],
    text: &'a str,
    first_fault: &'a FirstFault,
}

impl<'a> Section<'a> {
    fn whole(file: &'a [u8], first_fault: &'a FirstFault) -> Result<Self, String> {
        let mut json = Json::new(file);
        let members = Members::first(&mut json);
        let members = members.map_err(|fault| not_json(fault, file, json.rest()))?;
        if !json.is_done() {
            let at = file.len() - json.rest().len();
            return Err(format!("trailing characters{}", place(file, at + 1)));
        }
        let name = "";
        Ok(Self {
            name,
            file,
            members,
            first_fault,
        })
    }

    fn get(&self, name: &'static str) -> Result<Option<Value<'a>>, String> {
        let mut values = self.members.iter().filter(|member| member.0 == name);
        let mut value = || {
            let (_, text) = values.next()?;
            Some(Value {
                section: self.name,
                name,
                file: self.file,
                text,
                first_fault: self.first_fault,
            })
        };
        let first = value();
        match value() {
            Some(second) => Err(second.wrong(format!("duplicate field `{name}`"))),
            None => Ok(first),
        }
    }

    /// Takes over the value of a member, where it is there.
    fn set<T>(
        &self,
        name: &'static str,
        into: &mut T,
        read: impl FnOnce(&Value<'a>) -> Result<T, String>,
    ) {
        if let Some(value) = self.read(name, read) {
            *into = value;
        }
    }

    /// The section in a member; nothing where it is missing or `null`.
    fn section(&self, name: &'static str) -> Option<Self> {
        self.read(name, |value| value.or_null(Value::section))
            .flatten()
    }

    /// The value of a member; `None` where it is missing or wrong. A fault goes into `first_fault`.
    fn read<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&Value<'a>) -> Result<T, String>,
    ) -> Option<T> {
        let value = self
            .get(name)
            .and_then(|value| value.as_ref().map(read).transpose());
        value.unwrap_or_else(|fault| {
            self.first_fault.borrow_mut().get_or_insert(fault);
            None
        })
    }
}

impl<'a> Value<'a> {
    fn or_null<T>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        match self.text {
            "null" => Ok(None),
            _ => read(self).map(Some),
        }
    }

    fn section(&self) -> Result<Section<'a>, String> {
        let members = Members::of(self.text.as_bytes());
        Ok(Section {
            name: self.name,
            file: self.file,
            members: members.map_err(|_| self.not("an object"))?,
            first_fault: self.first_fault,
        })
    }

    fn text(&self) -> Result<String, String> {
        string(self.text).ok_or_else(|| self.not("a string"))
    }

    fn text_or_null(&self) -> Result<Option<String>, String> {
        self.or_null(Self::text)
    }

    fn truth(&self) -> Result<bool, String> {
        let truth = self.text.parse();
        truth.map_err(|_| self.not("a boolean"))
    }

    fn count(&self) -> Result<u32, String> {
        let count = self.text.parse();
        count.map_err(|_| self.not("a whole number"))
    }

    fn cooldown(&self) -> Result<Cooldown, String> {
        let Self { section, name, .. } = self;
        let (fewest, most) = (Cooldown::FEWEST, Cooldown::MOST);
        let cooldown = self.text.parse().ok().and_then(Cooldown::new);
        cooldown.ok_or_else(|| {
            self.wrong(format!(
                "{section}.{name} must be a whole number from {fewest} to {most}"
            ))
        })
    }

    fn credentials(&self) -> Result<Credentials, String> {
        match &*self.text()? {
            "omit" => Ok(Credentials::Omit),
            "same-origin" => Ok(Credentials::SameOrigin),
            "include" => Ok(Credentials::Include),
            word => Err(self.wrong(format!(
                "unknown variant `{word}`, expected one of `omit`, `same-origin`, `include`"
            ))),
        }
    }

    fn headers(&self) -> Result<Headers, String> {
        let section = self.section()?;
        let header = |(name, text): (&str, &str)| Some((name.to_owned(), string(text)?));
        let headers: Option<_> = section.members.iter().map(header).collect();
        headers.ok_or_else(|| self.not("an object of strings"))
    }

    fn csrf_or_null(&self) -> Result<Option<Csrf>, String> {
        self.or_null(|value| {
            let section = value.section()?;
            let header = section.get("header")?;
            let header = header.ok_or_else(|| value.wrong("missing field `header`".to_owned()))?;
            let mut csrf = Csrf {
                header: header.text()?,
                cookie: None,
                meta: None,
            };
            section.set("cookie", &mut csrf.cookie, Value::text_or_null);
            section.set("meta", &mut csrf.meta, Value::text_or_null);
            Ok(csrf)
        })
    }

    /// Says that it is of another kind.
    fn not(&self, expected: &str) -> String {
        let text = self.text;
        let kind = match text.as_bytes().first() {
            Some(b'{') => "map".to_owned(),
            Some(b'[') => "sequence".to_owned(),
            Some(b'n') => "null".to_owned(),
            Some(b't' | b'f') => format!("boolean `{text}`"),
            Some(b'"') => format!("string {text}"),
            _ if text.contains(['.', 'e', 'E']) => format!("floating point `{text}`"),
            _ => format!("integer `{text}`"),
        };
        self.wrong(format!("invalid type: {kind}, expected {expected}"))
    }

    /// Says what is wrong, and where it ends.
    fn wrong(&self, what: String) -> String {
        let start = self.text.as_ptr().addr() - self.file.as_ptr().addr();
        what + &place(self.file, start + self.text.len())
    }
}

fn string(text: &str) -> Option<String> {
    let text = Json::new(text.as_bytes()).string();
    text.ok().map(Into::into)
}

/// What keeps a file from being an object, and where it does.
fn not_json(fault: Fault, file: &[u8], rest: &[u8]) -> String {
    let (read, _) = file.split_at(file.len() - rest.len());
    let (what, end) = match (fault, read.trim_ascii_end().last()) {
        (Fault::Ended, _) if file.trim_ascii().is_empty() => {
            ("EOF while parsing a value", file.len())
        }
        (Fault::Ended, _) => ("EOF while parsing an object", file.len()),
        (Fault::OtherKind(_), _) => ("the whole file must be an object", read.len() + 1),
        (Fault::NotUtf8, _) => ("text that is not UTF-8", read.len() + 1),
        (_, Some(b'{' | b',')) => ("key must be a string", read.len() + 1),
        (_, Some(b':' | b'[')) => ("expected value", read.len() + 1),
        _ => ("text that is not JSON", read.len() + 1),
    };
    what.to_owned() + &place(file, end)
}

/// Where the first bytes of a file end.
fn place(file: &[u8], end: usize) -> String {
    let read = file.get(..end).unwrap_or(file);
    let mut lines = read.rsplit(|byte| *byte == b'\n');
    let column = lines.next().unwrap_or_default().len();
    let line = lines.count() + 1;
    format!(" at line {line} column {column}")
}
