use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Header;
use super::first_object::{FirstObject, Found};
use super::malformed::Malformed;
use super::scan::Scan;

/// The longest record, and the longest text around the users, that is read: 16 MiB.
const LIMIT: usize = 16 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Cuts a stream of bytes into user records, whatever the chunks that it comes in.
///
/// An object with `users`, a bare array and newline-delimited JSON are all understood, with or
/// without a byte order mark. Each record is handed on as it arrives; what is kept is the part of
/// one record at the end of a chunk, and the members around `users`.
#[derive(Debug, Default)]
pub struct RecordReader {
    state: State,
    /// The bytes so far of what is not whole yet.
    carry: Vec<u8>,
    /// Whether the array of users is a member of an object.
    wrapped: bool,
    header: Header,
}

#[derive(Debug, Default)]
enum State {
    /// Nothing but white space and a byte order mark so far.
    #[default]
    Start,
    /// Inside the first object: the one around `users`, or the first of many lines.
    FirstObject(FirstObject),
    /// Between two elements of the array.
    Between(Next),
    /// Inside an element that begins with a bracket.
    Element(Scan),
    /// Inside an element that is a string, a number or a bare word.
    Scalar(Scan),
    /// After the array, inside the object around it.
    Tail(Scan),
    /// Behind the first line of newline-delimited JSON, which is kept until another follows.
    Lines(Option<Vec<u8>>),
    /// After the document.
    Done,
}

/// What may stand next in the array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    ElementOrEnd,
    Element,
    CommaOrEnd,
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

    /// Takes the next bytes and hands on every record that ends in them.
    ///
    /// # Errors
    /// When the bytes can't be a document of users. The records handed on so far stay good.
    pub fn push(
        &mut self,
        chunk: &[u8],
        on_record: &mut impl FnMut(&[u8]),
    ) -> Result<(), Malformed> {
        let mut rest = chunk;
        while !rest.is_empty() {
            let taken = self.take(rest, on_record)?;
            rest = rest.get(taken..).unwrap_or_default();
            if self.carry.len() > LIMIT {
                return Err(Malformed::TooLong);
            }
        }
        Ok(())
    }

    /// Says that no more bytes come, which can make the last line whole.
    ///
    /// # Errors
    /// When the document is not complete.
    pub fn finish(&mut self, on_record: &mut impl FnMut(&[u8])) -> Result<(), Malformed> {
        match &mut self.state {
            State::Done => Ok(()),
            State::Start if self.carry.is_empty() || self.carry == BYTE_ORDER_MARK => {
                Err(Malformed::Empty)
            }
            State::Lines(first) => {
                let first = first.take();
                let last = self.carry.trim_ascii();
                if let Some(first) = first {
                    if last.is_empty() && !has_id(&first) {
                        return Err(Malformed::NoUsers);
                    }
                    on_record(&first);
                }
                match serde_json::from_slice::<IgnoredAny>(last) {
                    _ if last.is_empty() => Ok(()),
                    Ok(_) => {
                        on_record(last);
                        Ok(())
                    }
                    Err(_) => Err(Malformed::EndedEarly),
                }
            }
            _ => Err(Malformed::EndedEarly),
        }
    }

    /// Takes some of the bytes, at least one, and says how many.
    fn take(
        &mut self,
        chunk: &[u8],
        on_record: &mut impl FnMut(&[u8]),
    ) -> Result<usize, Malformed> {
        match &mut self.state {
            State::Start => self.start(chunk),
            State::FirstObject(_) => self.first_object(chunk),
            State::Between(next) => {
                let next = *next;
                self.between(next, chunk)
            }
            State::Element(scan) => {
                let end = scan.find_end(chunk);
                Ok(self.element(chunk, end, on_record))
            }
            State::Scalar(scan) => {
                let end = scan.find_scalar_end(chunk);
                Ok(self.element(chunk, end, on_record))
            }
            State::Tail(scan) => {
                let end = scan.find_end(chunk);
                self.tail(chunk, end)
            }
            State::Lines(_) => Ok(self.line(chunk, on_record)),
            State::Done if chunk.trim_ascii_start().is_empty() => Ok(chunk.len()),
            State::Done => Err(Malformed::NotJson),
        }
    }

    fn start(&mut self, chunk: &[u8]) -> Result<usize, Malformed> {
        // A byte order mark may itself be split over chunks.
        if let Some(byte) = BYTE_ORDER_MARK
            .get(self.carry.len())
            .filter(|byte| chunk.first() == Some(byte))
        {
            self.carry.push(*byte);
            return Ok(1);
        }
        if !self.carry.is_empty() && self.carry != BYTE_ORDER_MARK {
            return Err(Malformed::NotJson);
        }
        let blank = chunk.len() - chunk.trim_ascii_start().len();
        // The brace belongs to the first object, the bracket to no record.
        let (state, taken) = match chunk.get(blank) {
            None => return Ok(blank),
            Some(b'{') => (State::FirstObject(FirstObject::default()), blank),
            Some(b'[') => (State::Between(Next::ElementOrEnd), blank + 1),
            Some(b'<') => return Err(Malformed::WebPage),
            Some(_) => return Err(Malformed::NotJson),
        };
        self.state = state;
        self.carry.clear();
        Ok(taken)
    }

    fn first_object(&mut self, chunk: &[u8]) -> Result<usize, Malformed> {
        let State::FirstObject(watch) = &mut self.state else {
            return Ok(0);
        };
        for (at, byte) in chunk.iter().enumerate() {
            self.carry.push(*byte);
            match watch.step(&self.carry) {
                None => {}
                Some(Found::UsersNotAList) => return Err(Malformed::UsersNotAList),
                Some(Found::Users) => {
                    // Everything up to the list, made an object of its own.
                    self.carry.pop();
                    self.carry.extend_from_slice(b"null}");
                    self.read_header()?;
                    self.wrapped = true;
                    self.state = State::Between(Next::ElementOrEnd);
                    return Ok(at + 1);
                }
                Some(Found::End) => {
                    self.state = State::Lines(Some(std::mem::take(&mut self.carry)));
                    return Ok(at + 1);
                }
            }
        }
        Ok(chunk.len())
    }

    fn between(&mut self, next: Next, chunk: &[u8]) -> Result<usize, Malformed> {
        let blank = chunk.len() - chunk.trim_ascii_start().len();
        let Some(byte) = chunk.get(blank) else {
            return Ok(blank);
        };
        let (state, taken) = match (next, byte) {
            (Next::CommaOrEnd, b',') => (State::Between(Next::Element), blank + 1),
            (Next::CommaOrEnd | Next::ElementOrEnd, b']') if self.wrapped => {
                // The tail goes on as if the object had begun behind the list.
                let mut scan = Scan::default();
                scan.step(b'{');
                self.carry.push(b'{');
                (State::Tail(scan), blank + 1)
            }
            (Next::CommaOrEnd | Next::ElementOrEnd, b']') => (State::Done, blank + 1),
            (Next::CommaOrEnd, _) | (_, b',' | b':' | b']' | b'}') => {
                return Err(Malformed::NotJson);
            }
            (_, b'{' | b'[') => (State::Element(Scan::default()), blank),
            _ => (State::Scalar(Scan::default()), blank),
        };
        self.state = state;
        Ok(taken)
    }

    /// Hands on the element when its end is known, and keeps its bytes when not.
    fn element(
        &mut self,
        chunk: &[u8],
        end: Option<usize>,
        on_record: &mut impl FnMut(&[u8]),
    ) -> usize {
        let taken = end.unwrap_or(chunk.len());
        let bytes = chunk.get(..taken).unwrap_or_default();
        if end.is_some() {
            self.state = State::Between(Next::CommaOrEnd);
            self.hand_on(bytes, on_record);
        } else {
            self.carry.extend_from_slice(bytes);
        }
        taken
    }

    /// Hands on a record of which these are the last bytes, without a copy where they are all.
    fn hand_on(&mut self, bytes: &[u8], on_record: &mut impl FnMut(&[u8])) {
        if self.carry.is_empty() {
            on_record(bytes);
        } else {
            self.carry.extend_from_slice(bytes);
            on_record(&self.carry);
            self.carry.clear();
        }
    }

    fn tail(&mut self, chunk: &[u8], end: Option<usize>) -> Result<usize, Malformed> {
        let taken = end.unwrap_or(chunk.len());
        self.carry
            .extend_from_slice(chunk.get(..taken).unwrap_or_default());
        if end.is_some() {
            // `{,"organization":"…"}`: the comma that followed the list goes.
            let comma = self
                .carry
                .iter()
                .skip(1)
                .position(|byte| !byte.is_ascii_whitespace())
                .map(|at| at + 1);
            match comma.and_then(|at| self.carry.get_mut(at)) {
                Some(byte @ b',') => *byte = b' ',
                Some(b'}') => {}
                _ => return Err(Malformed::NotJson),
            }
            self.read_header()?;
            self.state = State::Done;
        }
        Ok(taken)
    }

    fn line(&mut self, chunk: &[u8], on_record: &mut impl FnMut(&[u8])) -> usize {
        let end = memchr::memchr(b'\n', chunk).map(|at| at + 1);
        let taken = end.unwrap_or(chunk.len());
        self.carry
            .extend_from_slice(chunk.get(..taken).unwrap_or_default());
        if end.is_some() {
            let line = self.carry.trim_ascii();
            if let State::Lines(first) = &mut self.state
                && !line.is_empty()
            {
                first.take().iter().for_each(|first| on_record(first));
                on_record(line);
            }
            self.carry.clear();
        }
        taken
    }

    fn read_header(&mut self) -> Result<(), Malformed> {
        self.header
            .merge(&self.carry)
            .map_err(|_| Malformed::NotJson)?;
        self.carry.clear();
        Ok(())
    }
}

fn has_id(object: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Wire {
        id: Option<IgnoredAny>,
    }
    serde_json::from_slice::<Wire>(object).is_ok_and(|wire| wire.id.is_some())
}
