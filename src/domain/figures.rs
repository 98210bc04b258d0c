use std::fmt;

use super::{CauseKind, Day, IdleBand, Outcome, Suggestion, Word};

/// The name of a number of users in a document of figures: its group, blank where it stands alone, and its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure(pub &'static str, pub &'static str);

impl Figure {
    /// Active and Inactive together.
    pub const ONBOARDED: Self = Self("", "onboarded");
    /// Active.
    pub const ACTIVE: Self = Self("", "active");
    /// Inactive.
    pub const INACTIVE: Self = Self("", "inactive");
    /// Onboarded, and no use since the setup.
    pub const NEVER_USED: Self = Self("", "never_used");
    /// Records of the document that the figures were made from.
    pub const RECORDS: Self = Self("", "records");
    /// Those of them that could not be read.
    pub const SET_ASIDE: Self = Self("", "set_aside");
    /// Not onboarded, for want of a license.
    pub const NO_LICENSE: Self = Self("not_onboarded", "no_license");
    /// Not onboarded, because the vault has not been created.
    pub const NO_VAULT: Self = Self("not_onboarded", "no_vault");
    /// Not onboarded, because the account is suspended or a service account.
    pub const NOT_ENABLED: Self = Self("not_onboarded", "not_enabled");
    /// Never used, and Inactive.
    pub const NEVER_INACTIVE: Self = Self("licenses", "never_used");
    /// Suspended or a service account, with a license.
    pub const NOT_ENABLED_LICENSED: Self = Self("licenses", "not_enabled");
    /// Reminders of the last 90 days that a use followed within 14 days.
    pub const CAME_BACK: Self = Self("reminders", "came_back");
    /// Those of them whose 14 days are not over.
    pub const EARLY: Self = Self("reminders", "early");
    /// Reminders of the last 90 days without a use so far, whose 14 days are not over.
    pub const OPEN: Self = Self("reminders", "open");
    /// Reminders of the last 90 days that no use followed within 14 days.
    pub const NO_RETURN: Self = Self("reminders", "no_return");

    /// The users with a word: Inactive ones, except for an [`Outcome`].
    pub fn of<T: Word>(word: T) -> Self {
        Self(T::NAME, word.as_str())
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dot = if self.0.is_empty() { "" } else { "." };
        write!(f, "{}{dot}{}", self.0, self.1)
    }
}

/// Figures that stand together in a document.
#[derive(Debug)]
pub struct FigureGroup {
    /// Their name; blank for those that stand alone.
    pub name: &'static str,
    /// The name of each, and its label where it is a [`Word`].
    pub parts: &'static [(&'static str, &'static str)],
}

impl FigureGroup {
    /// Every figure that a document may have.
    pub const ALL: &'static [Self] = &[
        Self {
            name: "",
            parts: &[
                ("onboarded", ""),
                ("active", ""),
                ("inactive", ""),
                ("never_used", ""),
                ("records", ""),
                ("set_aside", ""),
            ],
        },
        Self::of::<IdleBand>(),
        Self::of::<Suggestion>(),
        Self::of::<CauseKind>(),
        Self {
            name: "not_onboarded",
            parts: &[("no_license", ""), ("no_vault", ""), ("not_enabled", "")],
        },
        Self::of::<Outcome>(),
        Self {
            name: "licenses",
            parts: &[("never_used", ""), ("not_enabled", "")],
        },
        Self {
            name: "reminders",
            parts: &[
                ("came_back", ""),
                ("early", ""),
                ("open", ""),
                ("no_return", ""),
            ],
        },
    ];

    /// Those that add up to another figure.
    const SUMS: &'static [(Self, Figure)] = &[
        (
            Self {
                name: "",
                parts: &[("active", ""), ("inactive", "")],
            },
            Figure::ONBOARDED,
        ),
        (Self::of::<IdleBand>(), Figure::INACTIVE),
        (Self::of::<Suggestion>(), Figure::INACTIVE),
        (Self::of::<CauseKind>(), Figure::INACTIVE),
    ];

    const fn of<T: Word>() -> Self {
        Self {
            name: T::NAME,
            parts: T::WORDS,
        }
    }

    /// Its figures.
    pub fn figures(&self) -> impl Iterator<Item = Figure> {
        self.parts.iter().map(|(name, _)| Figure(self.name, name))
    }
}

/// What is said of an organization in place of its users. What is missing is unknown, and not zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    counts: Vec<(Figure, usize)>,
    /// How many users were Active on each of the last days, the newest first, without a gap.
    pub trend: Vec<(Day, usize)>,
}

/// Figures, each with one that it can't be more than.
const AT_MOST: [(Figure, Figure); 6] = [
    (Figure::NEVER_USED, Figure::ONBOARDED),
    (Figure::NEVER_INACTIVE, Figure::NEVER_USED),
    (Figure::NEVER_INACTIVE, Figure::INACTIVE),
    (Figure::NOT_ENABLED, Figure::NOT_ENABLED_LICENSED),
    (Figure::EARLY, Figure::CAME_BACK),
    (Figure::SET_ASIDE, Figure::RECORDS),
];

impl Figures {
    /// A figure, if it is known.
    pub fn get(&self, figure: Figure) -> Option<usize> {
        let known = self.counts.iter().find(|(known, _)| *known == figure);
        known.map(|(_, users)| *users)
    }

    /// Adds a figure that is not there yet.
    pub fn set(&mut self, figure: Figure, users: usize) {
        self.counts.push((figure, users));
    }

    /// Why the figures can't all be right, a sentence each, where they are of this day.
    pub fn contradictions(&self, as_of: Day) -> Vec<String> {
        let mut found = Vec::new();
        for group in FigureGroup::SUMS {
            found.extend(self.wrong_sum(group));
        }
        for (part, whole) in AT_MOST {
            if let (Some(users), Some(most)) = (self.get(part), self.get(whole))
                && users > most
            {
                found.push(format!("{part} is {users}, but {whole} is {most}."));
            }
        }
        found.extend(self.wrong_trend(as_of));
        found
    }

    fn wrong_sum(&self, (group, whole): &(FigureGroup, Figure)) -> Option<String> {
        let users = self.get(*whole)? as u64;
        let (mut sum, mut is_all) = (0, true);
        for part in group.figures() {
            match self.get(part) {
                Some(users) => sum += users as u64,
                None => is_all = false,
            }
        }
        let what = match group.name {
            "" => "active and inactive".to_owned(),
            name => format!("the parts of {name}"),
        };
        (sum > users || is_all && sum != users)
            .then(|| format!("{what} add up to {sum}, but {whole} is {users}."))
    }

    fn wrong_trend(&self, as_of: Day) -> Option<String> {
        let (newest, _) = self.trend.first()?;
        if *newest > as_of {
            let newest = newest.to_iso();
            return Some(format!(
                "trend has {newest}, which is after the data was generated."
            ));
        }
        let (active, onboarded) = (self.get(Figure::ACTIVE)?, self.get(Figure::ONBOARDED)?);
        let is_wrong =
            |(day, users): &&(Day, usize)| *users > onboarded || *day == as_of && *users != active;
        let (day, users) = self.trend.iter().find(is_wrong)?;
        let (name, is) = match *users > onboarded {
            true => (Figure::ONBOARDED, onboarded),
            false => (Figure::ACTIVE, active),
        };
        Some(format!(
            "trend is {users} on {}, but {name} is {is}.",
            day.to_iso()
        ))
    }
}
