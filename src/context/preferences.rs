use leptos::prelude::*;

use super::stored::{follow, read_again, store, stored};
use crate::domain::{Cooldown, Names};
use crate::reactive::{Memo, expect_context, provide_context};
use crate::source::{Members, SaveError};

/// The storage key of the switches. Older versions kept the views there, too.
const SWITCHES: &str = "active-users";

/// What this reader prefers, stored in this browser and followed by all of its tabs. It holds
/// nothing about people.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    conceal_names: Memo<bool>,
    compact_rows: Memo<bool>,
    continuous: Memo<bool>,
    shortcuts: Memo<bool>,
    cooldown_days: Memo<usize>,
}

/// The switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Switches {
    conceal_names: bool,
    compact_rows: bool,
    continuous: bool,
    shortcuts: bool,
    cooldown: Cooldown,
}

impl Switches {
    /// Reads each switch by itself. What can't be read is its default, except that names are then
    /// concealed: whoever has concealed them must not see them because of a fault elsewhere.
    fn parse(text: Option<&str>) -> Self {
        let members = text.and_then(|text| Members::of(text.as_bytes()).ok());
        let is_unreadable = text.is_some() && members.is_none();
        let value = |name: &str| members.as_ref().and_then(|members| members.get(name));
        let truth = |name: &str, missing: bool, unreadable: bool| match value(name) {
            None => missing,
            Some("true") => true,
            Some("false") => false,
            Some(_) => unreadable,
        };
        Self {
            conceal_names: truth("conceal_names", is_unreadable, true),
            compact_rows: truth("compact_rows", false, false),
            continuous: truth("continuous", false, false),
            shortcuts: truth("shortcuts", true, true),
            cooldown: value("cooldown_days")
                .and_then(|days| Cooldown::new(days.parse().ok()?))
                .unwrap_or_default(),
        }
    }

    fn to_json(self) -> String {
        let Self {
            conceal_names,
            compact_rows,
            continuous,
            shortcuts,
            cooldown,
        } = self;
        let days = cooldown.days();
        format!(
            "{{\"conceal_names\":{conceal_names},\"compact_rows\":{compact_rows},\"continuous\":{continuous},\
             \"shortcuts\":{shortcuts},\"cooldown_days\":{days}}}"
        )
    }
}

impl Preferences {
    /// Reads what the browser has stored, follows what other tabs change, and gives it to all
    /// components below.
    pub fn provide() {
        follow(SWITCHES);
        let switches = Memo::new(|_| Switches::parse(stored(SWITCHES).as_deref()));
        provide_context(Self {
            conceal_names: Memo::new(move |_| switches.read().conceal_names),
            compact_rows: Memo::new(move |_| switches.read().compact_rows),
            continuous: Memo::new(move |_| switches.read().continuous),
            shortcuts: Memo::new(move |_| switches.read().shortcuts),
            cooldown_days: Memo::new(move |_| usize::from(switches.read().cooldown.days())),
        });
    }

    /// The preferences that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether names are shown or concealed.
    pub fn names(self) -> Names {
        match self.conceal_names.get() {
            true => Names::Concealed,
            false => Names::Shown,
        }
    }

    /// Shows names or conceals them.
    pub fn conceal_names(self, conceal: bool) {
        let _ = self.switch(|switches| switches.conceal_names = conceal);
    }

    /// Whether rows stand close together.
    pub fn compact_rows(self) -> bool {
        self.compact_rows.get()
    }

    /// Sets rows close together, or apart again.
    pub fn set_compact_rows(self, compact: bool) {
        let _ = self.switch(|switches| switches.compact_rows = compact);
    }

    /// Whether the list is one continuous list, and not in pages. Not a part of the address, whose page
    /// both ways of showing begin at: what a link shows is the same for everybody.
    pub fn continuous(self) -> bool {
        self.continuous.get()
    }

    /// Shows the list as one, or in pages again.
    pub fn set_continuous(self, continuous: bool) {
        let _ = self.switch(|switches| switches.continuous = continuous);
    }

    /// Whether single keys do anything.
    pub fn shortcuts(self) -> bool {
        self.shortcuts.get()
    }

    /// Turns single keys on or off.
    pub fn set_shortcuts(self, on: bool) {
        let _ = self.switch(|switches| switches.shortcuts = on);
    }

    /// For how long after a reminder nobody gets another one, where the configuration does not say.
    pub fn cooldown(self) -> Cooldown {
        Cooldown::new(self.cooldown_days.get() as u64).unwrap_or_default()
    }

    /// Changes that.
    ///
    /// # Errors
    /// When the browser stores nothing, and the change is there until the page is closed.
    pub fn set_cooldown(self, cooldown: Cooldown) -> Result<(), SaveError> {
        match self.switch(|switches| switches.cooldown = cooldown) {
            true => Ok(()),
            false => Err(SaveError::NotStored),
        }
    }

    /// Changes a switch of what is stored now, which another tab may have changed since, and says whether
    /// the browser keeps it.
    fn switch(self, change: impl FnOnce(&mut Switches)) -> bool {
        read_again(SWITCHES);
        let mut switches = Switches::parse(untrack(|| stored(SWITCHES)).as_deref());
        // The views of older versions stay until each list has its own.
        let old_views = untrack(old_views);
        change(&mut switches);
        let mut text = switches.to_json();
        if let Some(views) = old_views {
            text = text.replacen('{', &format!("{{\"views\":{views},"), 1);
        }
        store(SWITCHES, text)
    }
}

/// The views that an older version stored beside the switches, as JSON.
pub(super) fn old_views() -> Option<String> {
    let text = stored(SWITCHES)?;
    let members = Members::of(text.as_bytes()).ok()?;
    members.get("views").map(str::to_owned)
}
