//! Newline-delimited JSON.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Malformed, RecordReader, State};

impl RecordReader {
    pub(super) fn line(
        &mut self,
        chunk: &[u8],
        on_record: &mut impl FnMut(&[u8]),
    ) -> Result<usize, Malformed> {
        let end = memchr::memchr(b'\n', chunk).map(|at| at + 1);
        let taken = end.unwrap_or(chunk.len());
        let bytes = chunk.get(..taken).unwrap_or_default();
        self.check_length(bytes)?;
        self.carry.extend_from_slice(bytes);
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
        Ok(taken)
    }

    /// Ends the document. A line without its end is whole only when it is good JSON, and a single
    /// object without an id is no line but a document of something else.
    pub(super) fn last_line(&mut self, on_record: &mut impl FnMut(&[u8])) -> Result<(), Malformed> {
        let last = std::mem::take(&mut self.carry);
        let last = last.trim_ascii();
        if let State::Lines(first) = &mut self.state
            && let Some(first) = first.take()
        {
            if last.is_empty() && !has_id(&first) {
                return Err(Malformed::NoUsers);
            }
            on_record(&first);
        }
        if !last.is_empty() {
            serde_json::from_slice::<IgnoredAny>(last).map_err(|_| Malformed::EndedEarly)?;
            on_record(last);
        }
        Ok(())
    }

    /// Goes on line by line when the first object has turned out to be a broken first line: all
    /// of it that is whole is handed on, and the beginning of the next line kept.
    pub(super) fn broken_first_line(&mut self, on_record: &mut impl FnMut(&[u8])) {
        let end = memchr::memrchr(b'\n', &self.carry).map_or(0, |at| at + 1);
        let next = self.carry.split_off(end);
        let lines = self
            .carry
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::trim_ascii);
        lines.filter(|line| !line.is_empty()).for_each(on_record);
        self.carry = next;
        self.state = State::Lines(None);
    }
}

pub(super) fn has_id(object: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Wire {
        id: Option<IgnoredAny>,
    }
    serde_json::from_slice::<Wire>(object).is_ok_and(|wire| wire.id.is_some())
}
