//! The array of users, bare or inside an object.

use super::scan::Scan;
use super::{Malformed, RecordReader, State};

/// What may stand next in the array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    ElementOrEnd,
    Element,
    CommaOrEnd,
}

impl RecordReader {
    pub(super) fn between(&mut self, next: Next, chunk: &[u8]) -> Result<usize, Malformed> {
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

    /// Hands on the element when its end is known, without a copy where all of it is in this
    /// chunk, and keeps its bytes when not.
    pub(super) fn element(
        &mut self,
        chunk: &[u8],
        end: Option<usize>,
        on_record: &mut impl FnMut(&[u8]),
    ) -> Result<usize, Malformed> {
        let taken = end.unwrap_or(chunk.len());
        let bytes = chunk.get(..taken).unwrap_or_default();
        self.check_length(bytes)?;
        if end.is_some() && self.carry.is_empty() {
            on_record(bytes);
        } else {
            self.carry.extend_from_slice(bytes);
        }
        if end.is_some() {
            self.state = State::Between(Next::CommaOrEnd);
            if !self.carry.is_empty() {
                on_record(&self.carry);
                self.carry.clear();
            }
        }
        Ok(taken)
    }

    pub(super) fn tail(&mut self, chunk: &[u8], end: Option<usize>) -> Result<usize, Malformed> {
        let taken = end.unwrap_or(chunk.len());
        self.carry
            .extend_from_slice(chunk.get(..taken).unwrap_or_default());
        if end.is_some() {
            if let Some(members) = self.members_after_the_list()? {
                let again = self
                    .header
                    .merge(&members)
                    .map_err(|_| Malformed::NotJson)?;
                if again {
                    // Two lists of users: it is open which one is meant.
                    return Err(Malformed::NotJson);
                }
            }
            self.carry.clear();
            self.state = State::Done;
        }
        Ok(taken)
    }

    /// `{,"organization":"…"}` as an object without the comma that followed the list.
    fn members_after_the_list(&self) -> Result<Option<Vec<u8>>, Malformed> {
        let inside = self
            .carry
            .strip_prefix(b"{")
            .and_then(|tail| tail.strip_suffix(b"}"));
        match inside.ok_or(Malformed::NotJson)?.trim_ascii() {
            [] => Ok(None),
            [b',', members @ ..] if !members.trim_ascii().is_empty() => {
                Ok(Some([b"{", members, b"}"].concat()))
            }
            _ => Err(Malformed::NotJson),
        }
    }
}
