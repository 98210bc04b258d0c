mod array;
mod first_object;
mod lines;
mod malformed;
mod scan;

use super::Header;
use first_object::{FirstObject, Found};
pub use malformed::Malformed;
use scan::Scan;

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
    /// At the first byte, or inside a byte order mark.
    #[default]
    Mark,
    /// Nothing but white space so far.
    Start,
    /// Inside the first object: the one around `users`, or the first of many lines.
    FirstObject(FirstObject),
    /// Between two elements of the array.
    Between(array::Next),
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
            self.check_length(&[])?;
        }
        Ok(())
    }

    /// Says that no more bytes come, which can make the last line whole.
    ///
    /// # Errors
    /// When the document is not complete.
    pub fn finish(&mut self, on_record: &mut impl FnMut(&[u8])) -> Result<(), Malformed> {
        match &self.state {
            State::Done => Ok(()),
            State::Mark if self.carry == BYTE_ORDER_MARK => Err(Malformed::Empty),
            State::Mark | State::Start if self.carry.is_empty() => Err(Malformed::Empty),
            State::Lines(_) => self.last_line(on_record),
            _ => Err(Malformed::EndedEarly),
        }
    }

    /// Says that something else than the document's end has stopped the bytes: what is whole so
    /// far is handed on.
    pub fn interrupt(&mut self, on_record: &mut impl FnMut(&[u8])) {
        if let State::Lines(first) = &mut self.state {
            first
                .take()
                .iter()
                .filter(|first| lines::has_id(first))
                .for_each(|first| on_record(first));
        }
    }

    /// Takes some of the bytes, or goes on to another state, and says how many it took.
    fn take(
        &mut self,
        chunk: &[u8],
        on_record: &mut impl FnMut(&[u8]),
    ) -> Result<usize, Malformed> {
        match &mut self.state {
            State::Mark => self.mark(chunk),
            State::Start => self.start(chunk),
            State::FirstObject(_) => self.first_object(chunk, on_record),
            State::Between(next) => {
                let next = *next;
                self.between(next, chunk)
            }
            State::Element(scan) => {
                let end = scan.find_end(chunk);
                self.element(chunk, end, on_record)
            }
            State::Scalar(scan) => {
                let end = scan.find_scalar_end(chunk);
                self.element(chunk, end, on_record)
            }
            State::Tail(scan) => {
                let end = scan.find_end(chunk);
                self.tail(chunk, end)
            }
            State::Lines(_) => self.line(chunk, on_record),
            State::Done if chunk.trim_ascii_start().is_empty() => Ok(chunk.len()),
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
            Some(_) => return Err(Malformed::NotJson),
        };
        self.state = state;
        Ok(taken)
    }

    fn first_object(
        &mut self,
        chunk: &[u8],
        on_record: &mut impl FnMut(&[u8]),
    ) -> Result<usize, Malformed> {
        let State::FirstObject(watch) = &mut self.state else {
            return Ok(0);
        };
        for (at, byte) in chunk.iter().enumerate() {
            self.carry.push(*byte);
            match watch.step(&self.carry) {
                None => continue,
                Some(Found::UsersNotAList) => return Err(Malformed::UsersNotAList),
                Some(Found::Users) => {
                    // Everything up to the list, made an object of its own.
                    self.carry.pop();
                    self.carry.extend_from_slice(b"null}");
                    self.header
                        .merge(&self.carry)
                        .map_err(|_| Malformed::NotJson)?;
                    self.carry.clear();
                    self.wrapped = true;
                    self.state = State::Between(array::Next::ElementOrEnd);
                }
                Some(Found::End) => {
                    self.state = State::Lines(Some(std::mem::take(&mut self.carry)))
                }
                Some(Found::BrokenLine) => self.broken_first_line(on_record),
            }
            return Ok(at + 1);
        }
        Ok(chunk.len())
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
