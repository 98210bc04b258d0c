use super::salvage::Context;

/// Watches the first object of a document for a member called `users`, byte by byte.
#[derive(Debug, Default)]
pub(super) struct FirstObject {
    context: Context,
    key_start: usize,
    member: Member,
    /// Whether nothing but white space has come since a line ended outside of strings.
    new_line: bool,
    /// Whether a line has ended within a string, which JSON does not allow.
    broken_string: bool,
    /// Whether the object has an id, as a user has.
    has_id: bool,
}

/// Where in a member of the object the watch stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Member {
    #[default]
    Key,
    Users,
    /// `users` behind an `id`: the list of an organization, or an unknown member of a user.
    UsersOrOther,
    /// Inside such a list, whose bracket has this position: a user in it will tell.
    ListOrOther(usize),
    Other,
}

/// What the watch has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The list of users, whose bracket has this position.
    Users(usize),
    /// `users`, but no list.
    UsersNotAList,
    /// The end of an object without `users`.
    End,
    /// The brace of a next line, where no value can stand: the line before was not closed.
    BrokenLine,
}

impl FirstObject {
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
                (Member::Users, _) => return Some(Found::UsersNotAList),
                (Member::UsersOrOther, b'[') => self.member = Member::ListOrOther(at),
                (Member::ListOrOther(at), b'{') => return Some(Found::Users(at)),
                (Member::UsersOrOther | Member::ListOrOther(_), _) => self.member = Member::Other,
                (Member::Key | Member::Other, _) => {}
            }
        }

        if byte == b'{' && self.new_line && self.context.is_misplaced() {
            return Some(Found::BrokenLine);
        }
        self.new_line = !was_in_string && (byte == b'\n' || self.new_line && is_blank);

        self.context.step(byte);
        if self.context.depth() == 0 {
            return Some(Found::End);
        }
        if depth == 1 && self.member == Member::Key && was_in_string != self.context.in_string() {
            if was_in_string {
                let key = object.get(self.key_start..).unwrap_or_default();
                self.has_id |= is_key(key, "id");
                self.member = match (is_key(key, "users"), self.has_id) {
                    (true, false) => Member::Users,
                    (true, true) => Member::UsersOrOther,
                    (false, _) => Member::Other,
                };
            } else {
                self.key_start = at;
            }
        }
        if depth == 1 && byte == b',' && !was_in_string {
            self.member = Member::Key;
        }
        None
    }
}

/// A key may be written with escapes, so JSON has to read it.
fn is_key(key: &[u8], name: &str) -> bool {
    serde_json::from_slice::<String>(key).is_ok_and(|key| key == name)
}
