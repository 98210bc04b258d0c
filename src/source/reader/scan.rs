use memchr::memchr2;

/// How much of a record is read before its text is checked for the first time. Each further check
/// comes after twice as much.
pub(super) const FIRST_CHECK: usize = 64 * 1024;

/// How many bytes more are read of a record of this length before its text is checked.
pub(super) fn until_check(length: usize) -> usize {
    let mut check = FIRST_CHECK;
    while check <= length {
        check *= 2;
    }
    check - length
}

/// Finds where a JSON value that begins with a bracket ends, over any split of its bytes.
///
/// It counts brackets outside strings and nothing more: whether the value is good JSON is for
/// the parser to say, which then rejects that one value alone.
#[derive(Debug, Default)]
pub(super) struct Scan {
    depth: u32,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// Takes the next bytes of the value. Gives the position after its last byte once the
    /// bracket that it began with is closed.
    pub fn find_end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if self.in_string && !self.escaped {
                // Most bytes of a document lie in strings: skip to what can end one.
                at += memchr2(b'"', b'\\', rest)?;
            }
            self.step(*bytes.get(at)?);
            at += 1;
            if self.depth == 0 && !self.in_string {
                return Some(at);
            }
        }
        None
    }

    /// Takes the next bytes of a value that begins with no bracket. Gives the position of the
    /// first byte outside it: a comma, a closing bracket or white space.
    pub fn find_scalar_end(&mut self, bytes: &[u8]) -> Option<usize> {
        bytes.iter().position(|byte| {
            let outside = !self.in_string
                && (byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}'));
            if !outside {
                self.step(*byte);
            }
            outside
        })
    }

    /// Takes one byte.
    pub fn step(&mut self, byte: u8) {
        if self.escaped {
            self.escaped = false;
        } else if self.in_string {
            match byte {
                b'"' => self.in_string = false,
                b'\\' => self.escaped = true,
                _ => {}
            }
        } else {
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}
