use leptos::prelude::*;

/// What the page around a list is told as it happens. Of people it names nothing but ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortalEvent {
    /// The reader wants to do something for some users. The portal prevents it where it does that itself.
    Action {
        /// What to do.
        action: String,
        /// For whom.
        ids: Vec<String>,
    },
    /// The reader wants to take users along. The portal can prevent it.
    Export {
        /// As what.
        format: &'static str,
        /// How many users.
        count: usize,
    },
    /// The card of a user is shown.
    Open {
        /// Whose.
        id: String,
    },
    /// The reader has changed the saved views.
    Views {
        /// What was done to one of them.
        change: &'static str,
        /// All of them now, as JSON.
        views: String,
    },
    /// The portal has answered a request to send messages.
    Send {
        /// How many users get theirs.
        accepted: u32,
        /// How many get none.
        rejected: usize,
        /// What the text is for.
        action: &'static str,
    },
}

/// Listens to events, and says whether each may go on.
type Listener = Callback<PortalEvent, bool>;

/// The page around a list, where there is one.
#[derive(Debug, Clone, Copy)]
pub struct Portal(StoredValue<Option<Listener>>);

impl Portal {
    /// Nobody listens yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Has all events told to this one.
    pub fn listen(self, listener: Listener) {
        self.0.set_value(Some(listener));
    }

    /// Whether there is anybody to tell.
    pub fn listens(self) -> bool {
        self.0.try_with_value(Option::is_some).unwrap_or_default()
    }

    /// Tells the portal what happens. `false` where it prevents that, or the list is gone.
    pub fn tell(self, event: PortalEvent) -> bool {
        match self.0.try_get_value() {
            Some(Some(listener)) => listener.try_run(event).unwrap_or(false),
            Some(None) => true,
            None => false,
        }
    }
}
