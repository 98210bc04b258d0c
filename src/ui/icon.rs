use crate::domain::Suggestion;
use crate::markup::{Markup, markup};

/// A drawing of a few lines beside words that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Closes or removes.
    Cross,
    /// Goes up by one.
    Up,
    /// Opens something below, or goes down by one.
    Down,
    /// Gives something a page of its own.
    Expand,
    /// Adds.
    Plus,
    /// Goes back one, against the direction of reading.
    Back,
    /// Goes on by one.
    Forward,
    /// Searches.
    Search,
    /// Loads the data again.
    Refresh,
    /// An e-mail.
    Mail,
    /// A conversation.
    Message,
    /// A person above.
    Manager,
    /// A device.
    Device,
    /// A door that is shut.
    Lock,
    /// Something went wrong.
    Warning,
    /// Time that has to pass.
    Clock,
    /// Two sheets.
    Copy,
    /// A person and a plus.
    Invite,
}

impl Icon {
    /// The drawing of a suggested action.
    pub fn of_action(action: Suggestion) -> Self {
        match action {
            Suggestion::Escalate => Self::Manager,
            Suggestion::Repair => Self::Device,
            Suggestion::Wait => Self::Clock,
            Suggestion::Message => Self::Message,
            Suggestion::Remind => Self::Mail,
        }
    }

    /// The lines, in a square of 16.
    pub fn path(self) -> &'static str {
        match self {
            Self::Cross => "m4 4 8 8M12 4l-8 8",
            Self::Up => "m4.5 9.5 3.5-3.5 3.5 3.5",
            Self::Down => "m4.5 6.5 3.5 3.5 3.5-3.5",
            Self::Expand => "M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9",
            Self::Plus => "M8 3.5v9M3.5 8h9",
            Self::Back => "m9.5 4.5-3.5 3.5 3.5 3.5",
            Self::Forward => "m6.5 4.5 3.5 3.5-3.5 3.5",
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.2 3.2",
            Self::Refresh => "M12.5 5.5A5 5 0 1 0 13 8M13 3v3h-3",
            Self::Mail => "M2.5 4h11v8h-11ZM2.5 4.5 8 8.8l5.5-4.3",
            Self::Message => "M2.5 3.5h11v7.5H8l-3 2.5V11H2.5Z",
            Self::Manager => {
                "M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M2 13.5a4.5 4.5 0 0 1 9 0M12.5 9V3.5M10.7 5.2l1.8-1.8 1.8 1.8"
            }
            Self::Device => "M5 2.5h6v11H5ZM7.3 11.7h1.4",
            Self::Lock => "M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
            Self::Warning => "M8 2.5 14.5 13.5h-13ZM8 6.5v3M8 11.4v.2",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Invite => {
                "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.4 2-3.9 4.5-3.9s4.5 1.5 4.5 3.9M13 4v5M10.5 6.5h5"
            }
            Self::Clock => "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.3l2 1.4",
        }
    }

    /// Draws it.
    pub fn view(self) -> Markup {
        let class = match self {
            Self::Back | Self::Forward => "icon icon-turns",
            _ => "icon",
        };
        markup! {
            <svg class=class viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d=self.path() />
            </svg>
        }
    }
}
