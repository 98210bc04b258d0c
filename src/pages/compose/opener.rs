use leptos::task::spawn_local;
use web_sys::HtmlElement;

use crate::context::{PortalEvent, Session};
use crate::domain::{Suggestion, Word};
use crate::engine::{Engine, Loaded, Stopped};
use crate::outreach::Template;
use crate::query::{Selected, UserQuery};
use crate::reactive::{NodeRef, ReadSignal, RwSignal, expect_context, provide_context};
use crate::sentences::isolate;

/// The users that the reader wants to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The selected users of a list.
    Selected(Selected),
    /// One user, whether in the list or not.
    One {
        /// Their id.
        id: String,
        /// What they are called.
        name: String,
        /// The text to begin with.
        text: Template,
    },
}

impl Who {
    /// Their ids.
    pub async fn ids(self, engine: &Engine) -> Result<Vec<String>, Stopped> {
        match self {
            Self::Selected(selected) => engine.ids(selected).await,
            Self::One { id, .. } => Ok(vec![id]),
        }
    }
}

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

/// Opens the dialog for writing to users, which may not have arrived yet: what it shows, and whom the
/// reader wants to write to.
#[derive(Debug, Clone, Copy)]
pub struct Opener {
    /// What the dialog shows.
    pub stage: RwSignal<Stage>,
    /// Whom the reader wants to write to or about.
    pub who: RwSignal<Option<Who>>,
    /// The data that knows the users.
    pub loaded: ReadSignal<Loaded>,
    /// The dialog's title, which gets the focus.
    pub title: NodeRef<HtmlElement>,
    /// The session that sends the text.
    pub session: Session,
}

impl Opener {
    /// A closed dialog over a list of users.
    pub fn new(loaded: ReadSignal<Loaded>) -> Self {
        Self {
            stage: RwSignal::new(Stage::Closed),
            who: RwSignal::new(None),
            loaded,
            title: NodeRef::new(),
            session: Session::expect(),
        }
    }

    /// Gives it to all components below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The one that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Writes to these users: in the dialog, unless the page around the element does it itself.
    pub fn write_to(self, who: Who) {
        match who {
            Who::Selected(_) => self.offer("remind", who, Stage::Write),
            // The text is to be edited first, and that page has one of its own.
            Who::One { .. } => self.open(who, Stage::Write),
        }
    }

    /// Writes to the managers of these users.
    pub fn write_to_managers(self, who: Who) {
        self.offer("escalate", who, Stage::Managers);
    }

    /// Has the page around the list do something of its own for these users.
    pub fn hand_over(self, action: String, who: Who) {
        spawn_local(async move {
            self.ask_portal(action, who).await;
        });
    }

    /// Does what the reader wants to do for these users, unless the page around the list does.
    fn offer(self, action: &'static str, who: Who, stage: Stage) {
        if !self.session.portal().listens() {
            return self.open(who, stage);
        }
        spawn_local(async move {
            let is_left_to_us = self.ask_portal(action.to_owned(), who.clone()).await;
            // The page may have taken the element away.
            let is_here = self.stage.try_get_untracked().is_some();
            if is_left_to_us && is_here {
                self.open(who, stage);
            }
        });
    }

    /// Tells the page around the list what is to be done for whom. `false` where that page does it.
    async fn ask_portal(self, action: String, who: Who) -> bool {
        let Some(engine) = self.loaded.try_get_untracked().map(|loaded| loaded.engine) else {
            return false;
        };
        let Ok(ids) = who.ids(&engine).await else {
            return false;
        };
        self.session
            .portal()
            .tell(PortalEvent::Action { action, ids })
    }

    fn open(self, who: Who, stage: Stage) {
        self.stage.set(stage);
        self.who.set(Some(who));
    }

    /// What the dialog is about, before more is known.
    pub fn heading(self) -> String {
        match (self.stage.get(), self.who.get()) {
            (Stage::Managers, _) => "Write to the managers".to_owned(),
            (Stage::Delivery(_), _) => "A reminder".to_owned(),
            (_, Some(Who::One { name, .. })) => format!("Write to {}", isolate(&name)),
            _ => "Send a reminder".to_owned(),
        }
    }

    /// Opens the dialog to see what becomes of a delivery.
    pub fn show(self, key: String) {
        self.stage.set(Stage::Delivery(key));
    }

    /// Closes the dialog. What was written stays until it is sent.
    pub fn close(self) {
        self.stage.set(Stage::Closed);
        self.who.set(None);
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
