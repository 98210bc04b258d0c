use super::directory::Directory;
use crate::domain::{Outcome, RETURN_WINDOW, Span};

/// How far back reminders are counted: what was sent long ago says little about today's.
pub const EFFECT_SPAN: Span = Span::days(90);

/// Fewer decided reminders than this make no rate.
const FEWEST_DECIDED: usize = 10;

/// What came of the reminders of the last 90 days, each by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReminderEffect {
    /// A use followed within the 14 days, which are over.
    pub came_back: usize,
    /// No use followed within the 14 days, which are over.
    pub no_return: usize,
    /// Sent in the last 14 days. None of them is in the rate: of those, only the quick returns would be.
    pub open: usize,
}

impl Directory {
    /// What came of the reminders of the last 90 days.
    pub fn reminder_effect(&self) -> ReminderEffect {
        let (columns, as_of) = (&self.columns, self.as_of());
        let (oldest, newest) = (as_of - EFFECT_SPAN, as_of - RETURN_WINDOW);
        let mut effect = ReminderEffect::default();
        for row in &self.readable {
            let row = *row as usize;
            let days = columns.active_on.get(row);
            for sent in columns.reminders.get(row) {
                if *sent < oldest || *sent > as_of {
                    continue;
                }
                if *sent > newest {
                    effect.open += 1;
                    continue;
                }
                match Outcome::of(*sent, days, columns.moments(row), as_of) {
                    Outcome::CameBack => effect.came_back += 1,
                    _ => effect.no_return += 1,
                }
            }
        }
        effect
    }
}

impl ReminderEffect {
    /// The reminders whose 14 days are over.
    pub fn decided(self) -> usize {
        self.came_back + self.no_return
    }

    /// Whether there are enough of them to say how many bring people back.
    pub fn has_rate(self) -> bool {
        self.decided() >= FEWEST_DECIDED
    }
}
