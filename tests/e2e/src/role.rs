/// What a part of the page means to somebody who can't see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Leads somewhere.
    Link,
    /// Does something.
    Button,
    /// Names what follows.
    Heading,
    /// Takes text to search for.
    SearchBox,
    /// Reports the current state.
    Status,
    /// Reports what was just done, in the one place for that.
    Message,
    /// Reports what went wrong.
    Alert,
    /// Rows and columns.
    Table,
    /// Reports progress.
    Progress,
    /// Shows and hides content.
    Disclosure,
    /// The page's content.
    Main,
    /// Is ticked or not.
    Checkbox,
    /// Is on or off.
    Switch,
    /// Takes text.
    TextBox,
    /// Takes a number.
    NumberBox,
    /// Offers texts to choose from.
    Choice,
    /// Lies over the page until it is closed.
    Dialog,
    /// A named part of the page.
    Region,
    /// Complements the page's content.
    Aside,
    /// A group of related parts.
    Group,
}

impl Role {
    /// The browser's word for the role, and a selector for its elements.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Link => ("link", "a"),
            Self::Button => ("button", "button"),
            Self::Heading => ("heading", "h1, h2, h3, h4, h5, h6"),
            Self::SearchBox => ("searchbox", "input"),
            Self::Status => ("status", "[role=status]:not(.messages *)"),
            Self::Message => ("status", ".messages > * > [role=status]"),
            Self::Alert => ("alert", "[role=alert]"),
            Self::Table => ("table", "table"),
            Self::Progress => ("progressbar", "progress"),
            Self::Disclosure => ("DisclosureTriangle", "summary"),
            Self::Main => ("main", "main"),
            Self::Checkbox => ("checkbox", "input[type=checkbox]"),
            Self::Switch => ("switch", "input[type=checkbox]"),
            Self::NumberBox => ("spinbutton", "input[type=number]"),
            Self::TextBox => ("textbox", "input, textarea"),
            Self::Choice => ("combobox", "select"),
            Self::Dialog => ("dialog", "dialog"),
            Self::Region => ("region", "section"),
            Self::Aside => ("complementary", "aside"),
            Self::Group => ("group", "[role=group]"),
        }
    }

    /// Whether a browser's word for a role means this one. Only Chromium has a word for
    /// disclosures, and WebKit calls a choice a button.
    pub(crate) fn is(self, computed: &str) -> bool {
        computed == self.words().0
            || (self == Self::Disclosure && computed.is_empty())
            || (self == Self::Choice && computed == "button")
    }
}
