use js_sys::Function;

use super::outbox::random_key;
use crate::engine::{Loaded, send_reminder};
use crate::guide::fields;
use crate::outreach::{Recipient, Template};
use crate::source::{Config, Message, Reminder, SendError, Sent, UserId};
use crate::store::Profile;

/// Where messages go, and what they are made from.
#[derive(Debug, Clone)]
pub struct Post {
    /// The address that takes them.
    pub url: String,
    /// How it is asked.
    pub config: Config,
    /// The data that has the users.
    pub loaded: Loaded,
    /// Sends the request in place of the browser.
    pub fetcher: Option<Function>,
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

    /// The messages to some users, each with its own text. Whoever has left the data gets none.
    pub(super) async fn write(&self, to: &[Recipient], template: &Template) -> Vec<Message> {
        let ids: Vec<_> = to.iter().map(|to| to.id.text.as_str()).collect();
        let people = self.loaded.engine.people(&ids).await;
        people
            .iter()
            .map(|profile| self.message(profile, template))
            .collect()
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
