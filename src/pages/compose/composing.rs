use std::collections::BTreeSet;

use leptos::prelude::*;

use super::audience::audience;
use super::opener::{Opener, Stage, Who};
use super::texts::Text;
use crate::context::{Lists, OneUser, Paths, Post, Session, take_back_writing};
use crate::engine::Loaded;
use crate::guide::{Letter, fields};
use crate::outreach::Recipient;
use crate::reactive::{Memo, ReadSignal, RwSignal, Signal, effect, effect_with};
use crate::store::{Addressee, Audience, Profile};
use crate::ui::ask;

/// As many users as one text is sent to: a tab can keep what became of so many.
pub const MOST: usize = 10_000;

/// The dialog for writing to users, and all that its parts share.
#[derive(Debug, Clone, Copy)]
pub struct Composing {
    /// What it shows.
    pub stage: RwSignal<Stage>,
    /// What is written.
    pub text: Text,
    /// Who gets it, once that is known.
    pub audience: ReadSignal<Option<Audience>>,
    /// Users who get it although they were reminded a short time ago.
    pub included: RwSignal<BTreeSet<String>>,
    opener: Opener,
    session: Session,
    lists: Lists,
    paths: StoredValue<Paths>,
}

impl Composing {
    /// What the dialog shows when it is opened.
    pub fn new(opener: Opener) -> Self {
        let (session, lists) = (Session::expect(), Lists::expect());
        let Opener { stage, who, .. } = opener;
        let (text, included) = (Text::new(), RwSignal::new(BTreeSet::new()));
        // The portal may know more by now than when it was last open.
        effect_with(move |was_open: Option<bool>| {
            let is_open = stage.get() != Stage::Closed;
            if is_open && was_open != Some(true) {
                look_up_again(lists);
            }
            is_open
        });
        effect(move || {
            if let Some(who) = who.get()
                && stage.get_untracked() == Stage::Write
            {
                untrack(|| text.begin(&who, session.reminders_url()));
                included.set(BTreeSet::new());
            }
        });
        let audience = audience(opener, included);
        Self {
            stage,
            text,
            audience,
            included,
            opener,
            session,
            lists,
            paths: StoredValue::new(Paths::expect()),
        }
    }

    /// The data, and whom the reader wants to write to or about.
    pub fn asked(self) -> (Loaded, Option<Who>) {
        (self.opener.loaded.get(), self.opener.who.get())
    }

    /// Gives up on whoever a stopped delivery has not reached, and says whether that was everybody: its
    /// text can be edited again.
    pub fn discard(self, key: &str) -> bool {
        untrack(|| {
            let outbox = self.session.outbox();
            let first = outbox.with(|deliveries| {
                let (to, _) = deliveries.get(key)?.progress().next()?;
                Some(to.id.text.clone())
            });
            outbox.discard_waiting(key);
            let is_gone = outbox.with(|deliveries| deliveries.get(key).is_none());
            if is_gone {
                let url = self.session.reminders_url();
                take_back_writing(None, key);
                take_back_writing(first.map(|id| OneUser { url, id }).as_ref(), key);
            }
            is_gone
        })
    }

    /// Closes the dialog. What was written stays until it is sent.
    pub fn close(self) {
        self.opener.close();
    }

    /// Loads again who does not want to be written to, and who was written to or called.
    pub fn look_up_again(self) {
        look_up_again(self.lists);
    }

    /// Whether it is known who must not be written to.
    pub fn knows_who(self) -> bool {
        self.lists.never_notify().state().certain().is_some()
    }

    /// Whether that is loaded again, or who was written to or called.
    pub fn is_looking_up(self) -> bool {
        let never_notify = self.lists.never_notify().state();
        never_notify.is_loading || self.lists.log().state().is_loading
    }

    /// What is known of who must not be written to.
    pub fn lists(self) -> Lists {
        self.lists
    }

    /// Whether the portal sends what is written here; otherwise the reader's mail program does.
    pub fn has_portal(self) -> bool {
        let config = self.session.config().get().unwrap_or_default();
        config.reminders.url.is_some()
    }

    /// Whether the text goes to one user alone.
    pub fn is_to_one(self) -> bool {
        let who = self.opener.who;
        who.with(|who| matches!(who, Some(Who::One { .. })))
    }

    /// Whether each message goes to one person and can name them.
    pub fn is_for_one(self) -> bool {
        self.has_portal() || self.is_to_one()
    }

    /// The text as a user gets it.
    pub fn letter_to(self, user: &Profile) -> Letter {
        let as_of = self.opener.loaded.get().as_of.at;
        let fields = fields(user, &self.session.product().get(), as_of);
        self.text.template().letter(&fields)
    }

    /// What can send messages now.
    pub fn post(self) -> Option<Post> {
        self.paths
            .with_value(|paths| self.session.post(paths, self.lists))
    }

    /// How many users get the text.
    pub fn count(self) -> usize {
        let count = self
            .audience
            .with(|audience| Some(audience.as_ref()?.count));
        count.unwrap_or_default().min(MOST)
    }

    /// Everybody who gets the text.
    pub fn recipients(self) -> Vec<Addressee> {
        let recipients = self
            .audience
            .with(|audience| Some(audience.as_ref()?.recipients.clone()));
        recipients.unwrap_or_default()
    }

    /// The id of one of those who get the text.
    fn recipient_id(self, at: usize) -> Option<String> {
        self.audience.with(|audience| {
            let recipient = audience.as_ref()?.recipients.get(at)?;
            Some(recipient.id.clone())
        })
    }

    /// All that is known of one of those who get the text.
    pub fn recipient(self, at: Signal<usize>) -> Signal<Option<Profile>> {
        let id = Memo::new(move |_| self.recipient_id(at.get()));
        let found = ask(move || {
            let (id, engine) = (id.get(), self.opener.loaded.get().engine);
            async move { engine.people(id.into_iter().collect()).await }
        });
        Signal::derive(move || {
            let (id, found) = (id.get()?, found.get()?);
            found.into_iter().find(|one| one.user.id == id)
        })
    }

    /// Has the portal send the text to the reader alone, as the first recipient would get it.
    ///
    /// # Errors
    /// Why it was not sent, in a sentence.
    pub async fn send_test(self) -> Result<(), String> {
        let (post, to) = untrack(|| (self.post(), self.recipient_id(0)));
        let people = match &post {
            Some(post) => post.loaded.engine.people(to.into_iter().collect()).await,
            None => Ok(Vec::new()),
        };
        let to = people.ok().and_then(|mut people| people.pop());
        let (Some(post), Some(to)) = (post, to) else {
            return Err("There is nobody to write to.".to_owned());
        };
        let template = untrack(|| self.text.template());
        let sent = post.send_test(&to, &template).await;
        sent.map_err(|error| error.to_string())
    }

    /// Sends the text to everybody who gets it.
    pub fn send(self) {
        let Some(post) = self.post() else { return };
        let to = untrack(|| self.recipients());
        let to = to.into_iter().map(Recipient::from).collect();
        let sent = self
            .session
            .outbox()
            .send_to_many(post, self.text.template(), to);
        match sent {
            Ok(key) => {
                self.text.sent(&key);
                self.stage.set(Stage::Delivery(key));
                self.opener.who.set(None);
            }
            Err(problem) => self.text.problem.set(Some(problem.to_string())),
        }
    }
}

/// Loads again who does not want to be written to, and who was written to or called.
fn look_up_again(lists: Lists) {
    untrack(|| {
        lists.never_notify().kept().renew();
        lists.log().kept().renew();
    });
}
