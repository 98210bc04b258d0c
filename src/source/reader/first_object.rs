use super::scan::Scan;

/// Watches the first object of a document for a member called `users`, byte by byte.
#[derive(Debug, Default)]
pub(super) struct FirstObject {
    scan: Scan,
    key_start: usize,
    member: Member,
    /// The last byte outside a string that is not white space.
    before: u8,
    /// Whether a line has ended since then.
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
    Other,
}

/// What the watch has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The bracket that opens the list of users.
    Users,
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
        let was_in_string = self.scan.in_string();
        let depth = self.scan.depth();
        if self.broken_string && byte == b'{' {
            return Some(Found::BrokenLine);
        }
        self.broken_string =
            was_in_string && (byte == b'\n' || self.broken_string && byte.is_ascii_whitespace());

        if depth == 1
            && !was_in_string
            && self.member == Member::Users
            && !byte.is_ascii_whitespace()
            && byte != b':'
        {
            return Some(if byte == b'[' {
                Found::Users
            } else {
                Found::UsersNotAList
            });
        }

        if !was_in_string && byte == b'{' && self.new_line && self.before != b':' && depth == 1 {
            return Some(Found::BrokenLine);
        }
        if !was_in_string && !byte.is_ascii_whitespace() {
            self.before = byte;
        }
        self.new_line =
            !was_in_string && (byte == b'\n' || self.new_line && byte.is_ascii_whitespace());

        self.scan.step(byte);
        if self.scan.depth() == 0 {
            return Some(Found::End);
        }
        if depth == 1 && self.member == Member::Key && was_in_string != self.scan.in_string() {
            if was_in_string {
                let key = object.get(self.key_start..).unwrap_or_default();
                self.has_id |= is_key(key, "id");
                // A user may have a member of that name, too.
                self.member = if !self.has_id && is_key(key, "users") {
                    Member::Users
                } else {
                    Member::Other
                };
            } else {
                self.key_start = object.len() - 1;
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
