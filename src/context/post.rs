use std::collections::BTreeMap;

use js_sys::Function;
use leptos::prelude::untrack;

use super::left_alone::{LeftAlone, rules};
use super::never_list::NeverList;
use super::portal::{Portal, PortalEvent};
use super::random_key::random_key;
use super::shared_load::{LoadState, WeakLoad};
use crate::domain::Span;
use crate::engine::{Loaded, send_reminder};
use crate::guide::fields;
use crate::outreach::{Recipient, Template, Withdrawal};
use crate::source::{Config, Message, Reminder, SendError, Sent, UserId};
use crate::store::Profile;

/// Where messages go, and what they are made from.
#[derive(Clone)]
pub struct Post {
    /// The address that takes them.
    pub url: String,
    /// How it is asked.
    pub config: Config,
    /// The data that has the users.
    pub loaded: Loaded,
    /// What has loaded it, and may have newer data by now.
    pub load: WeakLoad,
    /// Who asked not to be reminded.
    pub never_notify: NeverList,
    /// For how long after a reminder nobody gets another one.
    pub cooldown: Span,
    /// Replaces the browser's `fetch`.
    pub fetcher: Option<Function>,
    /// Told what was sent.
    pub portal: Portal,
}

impl Post {
    /// Has the portal send messages, once for each key.
    pub(super) async fn send(
        &self,
        reminder: &Reminder,
        idempotency_key: &str,
    ) -> Result<Sent, SendError> {
        let fetcher = self.fetcher.clone();
        send_reminder(&self.url, &self.config, fetcher, reminder, idempotency_key).await
    }

    /// Tells the page around the list what came of a request.
    pub(super) fn tell(&self, sent: &Sent, action: &'static str) {
        self.portal.tell(PortalEvent::Send {
            accepted: sent.accepted,
            rejected: sent.rejected.len(),
            action,
        });
    }

    /// The messages to some users by the newest data, each with its own text, and who does not qualify any
    /// more, by id. Whoever has left the data gets none. `None` while nobody knows who asked not to be
    /// reminded, and without an engine.
    pub(super) async fn write(
        &mut self,
        to: &[Recipient],
        template: &Template,
        is_to_many: bool,
    ) -> Option<(Vec<Message>, BTreeMap<String, Withdrawal>)> {
        if to.is_empty() {
            // It is written already.
            return Some((Vec::new(), BTreeMap::new()));
        }
        self.renew();
        let ids = to.iter().map(|to| to.id.text.clone()).collect();
        let people = self.loaded.engine.people(ids).await.ok()?;
        let left_alone = untrack(|| LeftAlone::by_list(self.never_notify, self.cooldown))?;
        let rules = rules(&self.loaded, &self.config, left_alone, is_to_many)
            .await
            .ok()?;
        let messages = people.iter().map(|one| self.message(one, template));
        let withdrawn = people.iter().filter_map(|Profile { user, .. }| {
            let to = to.iter().find(|to| to.id.text == *user.id)?;
            Some((user.id.to_string(), Withdrawal::of(to, user, &rules)?))
        });
        Some((messages.collect(), withdrawn.collect()))
    }

    /// Takes over newer data, where that is there. A page that is gone has loaded none.
    fn renew(&mut self) {
        let load = self.load.upgrade();
        if let Some(LoadState::Ready(loaded)) = load.map(|load| untrack(|| load.state())) {
            self.loaded = loaded;
        }
    }

    /// Has the portal send a text to the reader alone, as one user would get it.
    ///
    /// # Errors
    /// When it was not sent, or may not have been.
    pub async fn send_test(&self, to: &Profile, template: &Template) -> Result<(), SendError> {
        let message = self.message(to, template);
        if let Some(why) = message.blank() {
            return Err(SendError::Rejected(Some(why.to_owned())));
        }
        let reminder = Reminder {
            text: Some(template.name.clone()),
            messages: vec![message],
            test: true,
        };
        let key = random_key().ok_or(SendError::NoKey)?;
        self.send(&reminder, &key).await?.of_one()
    }

    /// The message to one user.
    fn message(&self, profile: &Profile, template: &Template) -> Message {
        let fields = fields(profile, &self.config.product, self.loaded.as_of.at);
        let letter = template.letter(&fields);
        Message {
            user_id: UserId::of(&profile.user),
            subject: letter.subject,
            body: letter.body,
        }
    }
}
