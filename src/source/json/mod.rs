//! Reads JSON in place, in one pass, copying only strings with escapes.

mod fault;
mod members;
mod names;
mod quoted;
mod skip;

pub(super) use fault::Fault;
pub(crate) use members::Members;
pub(super) use names::{Name, Names, names};

/// The rest of a JSON text, from which one value after another is taken.
///
/// Where a value is refused, the rest begins with that value.
#[derive(Debug, Clone)]
pub(crate) struct Json<'a> {
    rest: &'a [u8],
}

/// Whether text is JSON so far: `Some(false)` where it can't become JSON, `None` where its end is
/// missing.
pub(super) fn is_json(text: &[u8]) -> Option<bool> {
    let mut json = Json::new(text);
    match json.skip() {
        Ok(_) => Some(json.is_done()),
        Err(Fault::Ended) => None,
        Err(_) => Some(false),
    }
}

/// How far the reading of an object or a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Later,
}

impl<'a> Json<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        Self { rest: text }
    }

    /// The text still to be read.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Takes what a function makes of the next bytes, unless it makes nothing of them.
    #[inline(always)]
    pub fn take<T, const LENGTH: usize>(
        &mut self,
        read: impl FnOnce(&[u8; LENGTH]) -> Option<T>,
    ) -> Option<T> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        let taken = read(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    /// The next byte that is not white space, which is not taken.
    #[inline(always)]
    pub fn peek(&mut self) -> Result<u8, Fault> {
        match self.rest.first() {
            Some(byte) if *byte > b' ' => Ok(*byte),
            _ => self.peek_behind_space(),
        }
    }

    fn peek_behind_space(&mut self) -> Result<u8, Fault> {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
        self.rest.first().copied().ok_or(Fault::Ended)
    }

    /// Whether nothing but white space is left.
    pub fn is_done(&mut self) -> bool {
        self.peek() == Err(Fault::Ended)
    }

    /// Takes these bytes, which must come next.
    fn take_exactly(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match self.rest.strip_prefix(bytes) {
            Some(rest) => {
                self.rest = rest;
                Ok(())
            }
            None if bytes.starts_with(self.rest) => Err(Fault::Ended),
            None => Err(Fault::NotJson),
        }
    }

    /// Takes `null` where a value begins with an `n`.
    pub fn null(&mut self) -> Result<bool, Fault> {
        let is_null = self.peek()? == b'n';
        if is_null {
            self.take_exactly(b"null")?;
        }
        Ok(is_null)
    }

    /// Takes `true` or `false`.
    pub fn bool(&mut self) -> Result<Option<bool>, Fault> {
        match self.peek()? {
            b't' => self.take_exactly(b"true").map(|()| Some(true)),
            b'f' => self.take_exactly(b"false").map(|()| Some(false)),
            _ => Ok(None),
        }
    }

    /// Takes the bracket that opens an object or a list, or the quote that opens a string, where it
    /// comes next.
    #[inline(always)]
    pub fn open(&mut self, sign: u8) -> Result<bool, Fault> {
        let opens = self.peek()? == sign;
        if opens {
            self.advance();
        }
        Ok(opens)
    }

    /// Goes to the next element of a list or member of an object, or takes the bracket that closes it.
    #[inline(always)]
    fn more(&mut self, place: &mut Place, close: u8) -> Result<bool, Fault> {
        let byte = self.peek()?;
        if byte == close {
            self.advance();
            return Ok(false);
        }
        if *place == Place::Later {
            if byte != b',' {
                return Err(Fault::NotJson);
            }
            self.advance();
        }
        *place = Place::Later;
        Ok(true)
    }

    /// Takes a list, each element through a function.
    pub fn elements(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut place = Place::First;
        while self.more(&mut place, b']')? {
            element(self)?;
        }
        Ok(())
    }

    #[inline(always)]
    fn advance(&mut self) {
        if let [_, rest @ ..] = self.rest {
            self.rest = rest;
        }
    }
}
