use serde::{Deserialize, Serialize};

use super::columns::Columns;
use super::directory::Directory;
use crate::domain::{
    Day, FEWEST_DECIDED, Figure, Figures, Instant, Outcome, RETURN_WINDOW, Span, TOLERANCE,
};

/// How far back reminders are counted: what was sent long ago says little about today's. The first
/// day counts whole, since what is sent on one day belongs together.
pub const EFFECT_SPAN: Span = Span::days(90);

/// What came of some reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReminderEffect {
    /// A use followed within 14 days.
    pub came_back: usize,
    /// Those of them whose 14 days are not over. They are not in the rate: of the reminders that
    /// are as young, only the quick returns would be.
    pub early: usize,
    /// No use so far, and the 14 days are not over.
    pub open: usize,
    /// No use followed within the 14 days, which are over.
    pub no_return: usize,
    /// When the latest of them was sent.
    pub last_sent_at: Option<Instant>,
}

/// One user in one send. A text that the user got twice on one day counts once, the second time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reminded {
    pub day: Day,
    /// The number of the text.
    pub text: u32,
    pub sent_at: Instant,
    pub outcome: Outcome,
}

impl Directory {
    /// What came of the reminders of the last 90 days, where that is known.
    pub fn reminder_effect(&self) -> Option<ReminderEffect> {
        match &self.figures {
            Some(figures) => ReminderEffect::of_figures(figures),
            None => Some(self.measured.effect),
        }
    }
}

/// A user in every send of the last 90 days, the earliest first. All that is said of sends counts these.
pub(super) fn each_reminded(
    columns: &Columns,
    row: usize,
    as_of: Instant,
    mut take: impl FnMut(Reminded),
) {
    let (first, latest) = ((as_of - EFFECT_SPAN).day(), as_of + TOLERANCE);
    let sent = columns.reminders.get(row).iter().copied();
    let mut left = sent
        .zip(columns.reminder_texts(row))
        .skip_while(|(sent_at, _)| sent_at.day() < first)
        .take_while(|(sent_at, _)| *sent_at <= latest);
    while let Some((sent_at, &text)) = left.next() {
        let day = sent_at.day();
        let mut later = left.clone().take_while(|(sent_at, _)| sent_at.day() == day);
        if later.any(|(_, other)| *other == text) {
            continue;
        }
        let days = columns.active_on.get(row);
        let outcome = Outcome::of(sent_at, days, columns.moments(row), as_of);
        take(Reminded {
            day,
            text,
            sent_at,
            outcome,
        });
    }
}

impl ReminderEffect {
    fn of_figures(figures: &Figures) -> Option<Self> {
        let effect = Self {
            came_back: figures.get(Figure::CAME_BACK)?,
            early: figures.get(Figure::EARLY)?,
            open: figures.get(Figure::OPEN)?,
            no_return: figures.get(Figure::NO_RETURN)?,
            last_sent_at: None,
        };
        (effect.early <= effect.came_back).then_some(effect)
    }

    /// Counts one more reminder.
    pub(super) fn add(&mut self, outcome: Outcome, sent_at: Instant, as_of: Instant) {
        match outcome {
            Outcome::CameBack => self.came_back += 1,
            Outcome::Open => self.open += 1,
            Outcome::NoReturn => self.no_return += 1,
        }
        if outcome == Outcome::CameBack && as_of < sent_at + RETURN_WINDOW {
            self.early += 1;
        }
        self.last_sent_at = self.last_sent_at.max(Some(sent_at));
    }

    /// Counts all reminders of another one as well.
    pub(super) fn add_all(&mut self, other: Self) {
        self.came_back += other.came_back;
        self.early += other.early;
        self.open += other.open;
        self.no_return += other.no_return;
        self.last_sent_at = self.last_sent_at.max(other.last_sent_at);
    }

    /// How many they are: of one send, the people who got it.
    pub fn people(self) -> usize {
        self.came_back + self.open + self.no_return
    }

    /// How many have an outcome.
    pub fn with(self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::CameBack => self.came_back,
            Outcome::Open => self.open,
            Outcome::NoReturn => self.no_return,
        }
    }

    /// The reminders whose 14 days are over.
    pub fn decided(self) -> usize {
        self.came_back - self.early + self.no_return
    }

    /// The decided reminders that a use followed.
    pub fn returned(self) -> usize {
        self.came_back - self.early
    }

    /// The reminders whose 14 days are not over.
    pub fn undecided(self) -> usize {
        self.early + self.open
    }

    /// Whether there are enough decided ones to say how many bring people back.
    pub fn has_rate(self) -> bool {
        self.decided() >= FEWEST_DECIDED
    }

    /// When the last of them will be decided, where most are not: a rate would be of the few.
    pub fn open_until(self) -> Option<Instant> {
        let is_open = self.undecided() > self.decided();
        let last = self.last_sent_at.filter(|_| is_open)?;
        Some(last + RETURN_WINDOW)
    }
}
