use serde::de::IgnoredAny;
use serde_json::Deserializer;

use crate::source::wire::Members;

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

/// Which braces may begin a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Those that good JSON could not have where they stand: behind a lost quote they seem to lie
    /// in a string, behind a lost bracket they stand where a key belongs.
    Misplaced,
    /// All of them, at the end of the document: there is nothing else to go by.
    Any,
}

/// Whether text is JSON so far: `Some(false)` where it can't become JSON, `None` where its end is
/// missing.
pub(super) fn is_json(text: &[u8]) -> Option<bool> {
    match serde_json::from_slice::<IgnoredAny>(text) {
        Ok(_) => Some(true),
        Err(error) if error.is_eof() => None,
        Err(_) => Some(false),
    }
}

/// Looks in damaged text for the next place from which a whole record parses.
pub(super) fn next_record(text: &[u8], trust: Trust) -> Next {
    let mut context = Context::default();
    for (at, byte) in text.iter().enumerate() {
        let may_begin = *byte == b'{' && (trust == Trust::Any || context.is_misplaced());
        context.step(*byte);
        if may_begin {
            match record(text.get(at..).unwrap_or_default()) {
                Some(true) => return Next::At(at),
                None if trust == Trust::Misplaced => return Next::Perhaps,
                None | Some(false) => {}
            }
        }
    }
    Next::Nowhere
}

/// The length of the record that text begins with, where it does.
pub(super) fn record_length(text: &[u8]) -> Option<usize> {
    let mut objects = Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    objects.next()?.ok()?;
    (record(text) == Some(true)).then(|| objects.byte_offset())
}

/// Whether text begins with a whole record; `None` where its end is missing.
fn record(text: &[u8]) -> Option<bool> {
    match Deserializer::from_slice(text).into_iter::<Members>().next() {
        Some(Ok(members)) => Some(
            members.contains_key("id") && OF_PARTS.iter().all(|name| !members.contains_key(*name)),
        ),
        Some(Err(error)) if error.is_eof() => None,
        _ => Some(false),
    }
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
