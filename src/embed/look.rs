use super::Settings;
use super::source::headers;
use crate::domain::{Cooldown, OwnField};
use crate::source::{Actions, Config, Headers, Links, Reminders, Source, is_web_address};

/// What the attributes say about how the element looks and where its links lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The portal's list of users.
    pub users_href: String,
    /// The language of numbers and dates; empty for the reader's own.
    pub lang: String,
    /// The level of its headings.
    pub heading_level: u8,
    /// Whether to show only the bars.
    pub compact: bool,
    user_href: Option<String>,
    sign_in: Option<String>,
    product: String,
    src: String,
    reminders_url: Option<String>,
    cooldown_days: Option<Cooldown>,
    actions: Actions,
    fields: Vec<OwnField>,
    time_zone: Option<String>,
    no_export: bool,
    headers: Headers,
}

impl Look {
    /// As the element is set.
    pub fn of(settings: &Settings) -> Self {
        let given =
            |text: String| Some(text).filter(|text| !text.is_empty() && is_web_address(text));
        // One that can't be asked fails, and says so: an empty list in its place would let everybody be
        // written to.
        let asked = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            users_href: given(settings.users_href()).unwrap_or_else(|| "users".to_owned()),
            lang: settings.lang(),
            heading_level: settings.heading_level(),
            compact: settings.compact(),
            user_href: given(settings.user_href()),
            sign_in: given(settings.sign_in_href()),
            product: settings.product(),
            src: settings.src(),
            reminders_url: given(settings.reminders_url()),
            cooldown_days: Cooldown::new(settings.cooldown_days().into()),
            actions: Actions {
                never_notify: asked(settings.never_notify_url()),
                outreach: asked(settings.outreach_url()),
            },
            fields: OwnField::all_of(&settings.fields()),
            time_zone: Some(settings.time_zone()).filter(|zone| !zone.is_empty()),
            no_export: settings.no_export(),
            headers: headers(settings),
        }
    }

    /// The same as an app configuration.
    pub fn config(&self) -> Config {
        Config {
            product: self.product.clone(),
            sign_in: self.sign_in.clone(),
            links: Links {
                user: self.user_href.clone(),
                ..Links::default()
            },
            source: Source {
                url: self.src.clone(),
                ..Source::default()
            },
            actions: self.actions.clone(),
            fields: self.fields.clone(),
            time_zone: self.time_zone.clone(),
            no_export: self.no_export,
            reminders: Reminders {
                url: self.reminders_url.clone(),
                headers: Some(self.headers.clone()),
                cooldown_days: self.cooldown_days,
                ..Reminders::default()
            },
            ..Config::default()
        }
    }
}
