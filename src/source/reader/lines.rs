//! Newline-delimited JSON.

use super::salvage::{Next, Text, names_users, next_record, record_length, spans_lines};
use super::{Malformed, RecordReader, Records, State};
use crate::source::json::{Fault, Json, Members, is_json, names};

/// Members of which a user has one at least, besides the id.
const OF_USERS: [&str; 13] = [
    "name",
    "email",
    "manager",
    "account",
    "license",
    "provisioned_by",
    "last_used_at",
    "activated_at",
    "vault_created_at",
    "first_item_at",
    "devices",
    "active_on",
    "reminders",
];

/// The longest line that is looked at as an end line.
const LONGEST_END_LINE: usize = 200;

/// The line that may close the document: `{"end": true, "records": 60}`.
#[derive(Debug, Default)]
struct EndLine {
    records: Option<u32>,
}

names! {
    enum EndName {
        End = "end",
        Records = "records",
        Id = "id",
    }
}

impl RecordReader {
    pub(super) fn line(
        &mut self,
        chunk: &[u8],
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
        let (taken, is_whole) = self.keep_line(chunk)?;
        if is_whole && self.is_behind_a_header() {
            // It may be a user all the same.
            if let State::Lines(Some(first)) = &mut self.state {
                self.carry.splice(..0, std::mem::take(first));
            }
            self.lose_way_in_front(records);
        } else if is_whole {
            let line = std::mem::take(&mut self.carry);
            self.whole_line(line.trim_ascii(), records)?;
            self.carry = line;
            self.carry.clear();
        }
        Ok(taken)
    }

    /// Whether the line in `carry` is none, but stands in front of the list of an object whose other
    /// members seemed to be an object of their own.
    fn is_behind_a_header(&self) -> bool {
        let is_header = |first: &[u8]| {
            let is_cut_off = !first.ends_with(b"\n") || names_users(&self.carry);
            spans_lines(first) || is_cut_off && !is_user(first)
        };
        matches!(&self.state, State::Lines(Some(first)) if is_header(first))
            && is_json(self.carry.trim_ascii()) == Some(false)
    }

    /// Lines of newline-delimited JSON before the first one that is a user, such as a text or an
    /// empty list, which may also be a document of its own. All of them are kept until it comes.
    pub(super) fn values(
        &mut self,
        chunk: &[u8],
        records: &mut impl Records,
    ) -> Result<usize, Malformed> {
        let (taken, is_whole) = self.keep_line(chunk)?;
        if is_whole {
            self.whole_value(records)?;
        }
        Ok(taken)
    }

    /// Keeps the bytes up to the next line end: how many they are, and whether the line ends in them.
    fn keep_line(&mut self, chunk: &[u8]) -> Result<(usize, bool), Malformed> {
        let end = memchr::memchr(b'\n', chunk).map(|at| at + 1);
        let taken = end.unwrap_or(chunk.len());
        let bytes = chunk.get(..taken).unwrap_or_default();
        self.check_length(bytes)?;
        self.carry.extend_from_slice(bytes);
        Ok((taken, end.is_some()))
    }

    /// Takes the last line in `carry`.
    pub(super) fn whole_value(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        let text = self.carry.strip_suffix(b"\n").unwrap_or(&self.carry);
        let start = memchr::memrchr(b'\n', text).map_or(0, |at| at + 1);
        let line = text.get(start..).unwrap_or_default().trim_ascii();
        if line.is_empty() {
            // White space at the end of a document may be of any length.
            self.carry.truncate(start);
            return Ok(());
        }
        if is_json(line) != Some(true) {
            return Err(Malformed::NotJson);
        }
        if is_user(line) {
            self.state = State::Lines(None);
            let lines = std::mem::take(&mut self.carry);
            for line in lines.split(|byte| *byte == b'\n') {
                self.whole_line(line.trim_ascii(), records)?;
            }
        }
        Ok(())
    }

    /// Ends a document that may be an empty list, or values before the only user.
    pub(super) fn last_value(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        self.whole_value(records)?;
        match self.state {
            State::Lines(_) => self.last_line(records),
            _ if self.carry.trim_ascii() == b"[]" => Ok(()),
            _ => Err(Malformed::NotJson),
        }
    }

    fn whole_line(&mut self, line: &[u8], records: &mut impl Records) -> Result<(), Malformed> {
        if line.is_empty() {
            if let State::Lines(Some(first)) = &mut self.state
                && !first.ends_with(b"\n")
            {
                // Nothing stood behind it in its line.
                first.push(b'\n');
            }
            return Ok(());
        }
        self.waiting_line(records)?;
        self.any_line(line, records)
    }

    /// Takes the first line, which was kept until another one followed.
    fn waiting_line(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        let State::Lines(first) = &mut self.state else {
            return Ok(());
        };
        match first.take() {
            Some(first) if is_empty_organization(&first) => Err(Malformed::NotJson),
            Some(first) => self.any_line(first.trim_ascii(), records),
            None => Ok(()),
        }
    }

    /// A user, or the end line, behind which nothing may follow.
    fn any_line(&mut self, line: &[u8], records: &mut impl Records) -> Result<(), Malformed> {
        if self.has_end_line {
            return Err(Malformed::NotJson);
        }
        match end_line(line) {
            None => self.hand_on_line(line, records),
            Some(EndLine { records: said, .. }) => {
                self.has_end_line = true;
                let read = self.handed_on;
                if let Some(said) = said.filter(|said| *said != read) {
                    return Err(Malformed::Miscounted { said, read });
                }
            }
        }
        Ok(())
    }

    /// Hands on the record of a line. A line that is not JSON may have lost its end, and hold others.
    pub(super) fn hand_on_line(&mut self, line: &[u8], records: &mut impl Records) {
        if records.take(line) {
            self.handed_on += 1;
            return;
        }
        self.note_damage();
        let mut rest = line;
        while let Next::At(at) = next_record(rest, Text::HasEnded) {
            let (damaged, record) = rest.split_at(at);
            let Some(length) = record_length(record) else {
                break;
            };
            let (record, behind) = record.split_at(length);
            self.carry = damaged.to_vec();
            self.give_up(records);
            self.handed_on += u32::from(records.take(record));
            rest = behind;
        }
        self.carry = rest.to_vec();
        self.give_up(records);
    }

    /// Ends the document. A line without its end is whole only when it is good JSON, and a single
    /// object that says nothing of a user is not a line but a document of something else.
    pub(super) fn last_line(&mut self, records: &mut impl Records) -> Result<(), Malformed> {
        let last = std::mem::take(&mut self.carry);
        let last = last.trim_ascii();
        if let State::Lines(Some(first)) = &self.state
            && last.is_empty()
            && end_line(first).is_none()
        {
            if has_empty_list(first) {
                self.header.merge(first).map_err(|_| Malformed::NotJson)?;
                self.state = State::Done;
                return match self.is_one_page() {
                    true => Err(Malformed::OnePage),
                    false => Ok(()),
                };
            }
            if !is_user(first) || spans_lines(first) {
                return Err(Malformed::NoUsers);
            }
        }
        self.waiting_line(records)?;
        match is_json(last) {
            _ if last.is_empty() => Ok(()),
            Some(false)
                if self.handed_on == 0 && next_record(last, Text::HasEnded) == Next::Nowhere =>
            {
                Err(Malformed::NoUsers)
            }
            None => Err(Malformed::EndedEarly),
            Some(_) => self.any_line(last, records),
        }
    }

    /// Goes on line by line when the first object has turned out to be a broken first line: all
    /// of it that is whole is handed on, and the beginning of the next line kept.
    pub(super) fn broken_first_line(&mut self, records: &mut impl Records) {
        let end = memchr::memrchr(b'\n', &self.carry).map_or(0, |at| at + 1);
        let next = self.carry.split_off(end);
        let lines = std::mem::take(&mut self.carry);
        self.state = State::Lines(None);
        lines
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty())
            .for_each(|line| self.hand_on_line(line, records));
        self.carry = next;
    }
}

/// Whether an object is a user: it has an id, and something else that users have. An error with an
/// id of its own is none.
pub(super) fn is_user(object: &[u8]) -> bool {
    Members::of(object)
        .is_ok_and(|members| members.has("id") && OF_USERS.iter().any(|name| members.has(name)))
}

/// Whether an object has an empty list of users. Behind an `id`, only the end of the document tells
/// that it is no user with such a member.
fn has_empty_list(object: &[u8]) -> bool {
    let users = Members::of(object)
        .ok()
        .and_then(|members| members.get("users"));
    let inside = users.and_then(|users| users.strip_prefix('[')?.strip_suffix(']'));
    inside.is_some_and(|inside| inside.trim().is_empty())
}

/// Whether an object is an organization with an empty list of users, and nothing that only a user has.
/// Unlike a user with such a member, it may not be followed by lines.
fn is_empty_organization(object: &[u8]) -> bool {
    // An organization may have a name and an address as well.
    let only_of_users = OF_USERS
        .iter()
        .filter(|name| !["name", "email"].contains(name));
    has_empty_list(object)
        && Members::of(object).is_ok_and(|members| {
            let mut only_of_users = only_of_users.into_iter();
            !only_of_users.any(|name| members.has(name))
        })
}

fn end_line(line: &[u8]) -> Option<EndLine> {
    let short = Some(line).filter(|line| line.len() <= LONGEST_END_LINE)?;
    short.windows(5).find(|word| word == b"\"end\"")?;
    let mut json = Json::new(short);
    let line = read_end_line(&mut json).ok()??;
    json.is_done().then_some(line)
}

/// Reads an object; `None` where it does not say that it is the end, or is a user that does.
fn read_end_line(json: &mut Json<'_>) -> Result<Option<EndLine>, Fault> {
    let (mut line, mut is_end, mut has_id) = (EndLine::default(), false, false);
    if !json.open(b'{')? {
        return Ok(None);
    }
    json.members(|json, name| {
        match name {
            EndName::End => is_end = json.bool()?.ok_or(Fault::OtherKind("true or false"))?,
            EndName::Records if json.null()? => {}
            EndName::Records => line.records = Some(number(json)?),
            EndName::Id => has_id = json.skip()? != b"null",
        }
        Ok(())
    })?;
    Ok((is_end && !has_id).then_some(line))
}

fn number(json: &mut Json<'_>) -> Result<u32, Fault> {
    let digits = str::from_utf8(json.skip()?).ok();
    let number = digits.and_then(|digits| digits.parse().ok());
    number.ok_or(Fault::OtherKind("a number"))
}
