//! What happened to one member, in whole days before `as_of`.

use serde::Serialize;

/// The account's own state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Account {
    Enabled,
    Suspended,
    Service,
}

/// The stage that a person reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Unassigned,
    Assigned,
    Activated,
    /// The vault is there, and nothing is in it.
    SetUp,
    Using,
}

/// The rhythm of a person's uses, while there were any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Every day to every third.
    Daily,
    Weekly,
    /// Opens the app and never lets it fill anything.
    OpensOnly,
    /// A few days after the set-up, and never again.
    Brief,
    /// Back after a gap of more than 30 days; needs a set-up at least [`Habit::RETURN_NEEDS`] days ago.
    Returned,
}

impl Habit {
    /// Days before the last use that a gap, a return and some history before it can take.
    pub const RETURN_NEEDS: i64 = 75;
}

/// The reminders that a person got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminders {
    None,
    /// One in the last days, since the last use.
    LastWeek,
    /// So many since the last use, none of them in the last week.
    Earlier(u8),
    /// One during the gap of [`Habit::Returned`], shortly before the return.
    Answered,
}

/// What may be wrong with the devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    None,
    /// Added since the last use, never opened.
    NewDeviceUnopened,
    /// Added since the last use, not even paired.
    NewDeviceUnpaired,
    NothingPaired,
}

/// One member's past. The timeline turns it into dates.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    pub account: Account,
    pub stage: Stage,
    /// Days since the last stage that was set up by hand: the vault, else the activation, else the invitation.
    pub joined: i64,
    /// Days since the last use; `None` when nothing followed the set-up.
    pub idle: Option<i64>,
    pub habit: Habit,
    pub reminders: Reminders,
    pub trouble: Trouble,
}

impl Story {
    /// Got as far as `stage`, `joined` days ago, and did nothing since.
    pub const fn waiting(stage: Stage, joined: i64) -> Self {
        Self {
            account: Account::Enabled,
            stage,
            joined,
            idle: None,
            habit: Habit::Daily,
            reminders: Reminders::None,
            trouble: Trouble::None,
        }
    }

    /// Set up `joined` days ago, last used `idle` days ago; `joined` is at least `idle + 2`.
    pub const fn user(joined: i64, idle: i64) -> Self {
        Self {
            idle: Some(idle),
            ..Self::waiting(Stage::Using, joined)
        }
    }

    /// The same story with another rhythm.
    pub const fn habit(self, habit: Habit) -> Self {
        Self { habit, ..self }
    }

    /// The same story with these reminders.
    pub const fn reminded(self, reminders: Reminders) -> Self {
        Self { reminders, ..self }
    }

    /// The same story with this trouble.
    pub const fn trouble(self, trouble: Trouble) -> Self {
        Self { trouble, ..self }
    }

    /// The same story on another kind of account.
    pub const fn account(self, account: Account) -> Self {
        Self { account, ..self }
    }

    /// The same story, ended at another stage.
    pub const fn stage(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    /// Days since the last use, where setting up counts as one.
    pub const fn silence(&self) -> i64 {
        match self.idle {
            Some(idle) => idle,
            None => self.joined,
        }
    }
}
