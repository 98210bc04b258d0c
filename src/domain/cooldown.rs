use super::Span;

/// For how many days after a reminder, a message or a call nobody gets another reminder: 1 to 90.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cooldown(u8);

impl Cooldown {
    /// As few as there may be.
    pub const FEWEST: u8 = 1;
    /// The most days.
    pub const MOST: u8 = 90;

    /// A cool-down of this many days; `None` outside of the limits.
    pub fn new(days: u64) -> Option<Self> {
        let days = u8::try_from(days).ok()?;
        (Self::FEWEST..=Self::MOST)
            .contains(&days)
            .then_some(Self(days))
    }

    /// The number of days.
    pub const fn days(self) -> u8 {
        self.0
    }

    /// The time itself.
    pub const fn span(self) -> Span {
        Span::days(self.0 as i64)
    }
}

impl Default for Cooldown {
    fn default() -> Self {
        Self(7)
    }
}
