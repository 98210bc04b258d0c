//! What happened to one user, in whole days before `as_of`.

use serde::Serialize;

/// The state of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Account {
    Enabled,
    Suspended,
    Service,
}

/// The stage that a user reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Unassigned,
    Assigned,
    Activated,
    /// The vault exists but is empty.
    SetUp,
    Using,
}

/// How often somebody uses the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Every one to three days.
    Daily,
    Weekly,
    /// Opens the app but never uses autofill.
    OpensOnly,
    /// On three days at most, soon after setup, and never again.
    Brief,
    /// Came back after a gap of more than 30 days. Needs at least [`Habit::RETURN_NEEDS`] days
    /// between setup and the last use.
    Returned,
}

impl Habit {
    /// The days needed before the last use: for some history, a gap and a return.
    pub const RETURN_NEEDS: i64 = 75;
}

/// The reminders that a user got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminders {
    None,
    /// One in the last few days, after the last use.
    LastWeek,
    /// This many since the last use, none of them in the last week.
    Earlier(u8),
    /// One during the gap of [`Habit::Returned`], shortly before the return.
    Answered,
}

/// What is wrong with the devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    None,
    /// Added since the last use, but never opened.
    NewDeviceUnopened,
    /// Added since the last use, but not even paired.
    NewDeviceUnpaired,
    NothingPaired,
}

/// One user's past. [`super::timeline`] turns it into dates.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    pub account: Account,
    pub stage: Stage,
    /// Days since the vault was created, else since the activation, else since the invitation.
    pub joined: i64,
    /// Days since the last use; `None` without any use after setup.
    pub idle: Option<i64>,
    pub habit: Habit,
    pub reminders: Reminders,
    pub trouble: Trouble,
}

impl Story {
    /// Reached `stage` `joined` days ago and has done nothing since.
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

    /// Created the vault `joined` days ago and last used the product `idle` days ago. `joined` is
    /// at least `idle + 2`.
    pub const fn user(joined: i64, idle: i64) -> Self {
        Self {
            idle: Some(idle),
            ..Self::waiting(Stage::Using, joined)
        }
    }

    /// The same story with this habit.
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

    /// The same story with this account.
    pub const fn account(self, account: Account) -> Self {
        Self { account, ..self }
    }

    /// The same story, stopped at this stage.
    pub const fn stage(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    /// Days since the last use. Setup counts as one.
    pub const fn silence(&self) -> i64 {
        match self.idle {
            Some(idle) => idle,
            None => self.joined,
        }
    }
}
