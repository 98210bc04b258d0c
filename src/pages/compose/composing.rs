use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::texts::Text;
use crate::context::{Lists, Paths, Post, Session};
use crate::domain::{Eligibility, Names, Suggestion, Word};
use crate::engine::Loaded;
use crate::outreach::{Figures, Recipient};
use crate::query::{Selection, UserQuery};
use crate::store::{Audience, Profile};
use crate::ui::{ask, number, users};

/// As many users as one text is sent to: a tab can keep what became of so many.
pub const MOST: usize = 10_000;

/// Whom the reader wants to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The list.
    pub query: UserQuery,
    /// Who of it.
    pub selection: Selection,
    /// Whether names were concealed: order and search depend on it.
    pub names: Names,
}

/// Offers to the page around an element what the reader wants to do, and for whom, by id; `true` where
/// that page does it itself.
#[derive(Debug, Clone, Copy)]
pub struct Takeover(pub Callback<(&'static str, Vec<String>), bool>);

/// What the dialog shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Nothing: it is closed.
    Closed,
    /// The text, to be written.
    Write,
    /// The text as one of the recipients gets it, by position.
    Preview(usize),
    /// Notes to the managers of the users.
    Managers,
    /// What becomes of a delivery, by its key.
    Delivery(String),
}

/// The dialog for writing to many, and all that its parts share.
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
    who: RwSignal<Option<Who>>,
    loaded: Signal<Loaded>,
    takeover: Option<Takeover>,
    session: Session,
    lists: Lists,
    paths: StoredValue<Paths>,
}

impl Composing {
    /// A closed dialog over a list of users.
    pub fn new(loaded: Signal<Loaded>) -> Self {
        let (session, lists) = (Session::expect(), Lists::expect());
        let (who, included) = (RwSignal::new(None::<Who>), RwSignal::new(BTreeSet::new()));
        let audience = ask(move || {
            let (loaded, who, included) = (loaded.get(), who.get(), included.get());
            let as_of = loaded.as_of.at;
            // Nobody is asked about while the dialog shows something else.
            let written = who.as_ref().map(|_| session.outbox().written());
            let written = written.unwrap_or_default();
            let config = session.config().get().unwrap_or_default();
            let never_notify = lists.never_notify().state();
            let contacted = lists.log().state();
            let cooldown = lists.cooldown().span();
            async move {
                let Who {
                    query,
                    selection,
                    names,
                } = who?;
                // Nobody is written to until it is known who does not want it.
                let never_notify = never_notify.certain()?.ids();
                let contacted = contacted.list.map(|log| log.latest());
                let engine = loaded.engine;
                let has_portal = config.reminders.url.is_some();
                let rules = Eligibility {
                    as_of,
                    cooldown,
                    needs_address: !has_portal || engine.knows_addresses().await,
                    never_notify,
                    contacted: contacted.unwrap_or_default(),
                    written,
                    included,
                };
                Some(engine.audience(&query, &selection, names, &rules).await)
            }
        });
        let (known, set_known) = signal(None);
        // An answer to nothing is none.
        Effect::new(move || set_known.set(audience.get().flatten()));
        Self {
            stage: RwSignal::new(Stage::Closed),
            text: Text::new(),
            audience: known,
            included,
            who,
            loaded,
            takeover: use_context(),
            session,
            lists,
            paths: StoredValue::new(Paths::expect()),
        }
    }

    /// Writes to these users: in the dialog, unless the page around the element does it itself.
    pub fn write_to(self, who: Who) {
        self.offer("remind", who, Self::open);
    }

    /// Does what the reader wants to do for these users, unless the page around the element does.
    fn offer(self, action: &'static str, who: Who, open: fn(Self, Who)) {
        let Some(Takeover(takeover)) = self.takeover else {
            return open(self, who);
        };
        let engine = self.loaded.get_untracked().engine;
        spawn_local(async move {
            let Who {
                query,
                selection,
                names,
            } = &who;
            let ids = engine.selected_ids(query, selection, *names).await;
            let is_taken_over = takeover.try_run((action, ids)).unwrap_or(true);
            // The page may have taken the element away.
            let is_here = self.stage.try_get_untracked().is_some();
            if !is_taken_over && is_here {
                open(self, who);
            }
        });
    }

    fn open(self, who: Who) {
        self.text.begin(action(&who.query));
        self.included.set(BTreeSet::new());
        self.who.set(Some(who));
        // The portal may know more by now.
        self.look_up_again();
        self.stage.set(Stage::Write);
    }

    /// Writes to the managers of these users.
    pub fn write_to_managers(self, who: Who) {
        self.offer("escalate", who, Self::open_managers);
    }

    fn open_managers(self, who: Who) {
        self.who.set(Some(who));
        self.stage.set(Stage::Managers);
    }

    /// The data, and whom the reader wants to write to or about.
    pub fn asked(self) -> (Loaded, Option<Who>) {
        (self.loaded.get(), self.who.get())
    }

    /// Opens the dialog to see what becomes of a delivery.
    pub fn show(self, key: String) {
        self.look_up_again();
        self.stage.set(Stage::Delivery(key));
    }

    /// Closes the dialog. What was written stays until it is sent.
    pub fn close(self) {
        self.stage.set(Stage::Closed);
        self.who.set(None);
    }

    /// Loads again who does not want to be written to, and who was written to or called.
    pub fn look_up_again(self) {
        untrack(|| {
            self.lists.never_notify().kept().renew();
            self.lists.log().kept().renew();
        });
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

    /// What can send messages now.
    pub fn post(self) -> Option<Post> {
        self.paths.with_value(|paths| self.session.post(paths))
    }

    /// How many users get the text.
    pub fn count(self) -> usize {
        let count = self
            .audience
            .with(|audience| Some(audience.as_ref()?.len()));
        count.unwrap_or_default().min(MOST)
    }

    /// One of those who get the text.
    pub fn recipient(self, at: usize) -> Option<Profile> {
        self.audience.with(|audience| {
            let mut one = audience.as_ref()?.recipients(at..at + 1);
            one.pop()
        })
    }

    /// Everybody who gets the text.
    pub fn recipients(self) -> Vec<Profile> {
        self.audience.with_untracked(|audience| {
            let audience = audience.as_ref();
            audience.map_or_else(Vec::new, |audience| audience.recipients(0..MOST))
        })
    }

    /// What becomes of a delivery, in one line.
    pub fn headline(self, key: &str) -> String {
        let outbox = self.session.outbox();
        let Figures {
            total,
            accepted,
            unknown,
            ..
        } = outbox.figures(key);
        let reminders = if total == 1 { "reminder" } else { "reminders" };
        match (accepted, unknown) {
            _ if outbox.is_running(key) => format!("Sending to {}", users(total)),
            (0, 0) => format!("Nothing was sent to {}", users(total)),
            _ => format!(
                "{} of {} {reminders} accepted",
                number(accepted),
                number(total)
            ),
        }
    }

    /// Has the portal send the text to the reader alone, as the first recipient would get it.
    ///
    /// # Errors
    /// Why it was not sent, in a sentence.
    pub async fn send_test(self) -> Result<(), String> {
        let (post, to) = untrack(|| (self.post(), self.recipient(0)));
        let (Some(post), Some(to)) = (post, to) else {
            return Err("There is nobody to write to.".to_owned());
        };
        let template = untrack(|| self.text.template());
        let sent = post.send_test(&to, &template).await;
        sent.map_err(|error| error.to_string())
    }

    /// Goes on with a delivery that stopped, without those who asked not to be reminded meanwhile.
    pub fn resume(self, key: String) {
        let never_notify = self.lists.never_notify().state();
        if let (Some(post), Some(list)) = (self.post(), never_notify.certain()) {
            let outbox = self.session.outbox();
            outbox.withdraw(&list.ids());
            outbox.send(post, key);
        }
    }

    /// Sends the text to everybody who gets it.
    pub fn send(self) {
        let Some(post) = self.post() else { return };
        let as_of = post.loaded.as_of.at;
        let to = self.recipients();
        let to: Vec<_> = to.iter().map(|to| Recipient::of(&to.user, as_of)).collect();
        let sent = self
            .session
            .outbox()
            .send_to_many(post, self.text.template(), to);
        match sent {
            Ok(key) => {
                self.text.sent();
                self.stage.set(Stage::Delivery(key));
                self.who.set(None);
            }
            Err(problem) => self.text.problem.set(Some(problem.to_string())),
        }
    }
}

/// The action that a list is about, where it is about one.
pub fn action(query: &UserQuery) -> Option<Suggestion> {
    let mut actions = Suggestion::ALL
        .iter()
        .filter(|action| query.suggest.contains(**action));
    let action = actions.next().copied();
    action.filter(|_| actions.next().is_none())
}
