//! The array of users, bare or inside an object.

use super::scan::{FIRST_CHECK, Scan, until_check};
use super::{Malformed, RecordReader, Records, State};
use crate::source::json::is_json;

/// What may stand next in the array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    ElementOrEnd,
    Element,
    CommaOrEnd,
}

impl RecordReader {
    pub(super) fn between(
        &mut self,
        next: Next,
        chunk: &[u8],
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
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
            (Next::ElementOrEnd, b']') if self.damaged_at.is_none() => {
                self.carry.extend_from_slice(b"[]");
                (State::Values, blank + 1)
            }
            (Next::CommaOrEnd | Next::ElementOrEnd, b']') => (State::Done, blank + 1),
            (Next::CommaOrEnd, _) | (_, b',' | b':' | b']' | b'}') => {
                self.lose_way(false, records);
                return Ok(blank);
            }
            (_, b'{') => match self.whole_record(chunk, blank, records) {
                Some(end) => (State::Between(Next::CommaOrEnd), end),
                None => (State::Element(Scan::default()), blank),
            },
            (_, b'[') => (State::Element(Scan::default()), blank),
            _ => (State::Scalar(Scan::default()), blank),
        };
        self.state = state;
        Ok(taken)
    }

    /// Hands on a record that is good and whole in this chunk, as nearly all are. Gives its end.
    fn whole_record(
        &mut self,
        chunk: &[u8],
        start: usize,
        records: &mut impl Records,
    ) -> Option<usize> {
        // A longer one is checked on its way.
        let most = chunk.len().min(start + FIRST_CHECK);
        let length = records.take_first(chunk.get(start..most)?)?;
        self.handed_on += 1;
        Some(start + length)
    }

    /// Hands on the element when its end is known, without a copy where all of it is in this
    /// chunk, and keeps its bytes when not. `find_end` gives the end of the element.
    pub(super) fn element(
        &mut self,
        chunk: &[u8],
        find_end: fn(&mut Scan, &[u8]) -> Option<usize>,
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
        let (State::Element(scan) | State::Scalar(scan)) = &mut self.state else {
            return Ok(0);
        };
        let room = until_check(self.carry.len());
        let chunk = chunk.get(..room).unwrap_or(chunk);
        let end = find_end(scan, chunk);
        let taken = end.unwrap_or(chunk.len());
        let bytes = chunk.get(..taken).unwrap_or_default();
        self.check_length(bytes)?;
        let is_whole = end.is_some() && self.carry.is_empty();
        if !is_whole {
            self.carry.extend_from_slice(bytes);
        }
        if end.is_some() {
            let element = if is_whole { bytes } else { &self.carry };
            if records.take(element) {
                self.handed_on += 1;
                self.carry.clear();
                self.state = State::Between(Next::CommaOrEnd);
            } else {
                if is_whole {
                    self.carry.extend_from_slice(bytes);
                }
                self.lose_way(true, records);
            }
        } else if taken == room {
            self.check_text(records);
        }
        Ok(taken)
    }

    pub(super) fn tail(
        &mut self,
        chunk: &[u8],
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
        let State::Tail(scan) = &mut self.state else {
            return Ok(0);
        };
        let room = until_check(self.carry.len());
        let chunk = chunk.get(..room).unwrap_or(chunk);
        let end = scan.find_end(chunk);
        let taken = end.unwrap_or(chunk.len());
        self.carry
            .extend_from_slice(chunk.get(..taken).unwrap_or_default());
        if end.is_some() {
            self.whole_tail(records)?;
        } else if taken == room && self.is_bad_tail() {
            self.lose_the_end(records)?;
        }
        Ok(taken)
    }

    fn whole_tail(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        let members = self.members_after_the_list();
        let merged = members.and_then(|members| match members {
            Some(members) => self.header.merge(&members).map_err(|_| Malformed::NotJson),
            None => Ok(false),
        });
        match merged {
            Err(_) => return self.lose_the_end(records),
            // Two lists of users: it is open which one is meant.
            Ok(true) => return Err(Malformed::NotJson),
            Ok(false) => {}
        }
        self.carry.clear();
        self.state = State::Done;
        Ok(())
    }

    /// Whether what stands behind the list can't become members of its object any more.
    pub(super) fn is_bad_tail(&self) -> bool {
        let tail = self.carry.get(1..).unwrap_or_default().trim_ascii_start();
        match tail.strip_prefix(b",") {
            Some(members) => is_json(&[b"{", members].concat()) == Some(false),
            None => !tail.is_empty(),
        }
    }

    /// Looks for more records behind what seemed to be the end of the list. Where nothing was damaged
    /// before, another record has to follow at once: otherwise it was the end, and what is behind it
    /// holds no users.
    pub(super) fn lose_the_end(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        let is_sign = |byte: &u8| byte.is_ascii_whitespace() || b",;[]}".contains(byte);
        let tail = self.carry.get(1..).unwrap_or_default();
        let first = tail.iter().find(|byte| !is_sign(byte));
        if self.damaged_at.is_none() && first != Some(&b'{') {
            return Err(Malformed::NotJson);
        }
        self.carry.drain(..1);
        self.lose_way_behind(records);
        Ok(())
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
