//! Going on behind text that is not JSON.

use super::salvage::{Next, Text, first_record, is_object, next_record, swallowed_user};
use super::{LIMIT, Malformed, RecordReader, Records, State, array};
use crate::source::json::is_json;

/// How much text is read before the next search for a record, at least.
const STEP: usize = 4096;

/// A reader that has lost its way, with the damaged text in its `carry`.
#[derive(Debug)]
pub(super) struct Lost {
    /// Whether the damaged element seems to have ended: without a record inside, the list goes on.
    is_closed: bool,
    place: Place,
    /// The length of the text at which to search again.
    search_at: usize,
}

/// Where a reader has lost its way. What is not inside the list is not counted as a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    InFront,
    Inside,
    Behind,
}

impl RecordReader {
    /// Leaves the way at the text in `carry`, and goes on from the next record where there is one.
    pub(super) fn lose_way(&mut self, is_closed: bool, records: &mut impl Records) {
        self.get_lost(is_closed, Place::Inside, records);
    }

    /// Leaves the way in front of the list, at the document's text so far in `carry`.
    pub(super) fn lose_way_in_front(&mut self, records: &mut impl Records) {
        self.wrapped = true;
        self.get_lost(false, Place::InFront, records);
    }

    /// Leaves the way behind what seemed to be the end of the list.
    pub(super) fn lose_way_behind(&mut self, records: &mut impl Records) {
        self.get_lost(false, Place::Behind, records);
    }

    fn get_lost(&mut self, is_closed: bool, place: Place, records: &mut impl Records) {
        self.note_damage();
        self.state = State::Lost(Lost {
            is_closed,
            place,
            search_at: 0,
        });
        self.search(Text::GoesOn, records);
    }

    /// Takes more text up to the place of the next search.
    pub(super) fn lost(
        &mut self,
        chunk: &[u8],
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
        let State::Lost(lost) = &self.state else {
            return Ok(0);
        };
        let room = lost.search_at.saturating_sub(self.carry.len());
        let taken = room.min(chunk.len());
        self.carry
            .extend_from_slice(chunk.get(..taken).unwrap_or_default());
        if self.carry.len() > LIMIT {
            return Err(Malformed::TooLong);
        }
        if taken == room {
            self.search(Text::GoesOn, records);
        }
        Ok(taken)
    }

    /// Goes on to the end of the document, where there is nothing to wait for any more.
    ///
    /// # Errors
    /// As [`RecordReader::push`].
    pub(super) fn search_to_the_end(
        &mut self,
        records: &mut impl Records,
    ) -> Result<(), Malformed> {
        loop {
            match &self.state {
                State::Element(_) | State::Scalar(_) => {
                    if !self.check_text(records) {
                        return Ok(());
                    }
                }
                State::FirstObject(_) if is_object(&self.carry) == Some(false) => {
                    self.lose_way_in_front(records);
                }
                State::Tail(_) if self.is_bad_tail() => self.lose_the_end(records)?,
                State::Lost(_) => {}
                _ => return Ok(()),
            }
            self.search(Text::HasEnded, records);
            if matches!(self.state, State::Lost(_)) {
                self.give_up(records);
                return Ok(());
            }
            self.read_again(records)?;
        }
    }

    fn search(&mut self, more: Text, records: &mut impl Records) {
        let State::Lost(lost) = &mut self.state else {
            return;
        };
        let next = match lost.place {
            Place::InFront => first_record(&self.carry, more),
            Place::Inside | Place::Behind => next_record(&self.carry, more),
        };
        match next {
            Next::At(at) => self.go_on_at(at, records),
            Next::Nowhere if lost.is_closed => {
                self.give_up(records);
                self.state = State::Between(array::Next::CommaOrEnd);
            }
            Next::Perhaps | Next::Nowhere => {
                lost.is_closed = false;
                lost.search_at = self.carry.len() + self.carry.len().max(STEP);
            }
        }
    }

    /// Goes on with the record that begins here in the damaged text.
    fn go_on_at(&mut self, at: usize, records: &mut impl Records) {
        let again = self.carry.split_off(at);
        self.give_up(records);
        self.again = again;
        self.state = State::Between(array::Next::Element);
    }

    /// Checks an element that has not ended: a lost quote or bracket may have swallowed others. Says
    /// whether the way is lost.
    pub(super) fn check_text(&mut self, records: &mut impl Records) -> bool {
        if is_json(&self.carry) == Some(false) {
            self.lose_way(false, records);
        } else if let Some(at) = swallowed_user(&self.carry) {
            self.note_damage();
            self.go_on_at(at, records);
        } else {
            return false;
        }
        true
    }

    /// Drops the damaged text. A stray character between two records is not a record.
    pub(super) fn give_up(&mut self, records: &mut impl Records) {
        let is_sign = |byte: &u8| byte.is_ascii_whitespace() || b",;:]}".contains(byte);
        let is_outside = matches!(&self.state, State::Lost(lost) if lost.place != Place::Inside);
        if !is_outside && !self.carry.iter().all(is_sign) {
            records.give_up(&self.carry);
            self.handed_on += 1;
        }
        self.carry.clear();
    }

    pub(super) fn note_damage(&mut self) {
        self.damaged_at.get_or_insert(self.handed_on + 1);
    }
}
