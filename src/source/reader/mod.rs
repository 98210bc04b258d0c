mod array;
mod first_object;
mod lines;
mod lost;
mod malformed;
mod salvage;
mod scan;

use super::Header;
use first_object::{FirstObject, Found};
use lost::Lost;
pub use malformed::Malformed;
use salvage::{has_only_signs, is_around_users, is_object, names_users, spans_lines};
use scan::{Scan, until_check};

/// The longest record, and the longest text around the users, that is read: 16 MiB.
const LIMIT: usize = 16 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Takes what a [`RecordReader`] finds, in the order of the document.
pub trait Records {
    /// Takes the record that the text begins with, and gives its length. `None`, with nothing taken,
    /// where it does not seem to be good and whole: [`Records::take`] then decides.
    fn take_first(&mut self, _text: &[u8]) -> Option<usize> {
        None
    }

    /// Takes a record. `false`, with nothing taken, where its text is not JSON.
    fn take(&mut self, record: &[u8]) -> bool;

    /// Takes text that is not JSON and held one record at least.
    fn give_up(&mut self, text: &[u8]);
}

/// Cuts a stream of bytes into user records, whatever the chunks that it comes in.
///
/// An object with `users`, a bare array and newline-delimited JSON are all understood, with or
/// without a byte order mark. Each record is handed on as it arrives; what is kept is the part of
/// one record at the end of a chunk, and the members around `users`.
///
/// Behind text that is not JSON it goes on at the next place from which a whole record parses;
/// [`RecordReader::finish`] then says that the document is damaged.
#[derive(Debug, Default)]
pub struct RecordReader {
    state: State,
    /// The bytes so far of what is not whole yet.
    carry: Vec<u8>,
    /// Whether the array of users is a member of an object.
    wrapped: bool,
    header: Header,
    /// Text that is read once more, from a record inside what seemed to be another.
    again: Vec<u8>,
    /// Records so far, good and bad.
    handed_on: u32,
    /// The first record whose text is damaged, from 1.
    damaged_at: Option<u32>,
    /// Whether a line has said that it is the last one.
    has_end_line: bool,
    /// Whether the first object has `users` that are no list.
    has_other_users: bool,
}

#[derive(Debug, Default)]
enum State {
    /// At the first byte, or inside a byte order mark.
    #[default]
    Mark,
    /// Nothing but white space so far.
    Start,
    /// Inside the first object: the one around `users`, or the first of many lines.
    FirstObject(FirstObject),
    /// Inside lines that are no objects, before the first one that is a user.
    Values,
    /// Between two elements of the array.
    Between(array::Next),
    /// Inside an element that begins with a bracket.
    Element(Scan),
    /// Inside an element that is a string, a number or a bare word.
    Scalar(Scan),
    /// Inside damaged text.
    Lost(Lost),
    /// After the array, inside the object around it.
    Tail(Scan),
    /// Behind the first line of newline-delimited JSON, which is kept until another follows.
    Lines(Option<Vec<u8>>),
    /// After the document.
    Done,
}

impl RecordReader {
    /// A reader at the start of a document.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the document says of itself; final only after [`RecordReader::finish`].
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Whether nothing in the document could tell that its end is missing: lines without an end
    /// line. Final only after [`RecordReader::finish`].
    pub fn has_open_end(&self) -> bool {
        matches!(self.state, State::Lines(_)) && !self.has_end_line
    }

    /// Takes the next bytes and hands on every record that ends in them.
    ///
    /// # Errors
    /// When the bytes can't be a document of users. The records handed on so far stay good.
    pub fn push(&mut self, chunk: &[u8], records: &mut impl Records) -> Result<(), Malformed> {
        let mut rest = chunk;
        while !rest.is_empty() {
            let taken = self.take(rest, records)?;
            rest = rest.get(taken..).unwrap_or_default();
            self.check_length(&[])?;
            self.read_again(records)?;
        }
        Ok(())
    }

    /// Reads what was found inside damaged text, which may be damaged once more.
    fn read_again(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        // Earlier entries are further on in the text than later ones.
        let mut waiting: Vec<(Vec<u8>, usize)> = Vec::new();
        loop {
            if !self.again.is_empty() {
                waiting.push((std::mem::take(&mut self.again), 0));
            }
            let Some((text, done)) = waiting.last_mut() else {
                return Ok(());
            };
            match text.get(*done..).filter(|rest| !rest.is_empty()) {
                None => drop(waiting.pop()),
                Some(rest) => *done += self.take(rest, records)?,
            }
        }
    }

    /// Says that no more bytes come, which can make the last line whole.
    ///
    /// # Errors
    /// When the document is not complete, or damaged.
    pub fn finish(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        self.search_to_the_end(records)?;
        let end = match &self.state {
            State::Done if self.is_one_page() => Err(Malformed::OnePage),
            State::Done => Ok(()),
            State::Mark if self.carry == BYTE_ORDER_MARK => Err(Malformed::Empty),
            State::Mark | State::Start if self.carry.is_empty() => Err(Malformed::Empty),
            State::Values => self.last_value(records),
            State::Lines(_) => self.last_line(records),
            State::FirstObject(_) if self.has_other_users => Err(Malformed::UsersNotAList),
            _ => Err(Malformed::EndedEarly),
        };
        match self.damaged_at {
            Some(_) if self.handed_on == 0 && self.has_other_users => Err(Malformed::UsersNotAList),
            // Nothing but damage: it may be anything.
            Some(_) if self.handed_on == 0 => Err(Malformed::NotJson),
            Some(record) => Err(Malformed::Damaged { record }),
            None => end,
        }
    }

    fn is_one_page(&self) -> bool {
        let has_more = |total| total > u64::from(self.handed_on);
        self.header.has_next_page || self.header.total.is_some_and(has_more)
    }

    /// Says that something else than the document's end has stopped the bytes: what is whole so
    /// far is handed on.
    pub fn interrupt(&mut self, records: &mut impl Records) {
        match &mut self.state {
            State::Lines(first) => {
                let first = first.take().filter(|first| lines::is_user(first));
                first
                    .iter()
                    .for_each(|first| self.hand_on_line(first, records));
            }
            // The error that stopped the bytes is the one to tell.
            _ => drop(self.search_to_the_end(records)),
        }
    }

    /// Takes some of the bytes, or goes on to another state, and says how many it took.
    fn take(&mut self, chunk: &[u8], records: &mut impl Records) -> Result<usize, Malformed> {
        match &mut self.state {
            State::Mark => self.mark(chunk),
            State::Start => self.start(chunk),
            State::FirstObject(_) => self.first_object(chunk, records),
            State::Between(next) => {
                let next = *next;
                self.between(next, chunk, records)
            }
            State::Element(_) => self.element(chunk, Scan::find_end, records),
            State::Scalar(_) => self.element(chunk, Scan::find_scalar_end, records),
            State::Lost(_) => self.lost(chunk, records),
            State::Tail(_) => self.tail(chunk, records),
            State::Values => self.values(chunk, records),
            State::Lines(_) => self.line(chunk, records),
            State::Done if chunk.trim_ascii_start().is_empty() => Ok(chunk.len()),
            // The bracket that seemed to end the list came from a damaged record.
            State::Done if self.damaged_at.is_some() => {
                self.lose_way_behind(records);
                Ok(0)
            }
            State::Done => Err(Malformed::NotJson),
        }
    }

    /// A byte order mark may be split over chunks, so it is taken byte by byte.
    fn mark(&mut self, chunk: &[u8]) -> Result<usize, Malformed> {
        match BYTE_ORDER_MARK.get(self.carry.len()) {
            Some(byte) if chunk.first() == Some(byte) => {
                self.carry.push(*byte);
                Ok(1)
            }
            Some(_) if !self.carry.is_empty() => Err(Malformed::NotJson),
            _ => {
                self.carry.clear();
                self.state = State::Start;
                Ok(0)
            }
        }
    }

    fn start(&mut self, chunk: &[u8]) -> Result<usize, Malformed> {
        let blank = chunk.len() - chunk.trim_ascii_start().len();
        // The brace belongs to the first object, the bracket to no record.
        let (state, taken) = match chunk.get(blank) {
            None => return Ok(blank),
            Some(b'{') => (State::FirstObject(FirstObject::default()), blank),
            Some(b'[') => (State::Between(array::Next::ElementOrEnd), blank + 1),
            Some(b'<') => return Err(Malformed::WebPage),
            Some(b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => (State::Values, blank),
            Some(_) => return Err(Malformed::NotJson),
        };
        self.state = state;
        Ok(taken)
    }

    fn first_object(
        &mut self,
        chunk: &[u8],
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
        let State::FirstObject(watch) = &mut self.state else {
            return Ok(0);
        };
        let room = until_check(self.carry.len());
        let chunk = chunk.get(..room).unwrap_or(chunk);
        for (at, byte) in chunk.iter().enumerate() {
            self.carry.push(*byte);
            let Some(found) = watch.step(&self.carry) else {
                continue;
            };
            self.has_other_users = watch.has_other_users();
            match found {
                Found::Users(bracket) => self.list(bracket),
                Found::End => self.first_object_ended(records)?,
                Found::BrokenLine if has_only_signs(&self.carry) => self.begin_at_last_brace(),
                Found::BrokenLine if is_around_users(&self.carry) => {
                    self.lose_way_in_front(records);
                }
                Found::BrokenLine => self.broken_first_line(records),
            }
            return Ok(at + 1);
        }
        self.has_other_users = watch.has_other_users();
        // A lost quote in front of the list may have hidden it.
        if chunk.len() == room && is_object(&self.carry) == Some(false) && names_users(&self.carry)
        {
            self.lose_way_in_front(records);
        }
        Ok(chunk.len())
    }

    /// Starts over at the last brace read: nothing but stray brackets came before it.
    fn begin_at_last_brace(&mut self) {
        self.note_damage();
        self.again = self.carry.split_off(self.carry.len() - 1);
        self.carry.clear();
        self.state = State::Start;
    }

    /// Goes on with the list, whose bracket has this position. Members in front of it that are no
    /// JSON say nothing.
    fn list(&mut self, bracket: usize) {
        // The bytes behind the bracket are read again: blanks, and perhaps a brace.
        self.again = self.carry.split_off(bracket + 1);
        // Everything up to the list, made an object of its own.
        self.carry.pop();
        self.carry.extend_from_slice(b"null}");
        if self.header.merge(&self.carry).is_err() {
            self.note_damage();
        }
        self.carry.clear();
        self.wrapped = true;
        self.state = State::Between(array::Next::ElementOrEnd);
    }

    /// An object without a list of users is the first of many lines, unless damage hides the list.
    fn first_object_ended(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        match is_object(&self.carry) {
            Some(true) if self.has_other_users => return Err(Malformed::UsersNotAList),
            Some(false) if is_around_users(&self.carry) => self.lose_way_in_front(records),
            // The brace in front of it was that of the document.
            Some(true) if self.damaged_at.is_some() && spans_lines(&self.carry) => {
                self.lose_way_in_front(records);
            }
            // Its bracket may have come from the middle of a line.
            Some(false) => self.state = State::Lines(None),
            _ => self.state = State::Lines(Some(std::mem::take(&mut self.carry))),
        }
        Ok(())
    }

    /// Whether what is kept, with these bytes behind it, is short enough to be a record.
    fn check_length(&self, more: &[u8]) -> Result<(), Malformed> {
        if self.carry.len() + more.len() > LIMIT {
            Err(Malformed::TooLong)
        } else {
            Ok(())
        }
    }
}
