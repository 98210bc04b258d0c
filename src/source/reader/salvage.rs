use crate::source::json::{Fault, Json, Members};

/// Members that only devices and reminders have: an object with one of them is a part of a
/// record, never a record.
const OF_PARTS: [&str; 7] = [
    "platform",
    "added_at",
    "paired",
    "hub_authenticated",
    "last_opened_at",
    "last_autofill_at",
    "sent_at",
];

/// Members that nothing but a user has: an object with an id and one of them is a user wherever it
/// stands in a list. Devices of other systems may have an activation or a last use.
const OF_USERS_ALONE: [&str; 6] = [
    "vault_created_at",
    "first_item_at",
    "active_on",
    "reminders",
    "provisioned_by",
    "devices",
];

/// So many objects without an end are tried in one search, each of which costs all the text behind
/// it. Good text has no more of them than brackets that are open at its end.
const MOST_WITHOUT_END: usize = 32;

/// So many names `users` are looked behind in one search.
const MOST_LISTS: usize = 8;

/// Where the next record behind damaged text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Here, and it is whole.
    At(usize),
    /// Perhaps here: the object that begins here has not ended yet.
    Perhaps,
    /// Nowhere in this text.
    Nowhere,
}

/// Whether more text can follow the one that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// An object that has not ended yet may do so.
    GoesOn,
    /// It won't.
    HasEnded,
}

/// Whether text is an object so far, with names that are good as well: as [`is_json`].
pub(super) fn is_object(text: &[u8]) -> Option<bool> {
    match Members::of(text) {
        Ok(_) => Some(true),
        Err(Fault::Ended) => None,
        Err(_) => Some(false),
    }
}

/// Whether text is brackets, commas, colons and white space, and no value or name.
pub(super) fn has_only_signs(text: &[u8]) -> bool {
    text.iter().all(is_sign)
}

fn is_sign(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || b",:[]{}".contains(byte)
}

/// Whether text that began with a brace is an object around users, and not a line of its own.
pub(super) fn is_around_users(text: &[u8]) -> bool {
    names_users(text) || spans_lines(text)
}

/// Whether text is one value over several lines: newline-delimited JSON begins each line with a brace.
pub(super) fn spans_lines(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let is_inside = |line: &[u8]| line.first().is_some_and(|byte| *byte != b'{');
    lines.next();
    lines.any(is_inside)
}

/// Looks in damaged text for the next place from which a whole record parses.
///
/// A brace begins one where good JSON could not have it: behind a lost quote it seems to lie in a
/// string, behind a lost bracket it stands where a key belongs. But a lost sign may also leave a
/// bracket open for good, so that all braces seem to be in their places: there an object is one
/// that can be nothing but a user.
pub(super) fn next_record(text: &[u8], more: Text) -> Next {
    next(text, more, Kind::Record)
}

/// As [`next_record`]. `misplaced` is what a misplaced brace has to begin at least.
fn next(text: &[u8], more: Text, misplaced: Kind) -> Next {
    let mut without_end = 0;
    // Behind a colon it is a member's value, and no element of a list.
    for brace in braces(text).filter(|brace| brace.behind != b':') {
        match kind(text.get(brace.at..).unwrap_or_default()) {
            Some(Kind::User) => return Next::At(brace.at),
            Some(Kind::Record) if brace.is_misplaced && misplaced == Kind::Record => {
                return Next::At(brace.at);
            }
            None if brace.is_misplaced && more == Text::GoesOn => return Next::Perhaps,
            None => without_end += 1,
            Some(Kind::Record | Kind::Other) => {}
        }
        if without_end == MOST_WITHOUT_END {
            break;
        }
    }
    match without_end {
        0 => Next::Nowhere,
        _ => Next::Perhaps,
    }
}

/// An opening brace, with what text that is read as if it were JSON says of its place.
struct Brace {
    at: usize,
    /// The last byte in front of it that is not white space, within strings or not.
    behind: u8,
    /// As [`Context::is_misplaced`].
    is_misplaced: bool,
    /// As [`Context::is_where_a_name_belongs`].
    is_where_a_name_belongs: bool,
}

/// Every opening brace of a text, within strings or not.
fn braces(text: &[u8]) -> impl Iterator<Item = Brace> {
    let mut context = Context::default();
    let mut behind = 0;
    text.iter().enumerate().filter_map(move |(at, byte)| {
        let brace = (*byte == b'{').then(|| Brace {
            at,
            behind,
            is_misplaced: context.is_misplaced(),
            is_where_a_name_belongs: context.is_where_a_name_belongs(),
        });
        context.step(*byte);
        if !byte.is_ascii_whitespace() {
            behind = *byte;
        }
        brace
    })
}

/// Where a user stands among the devices or reminders of a record: their closing bracket is lost, and
/// the text has gone on as good JSON.
pub(super) fn swallowed_user(text: &[u8]) -> Option<usize> {
    let mut context = Context::default();
    // For each bracket that is open, whether it is that of such a list.
    let mut lists = Vec::new();
    let mut without_end = 0;
    for (at, byte) in text.iter().enumerate() {
        let may_begin = *byte == b'{' && lists.last() == Some(&true) && !context.is_misplaced();
        let depth = context.depth();
        context.step(*byte);
        if context.depth() > depth {
            let before = text.get(..at).unwrap_or_default();
            lists.push(*byte == b'[' && is_behind_parts(before));
        }
        lists.truncate(context.depth());
        if may_begin && without_end < MOST_WITHOUT_END {
            match kind(text.get(at..).unwrap_or_default()) {
                Some(Kind::User) => return Some(at),
                None => without_end += 1,
                Some(Kind::Record | Kind::Other) => {}
            }
        }
    }
    None
}

/// Whether text ends with the name of a list of parts.
fn is_behind_parts(text: &[u8]) -> bool {
    let name = text.trim_ascii_end().strip_suffix(b":").unwrap_or_default();
    let name = name.trim_ascii_end();
    name.ends_with(b"\"devices\"") || name.ends_with(b"\"reminders\"")
}

/// Looks for the first record in a document that is damaged in front of it: the first one behind a
/// word `users`, or else an object that can be nothing but a user.
pub(super) fn first_record(text: &[u8], more: Text) -> Next {
    match stray_user(text) {
        Next::At(at) => return Next::At(at),
        Next::Perhaps if more == Text::GoesOn => return Next::Perhaps,
        Next::Perhaps | Next::Nowhere => {}
    }
    for start in starts_of_lists(text).take(MOST_LISTS) {
        match next_record(text.get(start..).unwrap_or_default(), more) {
            Next::At(at) => return Next::At(start + at),
            Next::Perhaps if more == Text::GoesOn => return Next::Perhaps,
            Next::Perhaps | Next::Nowhere => {}
        }
    }
    next(text, more, Kind::User)
}

/// A user among the members of an object, where no name stands in front of it: the name of the list is
/// lost, or has moved.
fn stray_user(text: &[u8]) -> Next {
    let list = starts_of_lists(text).next().unwrap_or(text.len());
    let in_front = braces(text.get(..list).unwrap_or(text));
    // A brace at the very start is that of the object itself, and one behind a colon has a name.
    let is_stray =
        |brace: &Brace| brace.at > 0 && brace.behind != b':' && brace.is_where_a_name_belongs;
    for brace in in_front.filter(is_stray) {
        match kind(text.get(brace.at..).unwrap_or_default()) {
            Some(Kind::User) => return Next::At(brace.at),
            Some(Kind::Record | Kind::Other) => {}
            None => return Next::Perhaps,
        }
    }
    Next::Nowhere
}

/// Whether a name `users` stands in damaged text.
pub(super) fn names_users(text: &[u8]) -> bool {
    starts_of_lists(text).next().is_some()
}

/// Where the list seems to begin behind each word `users` that a name may be, with or without its
/// quotes: behind the bracket, or at the brace, of what signs there are.
fn starts_of_lists(text: &[u8]) -> impl Iterator<Item = usize> {
    let words = text.windows(5).enumerate();
    let names = words.filter(|(_, word)| word == b"users");
    names.filter_map(|(at, _)| {
        let before = text.get(..at)?.last()?;
        let behind = text.get(at + 5..)?;
        let signs = behind.strip_prefix(b"\"").unwrap_or(behind);
        let at = text.len() - signs.len();
        let signs = signs.split(|byte| !is_sign(byte)).next()?;
        let is_name = *before == b'"' || is_sign(before);
        let bracket = signs.iter().rposition(|byte| b"[{".contains(byte));
        let start = match bracket.map(|bracket| (bracket, signs.get(bracket))) {
            Some((brace, Some(b'{'))) => brace,
            Some((bracket, _)) => bracket + 1,
            None => signs.len(),
        };
        (is_name && !signs.is_empty()).then_some(at + start)
    })
}

/// The length of the record that text begins with, where it does.
pub(super) fn record_length(text: &[u8]) -> Option<usize> {
    let object = Json::new(text).skip().ok()?;
    matches!(kind(text), Some(Kind::User | Kind::Record)).then_some(object.len())
}

/// What text begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An object that nothing but a user can be.
    User,
    /// An object that may be a record.
    Record,
    /// No object, or a part of a record.
    Other,
}

/// What text begins with; `None` where the end of the object is missing.
fn kind(text: &[u8]) -> Option<Kind> {
    let members = match Members::first(&mut Json::new(text)) {
        Ok(members) => members,
        Err(Fault::Ended) => return None,
        Err(_) => return Some(Kind::Other),
    };
    let has_one = |names: &[&str]| names.iter().any(|name| members.has(name));
    Some(match members.has("id") && !has_one(&OF_PARTS) {
        false => Kind::Other,
        true if has_one(&OF_USERS_ALONE) => Kind::User,
        // An organization, or the like.
        true if members.has("users") => Kind::Other,
        true => Kind::Record,
    })
}

/// What surrounds a place in text that is read as if it were JSON.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// The brackets that are open.
    open: Vec<u8>,
    in_string: bool,
    escaped: bool,
    /// The last byte outside strings that is not white space.
    before: u8,
}

impl Context {
    /// The last byte outside strings that is not white space.
    pub fn before(&self) -> u8 {
        self.before
    }

    /// How many brackets are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the text so far ends within a string.
    pub fn in_string(&self) -> bool {
        self.in_string
    }

    /// Whether an object could not begin here in good JSON.
    pub fn is_misplaced(&self) -> bool {
        self.in_string
            || match self.open.last() {
                None => true,
                Some(b'{') => self.before != b':',
                Some(_) => !matches!(self.before, b'[' | b','),
            }
    }

    /// Whether an object here would stand among the members of another one, without a name, or in a
    /// string, which a lost quote may have left open.
    pub fn is_where_a_name_belongs(&self) -> bool {
        self.in_string || self.open.last() != Some(&b'[') && self.is_misplaced()
    }

    /// Takes the next byte.
    pub fn step(&mut self, byte: u8) {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.open.push(byte),
            b'}' | b']' => drop(self.open.pop()),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            self.before = byte;
        }
    }
}
