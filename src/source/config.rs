use super::{Fault, Malformed, is_web_address, read_config};
use crate::domain::{Cooldown, OwnField};

/// `config.json`. Every key is optional, and keys that this version does not know are ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The product's name on screen.
    pub product: String,
    /// Where the users come from.
    pub source: Source,
    /// Where reminders are sent.
    pub reminders: Reminders,
    /// Lists the portal keeps. The browser keeps the others.
    pub actions: Actions,
    /// Where to find the portal's CSRF token.
    pub csrf: Option<Csrf>,
    /// The sign-in page; `{return}` in it stands for the address to come back to.
    pub sign_in: Option<String>,
    /// Pages of the portal that replace the app's own.
    pub links: Links,
    /// The page around the app, if the app runs in a frame.
    pub embed: Embed,
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
    /// The fields of the document that the portal adds to the list, as [`OwnField::all_of`] reads them.
    pub fields: Vec<OwnField>,
    /// The IANA name of the time zone in which instants are shown; UTC by default.
    pub time_zone: Option<String>,
    /// Whether users can't be taken along: neither as files and addresses nor on paper.
    pub no_export: bool,
}

/// Headers to send with a request: names and values. They are few, and a map would be more to download.
pub type Headers = Vec<(String, String)>;

/// Where reminders are sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reminders {
    /// Takes a [`Reminder`](super::Reminder); without it the reader gets drafts.
    pub url: Option<String>,
    /// Whether cookies are sent; by default as for the source.
    pub credentials: Option<Credentials>,
    /// Headers to send; by default those of the source.
    pub headers: Option<Headers>,
    /// For how long after a reminder nobody gets another one; by default what the reader chooses.
    pub cooldown_days: Option<Cooldown>,
}

/// Lists the portal keeps. The browser keeps the others. The portal is asked as for reminders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actions {
    /// The list of users who asked not to be reminded.
    pub never_notify: Option<String>,
    /// The log of messages and calls.
    pub outreach: Option<String>,
}

/// A token in a cookie or in a `meta` element of the page, and the header it is sent in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csrf {
    /// The header's name, such as `X-CSRF-Token`.
    pub header: String,
    /// The cookie's name.
    pub cookie: Option<String>,
    /// The `meta` element's name.
    pub meta: Option<String>,
}

/// Pages of the portal that replace the app's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The page of one user; `{id}` in it stands for the user's id.
    pub user: Option<String>,
    /// What to do about users who drift away.
    pub guide: Option<String>,
    /// The portal itself.
    pub home: Option<String>,
}

/// The page around the app, if the app runs in a frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embed {
    /// The only origin that is told the app's height and address: `https://portal.example.com`.
    pub parent_origin: Option<String>,
}

/// Where the users come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document's address, relative to `config.json`.
    pub url: String,
    /// Whether cookies are sent.
    pub credentials: Credentials,
    /// Fail after this many seconds without a byte; 0 disables the timeout.
    pub timeout_seconds: u32,
    /// Additional headers that the portal needs.
    pub headers: Headers,
}

/// Whether cookies are sent with a request, named as in the browser's `fetch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own server.
    SameOrigin,
    /// To any server.
    Include,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            product: "Enpass".to_owned(),
            source: Source::default(),
            reminders: Reminders::default(),
            actions: Actions::default(),
            csrf: None,
            sign_in: None,
            links: Links::default(),
            embed: Embed::default(),
            theme: None,
            fields: Vec::new(),
            time_zone: None,
            no_export: false,
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Self {
            url: "users.json".to_owned(),
            credentials: Credentials::SameOrigin,
            timeout_seconds: 30,
            headers: Headers::new(),
        }
    }
}

impl Config {
    /// How to request a reminder: like the users, except for what `reminders` overrides.
    pub fn reminder_source(&self) -> Source {
        let Reminders {
            credentials,
            headers,
            ..
        } = self.reminders.clone();
        Source {
            credentials: credentials.unwrap_or(self.source.credentials),
            headers: headers.unwrap_or_else(|| self.source.headers.clone()),
            ..self.source.clone()
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// When it is a web page, a sign-in page as a rule, or not a configuration: then with words on
    /// what is wrong and where.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if bytes.trim_ascii_start().starts_with(b"<") {
            return Err(Fault::Malformed(Malformed::WebPage));
        }
        let config = read_config::config(bytes).map_err(Fault::Configuration)?;
        let links = [
            ("sign_in", &config.sign_in),
            ("links.user", &config.links.user),
            ("links.guide", &config.links.guide),
            ("links.home", &config.links.home),
        ];
        let is_bad =
            |link: &Option<String>| link.as_deref().is_some_and(|link| !is_web_address(link));
        let is_theme = |theme: &str| ["auto", "light", "dark"].contains(&theme);
        if !config.theme.as_deref().is_none_or(is_theme) {
            let problem = "theme must be auto, light or dark".to_owned();
            return Err(Fault::Configuration(problem));
        }
        let bad = links.into_iter().find(|(_, link)| is_bad(link));
        match bad {
            Some((name, _)) => Err(Fault::Configuration(format!("{name} is not a web address"))),
            None => Ok(config),
        }
    }
}
