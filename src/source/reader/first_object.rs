use super::salvage::Context;
use crate::source::json::Json;

/// Watches the first object of a document for a member called `users`, byte by byte.
#[derive(Debug, Default)]
pub(super) struct FirstObject {
    context: Context,
    /// Where the member's name began, while it is not over.
    key_start: Option<usize>,
    member: Member,
    /// Whether nothing but white space has come since a line ended outside of strings.
    new_line: bool,
    /// Whether a line has ended within a string, which JSON does not allow.
    broken_string: bool,
    /// Whether the object has an id, as a user has.
    has_id: bool,
    /// Whether it has `users` that are no list.
    has_other_users: bool,
}

/// Where in a member of the object the watch stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Member {
    #[default]
    Other,
    Users,
    /// `users` behind an `id`: the list of an organization, or an unknown member of a user.
    UsersOrOther,
    /// Inside such a list, whose bracket has this position: an object in it will tell.
    ListOrOther(usize),
}

/// What the watch has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The list of users, whose bracket has this position.
    Users(usize),
    /// The end of an object without a list of `users`.
    End,
    /// The brace of a next line, where no value can stand: the line before was not closed.
    BrokenLine,
}

impl FirstObject {
    /// Whether the object has `users` that are no list.
    pub fn has_other_users(&self) -> bool {
        self.has_other_users
    }

    /// Takes the last byte of the object so far.
    pub fn step(&mut self, object: &[u8]) -> Option<Found> {
        let byte = *object.last()?;
        let at = object.len() - 1;
        let was_in_string = self.context.in_string();
        let depth = self.context.depth();
        let is_blank = byte.is_ascii_whitespace();
        if self.broken_string && byte == b'{' {
            return Some(Found::BrokenLine);
        }
        self.broken_string = was_in_string && (byte == b'\n' || self.broken_string && is_blank);

        if !was_in_string && !is_blank && byte != b':' {
            match (self.member, byte) {
                (Member::Users, b'[') => return Some(Found::Users(at)),
                (Member::Users, _) => {
                    self.has_other_users = true;
                    self.member = Member::Other;
                }
                (Member::UsersOrOther, b'[') => self.member = Member::ListOrOther(at),
                (Member::ListOrOther(at), b'{') if depth == 2 => return Some(Found::Users(at)),
                (Member::ListOrOther(_), b']') if depth == 2 => self.member = Member::Other,
                (Member::ListOrOther(_), _) => {}
                (Member::UsersOrOther, _) => self.member = Member::Other,
                (Member::Other, _) => {}
            }
        }

        if byte == b'{' && self.new_line && self.context.is_misplaced() {
            return Some(Found::BrokenLine);
        }
        self.new_line = !was_in_string && (byte == b'\n' || self.new_line && is_blank);

        // A string that no colon stands in front of is a name, also where a comma is lost.
        let is_name = depth == 1 && self.context.before() != b':';
        self.context.step(byte);
        if self.context.depth() == 0 {
            return Some(Found::End);
        }
        match (was_in_string, self.context.in_string()) {
            (false, true) => self.key_start = is_name.then_some(at),
            (true, false) => {
                if let Some(start) = self.key_start.take() {
                    self.name(object.get(start..).unwrap_or_default());
                }
            }
            _ => {}
        }
        None
    }

    fn name(&mut self, name: &[u8]) {
        self.has_id |= is_key(name, "id");
        self.member = match is_key(name, "users") && !self.has_other_users {
            true if self.has_id => Member::UsersOrOther,
            true => Member::Users,
            false => Member::Other,
        };
    }
}

/// A key may be written with escapes, so JSON has to read it.
fn is_key(key: &[u8], name: &str) -> bool {
    Json::new(key).string().is_ok_and(|key| key == name)
}
