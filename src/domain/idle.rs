use super::{Span, words};

words! {
    /// How long an Inactive user has been idle: the time from the last use to `as_of`.
    pub enum IdleBand as "idle" {
        /// More than 30 days, at most 60.
        From30To60 = "30-60", "30 to 60 days";
        /// More than 60 days, at most 90.
        From60To90 = "60-90", "60 to 90 days";
        /// More than 90 days.
        Over90 = "90plus", "More than 90 days";
    }
}

impl IdleBand {
    /// The band of an Inactive user. The lower bound is [`super::WINDOW`], which being Inactive
    /// already says.
    pub fn of(idle: Span) -> Self {
        if idle <= Span::days(60) {
            Self::From30To60
        } else if idle <= Span::days(90) {
            Self::From60To90
        } else {
            Self::Over90
        }
    }
}
