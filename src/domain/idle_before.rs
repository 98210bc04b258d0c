use super::{Day, IdleBand, Instant, Span, WINDOW, uses_by_day, words};

words! {
    /// How long a user had been idle when a reminder was sent: the bands of
    /// [`IdleBand`](super::IdleBand), and those beside them.
    pub enum IdleBefore as "idle-before" {
        /// 30 days or less.
        NotYet = "not-yet", "Not yet idle 30 days";
        /// More than 30 days, at most 60.
        From30To60 = "30-60", "30 to 60 days";
        /// More than 60 days, at most 90.
        From60To90 = "60-90", "60 to 90 days";
        /// More than 90 days.
        Over90 = "90plus", "More than 90 days";
        /// The data doesn't reach back far enough.
        Unknown = "unknown", "Not known";
    }
}

impl IdleBefore {
    /// How long a user had been idle at `sent_at`, from the days of use, oldest first, and the uses that are known
    /// to the moment.
    ///
    /// Of a device the data has the latest use alone, so that of users who came back the use before
    /// is known from the days of use only. What lies before `history`, the day from which on these
    /// are complete, is known of nobody then: else those who came back would look idle for longer
    /// than the others.
    pub fn of(
        sent_at: Instant,
        days: &[Day],
        moments: impl Iterator<Item = Instant> + Clone,
        history: Option<Day>,
        as_of: Instant,
    ) -> Self {
        let Some(history) = history.map(Day::start) else {
            return Self::Unknown;
        };
        let is_before = |at: &Instant| *at <= sent_at;
        let newest_first = days.rchunks(1);
        let mut by_day = newest_first.flat_map(|day| uses_by_day(day, moments.clone(), as_of));
        let last = by_day.find(is_before);
        let last = last.max(moments.clone().filter(is_before).max());
        match last.filter(|at| *at >= history) {
            Some(at) => Self::after(sent_at - at),
            None if sent_at - history > Span::days(90) => Self::Over90,
            None => Self::Unknown,
        }
    }

    fn after(idle: Span) -> Self {
        if idle <= WINDOW {
            return Self::NotYet;
        }
        match IdleBand::of(idle) {
            IdleBand::From30To60 => Self::From30To60,
            IdleBand::From60To90 => Self::From60To90,
            IdleBand::Over90 => Self::Over90,
        }
    }
}
