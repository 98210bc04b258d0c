use leptos::prelude::*;

use super::never_list::NeverList;
use super::outreach_log::OutreachLog;
use super::paths::Paths;
use super::place::Place;
use super::preferences::Preferences;
use super::session::Session;
use crate::domain::Cooldown;
use crate::query::UserQuery;
use crate::reactive::effect;

/// What is known about users apart from the data. The portal keeps it if it offers to, this browser otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Lists {
    session: Session,
    paths: StoredValue<Paths>,
    preferences: Preferences,
}

impl Lists {
    /// The lists of the session around a component.
    pub fn expect() -> Self {
        Self {
            session: Session::expect(),
            paths: StoredValue::new(Paths::expect()),
            preferences: Preferences::expect(),
        }
    }

    /// Who asked not to be reminded.
    pub fn never_notify(self) -> NeverList {
        let url = self
            .session
            .config()
            .with(|config| config.as_ref()?.actions.never_notify.clone());
        NeverList::at(self.place(url, "never-notify"))
    }

    /// The messages and calls that admins have noted.
    pub fn log(self) -> OutreachLog {
        let url = self
            .session
            .config()
            .with(|config| config.as_ref()?.actions.outreach.clone());
        OutreachLog::at(self.place(url, "outreach"))
    }

    /// For how long after a reminder, a message or a call nobody gets another reminder.
    pub fn cooldown(self) -> Cooldown {
        self.configured_cooldown()
            .unwrap_or_else(|| self.preferences.cooldown())
    }

    /// The same where the configuration says it.
    pub fn configured_cooldown(self) -> Option<Cooldown> {
        let config = self.session.config();
        config.with(|config| config.as_ref()?.reminders.cooldown_days)
    }

    /// Loads both again when somebody begins to look, and whenever new data is there, and follows what
    /// other tabs change.
    pub fn keep_fresh(self) {
        effect(move || {
            self.never_notify().kept().follow();
            self.log().kept().follow();
        });
        let state = self.session.state();
        effect(move || {
            state.with(|_| ());
            self.never_notify().kept().renew_old();
            self.log().kept().renew_old();
        });
    }

    fn place(self, url: Option<String>, name: &str) -> Place {
        self.paths.with_value(|paths| match url {
            Some(url) => Place::Portal(self.session.origin(&url, paths)),
            None => {
                let config = self.session.config().get().unwrap_or_default();
                // Other data has other users, even with the same ids.
                let data = match config.source.url.as_str() {
                    "" => paths.users(&UserQuery::default()),
                    url => paths.file(url),
                };
                Place::Browser(format!("active-users-{name}:{data}"))
            }
        })
    }
}
