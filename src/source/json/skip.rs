use super::{Fault, Json};

impl<'a> Json<'a> {
    /// Takes any value and gives its text. Its strings are not checked for UTF-8.
    pub fn skip(&mut self) -> Result<&'a [u8], Fault> {
        self.peek()?;
        let start = self.rest;
        // The brackets that are open. A value may lie in any number of them.
        let mut open = Vec::new();
        loop {
            match self.peek()? {
                bracket @ (b'{' | b'[') => {
                    self.advance();
                    let close = bracket + 2;
                    if self.peek()? != close {
                        open.push(close);
                        self.any_name(close)?;
                        continue;
                    }
                    self.advance();
                }
                _ => self.scalar()?,
            }
            loop {
                let Some(close) = open.last() else {
                    let length = start.len() - self.rest.len();
                    return Ok(start.get(..length).unwrap_or_default());
                };
                match self.peek()? {
                    b',' => {
                        self.advance();
                        self.any_name(*close)?;
                        break;
                    }
                    byte if byte == *close => {
                        self.advance();
                        open.pop();
                    }
                    _ => return Err(Fault::NotJson),
                }
            }
        }
    }

    /// Takes the name of a member and its colon, inside an object.
    fn any_name(&mut self, close: u8) -> Result<(), Fault> {
        if close == b'}' {
            self.quoted()?;
            self.colon()?;
        }
        Ok(())
    }

    pub(super) fn colon(&mut self) -> Result<(), Fault> {
        self.peek()?;
        self.take_exactly(b":")
    }

    fn scalar(&mut self) -> Result<(), Fault> {
        match self.peek()? {
            b'"' => self.quoted().map(drop),
            b'-' | b'0'..=b'9' => self.number(),
            b't' | b'f' => self.bool().map(drop),
            b'n' => self.null().map(drop),
            _ => Err(Fault::NotJson),
        }
    }

    fn number(&mut self) -> Result<(), Fault> {
        if self.rest.first() == Some(&b'-') {
            self.advance();
        }
        match self.rest.first() {
            Some(b'0') => self.advance(),
            _ => self.digits()?,
        }
        if self.rest.first() == Some(&b'.') {
            self.advance();
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.rest.first() {
            self.advance();
            if let Some(b'+' | b'-') = self.rest.first() {
                self.advance();
            }
            self.digits()?;
        }
        match self.rest.first() {
            // Behind a zero that leads a number.
            Some(b'0'..=b'9') => Err(Fault::NotJson),
            _ => Ok(()),
        }
    }

    /// Takes all digits that come next, one at least.
    fn digits(&mut self) -> Result<(), Fault> {
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let count = self.rest.iter().take_while(|byte| is_digit(byte)).count();
        self.rest = self.rest.get(count..).unwrap_or_default();
        match (count, self.rest) {
            (0, []) => Err(Fault::Ended),
            (0, _) => Err(Fault::NotJson),
            _ => Ok(()),
        }
    }
}
